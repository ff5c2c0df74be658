//! Passkeys in Chromium, with the authenticator that its driver simulates (security.md S8): added on the account page, then the
//! way in and the proof of who it is. Pictures of the pages stay in `target/pictures`.

use domain::{language::Language, person::Role};
use server::http::session::PROVEN;
use tests::words::say;
use thirtyfour::{cdp::Cdp, prelude::*};

use crate::{
    access::fits,
    chrome::{Chrome, Look},
    journey::enter,
    person::Person,
    site::Site,
};

/// A device with a fingerprint reader, which answers at once.
struct Device {
    tools: Cdp,
    id: String,
}

impl Device {
    async fn plug_in(window: &WebDriver) -> Self {
        let tools = window.cdp();
        tools.send_raw("WebAuthn.enable", ()).await.expect("it is enabled");
        let options = serde_json::json!({ "options": {
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": true, "hasUserVerification": true,
            "isUserVerified": true, "automaticPresenceSimulation": true,
        }});
        let added = tools.send_raw("WebAuthn.addVirtualAuthenticator", options).await;
        let id = added.expect("a device")["authenticatorId"].as_str().expect("its number").to_owned();
        Self { tools, id }
    }

    async fn passkeys(&self) -> usize {
        let of = serde_json::json!({ "authenticatorId": self.id });
        let found = self.tools.send_raw("WebAuthn.getCredentials", of).await.expect("passkeys");
        found["credentials"].as_array().map_or(0, Vec::len)
    }

    /// Whether the person who holds it is recognised.
    async fn recognises(&self, verified: bool) {
        let of = serde_json::json!({ "authenticatorId": self.id, "isUserVerified": verified });
        self.tools.send_raw("WebAuthn.setUserVerified", of).await.expect("it is told");
    }
}

async fn sign_out(person: &Person) {
    person.go("/account").await;
    person.press("main form[action$='/sign-out'] button").await;
    person.comes_to("/sign-in").await;
}

/// Adds a passkey, signs in with it, proves with it, and removes it.
pub async fn walk(language: Language, look: Look) {
    let (site, chrome) = (Site::start_in_earnest(language).await, Chrome::start());
    let shown = |page: &str| format!("passkey-{page}-{}-{}", language.code(), look.width);
    let mia = enter(&site, &chrome, look, language, "Mia Sand", Role::Marketer).await;
    let device = Device::plug_in(&mia.window).await;
    mia.go("/account/passkeys").await;
    fits(&mia, &shown("none")).await;
    mia.press("main a.button").await;
    mia.comes_to("/account/passkeys/add").await;
    mia.comes_to_see("#passkey button", true).await;
    assert!(mia.value("[name='name']").await.starts_with("Chrome"), "the browser proposes a name");
    fits(&mia, &shown("add")).await;
    // Somebody else holds the device.
    device.recognises(false).await;
    mia.click("#passkey button").await;
    mia.comes_to_read(&say(language, "passkey-cancelled")).await;
    device.recognises(true).await;
    mia.fill("name", "Mias Telefon").await;
    mia.press("#passkey button").await;
    mia.comes_to("/account/passkeys").await;
    mia.reads("Mias Telefon").await;
    mia.reads(&say(language, "passkey-done")).await;
    assert_eq!(device.passkeys().await, 1);
    fits(&mia, &shown("list")).await;
    // The same device is not added twice.
    mia.go("/account/passkeys/add").await;
    mia.comes_to_see("#passkey button", true).await;
    mia.click("#passkey button").await;
    mia.comes_to_read(&say(language, "passkey-known")).await;
    sign_out(&mia).await;
    mia.press("main a[href$='/sign-in/passkey']").await;
    mia.comes_to("/sign-in/passkey").await;
    mia.comes_to_see("#passkey button", true).await;
    fits(&mia, &shown("sign-in")).await;
    mia.press("#passkey button").await;
    mia.comes_to("/start").await;
    site.world.advance(PROVEN);
    // Adding asks for a proof, which the passkey gives; it leads on to where she wanted to go.
    mia.go("/account/passkeys/add").await;
    mia.comes_to("/step-up").await;
    mia.comes_to_see("#passkey button", true).await;
    fits(&mia, &shown("step-up")).await;
    mia.press("#passkey button").await;
    mia.comes_to("/account/passkeys/add").await;
    // A form that is sent too late is kept while the passkey is shown.
    site.world.advance(PROVEN);
    mia.go("/account/passkeys").await;
    mia.press("main button[value='remove']").await;
    mia.comes_to_see("#passkey button", true).await;
    mia.press("#passkey button").await;
    mia.reads(&say(language, "step-up-confirm-title")).await;
    mia.press("main form button").await;
    mia.comes_to("/account/passkeys").await;
    mia.reads(&say(language, "passkey-removed")).await;
    sign_out(&mia).await;
    mia.go("/sign-in/passkey").await;
    mia.comes_to_see("#passkey button", true).await;
    mia.press("#passkey button").await;
    mia.reads(&say(language, "passkey-wrong")).await;
    fits(&mia, &shown("refused")).await;
}

/// The page without scripts.
pub async fn without_scripts(language: Language) {
    let (site, chrome) = (Site::start_in_earnest(language).await, Chrome::start());
    let look = Look::PHONE.without_scripts();
    let mia =
        Person { window: chrome.window(look).await, origin: site.origin.clone(), language: language.code() };
    mia.go("/sign-in/passkey").await;
    mia.reads(&say(language, "passkey-needs-script")).await;
    mia.comes_to_see("#passkey button", false).await;
    fits(&mia, &format!("passkey-no-script-{}", language.code())).await;
    mia.press("main a[href$='/sign-in']").await;
    mia.comes_to("/sign-in").await;
}
