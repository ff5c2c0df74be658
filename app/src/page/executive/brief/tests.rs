//! What the brief promises: short whatever was typed, the recommended choice marked with a word, no approval while a gate
//! is open, no choice for anybody else, and the result once it is decided.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    case::{
        Both, Case,
        act::Action,
        brief::{Brief, Offered, PrecedentLine},
        decision::{Authority, Decision, Recommendation, Snapshot},
        estimate::{Estimate, Estimated, Frequency, ScenarioEstimate, Value},
        event::{Event, Happening},
        mover::Mover,
        package::{Package, Scope, Term},
        request::Request,
        sheet::Past,
        state::{Cause, Decided, State, StateKind, Why},
        understanding::{Need, Restatement, Understanding},
    },
    id::{AreaId, CaseNumber, PersonId},
    language::Language,
    permit::Hat,
    rating::{Answers, Severity, Vector},
    rules::{KindId, RuleBook},
    time::{DAY, Day, Time},
};
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::{form::Posted, page::executive::decide::DecidePage, port::People, render};
use domain::case::{Side, decision::Choice};

const EVA: PersonId = PersonId(Uuid::from_u128(1));
const ANNA: PersonId = PersonId(Uuid::from_u128(2));

fn now() -> Time {
    "2026-11-21".parse::<Day>().unwrap().start_utc().plus(12 * domain::time::HOUR)
}

/// As many short words as fit the limit: the worst that a person can type.
fn long(limit: usize) -> String {
    "ab ".repeat(limit / 3 + 1).chars().take(limit).collect::<String>().trim().to_owned()
}

fn answers() -> Answers {
    let kind = RuleBook::built_in().kind(KindId::Social);
    Answers(
        kind.questions
            .iter()
            .map(|question| (question.id.clone(), question.answers[0].key.clone()))
            .collect(),
    )
}

fn term(text: &str) -> Term {
    Term { condition: None, text: text.into(), owner: Side::Marketing, due: "2027-01-31".parse().unwrap() }
}

fn offered(round: u32, side: Side, text: &str) -> Offered {
    let package = Package {
        scope: Scope { audience: text.into(), ..Scope::default() },
        terms: (0..12).map(|_| term(text)).collect(),
        expires: "2027-11-20".parse().unwrap(),
        review_months: 6,
        note: text.into(),
    };
    Offered { round, side, package, residual: vector(), severity: Severity::Medium }
}

fn vector() -> Vector {
    Vector::from_fn(|_| 5)
}

fn need(text: &str) -> Need {
    let restatement = Restatement { text: text.into(), by: ANNA, at: now(), corrections: 2 };
    Need {
        text: text.into(),
        author: EVA,
        at: now(),
        understanding: Understanding::NotConfirmed { restatement },
    }
}

fn precedent() -> PrecedentLine {
    PrecedentLine {
        name: long(80),
        outcome: "approved_with_conditions".into(),
        source: long(80),
        ..PrecedentLine::default()
    }
}

/// An escalated case with these texts; by authority with a recommended offer, or by stalemate.
fn view(text: &dyn Fn(usize) -> String, by_authority: bool) -> CaseView {
    let request = Request {
        tool: text(80),
        supplier: text(80),
        kind: Some(KindId::Social),
        purpose: text(280),
        waiting: text(280),
        answers: answers(),
        go_live: "2027-01-04".parse().ok(),
        ..Request::default()
    };
    let mut case = Case::begin(CaseNumber(42), AreaId(Uuid::nil()), ANNA, request, now());
    case.sides.insert(EVA, Side::Security);
    let recommendation = Recommendation {
        choice: Choice::Offer(4),
        by: EVA,
        text: text(280),
        cosigned_by: Some(ANNA),
        ground: None,
    };
    let why = if by_authority {
        Why::Authority { rule: 4, recommendation: recommendation.clone() }
    } else {
        Why::Stalemate {
            cause: Cause::Silence,
            side: Side::Security,
            reason: text(280),
            lapsed: Both::default(),
            not_cosigned: true,
        }
    };
    let brief = Brief {
        at: now(),
        inherent: vector(),
        severity: Severity::High,
        provisional: true,
        options: vec![offered(3, Side::Marketing, &text(280)), offered(4, Side::Security, &text(279))],
        agreed: (0..12).map(|_| term(&text(278))).collect(),
        needs: Both { marketing: Some(need(&text(280))), security: Some(need(&text(280))) },
        objection: Some(text(280)),
        recommendation: by_authority.then_some(recommendation),
        precedents: vec![precedent(), precedent(), precedent()],
    };
    let due = now().plus(-DAY);
    case.state = State::Escalated(Box::new(Escalated { why, brief, due, unanswered: None }));
    let names = [(EVA, text(40)), (ANNA, text(40))];
    CaseView {
        told: Vec::new(),
        case,
        version: 7,
        now: now(),
        area: text(80),
        people: People(BTreeMap::from(names)),
        me: EVA,
        worn: BTreeSet::from([Hat::Decider]),
        possible: BTreeSet::from([Action::Decide, Action::SendBack, Action::Ask]),
        mover: Mover::Executive,
        deciders: vec![EVA],
        events: Vec::new(),
        precedents: Vec::new(),
        entry: None,
        earlier: None,
        later: Vec::new(),
        files: Vec::new(),
        blind: false,
        pending: Vec::new(),
        open_questions: 0,
        talk: crate::port::talk::Talk::default(),
        look: crate::port::talk::Look::default(),
        policy: domain::policy::Policy::default(),
        losses: loss::Memo::default(),
    }
}

/// Large figures for everything, whatever the package.
fn expect_much(view: &mut CaseView) {
    let scenario = ScenarioEstimate {
        frequency: Frequency::Sometimes,
        low: 1_000,
        high: 2_000_000_000,
        max: None,
        secondary: None,
    };
    let estimate = Estimate {
        scenarios: BTreeMap::from([("TAKEOVER".to_owned(), scenario)]),
        value: Some(Value { low: -900_000, mode: 1_000_000, high: 100_000_000_000 }),
        delay: Some(12_345_678),
        costs: BTreeMap::new(),
    };
    let estimated = Estimated { side: Side::Security, at: now(), estimate };
    view.case.estimates.insert(EVA, estimated);
}

/// Somebody changes what the brief rests on after it was written.
fn change_since(view: &mut CaseView) {
    let before = ["waiting", "budget"].map(|fact| (format!("fact/{fact}"), Some("1234".to_owned())));
    view.case.past.push(Past { at: now().plus(1), before: before.into() });
}

/// Not knowing opens the gates of every question.
fn know_nothing(view: &mut CaseView) {
    for answer in view.case.request.answers.0.values_mut() {
        domain::rating::UNKNOWN.clone_into(answer);
    }
}

fn html(language: Language, view: CaseView) -> String {
    let page = BriefPage::of(view).expect("a brief");
    render::fragment(language, || page.view())
}

/// Words before the appendix.
fn count(html: &str) -> usize {
    let (main, _) = html.split_once("id=\"appendix\"").expect("an appendix");
    room::count(main)
}

#[test]
fn a_brief_has_at_most_220_words_whatever_was_typed() {
    let ordinary = |limit: usize| "Kampagne zum Sommerfest im Filialnetz".chars().take(limit).collect();
    for language in Language::ALL {
        for by_authority in [true, false] {
            for text in [&long as &dyn Fn(usize) -> String, &ordinary] {
                for (gated, estimated) in [(false, false), (true, false), (false, true), (true, true)] {
                    let mut view = view(text, by_authority);
                    if gated {
                        know_nothing(&mut view);
                    }
                    if estimated {
                        expect_much(&mut view);
                    }
                    let words = count(&html(language, view));
                    let case = format!("{language:?} {by_authority} {gated} {estimated}");
                    assert!((60..=room::WHOLE).contains(&words), "{case}: {words}");
                }
            }
        }
    }
}

#[test]
fn a_sign_between_words_makes_no_two_words_of_one() {
    assert_eq!(room::count("<p title=\"a <b> c\">x&lt;y>&amp;z <b>two</b><!> three</p>"), 3);
}

#[test]
fn every_cause_of_a_stalemate_and_every_result_keeps_to_the_length() {
    for language in Language::ALL {
        for cause in [Cause::Facts, Cause::Values, Cause::Cost, Cause::Law, Cause::Silence] {
            let mut view = view(&long, false);
            know_nothing(&mut view);
            expect_much(&mut view);
            change_since(&mut view);
            if let State::Escalated(escalated) = &mut view.case.state
                && let Why::Stalemate { cause: of, lapsed, .. } = &mut escalated.why
            {
                *of = cause;
                *lapsed = Both { marketing: true, security: true };
            }
            let words = count(&html(language, view.clone()));
            assert!(words <= room::WHOLE, "{language:?} {cause:?}: {words}");
            // whoever only reads is told who decides
            view.possible = BTreeSet::new();
            view.deciders = vec![EVA, ANNA, EVA];
            let words = count(&html(language, view));
            assert!(words <= room::WHOLE, "{language:?} {cause:?}, reading: {words}");
        }
    }
}

#[test]
fn several_conditions_in_dispute_take_no_more_room_than_there_is() {
    // words of every length, so that the packages differ in more than one of them
    let words = "a\u{a0}b x<y>&z a äüüüaaaü a\u{a0}b öaöaaäöü äüäüäaüöüää a aaaaüüüa üö 0 öaöaaöööü ä – üäääaö 0 aöaöaä";
    let text = |limit: usize| words.repeat(8).chars().take(limit).collect::<String>().trim().to_owned();
    for language in Language::ALL {
        let mut view = view(&text, false);
        know_nothing(&mut view);
        expect_much(&mut view);
        let words = count(&html(language, view));
        assert!(words <= room::WHOLE, "{language:?}: {words}");
    }
}

#[test]
fn a_need_as_people_write_it_stands_in_its_own_words() {
    let need = "Wir wollen im Sommer mit dem neuen Kanal unsere jungen Kundinnen und Kunden erreichen, bevor der \
                Wettbewerb es tut. Jeder Monat ohne den Kanal kostet uns etwa 12 000 Euro Umsatz und das Vertrauen der \
                Filialen, die seit Januar auf eine Zusage warten.";
    for language in Language::ALL {
        for by_authority in [true, false] {
            let text = |limit: usize| if limit > 100 { need.to_owned() } else { "Neuer Kanal".to_owned() };
            let mut view = view(&text, by_authority);
            if let State::Escalated(escalated) = &mut view.case.state {
                escalated.brief.precedents[0].name = "pretix".to_owned();
                escalated.brief.precedents[0].source = "K-2026-0001".to_owned();
            }
            let page = html(language, view);
            let (main, appendix) = page.split_once("id=\"appendix\"").expect("an appendix");
            assert_eq!(main.matches(&format!("<blockquote>{need}</blockquote>")).count(), 2, "{main}");
            assert!(appendix.contains(need) && main.contains("#appendix") && main.contains("#brief-texts"));
        }
    }
}

fn anybody_s_text() -> impl Strategy<Value = Vec<String>> {
    let word = prop_oneof![
        "[a-zäöü]{1,14}",
        "[0-9]{1,6}",
        Just("–".to_owned()),
        Just("%".to_owned()),
        Just("a\u{a0}b".to_owned()),
        Just("x<y>&z".to_owned()),
    ];
    // nobody can hand over without a need: at least one word is always there
    prop::collection::vec(word, 1..150)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn whatever_is_written_the_brief_keeps_its_length_and_cuts_no_need(
        written in anybody_s_text(), by_authority: bool, gated: bool, estimated: bool, changed: bool, german: bool,
    ) {
        let text = |limit: usize| {
            let all: String = written.join(" ").chars().take(limit).collect();
            all.trim().to_owned()
        };
        let mut view = view(&text, by_authority);
        if gated {
            know_nothing(&mut view);
        }
        if estimated {
            expect_much(&mut view);
        }
        if changed {
            change_since(&mut view);
        }
        let language = if german { Language::De } else { Language::En };
        let page = html(language, view);
        prop_assert!(count(&page) <= room::WHOLE, "{} words", count(&page));
        let main = page.split("id=\"appendix\"").next().unwrap_or_default();
        for quoted in main.split("<blockquote>").skip(1) {
            let quoted = quoted.split("</blockquote>").next().unwrap_or_default();
            let whole = text(280).replace('&', "&amp;").replace('<', "&lt;");
            let plain = |text: &str| text.replace("&gt;", ">").replace("<!>", "");
            prop_assert_eq!(plain(quoted), plain(&whole));
        }
    }
}

#[test]
fn the_recommended_choice_is_marked_with_a_word_and_every_choice_leads_to_its_confirmation() {
    for (language, mark) in [(Language::De, "Empfohlen"), (Language::En, "Recommended")] {
        let page = html(language, view(&long, true));
        let code = language.code();
        for choice in ["as-asked", "offer-3", "offer-4", "decline"] {
            assert!(page.contains(&format!("/{code}/cases/42/decide?choice={choice}")), "{choice}: {page}");
        }
        let advised = page.split("choice=offer-4").nth(1).expect("the offer");
        assert!(advised.split("</a>").next().expect("its link").contains(mark), "{page}");
        assert_eq!(page.matches(&format!(">{mark}<")).count(), 1, "{page}");
        assert!(!html(language, view(&long, false)).contains(&format!(">{mark}<")));
    }
}

#[test]
fn what_is_agreed_and_what_is_not_are_counted_and_named() {
    let mut view = view(&|_| "kurz".to_owned(), false);
    if let State::Escalated(escalated) = &mut view.case.state {
        escalated.brief.agreed = vec![term("Konten mit Namen")];
        escalated.brief.options[0].package.terms = vec![term("Konten mit Namen")];
        escalated.brief.options[1].package.terms = vec![term("Konten mit Namen"), term("Keine Bestelldaten")];
    }
    let page = html(Language::De, view);
    assert!(
        page.contains("Einig: eine Auflage (Konten mit Namen).")
            && page.contains("Strittig: eine Auflage (Keine Bestelldaten)."),
        "{page}"
    );
}

#[test]
fn people_s_texts_stay_text() {
    let hostile = |_: usize| "</textarea><script>alert(1)</script>".to_owned();
    for by_authority in [true, false] {
        let page = html(Language::De, view(&hostile, by_authority));
        assert!(!page.contains("<script"), "{page}");
    }
}

#[test]
fn whoever_does_not_decide_sees_no_choice_but_who_does() {
    for language in Language::ALL {
        let mut other = view(&|_| "Eva Stein".to_owned(), false);
        other.possible = BTreeSet::new();
        let page = html(language, other);
        assert!(!page.contains("decide?choice=") && page.contains("Eva Stein"), "{page}");
    }
}

#[test]
fn an_open_gate_closes_every_approval_and_says_what_is_missing() {
    let mut gated = view(&long, true);
    know_nothing(&mut gated);
    let page = html(Language::De, gated.clone());
    assert!(!page.contains("choice=as-asked") && !page.contains("choice=offer-4"), "{page}");
    assert!(page.contains("choice=decline") && page.contains("/de/cases/42/gates"), "{page}");
    let confirm = DecidePage::of(gated, "offer-4", Posted::blank()).expect("a choice");
    assert!(!confirm.is_open());
}

#[test]
fn after_the_decision_the_result_stands_where_the_choices_were() {
    let mut view = view(&|_| "Eva Stein".to_owned(), true);
    let decision = Decision {
        choice: Choice::Decline,
        authority: Authority::Executive,
        by: EVA,
        at: now(),
        reason: "Nicht <jetzt>".into(),
        package: None,
        expires: None,
        review_months: None,
        cosigned_by: None,
        snapshot: Snapshot {
            inherent: vector(),
            residual: vector(),
            severity: Severity::High,
            provisional: false,
            rule_book: "1".into(),
            record: None,
        },
    };
    let before = view.case.state.clone();
    let effective_at = now().plus(30_000);
    view.case.state = State::Declined(Box::new(Decided { decision, effective_at, effective: false, before }));
    view.possible = BTreeSet::from([Action::Undo]);
    for language in Language::ALL {
        let page = html(language, view.clone());
        let undo = format!(r#"action="/{}/cases/42/undo""#, language.code());
        assert!(page.contains("Nicht &lt;jetzt>") || page.contains("Nicht &lt;jetzt&gt;"), "{page}");
        assert!(page.contains(&undo) && !page.contains("decide?choice="), "{page}");
    }
    view.possible = BTreeSet::new();
    assert!(!html(Language::De, view).contains("/undo"));
}

#[test]
fn the_appendix_holds_the_executives_questions_with_their_answers() {
    let mut view = view(&|_| "kurz".to_owned(), false);
    let event = |happening| Event { at: now(), by: Some(EVA), happening, state: StateKind::Escalated };
    let asked = Happening::Asked { asker: None, asked: Side::Security, text: "Wie teuer?".into() };
    view.events = vec![event(Happening::Answered { text: "900 Euro".into() }), event(asked)];
    let page = html(Language::En, view);
    let appendix = page.split("id=\"appendix\"").nth(1).expect("an appendix");
    assert!(appendix.contains("Wie teuer?") && appendix.contains("900 Euro"), "{appendix}");
}

#[test]
fn what_changed_since_the_executive_was_told_is_said_above_and_listed_below() {
    for language in Language::ALL {
        let mut view = view(&|_| "kurz".to_owned(), true);
        // what was different before is the brief's own ground
        view.case.past.push(Past { at: now(), before: BTreeMap::from([("fact/tool".to_owned(), None)]) });
        let title = Words::of(language).say("brief-changed-title");
        let page = html(language, view.clone());
        assert!(!page.contains("#changed") && !page.contains(&title), "{page}");
        change_since(&mut view);
        let page = html(language, view.clone());
        let (main, appendix) = page.split_once("id=\"appendix\"").expect("an appendix");
        assert!(main.contains("href=\"#changed\""), "{main}");
        assert!(
            appendix.contains("id=\"changed\"") && appendix.contains("1.234") | appendix.contains("1,234")
        );
        assert_eq!(appendix.matches("class=\"changed\"").count(), 2, "{appendix}");
        // once it is decided, the brief is what lay before whoever decided
        view.case.past.clear();
        assert!(!html(language, view).contains("#changed"));
    }
}
