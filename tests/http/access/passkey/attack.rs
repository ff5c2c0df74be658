//! What does not let anybody in. Every refusal has the same page, and one entry of the log that says why.

use domain::{language::Language, person::Role, time::MINUTE};
use server::{
    http::session::PROVEN,
    passkey::PATIENCE,
    store::{
        self,
        trail::{Act, By},
    },
};
use tests::{Authenticator, Client, TestApp, words::say};

use super::{
    super::address, ORIGIN, PASSWORD, account, add, asked, is_in, nobody, refusals, show, signed_in, told,
    with_passkey,
};

/// What an attacker changes about a device.
type Twist = fn(&mut Authenticator);

/// Signs in with whatever `twist` makes of the device; nobody gets in, whoever it is.
async fn refused(app: &TestApp, what: &str, device: &mut Authenticator, twist: impl Fn(&mut Authenticator)) {
    let client = nobody(app);
    let before =
        (device.origin.clone(), device.relying_party.clone(), device.verifies, device.challenge.clone());
    twist(device);
    let page = show(&client, device, 0).await;
    (device.origin, device.relying_party, device.verifies, device.challenge) = before;
    assert_eq!(page.status, 422, "{what}");
    page.says(&say(Language::De, "passkey-wrong"));
    assert!(!is_in(&client).await, "{what}");
    assert_eq!(client.cookie_named("__Host-session"), "", "{what}");
}

#[tokio::test]
async fn an_answer_for_another_page_party_or_challenge_or_of_nobody_who_was_checked_signs_nobody_in() {
    let app = TestApp::new().await;
    let (ada, _, mut device) = with_passkey(&app, "Ada", Role::Marketer).await;
    for origin in [
        "https://evil.example",
        "https://concord.example.evil.example",
        "https://evil.concord.example",
        "http://concord.example",
        "https://concord.example:8443",
        "https://xn--cncord-bta.example",
    ] {
        refused(&app, origin, &mut device, |device| origin.clone_into(&mut device.origin)).await;
    }
    for party in ["evil.example", "example", "www.concord.example", "https://concord.example"] {
        refused(&app, party, &mut device, |device| party.clone_into(&mut device.relying_party)).await;
    }
    refused(&app, "nobody was checked", &mut device, |device| device.verifies = false).await;
    refused(&app, "another challenge", &mut device, |device| device.challenge = Some("A".repeat(43))).await;
    refused(&app, "no challenge", &mut device, |device| device.challenge = Some(String::new())).await;
    assert!(refusals(&app, ada.id).await.iter().all(|why| why == "wrong"));
    show(&nobody(&app), &mut device, 0).await.is(303);
}

#[tokio::test]
async fn an_answer_is_good_once_for_five_minutes_in_one_browser_and_for_one_thing() {
    let app = TestApp::new().await;
    let (_, _, mut device) = with_passkey(&app, "Ada", Role::Marketer).await;
    // Sent twice: the second time there is nothing to answer, also for a thief with every cookie.
    let client = nobody(&app);
    let (form, options) = asked(&client, "/sign-in/passkey").await;
    let thief = client.in_language(Language::En);
    let answer = device.get(&options, 0);
    client.submit(form.clone().forge("credential", &answer)).await.is(303);
    thief.post("/sign-in/passkey", &[("credential", &answer)]).await.is(422);
    assert!(!is_in(&thief).await);
    // Wrong once, and the right answer comes too late as well.
    let client = nobody(&app);
    let (form, options) = asked(&client, "/sign-in/passkey").await;
    client.submit(form.clone().forge("credential", "{}")).await.is(422);
    client.submit(form.forge("credential", &device.get(&options, 0))).await.is(422);
    // To the millisecond.
    for (waits, status) in [(PATIENCE - 1, 303), (PATIENCE, 422)] {
        let client = nobody(&app);
        let (form, options) = asked(&client, "/sign-in/passkey").await;
        app.advance(waits);
        client.submit(form.forge("credential", &device.get(&options, 0))).await.is(status);
    }
    // In another browser.
    let (here, there) = (nobody(&app), nobody(&app));
    let (form, options) = asked(&here, "/sign-in/passkey").await;
    asked(&there, "/sign-in/passkey").await;
    there.submit(form.forge("credential", &device.get(&options, 0))).await.is(422);
    // What was asked at the sign-in proves nothing in a session, and adds nothing.
    let owner = nobody(&app);
    show(&owner, &mut device, 0).await.is(303);
    app.advance(PROVEN);
    let (_, options) = asked(&nobody(&app), "/sign-in/passkey").await;
    let answer = device.get(&options, 0);
    owner.post("/step-up?next=/start", &[("credential", &answer)]).await.is(422);
    assert_eq!(owner.get("/account/passkeys/add").await.status, 303, "nothing is proven");
    // Asked again in one browser: only the newest counts.
    let (form, first) = asked(&owner, "/step-up").await;
    let (_, second) = asked(&owner, "/step-up").await;
    owner.submit(form.clone().forge("credential", &device.get(&first, 0))).await.is(422);
    let (_, third) = asked(&owner, "/step-up").await;
    assert!(first != second && second != third);
    owner.submit(form.forge("credential", &device.get(&third, 0))).await.is(303);
}

#[tokio::test]
async fn a_counter_that_goes_back_closes_the_passkey_and_its_owner_and_the_log_are_told() {
    let app = TestApp::new().await;
    let (ada, owner, mut device) = with_passkey(&app, "Ada", Role::Marketer).await;
    let mut copy = device.copied();
    for _ in 0..2 {
        show(&nobody(&app), &mut device, 0).await.is(303);
    }
    let thief = nobody(&app);
    show(&thief, &mut copy, 0).await.is(422).says(&say(Language::De, "passkey-wrong"));
    assert!(!is_in(&thief).await);
    // From now on neither of the two opens anything, however it counts.
    copy.counter = Some(1_000);
    show(&thief, &mut copy, 0).await.is(422);
    show(&thief, &mut device, 0).await.is(422);
    assert_eq!(refusals(&app, ada.id).await, ["copied", "suspect"]);
    let entries = told(&app, ada.id).await;
    assert_eq!(entries.iter().filter(|entry| entry.act == "passkey.suspect").count(), 1);
    let mails = app.mails().await;
    let suspect = mails.iter().filter(|mail| mail.subject == say(Language::De, "mail-passkey-suspect"));
    assert_eq!(suspect.count(), 1);
    owner.see("/account/passkeys").await.says(&say(Language::De, "passkey-suspect"));
    // It proves nothing either, and stays until it is removed and another one is added.
    app.advance(PROVEN);
    owner.see("/step-up?next=/start").await.is_silent_about(&say(Language::De, "passkey-needs-script"));
    owner.post("/step-up?next=/start", &[("password", PASSWORD)]).await.is(303);
    add(&owner, &mut device, "Neu").await.is(303);
    show(&nobody(&app), &mut device, 1).await.is(303);
    show(&nobody(&app), &mut device, 0).await.is(422);
}

#[tokio::test]
async fn the_same_count_twice_is_going_back_and_no_count_at_all_is_none() {
    let app = TestApp::new().await;
    let (_, _, mut device) = with_passkey(&app, "Ada", Role::Marketer).await;
    show(&nobody(&app), &mut device, 0).await.is(303);
    device.counter = Some(0);
    show(&nobody(&app), &mut device, 0).await.is(422);
    // Passkeys that are kept on several devices never count.
    let (_, _, mut synced) = with_passkey(&app, "Bob", Role::Marketer).await;
    for _ in 0..3 {
        synced.counter = None;
        show(&nobody(&app), &mut synced, 0).await.is(303);
    }
}

#[tokio::test]
async fn nobody_signs_in_or_proves_anything_with_the_passkey_of_somebody_else() {
    let app = TestApp::new().await;
    let (ada, _, hers) = with_passkey(&app, "Ada", Role::Marketer).await;
    let (bob, client, mut his) = with_passkey(&app, "Bob", Role::Marketer).await;
    // His key under her number, her number with his handle, and both of hers with his key.
    let (own, other) = (his.passkeys[0].clone(), hers.passkeys[0].clone());
    for (id, handle) in [(&other.id, &own.handle), (&own.id, &other.handle), (&other.id, &other.handle)] {
        (his.passkeys[0].id, his.passkeys[0].handle) = (id.clone(), handle.clone());
        let thief = nobody(&app);
        show(&thief, &mut his, 0).await.is(422);
        assert!(!is_in(&thief).await);
    }
    his.passkeys[0] = own;
    // Her answer to his challenge.
    app.advance(PROVEN);
    let (form, options) = asked(&client, "/step-up").await;
    let mut hers = hers;
    client.submit(form.forge("credential", &hers.get(&options, 0))).await.is(422);
    assert_eq!(refusals(&app, bob.id).await, ["wrong"]);
    assert_eq!(refusals(&app, ada.id).await, ["wrong"]);
    // And the number of hers added once more, for him.
    client.post("/step-up", &[("password", PASSWORD)]).await.is(303);
    let (form, options) = asked(&client, "/account/passkeys/add").await;
    let made = his.create(&options);
    let (wrong, right) = (encoded(&his.passkeys[1].id), encoded(&other.id));
    // The number stands in what is signed by nobody, so it can be written anew.
    let forged = rewritten(&made, &his.passkeys[1].id, &other.id).replace(&wrong, &right);
    client.submit(form.set("name", "Ihrer").forge("credential", &forged)).await.is(422);
    client.see("/account/passkeys").await.is_silent_about("Ihrer");
    show(&nobody(&app), &mut hers, 0).await.is(303);
}

#[tokio::test]
async fn a_closed_account_and_a_removed_passkey_are_no_way_in_and_one_page_answers_all() {
    let app = TestApp::new().await;
    let (ada, _, mut device) = with_passkey(&app, "Ada", Role::Marketer).await;
    let (id, now) = (ada.id, app.now());
    let write = app.shared().db.write(move |tx| {
        Box::pin(async move {
            tx.record(Act::of(By::System, "test", "test"));
            store::person::disable(tx, id, now).await
        })
    });
    write.await.expect("a closed account");
    show(&nobody(&app), &mut device, 0).await.is(422).says(&say(Language::De, "passkey-wrong"));
    // A passkey that was never here, and answers that are none.
    let mut stranger = Authenticator::at(ORIGIN);
    let (_, client, _) = with_passkey(&app, "Bob", Role::Marketer).await;
    let (_, options) = asked(&client, "/account/passkeys/add").await;
    stranger.create(&options);
    show(&nobody(&app), &mut stranger, 0).await.is(422).says(&say(Language::De, "passkey-wrong"));
    let long = "x".repeat(20_000);
    for odd in ["", "{}", "null", "[[[[[[[[", "\u{0}", long.as_str()] {
        let client = nobody(&app);
        let (form, _) = asked(&client, "/sign-in/passkey").await;
        let page = client.submit(form.forge("credential", odd)).await;
        page.is(422).says(&say(Language::De, "passkey-wrong"));
    }
    // Without having been asked.
    nobody(&app).post("/sign-in/passkey", &[("credential", &device.get(&options, 0))]).await.is(422);
}

#[tokio::test]
async fn what_is_asked_before_the_sign_in_tells_nothing_about_anybody() {
    let app = TestApp::new().await;
    let empty = asked(&nobody(&app), "/sign-in/passkey").await.1;
    with_passkey(&app, "Ada", Role::Marketer).await;
    let full = asked(&nobody(&app), "/sign-in/passkey").await.1;
    let bare = |options: &str| {
        let mut options: serde_json::Value = serde_json::from_str(options).expect("options");
        options["challenge"].take();
        options
    };
    assert_eq!(bare(&empty), bare(&full));
    assert_eq!(bare(&full)["allowCredentials"], serde_json::json!([]));
}

#[tokio::test]
async fn a_passkey_is_added_only_for_the_page_party_and_person_that_asked() {
    let app = TestApp::new().await;
    let ada = account(&app, "Ada", Role::Marketer, Some(PASSWORD)).await;
    let client = signed_in(&app, &ada).await;
    let twists: [(&str, Twist); 4] = [
        ("another page", |device| device.origin = "https://evil.example".to_owned()),
        ("another party", |device| device.relying_party = "evil.example".to_owned()),
        ("nobody was checked", |device| device.verifies = false),
        ("another challenge", |device| device.challenge = Some("A".repeat(43))),
    ];
    for (what, twist) in twists {
        let mut device = Authenticator::at(ORIGIN);
        twist(&mut device);
        let page = add(&client, &mut device, "Laptop").await;
        assert_eq!(page.status, 422, "{what}");
        page.says(&say(Language::De, "passkey-taken"));
        assert_eq!(page.form_with("name").value("name"), "Laptop", "what was typed is kept");
    }
    let mut device = Authenticator::at(ORIGIN);
    let (form, options) = asked(&client, "/account/passkeys/add").await;
    let form = form.set("name", "Laptop").forge("credential", &device.create(&options));
    app.advance(PATIENCE);
    client.submit(form).await.is(422);
    let (form, options) = asked(&client, "/account/passkeys/add").await;
    let form = form.set("name", "Laptop").forge("credential", &device.create(&options));
    client.submit(form.clone()).await.is(303);
    client.submit(form).await.is(422);
    let names = client.see("/account/passkeys").await.text().matches("Laptop").count();
    assert_eq!(names, 1);
}

#[tokio::test]
async fn refused_answers_are_counted_by_address_and_right_ones_are_given_back() {
    let app = TestApp::new().await;
    let (_, _, mut device) = with_passkey(&app, "Ada", Role::Marketer).await;
    let here = || nobody(&app).from(address(7));
    for _ in 0..30 {
        show(&here(), &mut device, 0).await.is(303);
    }
    for _ in 0..20 {
        here().post("/sign-in/passkey", &[("credential", "{}")]).await.is(422);
    }
    show(&here(), &mut device, 0).await.is(422).says(&say(Language::De, "passkey-wrong"));
    // Elsewhere, and ten minutes later, it goes on: nobody is locked out.
    show(&nobody(&app).from(address(8)), &mut device, 0).await.is(303);
    app.advance(10 * MINUTE);
    show(&here(), &mut device, 0).await.is(303);
    // Challenges have an end as well.
    let client: Client = nobody(&app).from(address(9));
    let form = client.see("/sign-in/passkey").await.form_with("credential");
    for _ in 0..300 {
        client.fragment(form.clone()).await.is(200);
    }
    client.fragment(form).await.is(429);
}

fn encoded(bytes: &[u8]) -> String {
    use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
    URL_SAFE_NO_PAD.encode(bytes)
}

/// The answer with another number in what the authenticator says of its key.
fn rewritten(answer: &str, from: &[u8], to: &[u8]) -> String {
    use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
    let mut answer: serde_json::Value = serde_json::from_str(answer).expect("an answer");
    let object = answer["response"]["attestationObject"].as_str().expect("an object");
    let mut bytes = URL_SAFE_NO_PAD.decode(object).expect("base64url");
    let place = bytes.windows(from.len()).position(|window| window == from).expect("its number");
    bytes[place..place + to.len()].copy_from_slice(to);
    answer["response"]["attestationObject"] = URL_SAFE_NO_PAD.encode(bytes).into();
    answer.to_string()
}
