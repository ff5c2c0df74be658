//! What the islands add while somebody types or sends files: suggestions that the keyboard reaches, names after an `@`, and
//! the way of each file. That everything works without them is the road's affair.

use domain::{language::Language, person::Role};
use tests::words::say;
use thirtyfour::Key;

use crate::{
    chrome::{Chrome, Look},
    journey::{bring_to, enter, file},
    person::Person,
    site::Site,
};

const FIELD: &str = "#what";
const CHOICES: &str = "#what-choices [role='option']";

/// Walks it.
pub async fn walk(language: Language) {
    let (site, chrome) = (Site::start(language).await, Chrome::start());
    let mia = enter(&site, &chrome, Look::DESK, language, "Mia Sand", Role::Marketer).await;
    let tom = enter(&site, &chrome, Look::DESK, language, "Tom Reh", Role::Reviewer).await;

    suggestions(&mia).await;
    let case = file(&mia, Look::DESK).await;
    names(&tom, &case).await;
    files(&mia, language, &case).await;
    for person in [mia, tom] {
        person.window.quit().await.expect("closed");
    }
}

/// By keyboard alone: the list opens, the arrows choose, escape closes, enter opens what was chosen.
async fn suggestions(mia: &Person) {
    mia.go("/start").await;
    mia.types(FIELD, "pinter").await;
    mia.comes_to_see(CHOICES, true).await;
    assert_eq!(mia.count("#what[aria-expanded='true']").await, 1);
    mia.types(FIELD, Key::Down + "").await;
    assert_eq!(mia.count("#what[aria-activedescendant='what-choices-0']").await, 1);
    mia.types(FIELD, Key::Escape + "").await;
    mia.comes_to_see(CHOICES, false).await;
    mia.types(FIELD, "est").await;
    mia.comes_to_see(CHOICES, true).await;
    mia.picture(&format!("suggestions-{}", mia.language)).await;
    mia.types(FIELD, Key::Down + Key::Enter).await;
    mia.comes_to("/search").await;
    mia.reads("Pinterest").await;
    // what nothing is known of is searched all the same
    mia.go("/start").await;
    mia.types(FIELD, "zzzz" + Key::Enter).await;
    mia.comes_to("/search").await;
}

/// A name that is picked is written out; an address of mail offers none.
async fn names(tom: &Person, case: &str) {
    let choices = "#field-text-choices [role='option']";
    tom.go(&format!("{case}/talk")).await;
    tom.types("#field-text", "Frag reh@berg, @mi").await;
    tom.comes_to_see(choices, true).await;
    tom.types("#field-text", Key::Down + Key::Enter).await;
    tom.types("#field-text", "bitte!").await;
    assert_eq!(tom.value("#field-text").await, "Frag reh@berg, @Mia Sand bitte!");
    tom.comes_to_see(choices, false).await;
}

/// Whoever sends only good files goes on by themselves; none at all is told as without a script.
async fn files(mia: &Person, language: Language, case: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let good = bring_to(folder.path(), "Auftrag.pdf");
    mia.go(&format!("{case}/add-evidence?about=case")).await;
    mia.send().await;
    mia.reads(&say(language, "form-problem")).await;
    mia.attach("files", &[good.as_path()]).await;
    mia.click("main form[method='post'] button.button--primary").await;
    mia.comes_to(&format!("{case}/evidence")).await;
    mia.reads("Auftrag.pdf").await;
}
