//! What people type, and what is made of it: every parser at its limits.

use super::*;

const EVER: RangeInclusive<i64> = i64::MIN..=i64::MAX;

fn sent(value: &str) -> Typed {
    Typed::filled([("field", value)])
}

fn kind<T>(parsed: Result<T, Fault>) -> Option<FaultKind> {
    parsed.err().map(|fault| {
        assert!(fault.field == "field" || fault.field == VERSION);
        fault.kind
    })
}

#[test]
fn text_is_trimmed_and_its_lines_end_alike() {
    assert_eq!(text(&sent("  a\r\nb\rc \r\n"), "field", 5), Ok("a\nb\nc".into()));
    assert_eq!(optional_text(&sent(" \r\n "), "field", 5), Ok(None));
    assert_eq!(kind(text(&sent(" "), "field", 5)), Some(FaultKind::Required));
    assert_eq!(kind(text(&Typed::default(), "field", 5)), Some(FaultKind::Required));
}

#[test]
fn the_limit_counts_characters_and_not_bytes() {
    assert_eq!(text(&sent("äöüß€"), "field", 5), Ok("äöüß€".into()));
    assert_eq!(kind(text(&sent("äöüß€!"), "field", 5)), Some(FaultKind::TooLong { max: 5 }));
}

#[test]
fn control_characters_and_turning_marks_are_refused() {
    for odd in ["a\0b", "a\u{1b}[31m", "a\u{7f}", "a\u{85}b", "abc\u{202e}gpj", "\u{2066}x\u{2069}"] {
        assert_eq!(kind(text(&sent(odd), "field", 99)), Some(FaultKind::Unprintable), "{odd:?}");
    }
    assert_eq!(kind(line(&sent("two\nlines"), "field", 99)), Some(FaultKind::Unprintable));
    assert!(text(&sent("</textarea><script>alert(1)</script>"), "field", 99).is_ok(), "text is text");
}

#[test]
fn one_value_asked_for_is_one_value_taken() {
    let twice = Typed::filled([("field", "a"), ("field", "b")]);
    assert_eq!(kind(text(&twice, "field", 9)), Some(FaultKind::Duplicate));
    assert_eq!(kind(choice(&twice, "field", Language::from_code)), Some(FaultKind::Duplicate));
}

#[test]
fn only_offered_choices_are_taken() {
    assert_eq!(choice(&sent("de"), "field", Language::from_code), Ok(Language::De));
    assert_eq!(kind(choice(&sent("fr"), "field", Language::from_code)), Some(FaultKind::UnknownChoice));
    assert_eq!(kind(choice(&sent(""), "field", Language::from_code)), Some(FaultKind::NotChosen));
    assert_eq!(optional_choice(&sent(""), "field", Language::from_code), Ok(None));
    let both = Typed::filled([("field", "en"), ("field", "de")]);
    assert_eq!(choices(&both, "field", Language::from_code), Ok(vec![Language::En, Language::De]));
    assert_eq!(kind(choices(&Typed::default(), "field", Language::from_code)), Some(FaultKind::NotChosen));
    let twice = Typed::filled([("field", "en"), ("field", "en")]);
    assert_eq!(kind(optional_choices(&twice, "field", Language::from_code)), Some(FaultKind::Duplicate));
}

#[test]
fn dates_are_read_as_browsers_and_both_languages_write_them() {
    let first = Day::new(2026, 1, 1).unwrap();
    let last = Day::new(2027, 1, 1).unwrap();
    let read = |raw: &str| day(&sent(raw), "field", first..=last);
    for same in ["2026-11-02", "02.11.2026", "2.11.2026", "2/11/2026", " 2. 11. 2026 "] {
        assert_eq!(read(same), Ok(Day::new(2026, 11, 2).unwrap()), "{same}");
    }
    for odd in ["31.4.2026", "2.11.26", "11-02-2026", "morgen", "2026-13-01", "1.2.3.4"] {
        assert_eq!(kind(read(odd)), Some(FaultKind::NotADate), "{odd}");
    }
    assert_eq!(kind(read("2025-12-31")), Some(FaultKind::DateBefore { day: first }));
    assert_eq!(kind(read("2027-01-02")), Some(FaultKind::DateAfter { day: last }));
    assert_eq!(kind(read("")), Some(FaultKind::Required));
}

#[test]
fn whole_numbers_are_digits_in_their_range() {
    assert_eq!(whole(&sent(" 12\u{a0}000 "), "field", EVER), Ok(12_000));
    assert_eq!(kind(whole(&sent("12.5"), "field", EVER)), Some(FaultKind::NotANumber));
    assert_eq!(kind(whole(&sent("99999999999999999999"), "field", EVER)), Some(FaultKind::NotANumber));
    assert_eq!(kind(whole(&sent("0"), "field", 1..=9)), Some(FaultKind::OutOfRange { low: 1, high: 9 }));
}

#[test]
fn amounts_are_read_when_they_can_mean_one_thing_only() {
    let both = [
        ("1.234,56", 123_456),
        ("1234,56", 123_456),
        ("1,234.56", 123_456),
        ("1234.5", 123_450),
        ("1.234.567", 123_456_700),
        ("1,234,567.8", 123_456_780),
        ("€ 12", 1200),
        ("12 €", 1200),
        ("12,00\u{a0}EUR", 1200),
        ("1 234,56", 123_456),
    ];
    for language in Language::ALL {
        for (raw, cents) in both {
            assert_eq!(euro(&sent(raw), "field", language, EVER), Ok(cents), "{raw}");
        }
        for odd in ["", "-5"] {
            assert!(euro(&sent(odd), "field", language, EVER).is_err(), "{odd}");
        }
        for odd in [
            "abc",
            "1,2,3",
            "12.34.5",
            ",5",
            "1.23,456",
            "1,234,56",
            "1.2345",
            "5,",
            "1,234.567",
            "99999999999999999999",
        ] {
            assert_eq!(
                kind(euro(&sent(odd), "field", language, EVER)),
                Some(FaultKind::NotAnAmount),
                "{odd}"
            );
        }
    }
}

#[test]
fn a_lone_separator_before_three_digits_groups_in_its_own_language_and_asks_in_the_other() {
    assert_eq!(euro(&sent("1.234"), "field", Language::De, EVER), Ok(123_400));
    assert_eq!(euro(&sent("1,234"), "field", Language::En, EVER), Ok(123_400));
    assert_eq!(kind(euro(&sent("1,234"), "field", Language::De, EVER)), Some(FaultKind::AmountUnclear));
    assert_eq!(kind(euro(&sent("1.234"), "field", Language::En, EVER)), Some(FaultKind::AmountUnclear));
}

#[test]
fn an_amount_that_the_page_prints_is_read_back_as_it_was() {
    for language in Language::ALL {
        for cents in [0, 5, 99, 100, 99_999, 100_000, 123_456_789] {
            let printed = crate::format::amount(language, cents);
            assert_eq!(euro(&sent(&printed), "field", language, EVER), Ok(cents), "{printed}");
            let printed = crate::format::money(language, cents);
            assert_eq!(euro(&sent(&printed), "field", language, EVER), Ok(cents), "{printed}");
        }
    }
}

#[test]
fn links_open_a_web_page_and_nothing_else() {
    for good in
        ["https://example.com", "HTTP://example.com/a?b=c#d", "https://müller.example/", "http://[::1]:80/"]
    {
        assert_eq!(link(&sent(good), "field"), Ok(good.into()));
    }
    for odd in [
        "example.com",
        "javascript:alert(1)",
        "javascript://example.com/%0aalert(1)",
        "data:text/html,x",
        "https://",
        "https:///path",
        "https://bank.example@evil.example/",
        "https://a b.example",
        "https://a.example/\"><script>",
        "ftp://example.com",
    ] {
        assert_eq!(kind(link(&sent(odd), "field")), Some(FaultKind::NotALink), "{odd}");
    }
}

#[test]
fn a_tick_is_yes_or_nothing() {
    assert_eq!(ticked(&sent("yes"), "field"), Ok(true));
    assert_eq!(ticked(&Typed::default(), "field"), Ok(false));
    assert_eq!(kind(ticked(&sent("on"), "field")), Some(FaultKind::UnknownChoice));
}

#[test]
fn a_page_without_its_version_is_stale() {
    assert_eq!(version(&Typed::filled([(VERSION, "7")])), Ok(7));
    for typed in
        [Typed::default(), Typed::filled([(VERSION, "x")]), Typed::filled([(VERSION, "1"), (VERSION, "2")])]
    {
        assert_eq!(kind(version(&typed)), Some(FaultKind::Stale));
    }
}
