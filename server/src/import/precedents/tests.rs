//! The reader against an invented file and against each fault it knows. The law behind all of them: a fault costs
//! the entry it stands in and no other.

use domain::precedent::{Precedent, PrecedentOutcome};

use super::{Broken, Fault, LARGEST_FILE, MOST_ENTRIES, Parsed, SOURCE, parse, parse_bytes};

const FIXTURE: &str = include_str!("fixture.yml");

/// A good entry, one broken entry given as its lines, and another good entry; the broken one begins in line 4.
fn around(broken: &str) -> String {
    format!("termsofservice:\n  - name: Before\n    status:\n{broken}\n  - name: After\n    status:\n")
}

fn names(parsed: &Parsed) -> Vec<&str> {
    parsed.precedents.iter().map(|precedent| precedent.name.as_str()).collect()
}

#[track_caller]
fn costs_only_itself(broken: &str, line: usize, why: &Fault) {
    for text in [around(broken), around(broken).replace('\n', "\r\n"), format!("\u{feff}{}", around(broken))]
    {
        let parsed = parse(&text);
        assert_eq!(names(&parsed), ["Before", "After"], "{broken}");
        assert_eq!(parsed.broken, [Broken { line, why: why.clone() }], "{broken}");
    }
}

#[track_caller]
fn is_refused(text: &str, why: &Fault) {
    let parsed = parse(text);
    assert_eq!(parsed.precedents, []);
    assert_eq!(parsed.broken, [Broken { line: 1, why: why.clone() }]);
}

#[test]
fn each_field_of_an_entry_is_read() {
    let parsed = parse(FIXTURE);
    assert_eq!(parsed.broken, []);
    assert_eq!(names(&parsed), ["Amselpost", "Bildersee", "Chor-Chat", "4711"]);
    assert_eq!(
        parsed.precedents[..3],
        [
            Precedent {
                source: SOURCE.to_owned(),
                name: "Amselpost".to_owned(),
                key: "amselpost".to_owned(),
                outcome: PrecedentOutcome::Amended,
                year_month: Some((2014, 7)),
                link: None,
                document: Some("2014/07/amselpost-amendment.pdf".to_owned()),
                note: "Newsletter service".to_owned(),
                website: Some("https://amselpost.example/".to_owned()),
            },
            Precedent {
                source: SOURCE.to_owned(),
                name: "Bildersee".to_owned(),
                key: "bildersee".to_owned(),
                outcome: PrecedentOutcome::Inactive,
                year_month: Some((2018, 5)),
                link: Some("https://bildersee.example/terms#amendment".to_owned()),
                document: None,
                note: "Photo sharing & albums: “free” for all. It's closed.".to_owned(),
                website: Some("http://www.bildersee.example".to_owned()),
            },
            Precedent {
                source: SOURCE.to_owned(),
                name: "Chor-Chat".to_owned(),
                key: "chorchat".to_owned(),
                outcome: PrecedentOutcome::Compatible,
                year_month: Some((2013, 10)),
                link: None,
                document: Some("2015/02/chor-chat.pdf".to_owned()),
                note: "Group chat for choirs".to_owned(),
                website: None,
            },
        ]
    );
}

#[test]
fn reading_twice_gives_the_same_identities_once_each() {
    let (first, second) = (parse(FIXTURE), parse(FIXTURE));
    assert_eq!(first, second);
    let mut identities: Vec<_> = first.precedents.iter().map(Precedent::identity).collect();
    identities.sort_unstable();
    identities.dedup();
    assert_eq!(identities.len(), first.precedents.len());
}

#[test]
fn windows_line_ends_a_byte_order_mark_and_document_marks_change_nothing() {
    let plain = parse(FIXTURE);
    assert_eq!(parse(&FIXTURE.replace('\n', "\r\n")), plain);
    assert_eq!(parse(&format!("\u{feff}{FIXTURE}")), plain);
    assert_eq!(parse(&format!("---\n{FIXTURE}...\n")), plain);
    assert_eq!(parse(FIXTURE.trim_end()), plain);
    assert_eq!(parse_bytes(FIXTURE.as_bytes()), plain);
}

#[test]
fn a_list_at_the_left_edge_is_a_list() {
    let parsed = parse("termsofservice: # all\n- name: One\n  status:\n-\n  name: Two\n  status: inactive\n");
    assert_eq!((names(&parsed), parsed.broken.as_slice()), (vec!["One", "Two"], [].as_slice()));
}

#[test]
fn a_dash_inside_a_text_is_text() {
    let parsed =
        parse("termsofservice:\n  - name: One\n    description: |\n      - name: no entry\n    status:\n");
    assert_eq!(names(&parsed), ["One"]);
    assert_eq!(parsed.precedents[0].note, "- name: no entry");
}

#[test]
fn a_misplaced_field_costs_its_entry_only() {
    let entry = "  - name: Broken\n      url: https://a.example\n    status:";
    let parsed = parse(&around(entry));
    assert_eq!(names(&parsed), ["Before", "After"]);
    assert!(
        matches!(parsed.broken.as_slice(), [Broken { line: 5, why: Fault::Unreadable(_) }]),
        "{:?}",
        parsed.broken
    );
    let parsed = parse(&around("  - name: Broken\n    url: https://a.example\nstatus: inactive"));
    assert_eq!(names(&parsed), ["Before", "After"]);
    assert!(
        matches!(parsed.broken.as_slice(), [Broken { line: 6, why: Fault::Unreadable(_) }]),
        "{:?}",
        parsed.broken
    );
}

#[test]
fn a_misplaced_dash_costs_its_entry_only() {
    for spaces in [0, 1, 3, 4, 5, 9] {
        let dash = " ".repeat(spaces);
        costs_only_itself(&format!("{dash}- name: Broken\n{dash}  status:"), 4, &Fault::Indentation);
    }
}

#[test]
fn the_first_dash_may_be_the_misplaced_one() {
    let parsed = parse(
        "termsofservice:\n   - name: A\n     status:\n  - name: B\n    status:\n  - name: C\n    status:\n",
    );
    assert_eq!(parsed.broken.len(), 1, "{parsed:?}");
    assert_eq!(parsed.broken[0].line, 2);
    assert_eq!(names(&parsed), ["B", "C"]);
}

#[test]
fn tabs_cost_their_entry_only() {
    costs_only_itself("\t- name: Broken\n\t  status:", 4, &Fault::Tab);
    costs_only_itself("\t\t\t- name: Broken", 4, &Fault::Tab);
    costs_only_itself("  - name: Broken\n\tstatus:", 5, &Fault::Tab);
    assert_eq!(names(&parse(&around("  - name:\tTab in the value is allowed\n    status:"))).len(), 3);
}

#[test]
fn an_unclosed_quote_costs_its_entry_only() {
    costs_only_itself("  - name: 'Broken\n    status:", 4, &Fault::UnclosedQuote);
    costs_only_itself(
        "  - name: Broken\n    description: \"and so on\n    status: inactive",
        5,
        &Fault::UnclosedQuote,
    );
    costs_only_itself("  - name: Broken\n    status: '", 5, &Fault::UnclosedQuote);
}

#[test]
fn wrong_types_cost_their_entry_only() {
    costs_only_itself("  - name: [a, b]\n    status:", 4, &Fault::WrongType);
    costs_only_itself("  - name: Broken\n    status: {a: b}", 5, &Fault::WrongType);
    costs_only_itself("  - just text", 4, &Fault::WrongType);
    costs_only_itself("  -", 4, &Fault::WrongType);
    costs_only_itself(
        "  - name: Broken\n    url:\n      - https://a.example\n    status:",
        6,
        &Fault::WrongType,
    );
}

#[test]
fn missing_and_double_fields_cost_their_entry_only() {
    costs_only_itself("  - url: https://a.example\n    status:", 4, &Fault::NoName);
    costs_only_itself("  - name:\n    status:", 4, &Fault::NoName);
    costs_only_itself("  - name: ' '\n    status:", 4, &Fault::NoName);
    costs_only_itself("  - name: '?!'\n    status:", 4, &Fault::NoName);
    costs_only_itself("  - name: Broken\n    stauts: inactive", 4, &Fault::NoStatus);
    costs_only_itself("  - name: Broken\n    name: Again\n    status:", 5, &Fault::FieldTwice);
}

#[test]
fn values_without_a_meaning_cost_their_entry_only() {
    costs_only_itself(
        "  - name: Broken\n    status: approved",
        5,
        &Fault::UnknownStatus("approved".to_owned()),
    );
    costs_only_itself(
        "  - name: Broken\n    status: Inactive",
        5,
        &Fault::UnknownStatus("Inactive".to_owned()),
    );
    for date in
        ["2014", "13-2014", "00-2014", "02-30-2014", "July 2014", "7-2014", "07-14", "-", "２０１４-07"]
    {
        costs_only_itself(
            &format!("  - name: Broken\n    updated: '{date}'\n    status:"),
            5,
            &Fault::NotADate(date.to_owned()),
        );
    }
}

#[test]
fn only_addresses_become_links_and_only_plain_paths_are_kept() {
    let bad = [
        "javascript:alert(1)",
        "data:text/html,hi",
        "//evil.example/x",
        "../../etc/passwd",
        "2014/../../x.pdf",
        "2014\\07\\x.pdf",
        "file.pdf",
        "ftp://a.example/x",
        "https://",
        "https:///path",
        "https://name@evil.example/",
        "https://a.example/\"onclick=",
        "https://a.example/ b",
    ];
    for address in bad {
        let entry = format!("  - name: Broken\n    uri: '{address}'\n    status:");
        costs_only_itself(&entry, 5, &Fault::NotALink { field: "uri" });
        let entry = format!("  - name: Broken\n    url: '{address}'\n    status:");
        costs_only_itself(&entry, 5, &Fault::NotALink { field: "url" });
    }
    costs_only_itself(
        "  - name: Broken\n    url: 2014/07/x.pdf\n    status:",
        5,
        &Fault::NotALink { field: "url" },
    );
}

#[test]
fn texts_beyond_their_limit_cost_their_entry_only() {
    for (field, limit) in [("name", 120), ("description", 1_000), ("url", 500), ("uri", 500)] {
        let value = |length: usize| {
            let start = if field.starts_with("ur") { "https://a.example/" } else { "" };
            format!("{start}{}", "ä".repeat(length - start.len()))
        };
        let entry = |length: usize| match field {
            "name" => format!("  - name: {}\n    status:", value(length)),
            _ => format!("  - name: Long\n    {field}: {}\n    status:", value(length)),
        };
        assert_eq!(parse(&around(&entry(limit))).precedents.len(), 3, "{field}");
        let line = if field == "name" { 4 } else { 5 };
        costs_only_itself(&entry(limit + 1), line, &Fault::TooLong { field, limit });
    }
}

#[test]
fn invisible_characters_cost_their_entry_only() {
    costs_only_itself("  - name: \"Bro\\0ken\"\n    status:", 4, &Fault::ControlCharacter { field: "name" });
    costs_only_itself(
        "  - name: Broken\n    description: \"a\\u202Eb\"\n    status:",
        5,
        &Fault::ControlCharacter { field: "description" },
    );
}

#[test]
fn of_two_entries_under_one_name_the_first_that_can_be_read_counts() {
    costs_only_itself("  - name: BEFORE Inc.\n    status: inactive", 4, &Fault::Repeated { first: 2 });
    let parsed = parse("termsofservice:\n  - name: One\n    status: wrong\n  - name: one\n    status:\n");
    assert_eq!((names(&parsed), parsed.broken.len()), (vec!["one"], 1));
}

#[test]
fn what_does_not_belong_to_the_list_is_reported_once_and_ends_nothing() {
    costs_only_itself("othersection:\n  some: thing\n  and: more", 4, &Fault::OutsideList);
    costs_only_itself("---", 4, &Fault::OutsideList);
    let parsed = parse("version: 1\n- name: stray\ntermsofservice:\n  - name: One\n    status:\n");
    assert_eq!(parsed.broken, [Broken { line: 1, why: Fault::OutsideList }]);
    assert_eq!(names(&parsed), ["One"]);
}

#[test]
fn a_file_that_is_no_such_list_is_one_fault() {
    is_refused("", &Fault::Empty);
    is_refused("\u{feff}\r\n\r\n", &Fault::Empty);
    is_refused("# only a comment\n", &Fault::Empty);
    is_refused("termsofservice:\n", &Fault::Empty);
    is_refused("termsofservice:\n  nothing: here\n", &Fault::Empty);
    is_refused("name,status\nHootsuite,\n", &Fault::NotAList);
    is_refused("<!DOCTYPE html>\n<html></html>\n", &Fault::NotAList);
    is_refused("{\"termsofservice\": []}", &Fault::NotAList);
    is_refused("- name: One\n  status:\n", &Fault::NotAList);
    is_refused("termsofservice: [{name: One, status: }]\n", &Fault::NotAList);
    is_refused(&" ".repeat(LARGEST_FILE + 1), &Fault::TooLarge);
}

#[test]
fn bytes_that_are_no_text_are_a_fault_with_their_line() {
    assert_eq!(parse_bytes(b"one\ntwo\n\xff").broken, [Broken { line: 3, why: Fault::NotText }]);
    assert_eq!(parse_bytes(b"\xff\xfe").broken, [Broken { line: 1, why: Fault::NotText }]);
}

#[test]
fn entries_beyond_the_limit_are_not_read() {
    let list = |count: usize| {
        let entries: Vec<String> =
            (0..count).map(|number| format!("- name: Tool {number}\n  status:\n")).collect();
        parse(&format!("termsofservice:\n{}", entries.concat()))
    };
    let full = list(MOST_ENTRIES);
    assert_eq!((full.precedents.len(), full.broken.len()), (MOST_ENTRIES, 0));
    let beyond = list(MOST_ENTRIES + 2);
    assert_eq!(beyond.precedents, full.precedents);
    assert_eq!(beyond.broken, [Broken { line: 2 + 2 * MOST_ENTRIES, why: Fault::TooManyEntries }]);
}

#[test]
fn an_anchor_of_one_entry_is_unknown_to_another() {
    let parsed = parse("termsofservice:\n  - name: &a One\n    status:\n  - name: *a\n    status:\n");
    assert_eq!(names(&parsed), ["One"]);
    assert!(matches!(parsed.broken.as_slice(), [Broken { line: 4, why: Fault::Unreadable(_) }]));
}

#[test]
fn no_cut_and_no_foreign_letter_breaks_the_reader() {
    // Every place with every letter would take minutes; steps of 3 and 7 still meet every line and every letter.
    for (end, _) in FIXTURE.char_indices().step_by(3) {
        let parsed = parse(&FIXTURE[..end]);
        assert!(parsed.precedents.len() + parsed.broken.len() <= 4, "cut at {end}: {parsed:?}");
    }
    let letters =
        ["'", "\"", "{", "[", "\t", "\n", "&", "*", "- ", ": ", "#", "\u{0}", "|", "%", "@", "\u{feff}"];
    let lines = FIXTURE.lines().count() + 1;
    for ((end, _), foreign) in FIXTURE.char_indices().step_by(7).zip(letters.into_iter().cycle()) {
        let parsed = parse(&format!("{}{foreign}{}", &FIXTURE[..end], &FIXTURE[end..]));
        assert!(
            parsed.broken.iter().all(|broken| (1..=lines).contains(&broken.line)),
            "{foreign:?} at {end}"
        );
        assert!(parsed.precedents.len() >= 2 || parsed.broken.len() == 1, "{foreign:?} at {end}: {parsed:?}");
    }
}

#[test]
fn every_message_names_its_line_and_fits_a_terminal() {
    let broken = Broken { line: 12, why: Fault::TooLong { field: "name", limit: 120 } };
    assert_eq!(broken.to_string(), "line 12: `name` is longer than 120 characters");
    let long = format!("  - name: Broken\n    status: {}", "x".repeat(9_000));
    assert!(parse(&around(&long)).broken[0].to_string().chars().count() < 200);
}
