//! A reviewer's desk in a real browser: a verdict in at most three actions from the opened case, with the mouse and by the
//! keyboard alone; keys that are off or changed; commands; several requests at once, with scripts and without.

use domain::{
    case::{
        act::Act,
        request::{Request, business_impact},
    },
    language::Language,
    person::{Actor, Role},
    rating::{Answers, GateAnswers},
    rules::{GateAnswer, KindId, RuleBook},
    time::Day,
};
use server::store;
use tests::words::say;
use thirtyfour::prelude::*;

use crate::{
    chrome::{Chrome, Look},
    journey::enter,
    person::Person,
    site::Site,
};

/// A tool that a reviewer may approve as asked.
const ANSWERS: &str = "b b a a a a a a a a a a";

/// Mia files a small request; its form is another story. Answers its path.
async fn file(site: &Site, tool: &str) -> String {
    let services = &site.shared.services;
    let mut source = site.shared.db.reader();
    let people = store::person::all(&mut source).await.expect("people");
    let mia = people.into_iter().find(|person| person.name == "Mia Sand").expect("Mia").id;
    let grants = store::person::grants(&mut source, mia).await.expect("roles");
    let area = store::area::all(&mut source).await.expect("areas").remove(0).area.id;
    let actor = Actor { id: mia, grants: grants.into_iter().collect() };
    let questions = RuleBook::built_in().kind(KindId::Saas).questions.iter();
    let answers: Answers = questions.map(|one| one.id.clone()).zip(ANSWERS.split_whitespace()).collect();
    let mut gate_answers = GateAnswers::default();
    gate_answers.fill(RuleBook::built_in(), KindId::Saas, &answers, GateAnswer::No);
    let request = Request {
        tool: tool.to_owned(),
        kind: Some(KindId::Saas),
        purpose: "Anmeldung zu den Händlertagen".to_owned(),
        go_live: Day::new(2027, 1, 15),
        answers,
        gate_answers,
        ..Request::default()
    };
    let number = services.begin(&actor, area, request).await.expect("a draft");
    let version = services.act(&actor, number, 1, Act::Submit).await.expect("sent");
    let view = services.view(&actor, number).await.expect("a case");
    let impact = business_impact(&view.as_asked().expect("rated").assessment.inherent);
    services.act(&actor, number, version, Act::ConfirmImpact(impact)).await.expect("confirmed");
    format!("/cases/{number}")
}

/// Presses keys wherever the focus is.
async fn keys(person: &Person, keys: impl Into<TypingData>) {
    let at = person.window.active_element().await.expect("something has the focus");
    at.send_keys(keys).await.expect("typed");
}

/// What the focus is on.
async fn focused(person: &Person) -> String {
    person.window.active_element().await.expect("a focus").text().await.expect("its text")
}

/// Waits until the page is another one.
async fn arrives(person: &Person, end: &str) {
    for _ in 0..150 {
        if person.path().await.split(['?', '#']).next().is_some_and(|path| path.ends_with(end)) {
            return awake(person).await;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("{end} did not come; this is {}:\n{}", person.path().await, person.text().await);
}

/// Waits until the keys of a page do something: their button has appeared.
async fn awake(person: &Person) {
    let script =
        "return !document.querySelector('[data-opens]') || !document.querySelector('[data-opens][hidden]')";
    for _ in 0..150 {
        let ready = person.window.execute(script, vec![]).await.expect("an answer");
        if ready.convert::<bool>().expect("yes or no") {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("the keys of {} did not wake", person.path().await);
}

async fn desk(look: Look) -> (Site, Chrome, Person) {
    let (site, chrome) = (Site::start(Language::De).await, Chrome::start());
    site.link("Mia Sand", Role::Marketer).await;
    let tom = enter(&site, &chrome, look, Language::De, "Tom Reh", Role::Reviewer).await;
    (site, chrome, tom)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_low_risk_is_approved_in_two_presses_of_the_opened_case() {
    let (site, _chrome, tom) = desk(Look::DESK).await;
    let case = file(&site, "pretix").await;
    tom.go(&format!("{case}/review")).await;
    let mut actions = 0;
    tom.press("main .review-side a[data-do='approve']").await;
    actions += 1;
    tom.reads(&say(Language::De, "told-title")).await;
    tom.reads("Mia Sand").await;
    tom.send().await;
    actions += 1;
    tom.reads(&say(Language::De, "done-approve")).await;
    assert!(actions <= 3, "{actions}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_low_risk_is_approved_by_the_keyboard_alone() {
    let (site, _chrome, tom) = desk(Look::DESK).await;
    file(&site, "pretix").await;
    tom.go("/inbox").await;
    awake(&tom).await;
    keys(&tom, "j").await;
    assert_eq!(focused(&tom).await, "pretix");
    keys(&tom, Key::Enter + "").await;
    arrives(&tom, "/review").await;
    // from the opened case: two
    keys(&tom, "1").await;
    arrives(&tom, "/approve").await;
    keys(&tom, Key::Control + Key::Enter).await;
    arrives(&tom, "/1").await;
    tom.reads(&say(Language::De, "done-approve")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_are_walked_ticked_and_looked_at_with_single_keys() {
    let (site, _chrome, tom) = desk(Look::DESK).await;
    for tool in ["pretix", "Pretalx", "Eventyay"] {
        file(&site, tool).await;
    }
    tom.go("/inbox").await;
    awake(&tom).await;
    keys(&tom, "j").await;
    let first = focused(&tom).await;
    keys(&tom, "j").await;
    let second = focused(&tom).await;
    assert_ne!(first, second);
    keys(&tom, "k").await;
    assert_eq!(focused(&tom).await, first);
    keys(&tom, "x").await;
    assert_eq!(tom.count("input[name='case']:checked").await, 1);
    tom.reads(&format!("{} 1", say(Language::De, "bulk-count"))).await;
    keys(&tom, " ").await;
    arrives(&tom, "/inbox").await;
    assert_eq!(tom.count("#peek").await, 1);
    awake(&tom).await;
    tom.reads("Anmeldung zu den Händlertagen").await;
    // typing is typing
    keys(&tom, "/").await;
    keys(&tom, "jx1h").await;
    let script = "return document.activeElement.value";
    let typed: String = tom.window.execute(script, vec![]).await.expect("a field").convert().expect("text");
    assert_eq!(typed, "jx1h");
    assert!(tom.path().await.ends_with("/inbox"));
    // nothing is ticked, so the row that is looked at is meant
    tom.go("/inbox").await;
    awake(&tom).await;
    keys(&tom, "j").await;
    keys(&tom, "h").await;
    arrives(&tom, "/inbox/bulk").await;
    tom.reads(&first).await;
    assert!(!tom.text().await.contains(&second));
    tom.picture("desk-snooze").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_that_are_off_do_nothing_and_changed_ones_do_it_under_their_new_name() {
    let (site, _chrome, tom) = desk(Look::DESK).await;
    let case = file(&site, "pretix").await;
    tom.go("/account").await;
    tom.fill("approve", "q").await;
    tom.press("#keys .buttons button:not([name])").await;
    tom.go(&format!("{case}/review")).await;
    awake(&tom).await;
    keys(&tom, "1").await;
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    assert!(tom.path().await.ends_with("/review"), "the old key does nothing any more");
    keys(&tom, "q").await;
    arrives(&tom, "/approve").await;
    tom.go("/account").await;
    tom.choose("active", "yes").await;
    tom.press("#keys .buttons button:not([name])").await;
    tom.go(&format!("{case}/review")).await;
    awake(&tom).await;
    for key in ["q", "1", "2", "h", "a", "?", "/"] {
        keys(&tom, key).await;
    }
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    assert!(tom.path().await.ends_with("/review"));
    assert_eq!(tom.count("dialog[open]").await, 0);
    // a key that needs a second one is no single key
    keys(&tom, Key::Control + "k").await;
    assert_eq!(tom.count("dialog[open] [role='combobox']").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn commands_are_found_by_words_of_both_languages_and_by_number() {
    let (site, _chrome, tom) = desk(Look::DESK).await;
    let case = file(&site, "pretix").await;
    let number = case.rsplit('/').next().expect("a number").to_owned();
    let shown = "return [...document.querySelectorAll('dialog[open] [role=option]:not([hidden]) > span')].map(one => one.textContent)";
    tom.go(&format!("{case}/review")).await;
    awake(&tom).await;
    for (typed, expected) in
        [("annehmen", "keys-approve"), ("accept", "keys-approve"), ("eskal", "keys-escalate")]
    {
        keys(&tom, Key::Control + "k").await;
        keys(&tom, typed).await;
        let found: Vec<String> =
            tom.window.execute(shown, vec![]).await.expect("lines").convert().expect("texts");
        let possible = expected != "keys-escalate";
        assert_eq!(found.contains(&say(Language::De, expected)), possible, "{typed}: {found:?}");
        keys(&tom, Key::Escape + "").await;
        assert_eq!(tom.count("dialog[open]").await, 0);
    }
    keys(&tom, Key::Control + "k").await;
    tom.picture("desk-commands").await;
    keys(&tom, format!("K-2026-{number:0>4}")).await;
    keys(&tom, Key::Enter + "").await;
    arrives(&tom, &case).await;
    // an act by its name, from the page on which it is possible
    tom.go(&format!("{case}/review")).await;
    awake(&tom).await;
    keys(&tom, Key::Control + "k").await;
    keys(&tom, "freigeben").await;
    keys(&tom, Key::Enter + "").await;
    arrives(&tom, "/approve").await;
    // the sheet says what does something here
    keys(&tom, "?").await;
    assert_eq!(tom.count("dialog[open] [data-for='send']:not([hidden])").await, 1);
    assert_eq!(tom.count("dialog[open] [data-for='next']:not([hidden])").await, 0);
}

/// Approves three at once from the list.
async fn together(look: Look) {
    let (site, _chrome, tom) = desk(look).await;
    for tool in ["pretix", "Pretalx", "Eventyay"] {
        file(&site, tool).await;
    }
    tom.go("/inbox?tab=security").await;
    if look.scripts {
        awake(&tom).await;
        tom.picture("desk-inbox").await;
        let all = tom.window.find(By::Css("[data-all] input")).await.expect("a box for all");
        all.click().await.expect("ticked");
        tom.reads(&format!("{} 3", say(Language::De, "bulk-count"))).await;
    } else {
        assert_eq!(tom.window.find_all(By::Css("[data-all]:not([hidden])")).await.expect("none").len(), 0);
        for box_ in tom.window.find_all(By::Css("input[name='case']")).await.expect("boxes") {
            box_.click().await.expect("ticked");
        }
    }
    tom.press("main button[name='act'][value='approve']").await;
    tom.fill("reason", "Kleine Werkzeuge ohne Kundendaten.").await;
    tom.picture("desk-approve").await;
    tom.send().await;
    tom.reads("3 von 3 erledigt.").await;
    tom.go("/inbox?tab=security").await;
    tom.reads(&say(Language::De, "inbox-empty")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn several_are_approved_together_with_scripts() {
    together(Look::DESK).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn several_are_approved_together_without_scripts() {
    together(Look::DESK.without_scripts()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_happens_meanwhile_is_told_and_counted_in_the_open_list() {
    let (site, _chrome, tom) = desk(Look::DESK).await;
    tom.go("/inbox").await;
    awake(&tom).await;
    let mark = "window.mark = true; return document.querySelector('[data-live-count]').textContent.trim()";
    let before = tom.window.execute(mark, vec![]).await.expect("a count").convert::<String>().expect("text");
    file(&site, "pretix").await;
    tom.reads(&say(Language::De, "live-list")).await;
    let count =
        "return window.mark ? document.querySelector('[data-live-count]').textContent.trim() : 'a new page'";
    for _ in 0..150 {
        let now =
            tom.window.execute(count, vec![]).await.expect("a count").convert::<String>().expect("text");
        if now != before {
            assert!(now.starts_with('1'), "{before:?} became {now:?}");
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("the bell still says {before:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_theme_is_worn_without_a_new_page_and_kept() {
    let (_site, _chrome, tom) = desk(Look::DESK).await;
    tom.go("/inbox").await;
    awake(&tom).await;
    let worn = "return document.documentElement.dataset.theme ?? 'system'";
    let theme =
        async || tom.window.execute(worn, vec![]).await.expect("a theme").convert::<String>().expect("text");
    assert_eq!(theme().await, "system");
    tom.window.execute("window.mark = true", vec![]).await.expect("marked");
    for choice in ["dark", "system", "light"] {
        let button = tom.element(&format!("#theme-form button[value={choice}]")).await;
        button.scroll_into_view().await.expect("in view");
        button.click().await.expect("pressed");
        assert_eq!(theme().await, choice);
        let pressed =
            tom.window.find(By::Css("#theme-form [aria-pressed=true]")).await.expect("one is pressed");
        assert_eq!(pressed.attr("value").await.expect("a value").as_deref(), Some(choice));
    }
    let marked = tom.window.execute("return window.mark === true", vec![]).await.expect("an answer");
    assert!(marked.convert::<bool>().expect("yes or no"), "the page was loaded anew");
    // the server knows it: the next page is painted so at once
    for _ in 0..100 {
        tom.go("/inbox").await;
        if theme().await == "light" {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("the choice was not kept");
}
