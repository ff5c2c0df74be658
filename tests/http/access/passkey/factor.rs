//! A passkey is both factors: nobody who has one gets around it with a password, and nobody who needs a second factor is left
//! without one.

use domain::{
    language::Language,
    person::{Grant, Role},
    time::MINUTE,
};
use server::store::link::Purpose;
use tests::{Authenticator, Client, TestApp, words::say};

use super::{
    super::{OTHER, code, link, set_up},
    ORIGIN, PASSWORD, account, add, enter, is_in, nobody, show,
};

async fn strict() -> TestApp {
    TestApp::configured(|config| config.identity.second_factor = true).await
}

async fn remove(client: &Client) -> tests::Page {
    let list = client.see("/account/passkeys").await;
    let form = list.forms().into_iter().find(|form| form.offers("act").contains(&"remove")).expect("a form");
    client.submit(form.press("act", "remove")).await
}

#[tokio::test]
async fn whoever_needs_a_second_factor_has_one_by_a_passkey_and_no_password_or_link_leads_around_it() {
    let app = strict().await;
    let rita = account(&app, "Rita", Role::Auditor, Some(PASSWORD)).await;
    let client = nobody(&app);
    enter(&client, &rita, PASSWORD).await.is(303);
    set_up(&app, &client, rita.id).await;
    let mut device = Authenticator::at(ORIGIN);
    add(&client, &mut device, "Schlüssel").await.is(303);
    // With both, a passkey asks for no code, and a password does.
    let other = nobody(&app);
    assert_eq!(show(&other, &mut device, 0).await.location(), "/de/start");
    assert_eq!(enter(&nobody(&app), &rita, PASSWORD).await.location(), "/de/sign-in/code");
    // Without the codes the passkey is the factor, and whoever removes them stays.
    other.post("/account/second-factor", &[("act", "remove")]).await.is(303);
    assert!(is_in(&other).await);
    app.advance(MINUTE);
    let door = nobody(&app);
    let pairs = [("email", rita.email.as_str()), ("password", PASSWORD)];
    let owed = door.post("/sign-in?next=%2Faudit", &pairs).await;
    assert_eq!(owed.location(), "/de/sign-in/passkey?next=%2Faudit");
    assert!(!is_in(&door).await);
    door.get("/account/second-factor").await.is(303);
    door.post("/account/second-factor", &[("act", "begin")]).await.is(401);
    let path = link(&app, rita.id, Purpose::SignIn).await;
    assert_eq!(door.submit(door.see(&path).await.form()).await.location(), "/de/sign-in/passkey");
    let path = link(&app, rita.id, Purpose::Reset).await;
    door.submit(door.see(&path).await.form().set("new", OTHER).set("again", OTHER)).await.is(303);
    assert_eq!(enter(&door, &rita, OTHER).await.location(), "/de/sign-in/passkey");
    assert!(!is_in(&door).await);
    show(&door, &mut device, 0).await.is(303);
    assert!(is_in(&door).await);
}

#[tokio::test]
async fn whoever_removes_the_last_factor_sets_up_another_before_going_on() {
    let app = strict().await;
    let rita = account(&app, "Rita", Role::Auditor, Some(PASSWORD)).await;
    let client = nobody(&app);
    enter(&client, &rita, PASSWORD).await.is(303);
    set_up(&app, &client, rita.id).await;
    let mut device = Authenticator::at(ORIGIN);
    add(&client, &mut device, "Schlüssel").await.is(303);
    remove(&client).await.is(303);
    assert!(is_in(&client).await, "the codes are still there");
    add(&client, &mut device, "Schlüssel").await.is(303);
    client.post("/account/second-factor", &[("act", "remove")]).await.is(303);
    assert!(is_in(&client).await, "the passkey is still there");
    let gone = remove(&client).await;
    assert_eq!(gone.location(), "/de/sign-in?done=no-passkey");
    assert!(!is_in(&client).await);
    assert_eq!(enter(&client, &rita, PASSWORD).await.location(), "/de/account/second-factor");
}

#[tokio::test]
async fn whoever_may_do_without_a_second_factor_still_has_the_password_and_codes_still_count() {
    let app = TestApp::new().await;
    let ada = account(&app, "Ada", Role::Marketer, Some(PASSWORD)).await;
    let client = super::signed_in(&app, &ada).await;
    let mut device = Authenticator::at(ORIGIN);
    add(&client, &mut device, "Laptop").await.is(303);
    assert_eq!(enter(&nobody(&app), &ada, PASSWORD).await.location(), "/de/start");
    set_up(&app, &client, ada.id).await;
    app.advance(MINUTE);
    let door = nobody(&app);
    assert_eq!(enter(&door, &ada, PASSWORD).await.location(), "/de/sign-in/code");
    door.post("/sign-in/code", &[("code", &code(&app, ada.id, 0).await)]).await.is(303);
    assert!(is_in(&door).await);
}

#[tokio::test]
async fn an_admin_who_takes_the_second_factor_away_takes_the_passkeys_as_well() {
    let app = TestApp::new().await;
    let (ada, client, mut device) = super::with_passkey(&app, "Ada", Role::Marketer).await;
    let paul = app.person("Paul Roth", &[Grant { role: Role::Admin, area: None }], Language::De).await;
    let page = paul.see(&format!("/people/{}", ada.id)).await;
    let form = page.forms().into_iter().find(|form| form.offers("act").contains(&"drop-factors"));
    let done = paul.done(form.expect("a button").press("act", "drop-factors")).await;
    done.says(&say(Language::De, "people-done-factors"));
    assert!(done.forms().iter().all(|form| !form.offers("act").contains(&"drop-factors")), "nothing is left");
    assert!(!is_in(&client).await, "signed out everywhere");
    show(&nobody(&app), &mut device, 0).await.is(422).says(&say(Language::De, "passkey-wrong"));
    let told = say(Language::De, "mail-factor-off");
    assert_eq!(app.mails().await.iter().filter(|mail| mail.subject == told).count(), 1);
}
