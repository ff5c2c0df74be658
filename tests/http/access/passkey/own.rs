//! Adding, using, renaming and removing: each once, told by mail and in the log, and never without a proof.

use domain::{
    language::Language,
    person::Role,
    time::{HOUR, MINUTE},
};
use server::http::session::PROVEN;
use tests::{Authenticator, TestApp, words::say};

use super::{
    ORIGIN, PASSWORD, account, add, asked, enter, is_in, nobody, show, signed_in, told, with_passkey,
};

#[tokio::test]
async fn a_passkey_is_added_signs_in_without_an_address_and_is_both_factors() {
    for language in Language::ALL {
        let app = TestApp::new().await;
        let ada = account(&app, "Ada", Role::Marketer, Some(PASSWORD)).await;
        let client = signed_in(&app, &ada).await.in_language(language);
        client.see("/account/passkeys").await.says(&say(language, "passkey-none"));
        let mut device = Authenticator::at(ORIGIN);
        let added = add(&client, &mut device, "Mein Laptop").await;
        added.is(303);
        client.follow(&added).await.says("Mein Laptop").says(&say(language, "passkey-done"));
        app.advance(HOUR);
        let other = app.anonymous(language);
        let entered = show(&other, &mut device, 0).await;
        entered.is(303);
        assert_eq!(entered.location(), format!("/{}/start", language.code()));
        assert!(is_in(&other).await);
        assert_eq!(other.cookie_named("__Host-passkey"), "", "nothing is left to be answered");
        other.see("/account/passkeys").await.is_silent_about(&say(language, "passkey-never"));
        let entries = told(&app, ada.id).await;
        let added: Vec<_> = entries.iter().filter(|entry| entry.act == "passkey.add").collect();
        assert_eq!(added.len(), 1);
        let opened = entries.iter().rfind(|entry| entry.act == "session.open").expect("an entry");
        assert_eq!(opened.amr, ["webauthn"]);
        let mails = app.mails().await;
        assert!(mails.iter().any(|mail| mail.subject == say(Language::De, "mail-passkey-on")));
        assert!(mails.iter().any(|mail| mail.subject == say(Language::De, "mail-device")));
    }
}

#[tokio::test]
async fn it_leads_on_to_where_one_wanted_to_go_and_from_the_password_there_and_back() {
    let app = TestApp::new().await;
    let (_, _, mut device) = with_passkey(&app, "Ada", Role::Marketer).await;
    let client = nobody(&app);
    let sign_in = client.follow(&client.get("/register?state=expiring").await).await;
    let there = "/de/sign-in/passkey?next=%2Fregister%3Fstate%3Dexpiring";
    assert!(sign_in.links().contains(&there.to_owned()), "{:?}", sign_in.links());
    let page = client.see(there).await;
    let back = "/de/sign-in?next=%2Fregister%3Fstate%3Dexpiring";
    assert!(page.links().contains(&back.to_owned()), "{:?}", page.links());
    let (form, options) = asked(&client, there).await;
    let entered = client.submit(form.forge("credential", &device.get(&options, 0))).await;
    assert_eq!(entered.location(), "/de/register?state=expiring");
    // Whoever is in already has nothing to do there.
    client.get(there).await.is(303);
}

#[tokio::test]
async fn a_passkey_proves_once_more_who_somebody_is_and_what_was_typed_is_kept() {
    let app = TestApp::new().await;
    let area = app.area("Handel").await;
    let (paul, client, mut device) = with_passkey(&app, "Paul", Role::Admin).await;
    let form = client.see(&format!("/areas/{}/hours", area.0)).await.form();
    app.advance(PROVEN);
    let before = app.kept().await;
    let page = client.submit(form).await;
    page.is(403)
        .says(&say(Language::De, "passkey-needs-script"))
        .says(&say(Language::De, "step-up-password"));
    let form = page.form_with("credential");
    let options = client.fragment(form.clone()).await;
    let allowed: serde_json::Value = serde_json::from_str(&options.body).expect("options");
    assert_eq!(allowed["allowCredentials"].as_array().expect("a list").len(), 1);
    let shown = client.submit(form.forge("credential", &device.get(&options.body, 0))).await;
    shown.is(200).says(&say(Language::De, "step-up-confirm-title"));
    assert_eq!(app.kept().await, before, "nothing is changed before the button");
    client.submit(shown.form()).await.is(303);
    assert_ne!(app.kept().await, before);
    let entries = told(&app, paul.id).await;
    let proof = entries.iter().rfind(|entry| entry.act == "session.prove").expect("an entry");
    assert_eq!(proof.amr, ["webauthn"]);
}

#[tokio::test]
async fn whoever_has_none_loads_no_script_to_prove_who_it_is_and_is_asked_for_none() {
    let app = TestApp::new().await;
    let ada = account(&app, "Ada", Role::Marketer, Some(PASSWORD)).await;
    let client = signed_in(&app, &ada).await;
    app.advance(PROVEN);
    let page = client.see("/step-up?next=/start").await;
    page.is_silent_about(&say(Language::De, "passkey-needs-script"));
    assert_eq!(page.document().named("script").count(), 0);
    assert_eq!(client.fragment(page.form()).await.status, 404);
}

#[tokio::test]
async fn adding_and_removing_want_a_proof_make_a_new_token_and_end_all_other_sessions() {
    let app = TestApp::new().await;
    let (ada, client, mut device) = with_passkey(&app, "Ada", Role::Marketer).await;
    app.advance(PROVEN);
    let away = client.get("/account/passkeys/add").await;
    assert_eq!(away.location(), "/de/step-up?next=%2Faccount%2Fpasskeys%2Fadd");
    let list = client.see("/account/passkeys").await;
    let removing = list.form_with("passkey").press("act", "rename");
    client.submit(removing).await.is(303);
    let remove =
        list.forms().into_iter().find(|form| form.offers("act").contains(&"remove")).expect("a form");
    let asked = client.submit(remove.press("act", "remove")).await;
    asked.is(403).says(&say(Language::De, "step-up-about-account"));
    client.see("/account/passkeys").await.says("Laptop");
    let proven = client.submit(asked.form_with("password").set("password", PASSWORD)).await;
    let other = nobody(&app);
    show(&other, &mut device, 0).await.is(303);
    let token = client.cookie_named("__Host-session");
    client.submit(proven.form()).await.is(303);
    assert_ne!(client.cookie_named("__Host-session"), token);
    assert!(is_in(&client).await && !is_in(&other).await);
    client.see("/account/passkeys").await.is_silent_about("Laptop");
    let mails = app.mails().await;
    assert!(mails.iter().any(|mail| mail.subject == say(Language::De, "mail-passkey-off")));
    // It is gone for good.
    show(&nobody(&app), &mut device, 0).await.is(422).says(&say(Language::De, "passkey-wrong"));
    let elsewhere = signed_in(&app, &ada).await;
    add(&client, &mut device, "Telefon").await.is(303);
    assert!(!is_in(&elsewhere).await);
    show(&nobody(&app), &mut device, 1).await.is(303);
}

#[tokio::test]
async fn a_name_can_be_changed_and_a_bad_one_comes_back_at_its_passkey() {
    let app = TestApp::new().await;
    let (ada, client, mut device) = with_passkey(&app, "Ada", Role::Marketer).await;
    app.advance(MINUTE);
    add(&client, &mut device, "Telefon").await.is(303);
    let list = client.see("/account/passkeys").await;
    let second = list.forms().into_iter().filter(|form| form.has("name")).nth(1).expect("a form");
    let bad = client.submit(second.clone().set("name", &"x".repeat(61)).press("act", "rename")).await;
    bad.is(422).says("Laptop");
    client.submit(second.set("name", "Diensthandy").press("act", "rename")).await.is(303);
    client.see("/account/passkeys").await.says("Diensthandy").says("Laptop").is_silent_about("Telefon");
    assert!(told(&app, ada.id).await.iter().any(|entry| entry.act == "passkey.rename"));
}

#[tokio::test]
async fn nobody_has_more_than_ten_and_none_twice() {
    let app = TestApp::new().await;
    let (ada, client, mut device) = with_passkey(&app, "Ada", Role::Marketer).await;
    for number in 2..=10 {
        add(&client, &mut device, &format!("Gerät {number}")).await.is(303);
    }
    client.see("/account/passkeys").await.says(&say(Language::De, "passkey-full"));
    add(&client, &mut device, "Zu viel").await.is(422).says(&say(Language::De, "passkey-full"));
    let (_, options) = asked(&client, "/account/passkeys/add").await;
    let options: serde_json::Value = serde_json::from_str(&options).expect("options");
    assert_eq!(options["excludeCredentials"].as_array().expect("a list").len(), 10);
    // By what authenticators know somebody is random: neither the number nor the address of the account.
    let handle = &device.passkeys[0].handle;
    assert_eq!(handle.len(), 16);
    assert_ne!(handle.as_slice(), ada.id.0.as_bytes());
    assert!(device.passkeys.iter().all(|passkey| passkey.handle == *handle));
    let (_, _, other) = with_passkey(&app, "Bob", Role::Marketer).await;
    assert_ne!(other.passkeys[0].handle, *handle);
}

#[tokio::test]
async fn under_an_address_without_a_name_there_are_none_and_nothing_speaks_of_them() {
    let app = TestApp::configured(|config| {
        config.listen.origin = Some("http://127.0.0.1:3000".to_owned().try_into().expect("an origin"));
    })
    .await;
    let ada = account(&app, "Ada", Role::Marketer, Some(PASSWORD)).await;
    let client = nobody(&app);
    client.see("/sign-in").await.is_silent_about(&say(Language::De, "passkey-enter"));
    client.get("/sign-in/passkey").await.is(404);
    client.post("/sign-in/passkey", &[("credential", "{}")]).await.is(404);
    enter(&client, &ada, PASSWORD).await.is(303);
    client.see("/account/passkeys").await.says(&say(Language::De, "passkey-off"));
    client.get("/account/passkeys/add").await.is(404);
}
