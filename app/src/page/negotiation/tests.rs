//! The pages of the room, read from their HTML with a case made by hand: a counter-offer of marketing on the table, after
//! an offer of security and a no that came first.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    case::{
        Case, Side,
        act::{Act, Action},
        mover::Mover,
        package::{Content, Package, Round, Scope, Term},
        possible::possible,
        request::Request,
        state::{Cause, Owed, Stalemate, State, Unsigned, Waiting},
        understanding::{Duty, Need, Restatement, Understanding},
    },
    id::{AreaId, CaseNumber, PersonId},
    language::Language,
    permit::Hat,
    rules::{KindId, RuleBook},
    time::{DAY, Day, HOUR, Time},
};

use super::{
    accept::AcceptPage, declare::DeclarePage, offer::OfferPage, restate::RestatePage, table::TablePage,
    understanding::UnderstandingPage,
};
use crate::{
    form::{Posted, Typed, negotiation::offer::OfferForm},
    page::Page,
    port::{CaseView, People},
    render::fragment,
};

const ANNA: &str = "00000000-0000-0000-0000-00000000000a";
const BEN: &str = "00000000-0000-0000-0000-00000000000b";

fn person(id: &str) -> PersonId {
    PersonId(id.parse().unwrap())
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn now() -> Time {
    day("2026-11-21").start_utc().plus(10 * HOUR)
}

fn term(id: &str, owner: Side, due: &str) -> Term {
    Term { condition: Some(id.into()), text: String::new(), owner, due: day(due) }
}

fn first() -> Package {
    Package {
        scope: Scope::default(),
        terms: vec![
            term("C-MFA", Side::Marketing, "2026-12-01"),
            term("C-LOG", Side::Marketing, "2026-12-01"),
            term("C-BRAND", Side::Marketing, "2026-12-01"),
        ],
        expires: day("2027-11-21"),
        review_months: 3,
        note: String::new(),
    }
}

fn counter() -> Package {
    Package {
        scope: Scope { audience: "Only <b>fans</b>".into(), budget: Some(5000), ..Scope::default() },
        terms: vec![
            term("C-MFA", Side::Marketing, "2026-12-15"),
            term("C-LOG", Side::Security, "2026-12-01"),
            Term {
                condition: None,
                text: "Weekly call".into(),
                owner: Side::Marketing,
                due: day("2026-12-01"),
            },
        ],
        expires: day("2027-05-21"),
        review_months: 1,
        note: "So we can start\nbefore Christmas".into(),
    }
}

fn round(number: u32, side: Side, content: Content, stale: bool) -> Round {
    let by = if side == Side::Marketing { person(ANNA) } else { person(BEN) };
    Round { number, side, by, at: now().plus(-DAY), content, stale, cosigned_by: None, ground: None }
}

fn case() -> Case {
    let questions = &RuleBook::built_in().kind(KindId::Social).questions;
    let keys = "d b b b b b b b b c b".split_whitespace();
    let request = Request {
        tool: "TikTok".into(),
        kind: Some(KindId::Social),
        purpose: "Reach people under 30".into(),
        budget: Some(20_000),
        go_live: Some(day("2026-12-10")),
        answers: questions.iter().map(|question| question.id.clone()).zip(keys).collect(),
        ..Request::default()
    };
    let mut case = Case::begin(
        CaseNumber(42),
        AreaId(ANNA.parse().unwrap()),
        person(ANNA),
        request,
        now().plus(-3 * DAY),
    );
    case.sides.insert(person(BEN), Side::Security);
    case.rounds = vec![
        round(1, Side::Security, Content::Objection("No channel without an owner".into()), true),
        round(2, Side::Security, Content::Offer(first()), false),
        round(3, Side::Marketing, Content::Offer(counter()), false),
    ];
    let mut need = Need::new("Sales before Christmas".into(), person(ANNA), now());
    let restatement =
        Restatement { text: "You want reach".into(), by: person(BEN), at: now(), corrections: 0 };
    need.understanding = Understanding::Corrected { restatement, correction: "Sales, not reach".into() };
    case.needs.marketing = Some(need);
    let mut need = Need::new("No takeover of the account".into(), person(BEN), now());
    need.understanding = Understanding::Restated(Restatement {
        text: "You fear a takeover".into(),
        by: person(ANNA),
        at: now(),
        corrections: 0,
    });
    case.needs.security = Some(need);
    case.state = State::Negotiation(Waiting::until(now().plus(DAY)));
    case
}

fn seen_by(case: Case, me: &str) -> CaseView {
    let hat = if me == ANNA { Hat::Requester } else { Hat::Reviewer };
    let worn = BTreeSet::from([hat]);
    CaseView {
        told: Vec::new(),
        possible: possible(&case, &worn, person(me), now()),
        mover: Mover::Side(case.to_move()),
        version: 7,
        now: now(),
        area: "Retail".into(),
        people: People(BTreeMap::from([
            (person(ANNA), "Anna Weber".to_owned()),
            (person(BEN), "Ben Roth".to_owned()),
        ])),
        me: person(me),
        worn,
        deciders: Vec::new(),
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
        case,
    }
}

fn html(language: Language, page: impl Page) -> String {
    fragment(language, move || page.view())
}

fn has(html: &str, pieces: &[&str]) {
    for piece in pieces {
        assert!(html.contains(piece), "{piece} is missing in {html}");
    }
}

fn lacks(html: &str, pieces: &[&str]) {
    for piece in pieces {
        assert!(!html.contains(piece), "{piece} stands in {html}");
    }
}

#[test]
fn the_table_shows_the_package_in_full_and_what_changed_in_words() {
    let html = html(Language::En, TablePage { view: seen_by(case(), BEN) });
    has(&html, &["Round 3: counter-offer by marketing", "Only &lt;b&gt;fans&lt;/b&gt;", "Weekly call"]);
    has(&html, &["at most €5,000 a year", "every month", "Proof: Test of the alert and a review ticket"]);
    for word in ["Added", "Removed", "Softened", "Tightened", "Moved"] {
        has(&html, &[&format!("<span class=\"diff-label\">{word}</span>")]);
    }
    has(&html, &["Given by marketing", "Given by security", "Round 2: offer by security", "stale"]);
    lacks(&html, &["<b>fans"]);
}

#[test]
fn the_table_offers_each_side_its_own_acts_only() {
    let security = html(Language::De, TablePage { view: seen_by(case(), BEN) });
    has(
        &security,
        &[
            "/de/cases/42/accept\"",
            "/de/cases/42/offer\"",
            "/de/cases/42/declare\"",
            "/de/cases/42/confirm\"",
            "/de/cases/42/restate\"",
        ],
    );
    let marketing = html(Language::De, TablePage { view: seen_by(case(), ANNA) });
    lacks(
        &marketing,
        &["/cases/42/accept\"", "/cases/42/offer\"", "/cases/42/declare\"", "/cases/42/confirm\""],
    );
}

#[test]
fn needs_say_how_far_they_were_understood() {
    for (language, words) in [
        (Language::En, ["corrected", "Sales, not reach", "restated, not confirmed yet"]),
        (Language::De, ["korrigiert", "Sales, not reach", "wiedergegeben, noch nicht bestätigt"]),
    ] {
        has(&html(language, TablePage { view: seen_by(case(), ANNA) }), &words);
    }
}

#[test]
fn marketing_does_not_see_an_offer_that_waits_for_a_signature() {
    let mut case = case();
    case.rounds.pop();
    let package = Package { note: "Secret so far".into(), ..counter() };
    let unsigned = Unsigned { act: Act::Offer(Box::new(package)), by: person(BEN), at: now(), ground: None };
    case.state = State::Negotiation(Waiting { due: now().plus(DAY), unsigned: Some(Box::new(unsigned)) });
    let marketing = html(Language::En, TablePage { view: seen_by(case.clone(), ANNA) });
    has(&marketing, &["waits for a second signature"]);
    lacks(&marketing, &["Secret so far"]);
    has(&html(Language::En, TablePage { view: seen_by(case, BEN) }), &["Secret so far"]);
}

#[test]
fn a_stalemate_says_what_each_side_owes_and_until_when() {
    let mut case = case();
    let owed = |duty| Some(Owed { duty, until: now().plus(DAY) });
    case.state = State::Stalemate(Stalemate {
        cause: Cause::Cost,
        by: person(ANNA),
        side: Side::Marketing,
        reason: "Too dear".into(),
        owed: domain::case::Both { marketing: owed(Duty::Restate), security: owed(Duty::ConfirmOrCorrect) },
        lapsed: domain::case::Both::default(),
        unsigned: None,
    });
    let said = html(Language::En, TablePage { view: seen_by(case.clone(), ANNA) });
    has(&said, &["It costs too much", "Too dear", "restates what security needs, by Sun, 22/11/2026, 11:00"]);
    has(&html(Language::De, UnderstandingPage::of(seen_by(case, BEN))), &["bestätigt oder korrigiert"]);
}

#[test]
fn the_editor_starts_from_the_table_and_names_what_conditions_lower() {
    let page = html(Language::De, OfferPage::of(seen_by(case(), BEN), Language::De));
    has(
        &page,
        &["Only &lt;b&gt;fans", "2026-12-15", "Weekly call", "Ausnutzbarkeit der Schwachstelle 9 → 3"],
    );
    has(&page, &["name=\"preview\"", "name=\"add\"", "value=\"no-customer-data\"", "Fertige Kompromisse"]);
    has(&page, &["muss eine zweite Person aus der Sicherheit unterschreiben"]);
    lacks(&page, &["Vorschau Ihres Angebots"]);
}

#[test]
fn the_preview_tells_rating_row_signature_and_changes() {
    let view = seen_by(case(), BEN);
    let preview = Some(first());
    let page = html(Language::En, OfferPage { view, posted: Posted::blank(), preview });
    has(&page, &["Preview of your offer", "(row 2)", "High or above", "AVV", "Removed", "SL:5/M:4/O:9"]);
}

#[test]
fn a_refused_offer_keeps_what_was_typed_and_points_to_the_fields() {
    let view = seen_by(case(), BEN);
    let typed = Typed::parse(
        b"audience=%3C%2Ftextarea%3E%3Cscript%3E&condition=C-MFA&due-C-MFA=2020-01-01&version=7",
    );
    let faults = OfferForm::parse(&typed, &OfferPage::offerable(&view, Language::En)).unwrap_err();
    let page = html(Language::En, OfferPage { view, posted: Posted::refused(typed, faults), preview: None });
    has(&page, &["There is a problem", "href=\"#field-due-C-MFA\"", "id=\"field-due-C-MFA\"", "2020-01-01"]);
    has(&page, &["&lt;/textarea&gt;&lt;script&gt;", "href=\"#field-expires\""]);
    lacks(&page, &["<script>"]);
}

#[test]
fn whoever_may_not_offer_any_more_keeps_the_text_and_sees_no_dead_button() {
    let view = seen_by(case(), ANNA);
    let posted = Posted { typed: Typed::parse(b"note=keep+me"), ..Posted::blank() };
    let page = html(Language::En, OfferPage { view, posted, preview: None });
    has(&page, &["keep me", "You cannot make an offer right now"]);
    lacks(&page, &["<button"]);
}

#[test]
fn accepting_says_what_follows() {
    let view = seen_by(case(), BEN);
    assert!(!AcceptPage::is_one_sided(&view), "security gave too");
    has(
        &html(Language::En, AcceptPage::of(view)),
        &["Accept this offer?", "gate", "(optional)", "Weekly call"],
    );
    let mut one_sided = case();
    one_sided.rounds.truncate(2);
    let view = seen_by(one_sided, ANNA);
    assert!(AcceptPage::is_one_sided(&view));
    has(&html(Language::De, AcceptPage::of(view)), &["Eine Seite hat alles gegeben"]);
}

#[test]
fn declaring_offers_the_four_causes_and_says_what_happens_next() {
    let page = html(Language::En, DeclarePage::of(seen_by(case(), BEN)));
    has(
        &page,
        &["value=\"facts\"", "value=\"values\"", "value=\"cost\"", "value=\"law\"", "executive decides"],
    );
    lacks(&page, &["value=\"silence\""]);
}

#[test]
fn restating_shows_the_need_and_the_correction() {
    let page = html(Language::En, RestatePage::of(seen_by(case(), BEN)));
    has(&page, &["Sales before Christmas", "Sales, not reach", "You want reach"]);
}

#[test]
fn every_page_of_the_room_has_its_words_in_both_languages() {
    assert!(seen_by(case(), BEN).can(Action::Confirm));
    for language in Language::ALL {
        for me in [ANNA, BEN] {
            let view = || seen_by(case(), me);
            let all = [
                html(language, TablePage { view: view() }),
                html(language, OfferPage::of(view(), language)),
                html(language, AcceptPage::of(view())),
                html(language, super::accept_no::AcceptNoPage::of(view())),
                html(language, DeclarePage::of(view())),
                html(language, RestatePage::of(view())),
                html(language, UnderstandingPage::of(view())),
                html(language, super::close::ClosePage::of(view())),
            ];
            assert!(all.iter().all(|page| page.contains("<h1>") && page.contains("K-2026-0042")));
        }
    }
}
