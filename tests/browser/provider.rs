//! The company's sign-in in Chromium, at a certified provider of another site (security.md S9): there by the button, back by
//! the browser itself, a proof from there before something of weight, and out. What a header, a cookie or the policy of a page
//! forbids shows here and nowhere else. Pictures of our pages stay in `target/pictures`.

use domain::{language::Language, person::Role};
use server::{config, store::Db, world::World};
use tests::{
    provider::{Provider, SECRET},
    words::{say, with},
};
use thirtyfour::By;

use crate::{
    access::fits,
    chrome::{Chrome, Look},
    person::Person,
    site::Site,
};

const THERE: &str = "127.0.0.1";

/// A port that was free a moment ago: the provider has to know it before the product listens.
fn port() -> u16 {
    let listener = std::net::TcpListener::bind((std::net::Ipv4Addr::LOCALHOST, 0)).expect("a port");
    listener.local_addr().expect("its number").port()
}

/// The window is at this host before long.
async fn comes_to_host(person: &Person, host: &str) {
    for _ in 0..150 {
        let url = person.window.current_url().await.expect("an address");
        if url.host_str() == Some(host) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("{host} did not come, but {}:\n{}", person.path().await, person.text().await);
}

/// Every proof is too old. The clock cannot be moved for that: the provider has one of its own.
async fn forget_proofs(site: &Site) {
    let Db::Sqlite { write, .. } = &site.shared.db else { unreachable!("a site has a file") };
    let forgotten = sqlx::query("UPDATE session SET proven_until = 0").execute(write).await;
    assert_eq!(forgotten.expect("forgotten").rows_affected(), 1);
}

/// Signs in there and says yes to everything.
async fn sign_in_there(person: &Person, login: &str) {
    comes_to_host(person, THERE).await;
    for _ in 0..3 {
        if person.window.current_url().await.expect("an address").host_str() != Some(THERE) {
            return;
        }
        if person.window.find(By::Css("[name='login']")).await.is_ok() {
            person.types("[name='login']", login).await;
            person.types("[name='password']", "anything").await;
        }
        person.press("form button[type='submit']").await;
    }
}

/// In by the provider, a proof from there, and out.
pub async fn walk(language: Language, look: Look) {
    let port = port();
    let origin = format!("http://localhost:{port}");
    let Some(provider) = Provider::start(&origin) else { return };
    let mut known = config::Provider::at(&provider.issuer, "concord-es256", SECRET);
    known.internal_hosts = vec![THERE.to_owned()];
    let name = known.name(language).to_owned();
    let site = Site::start_in_earnest_with(language, |config| {
        config.listen.address.set_port(port);
        config.identity.provider = Some(Box::new(known));
    })
    .await;
    assert_eq!(site.origin, origin);
    // The provider has the time of the day.
    site.world.advance(World::system().now().0 - site.world.now().0);
    let chrome = Chrome::start();
    let shown = |page: &str| format!("provider-{page}-{}-{}", language.code(), look.width);
    site.link("ada", Role::Marketer).await;
    let ada =
        Person { window: chrome.window(look).await, origin: site.origin.clone(), language: language.code() };

    ada.go("/sign-in").await;
    fits(&ada, &shown("sign-in")).await;
    ada.press("main form[action$='/sign-in/provider'] button").await;
    sign_in_there(&ada, "ada").await;
    comes_to_host(&ada, "localhost").await;
    ada.comes_to("/sign-in/provider/back").await;
    ada.comes_to_read(&with(language, "provider-return-lead", &[("name", name.as_str().into())])).await;
    fits(&ada, &shown("return")).await;
    ada.press("main form button").await;
    ada.comes_to("/start").await;
    ada.go("/account").await;
    ada.reads("ada@berg.example").await;
    ada.reads(&say(language, "account-provider-hint")).await;
    fits(&ada, &shown("account")).await;

    // A proof is asked for there, although she is signed in there.
    forget_proofs(&site).await;
    ada.go("/account/passkeys/add").await;
    ada.comes_to("/step-up").await;
    fits(&ada, &shown("step-up")).await;
    ada.press("main form[action*='/sign-in/provider'] button").await;
    sign_in_there(&ada, "ada").await;
    comes_to_host(&ada, "localhost").await;
    ada.comes_to("/sign-in/provider/back").await;
    ada.press("main form button").await;
    ada.comes_to("/account/passkeys/add").await;

    ada.go("/account").await;
    ada.press("main form[action$='/sign-out'] button").await;
    ada.comes_to("/sign-in/provider").await;
    ada.reads(&with(language, "provider-farewell", &[("name", name.as_str().into())])).await;
    fits(&ada, &shown("farewell")).await;
}
