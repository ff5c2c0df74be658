//! S7 and S10: how long things last, to the second, and how they end.

use domain::{
    language::Language,
    person::Role,
    time::{HOUR, MINUTE, SECOND},
};
use server::http::session::{HALF, PROVEN};
use tests::{TestApp, words::say};

use super::{PASSWORD, account, code, enter, is_in, set_up, signed_in};

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

#[tokio::test]
async fn a_session_ends_after_half_an_hour_without_use_and_after_twelve_hours_to_the_second() {
    let app = TestApp::new().await;
    let ada = account(&app, "Ada", Role::Marketer, Some(PASSWORD)).await;
    let idle = signed_in(&app, &ada).await;
    app.advance(30 * MINUTE - SECOND);
    assert!(is_in(&idle).await);
    let idle = signed_in(&app, &ada).await;
    app.advance(30 * MINUTE);
    assert!(!is_in(&idle).await);
    let busy = signed_in(&app, &ada).await;
    let begun = app.now();
    // Proofs do not make it longer.
    while app.now() < begun.plus(12 * HOUR - 20 * MINUTE) {
        app.advance(20 * MINUTE);
        busy.post("/step-up", &[("password", PASSWORD)]).await.is(303);
        busy.get("/account").await.is(200);
        seen(&app, &ada).await;
    }
    app.advance(20 * MINUTE - SECOND - (app.now().0 - begun.0 - (12 * HOUR - 20 * MINUTE)));
    assert!(is_in(&busy).await, "a second before the end");
    app.advance(SECOND);
    assert!(!is_in(&busy).await, "however busy");
}

/// Waits until the background writer has written the last use.
async fn seen(app: &TestApp, account: &super::Account) {
    let mut source = app.shared().db.reader();
    for _ in 0..6_000 {
        let (now, long_ago) = (app.now(), domain::time::Time(0));
        let open = server::store::session::of_person(&mut source, account.id, now, long_ago).await;
        if open.expect("sessions").iter().any(|session| session.seen_at == now) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    panic!("the last use was not written");
}

#[tokio::test]
async fn a_proof_counts_for_ten_minutes_to_the_second() {
    let app = TestApp::new().await;
    let rita = account(&app, "Rita", Role::Auditor, Some(PASSWORD)).await;
    let client = signed_in(&app, &rita).await;
    app.advance(PROVEN - 1);
    client.get("/audit/export").await.is(200);
    app.advance(1);
    let away = client.get("/audit/export").await;
    away.is(303);
    assert_eq!(away.location(), "/de/step-up?next=%2Faudit%2Fexport");
    client.post("/step-up?next=%2Faudit%2Fexport", &[("password", PASSWORD)]).await.is(303);
    app.advance(PROVEN - 1);
    client.get("/audit/export").await.is(200);
    app.advance(1);
    client.get("/audit/export").await.is(303);
}

#[tokio::test]
async fn half_a_sign_in_lasts_ten_minutes() {
    let app = TestApp::new().await;
    let ada = account(&app, "Ada", Role::Marketer, Some(PASSWORD)).await;
    let client = signed_in(&app, &ada).await;
    set_up(&app, &client, ada.id).await;
    app.advance(MINUTE);
    for (waits, status) in [(HALF - 1, 303), (HALF, 303)] {
        let client = app.anonymous(Language::De);
        enter(&client, &ada, PASSWORD).await.is(303);
        app.advance(waits);
        let answer = client.post("/sign-in/code", &[("code", &code(&app, ada.id, 0).await)]).await;
        answer.is(status);
        assert_eq!(is_in(&client).await, waits < HALF);
    }
}

#[tokio::test]
async fn everybody_lists_and_ends_the_own_sessions_and_nobody_elses() {
    let app = TestApp::new().await;
    let ada = account(&app, "Ada", Role::Marketer, Some(PASSWORD)).await;
    let bob = account(&app, "Bob", Role::Marketer, Some(PASSWORD)).await;
    let here = app.anonymous(Language::De).saying(FIREFOX).from(super::address(7));
    enter(&here, &ada, PASSWORD).await.is(303);
    let (there, third, bobs) =
        (signed_in(&app, &ada).await, signed_in(&app, &ada).await, signed_in(&app, &bob).await);
    let page = here.see("/account/sessions").await;
    page.says("Firefox · Linux").says("192.0.2.7").says(&say(Language::De, "sessions-this"));
    let forms = page.forms();
    let offered = forms.iter().flat_map(|form| form.offers("session"));
    let ids: Vec<String> = offered.filter(|id| *id != "others").map(str::to_owned).collect();
    assert_eq!(ids.len(), 2, "{ids:?}");
    bobs.post("/account/sessions", &[("session", &ids[0])]).await.is(303);
    assert!(is_in(&there).await && is_in(&third).await, "an id of somebody else ends nothing");
    here.post("/account/sessions", &[("session", &ids[0])]).await.is(303);
    assert_eq!(usize::from(is_in(&there).await) + usize::from(is_in(&third).await), 1);
    here.post("/account/sessions", &[("session", "others")]).await.is(303);
    assert!(!is_in(&there).await && !is_in(&third).await && is_in(&here).await && is_in(&bobs).await);
}

#[tokio::test]
async fn an_admin_ends_all_of_somebodys_sessions_at_once() {
    let app = TestApp::new().await;
    let ada = account(&app, "Ada", Role::Marketer, Some(PASSWORD)).await;
    let paul =
        app.person("Paul", &[domain::person::Grant { role: Role::Admin, area: None }], Language::De).await;
    let clients = [signed_in(&app, &ada).await, signed_in(&app, &ada).await];
    let admin = domain::person::Actor {
        id: paul.person.expect("an admin"),
        grants: [domain::person::Grant { role: Role::Admin, area: None }].into(),
    };
    let marketer = domain::person::Actor { id: ada.id, grants: [].into() };
    let services = &app.shared().services;
    assert!(services.end_all_sessions(&marketer, admin.id).await.is_err());
    services.end_all_sessions(&admin, ada.id).await.expect("it is done");
    for client in &clients {
        assert!(!is_in(client).await);
    }
    assert!(is_in(&paul).await);
}

#[tokio::test]
async fn signing_out_ends_the_session_on_the_server_and_clears_what_the_browser_kept() {
    let app = TestApp::new().await;
    let ada = account(&app, "Ada", Role::Marketer, Some(PASSWORD)).await;
    let client = signed_in(&app, &ada).await;
    let thief = client.in_language(Language::En);
    let private = client.see("/account").await;
    assert_eq!(private.header("cache-control"), "no-store", "the back button shows nothing private");
    let out = client.post("/sign-out", &[]).await;
    out.is(303);
    assert_eq!(out.header("clear-site-data"), "\"cache\"");
    assert_eq!(client.cookie_named("__Host-session"), "");
    assert_ne!(client.cookie_named("__Host-device"), "", "the browser stays known");
    assert!(!is_in(&thief).await, "the old token is worth nothing");
    client.post("/sign-out", &[]).await.is(303);
}
