//! S5: a copy of the database signs nobody in. Everything that opens something is known here and looked for there.

use std::fmt::Write as _;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{language::Language, person::Role, time::MINUTE};
use server::store::{self, link::Purpose};
use tests::TestApp;

use super::{OTHER, PASSWORD, account, code, dump, enter, link, set_up, signed_in};

#[tokio::test]
async fn nothing_that_opens_something_stands_in_the_database_in_clear() {
    let app = TestApp::new().await;
    let ada = account(&app, "Ada", Role::Marketer, Some(PASSWORD)).await;
    let bob = account(&app, "Bob", Role::Marketer, None).await;
    let set_up_link = server::http::set_up(app.shared()).await.expect("an answer");
    assert_eq!(set_up_link, None, "there is somebody already");
    let client = signed_in(&app, &ada).await;
    let mut secrets = vec![client.cookie_named("__Host-session"), client.cookie_named("__Host-device")];
    let recovery = set_up(&app, &client, ada.id).await;
    secrets.push(client.cookie_named("__Host-session"));
    app.advance(MINUTE);
    let half = app.anonymous(Language::De);
    enter(&half, &ada, PASSWORD).await.is(303);
    secrets.push(half.cookie_named("__Host-session"));
    client
        .post("/account/password", &[("current", PASSWORD), ("new", OTHER), ("again", OTHER)])
        .await
        .is(303);
    let typed = code(&app, ada.id, 1).await;
    // Links: one that an admin hands over, one that goes by mail.
    secrets.push(link(&app, bob.id, Purpose::Invitation).await.trim_start_matches("/link/").to_owned());
    app.anonymous(Language::De).post("/reset", &[("email", &bob.email)]).await.is(303);
    let mails = app.mails().await;
    let mail = mails.iter().find(|mail| mail.to.contains(&bob.email)).expect("a mail");
    let (_, token) = mail.text.split_once("/link/").expect("a link");
    secrets.push(token.chars().take(43).collect());
    let row = store::second_factor::find(&mut app.shared().db.reader(), ada.id).await.expect("an answer");
    let sealed = row.expect("a seed").seed;
    let seed = app.shared().services.secrets.open(ada.id.0, &sealed).expect("a seed");
    let text = dump(&app).await.to_lowercase();
    assert!(text.contains(&ada.email) && text.contains("session.open"), "the dump is none");
    let hex = |bytes: &[u8]| {
        bytes.iter().fold(String::new(), |mut text, byte| {
            _ = write!(text, "{byte:02x}");
            text
        })
    };
    for secret in &secrets {
        assert_eq!(secret.len(), 43, "{secret}");
        let raw = URL_SAFE_NO_PAD.decode(secret).expect("a token");
        assert!(!text.contains(&secret.to_lowercase()), "a token");
        assert!(!text.contains(&hex(&raw)), "the bytes of a token");
        assert!(!text.contains(&hex(secret.as_bytes())), "a token within bytes");
    }
    assert!(
        !text.contains(&hex(&seed)) && !text.contains(&server::totp::base32(&seed).to_lowercase()),
        "the seed"
    );
    for code in recovery.iter().chain([&typed]).filter(|code| code.len() > 6) {
        assert!(!text.contains(&code.to_lowercase()), "a recovery code");
        let bare = code.replace('-', "");
        assert!(!text.contains(&bare.to_lowercase()), "a recovery code");
        assert!(!text.contains(&hex(bare.as_bytes())), "a recovery code within bytes");
    }
    for password in [PASSWORD, OTHER] {
        assert!(!text.contains(&password.to_lowercase()), "a password");
        assert!(!text.contains(&hex(password.as_bytes())), "a password");
    }
}
