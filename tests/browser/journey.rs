//! The road of the product in a real browser: marketing files, security offers, marketing counters, they do not agree,
//! each side shows that it understood the other, the executive decides on one page, and the channel stands in the
//! register with its conditions. Walked in both languages, with scripts and without.

use domain::{
    language::Language,
    person::Role,
    rules::{ConditionId, KindId, RuleBook},
};
use tests::words::{say, with};

use crate::{
    chrome::{Chrome, Look},
    person::Person,
    site::Site,
};

const ANSWERS: &str = "d b b b a b b b b c b";
const PROTECTION: [&str; 6] = ["C-IR", "C-LOG", "C-MFA", "C-NAMED", "C-NOPII", "C-TOKEN"];
const COUNTER: [&str; 5] = ["C-IR", "C-LOG", "C-MFA", "C-NAMED", "C-TOKEN"];

/// Walks it.
pub async fn walk(language: Language, look: Look) {
    let (site, chrome) = (Site::start(language).await, Chrome::start());
    let mia = enter(&site, &chrome, look, language, "Mia Sand", Role::Marketer).await;
    let tom = enter(&site, &chrome, look, language, "Tom Reh", Role::Reviewer).await;
    let eva = enter(
        &site,
        &chrome,
        Look { scripts: look.scripts, ..Look::PHONE },
        language,
        "Eva Wied",
        Role::Executive,
    )
    .await;

    let case = file(&mia, look).await;
    bring(&mia, language, &case, look).await;

    tom.go("/inbox").await;
    tom.reads("TikTok").await;
    tom.go(&format!("{case}/review")).await;
    tom.reads("SL:5/M:4/O:9/S:9").await;
    offer(&tom, &case, &PROTECTION, "Damit wird es mittel.").await;
    tom.reads("Damit wird es mittel.").await;

    tom.go(&format!("{case}/negotiation")).await;
    assert!(!tom.text().await.contains(&say(language, "live-case")));
    offer(&mia, &case, &COUNTER, "Antworten gehören in die Kommentare.").await;
    if look.scripts {
        // Tom's page is still open; nobody touches it.
        tom.reads(&say(language, "live-case")).await;
    }
    mia.reads(&condition(language, "C-NOPII")).await;
    mia.go(&case).await;
    mia.picture(&format!("request-{}", mia.language)).await;

    one(&mia, &case, "need", "need", "Ein Konto zur Saison im März.").await;
    tom.go(&format!("{case}/declare")).await;
    tom.choose("cause", "values").await;
    tom.fill("reason", "Ohne Verzicht auf Bestelldaten geht es nicht.").await;
    tom.send().await;
    one(&tom, &case, "need", "need", "Keine Bestelldaten auf fremden Plattformen.").await;
    one(&tom, &case, "restate", "restatement", "Ihr braucht das Konto im März.").await;
    one(&mia, &case, "restate", "restatement", "Dort darf nicht stehen, wer was bestellt.").await;
    for person in [&mia, &tom] {
        person.go(&format!("{case}/confirm")).await;
        person
            .press(&format!("main form[action$='{case}/confirm'] button, main form:not([action]) button"))
            .await;
    }

    decide(&site, &eva, &case).await;

    mia.go("/register").await;
    mia.reads("TikTok").await;
    mia.press("main a[href*='/register/']").await;
    for id in COUNTER {
        mia.reads(&condition(language, id)).await;
    }
    assert!(!mia.text().await.contains(&condition(language, "C-NOPII")));
    for person in [mia, tom, eva] {
        person.window.quit().await.expect("closed");
    }
}

/// Brings two files in one go: one is taken, the other is told, and what was typed stays.
async fn bring(mia: &Person, language: Language, case: &str, look: Look) {
    let folder = tempfile::tempdir().expect("a folder");
    let (good, bad) = (bring_to(folder.path(), "Vertrag Größe.pdf"), folder.path().join("Falsch.png"));
    std::fs::write(&bad, "<svg onload=alert(1)>").expect("a file");
    mia.go(&format!("{case}/add-evidence")).await;
    mia.choose("about", "case").await;
    mia.fill("note", "Der Vertrag vom 3. Mai.").await;
    mia.attach("files", &[good.as_path(), bad.as_path()]).await;
    if look.scripts {
        // one after the other, each with what became of it
        mia.click("main form[method='post'] button.button--primary").await;
        mia.comes_to_read(&say(language, "evidence-way-taken")).await;
    } else {
        mia.send().await;
        mia.reads(&say(language, "evidence-taken")).await;
    }
    mia.comes_to_read(&with(language, "evidence-fault-mismatch", &[("name", "Falsch.png".into())])).await;
    mia.picture(&format!("files-refused-{}", mia.language)).await;
    mia.go(&format!("{case}/evidence")).await;
    mia.reads("Vertrag Größe.pdf").await;
    mia.reads("Der Vertrag vom 3. Mai.").await;
    mia.picture(&format!("files-{}", mia.language)).await;
}

/// A small PDF of this name.
pub fn bring_to(folder: &std::path::Path, name: &str) -> std::path::PathBuf {
    let pdf = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n";
    let file = folder.join(name);
    std::fs::write(&file, pdf).expect("a file");
    file
}

/// Opens a window and signs in by a link that shows a button.
pub async fn enter(
    site: &Site,
    chrome: &Chrome,
    look: Look,
    language: Language,
    name: &str,
    role: Role,
) -> Person {
    let person =
        Person { window: chrome.window(look).await, origin: site.origin.clone(), language: language.code() };
    person.go(&site.link(name, role).await).await;
    person.press("main form button").await;
    // a phone shows the name to those only who do not look
    assert!(person.window.source().await.expect("a page").contains(name), "{name} is not signed in");
    person
}

/// From the start page to "sent"; answers the path of the case.
pub async fn file(mia: &Person, look: Look) -> String {
    mia.go("/start").await;
    mia.go("/requests/new").await;
    mia.fill("tool", "TikTok").await;
    mia.send().await;
    let questions = &RuleBook::built_in().kind(KindId::Social).questions;
    let answers: Vec<(String, &str)> =
        questions.iter().map(|question| question.id.to_string()).zip(ANSWERS.split_whitespace()).collect();
    let mut watched = false;
    for _ in 0..20 {
        if mia.path().await.ends_with("/check") {
            break;
        }
        let names = mia.names().await;
        if names.contains("kind") {
            mia.choose("kind", "social").await;
            mia.fill("purpose", "Kurze Filme für Balkonmöbel").await;
        }
        if names.contains("go-live") {
            mia.fill("go-live", "2026-12-18").await;
            mia.fill("waiting", "Die Saison beginnt im März").await;
        }
        let asked: Vec<_> = answers.iter().filter(|(name, _)| names.contains(name)).collect();
        let before =
            if look.scripts && !watched && !asked.is_empty() { Some(mia.outcome().await) } else { None };
        for (name, key) in asked {
            mia.choose(name, key).await;
        }
        if let Some(before) = before {
            // Both islands at work: the outcome follows the answers, the draft saves itself.
            mia.outcome_changes(&before).await;
            mia.draft_is_saved().await;
            watched = true;
        }
        if names.contains("way") {
            mia.press("main button[name='way'][value='all']").await;
        } else if names.contains("GQ-N-1") {
            mia.press("main button[name='rest']").await;
        } else {
            mia.send().await;
        }
    }
    assert_eq!(watched, look.scripts, "the islands were not seen at work");
    let path = mia.path().await;
    assert!(path.ends_with("/check"), "the draft has no end: {path}:\n{}", mia.text().await);
    mia.choose("impact", "yes").await;
    mia.send().await;
    let path = mia.path().await;
    path.split("/sent").next().unwrap_or_default().to_owned()
}

/// Puts a package with exactly these conditions on the table.
async fn offer(person: &Person, case: &str, conditions: &[&str], note: &str) {
    person.go(&format!("{case}/offer")).await;
    person.tick_only("condition", conditions).await;
    person.fill("note", note).await;
    person.press("main form[method='post'] button.button--primary").await;
    assert!(!person.path().await.ends_with("/offer"), "the offer came back:\n{}", person.text().await);
}

/// An act with one text.
async fn one(person: &Person, case: &str, act: &str, field: &str, text: &str) {
    person.go(&format!("{case}/{act}")).await;
    person.fill(field, text).await;
    person.send().await;
}

/// Reads the brief on a phone, which loads no script, and decides in two taps.
async fn decide(site: &Site, eva: &Person, case: &str) {
    let language = site_language(eva);
    eva.go("/decisions").await;
    eva.reads("TikTok").await;
    eva.go(&format!("{case}/brief")).await;
    eva.reads("Ein Konto zur Saison im März.").await;
    eva.reads("Keine Bestelldaten auf fremden Plattformen.").await;
    assert_eq!(eva.count("script").await, 0, "the brief loads no script");
    eva.picture_of("main .brief", &format!("brief-{}", eva.language)).await;
    eva.press("main a[href*='choice=offer-2'], main button[value='offer-2']").await;
    eva.fill("reason", "Der Nutzen überwiegt.").await;
    eva.send().await;
    eva.reads(&say(language, "done-decide")).await;
    eva.go("/register").await;
    assert!(!eva.text().await.contains("TikTok"), "it counts before the time to undo is over");
    site.wait_out_the_undo().await;
}

fn site_language(person: &Person) -> Language {
    Language::from_code(person.language).expect("a language")
}

fn condition(language: Language, id: &str) -> String {
    let found = RuleBook::built_in().condition(&ConditionId::from(id));
    found.map(|condition| condition.text.get(language).to_owned()).unwrap_or_default()
}
