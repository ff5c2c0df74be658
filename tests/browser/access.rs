//! Ways in and out as a browser knows them: a second factor is set up without scripts, and after signing out the back button
//! shows nothing of anybody (security.md S10). Pictures of the pages stay in `target/pictures`.

use domain::{language::Language, person::Role};
use server::{http::set_up, store, totp};
use tests::words::say;

use crate::{
    chrome::{Chrome, Look},
    journey::enter,
    person::Person,
    site::Site,
};

async fn code(site: &Site, name: &str) -> String {
    let people = store::person::all(&mut site.shared.db.reader()).await.expect("people");
    let person = people.into_iter().find(|person| person.name == name).expect("somebody").id;
    let row = store::second_factor::find(&mut site.shared.db.reader(), person).await.expect("an answer");
    let opened = site.shared.services.secrets.open(person.0, &row.expect("a seed").seed).expect("a seed");
    let seed = totp::Seed::from_bytes(&opened).expect("a seed");
    seed.shown(totp::step(site.world.now()))
}

/// Nothing scrolls sideways; the picture has this name.
pub async fn fits(person: &Person, name: &str) {
    let script = "return document.documentElement.scrollWidth <= window.innerWidth";
    let fits: bool =
        person.window.execute(script, vec![]).await.expect("a width").convert().expect("an answer");
    assert!(fits, "{name} scrolls sideways");
    person.picture(name).await;
}

/// Sets a second factor up, signs out, goes back, and signs in again with it.
pub async fn walk(language: Language, look: Look) {
    let (site, chrome) = (Site::start(language).await, Chrome::start());
    let shown = |page: &str| format!("access-{page}-{}-{}", language.code(), look.width);
    let setting_up = set_up(&site.shared).await.expect("an answer").expect("a link");
    let mia = enter(&site, &chrome, look, language, "Mia Sand", Role::Marketer).await;
    for (path, page) in
        [("/account", "account"), ("/account/password", "password"), ("/account/sessions", "sessions")]
    {
        mia.go(path).await;
        fits(&mia, &shown(page)).await;
    }
    mia.go("/account/second-factor").await;
    mia.send().await;
    fits(&mia, &shown("factor")).await;
    mia.fill("code", &code(&site, "Mia Sand").await).await;
    mia.press("main button[value='confirm']").await;
    mia.reads(&say(language, "factor-codes-title")).await;
    fits(&mia, &shown("codes")).await;
    mia.press("main a.button").await;
    mia.comes_to("/account").await;
    mia.press("main form[action$='/sign-out'] button").await;
    mia.comes_to("/sign-in").await;
    fits(&mia, &shown("sign-in")).await;
    mia.window.back().await.expect("back");
    let page = mia.window.source().await.expect("a page");
    assert!(!page.contains("mia.sand@berg.example"), "the back button shows the account");
    site.world.advance(60 * domain::time::SECOND);
    let link = site.link_of("Mia Sand").await;
    mia.go(&link).await;
    mia.press("main form button").await;
    mia.comes_to("/sign-in/code").await;
    fits(&mia, &shown("code")).await;
    mia.fill("code", &code(&site, "Mia Sand").await).await;
    mia.send().await;
    mia.comes_to("/start").await;
    mia.go("/reset").await;
    fits(&mia, &shown("reset")).await;
    // There is somebody now, so the link of a new server is worth nothing any more.
    mia.window.goto(&setting_up).await.expect("a page");
    assert!(
        mia.window.source().await.expect("a page").contains("trouble") || mia.count("main form").await == 0
    );
}
