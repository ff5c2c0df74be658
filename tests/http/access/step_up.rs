//! Who somebody is, once more: what was typed is never lost, what is about to be done is said, and nobody is led astray.

use domain::{language::Language, person::Role};
use server::{
    http::session::PROVEN,
    store::{
        self,
        trail::{Act, By},
    },
};
use tests::{TestApp, words::say};

use super::{OTHER, PASSWORD, account, code, set_up, signed_in};

#[tokio::test]
async fn a_form_that_comes_too_late_is_kept_shown_again_and_sent_once() {
    let app = TestApp::new().await;
    let area = app.area("Handel").await;
    let paul = account(&app, "Paul", Role::Admin, Some(PASSWORD)).await;
    let client = signed_in(&app, &paul).await;
    let path = format!("/areas/{}/hours", area.0);
    let form = client.see(&path).await.form();
    app.advance(PROVEN);
    let before = app.kept().await;
    let asked = client.submit(form).await;
    asked.is(403).says(&say(Language::De, "step-up-about-policy")).says(&say(Language::De, "step-up-kept"));
    assert_eq!(app.kept().await, before, "nothing is changed before the proof");
    let wrong = client.submit(asked.form().set("password", OTHER)).await;
    wrong.is(422).says(&say(Language::De, "step-up-kept"));
    assert!(!wrong.body.contains("Zebras"), "a password never comes back");
    let shown = client.submit(wrong.form().set("password", PASSWORD)).await;
    shown.is(200).says(&say(Language::De, "step-up-confirm-title"));
    assert_eq!(app.kept().await, before, "nothing is changed before the button");
    client.submit(shown.form()).await.is(303);
    assert_ne!(app.kept().await, before);
}

#[tokio::test]
async fn a_second_factor_is_what_is_asked_for_where_there_is_one() {
    let app = TestApp::new().await;
    let rita = account(&app, "Rita", Role::Auditor, Some(PASSWORD)).await;
    let client = signed_in(&app, &rita).await;
    let recovery = set_up(&app, &client, rita.id).await;
    app.advance(PROVEN);
    let page = client.see("/step-up?next=%2Faudit%2Fexport").await;
    page.says(&say(Language::De, "step-up-about-export")).says(&say(Language::De, "step-up-code"));
    client.post("/step-up", &[("password", PASSWORD)]).await.is(422);
    let typed = code(&app, rita.id, 0).await;
    let on = client.submit(page.form().set("code", &typed)).await;
    on.is(303);
    assert_eq!(on.location(), "/de/audit/export");
    client.get("/audit/export").await.is(200);
    app.advance(PROVEN);
    client.post("/step-up", &[("code", &typed)]).await.is(422);
    client.post("/step-up", &[("code", &recovery[3])]).await.is(303);
    client.get("/audit/export").await.is(200);
}

#[tokio::test]
async fn it_leads_on_inside_and_never_in_a_circle() {
    let app = TestApp::new().await;
    let ada = account(&app, "Ada", Role::Marketer, Some(PASSWORD)).await;
    let client = signed_in(&app, &ada).await;
    for (next, there) in [
        ("//evil.example", "/de/start"),
        ("https://evil.example", "/de/start"),
        ("/\\evil.example", "/de/start"),
        ("/step-up?next=/step-up", "/de/start"),
        ("/cases/1/decide?choice=x", "/de/cases/1/decide?choice=x"),
    ] {
        let query: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
        let on = client.get(&format!("/step-up?next={query}")).await;
        on.is(303);
        assert_eq!(on.location(), there, "{next}");
    }
}

#[tokio::test]
async fn whoever_has_no_password_is_told_how_to_get_one_and_nobody_is_not_asked() {
    let app = TestApp::new().await;
    let ada = account(&app, "Ada", Role::Marketer, None).await;
    let (sessions, id) = (app.shared().sessions.clone(), ada.id);
    let write = app.shared().db.write(move |tx| {
        Box::pin(async move {
            tx.record(Act::of(By::System, "test", "test"));
            sessions.open(tx, id, None).await
        })
    });
    let cookie = write.await.expect("a session");
    let client = app.anonymous(Language::De);
    let line = cookie.to_str().expect("text");
    let (name, rest) = line.split_once('=').expect("a cookie");
    client.plant(name, rest.split(';').next().unwrap_or_default());
    app.advance(PROVEN);
    client.see("/step-up").await.says(&say(Language::De, "step-up-nothing"));
    let nobody = app.anonymous(Language::De);
    nobody.get("/step-up").await.is(303);
    nobody.post("/step-up", &[("password", PASSWORD)]).await.is(401);
    let mut source = app.shared().db.reader();
    let open = store::session::of_person(&mut source, id, app.now(), domain::time::Time(0));
    assert_eq!(open.await.expect("sessions").len(), 1);
}
