//! The road of the product: marketing files, security offers, marketing counters, they do not agree, both prove that
//! they understood each other, the executive decides on one page, and the channel stands in the register with its
//! conditions half a minute later.

use domain::{language::Language, time::SECOND};
use tests::{Cast, words::say};

use super::in_both_languages;
use crate::moves::{CHANNEL, PROTECTION, act, condition, file, form, offer, only, press};

in_both_languages!(they_do_not_agree_and_the_executive_decides);

async fn they_do_not_agree_and_the_executive_decides(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    let path = format!("/cases/{number}");

    // Security finds it in the inbox and offers the conditions that make it acceptable.
    cast.tom.see("/inbox").await.says("TikTok").says("Mia Sand");
    let review = cast.tom.see(&format!("{path}/review")).await;
    review.says(CHANNEL.purpose).says(&say(language, "term-severity-4"));
    offer(&cast.tom, number, &PROTECTION, "Damit wird es mittel.").await;

    // Marketing answers with a package of its own; the table shows what changed.
    let counter = form(&cast.mia, number, "offer", "condition").await;
    let counter = only(counter, &["C-IR", "C-LOG", "C-MFA", "C-NAMED", "C-TOKEN"])
        .set("budget", if language == Language::De { "20.000" } else { "20,000" })
        .set("note", "Antworten gehören in die Kommentare.");
    let table = cast.mia.done(counter).await;
    table.is(200).says(&condition(language, "C-NOPII")).says("Antworten gehören in die Kommentare.");

    // They do not agree. Each side says what it needs and proves that it understood the other.
    act(&cast.mia, number, "need", &[("need", "Ein Konto zur Saison im März.")]).await;
    let declared = [("cause", "values"), ("reason", "Ohne Verzicht auf Bestelldaten geht es nicht.")];
    act(&cast.tom, number, "declare", &declared).await;
    assert_eq!(cast.app.state(number).await, "stalemate");
    act(&cast.tom, number, "need", &[("need", "Keine Bestelldaten auf fremden Plattformen.")]).await;
    act(&cast.tom, number, "restate", &[("restatement", "Ihr braucht das Konto im März.")]).await;
    act(&cast.mia, number, "restate", &[("restatement", "Ihr wollt keine Werbung für Bestellungen.")]).await;
    press(&cast.mia, "/confirm", number, "confirm").await;
    act(&cast.tom, number, "correct", &[("correction", "Es geht um Daten, nicht um Werbung.")]).await;
    act(&cast.mia, number, "restate", &[("restatement", "Dort darf nicht stehen, wer was bestellt.")]).await;
    assert_eq!(cast.app.state(number).await, "stalemate");
    press(&cast.tom, "/confirm", number, "confirm").await;
    assert_eq!(cast.app.state(number).await, "escalated");

    // The executive reads one page that loads no script, and decides.
    cast.eva.see("/decisions").await.says("TikTok");
    let brief = cast.eva.see(&format!("{path}/brief")).await;
    brief
        .says("Ein Konto zur Saison im März.")
        .says("Keine Bestelldaten auf fremden Plattformen.")
        .says(&say(language, "term-severity-4"));
    assert!(!brief.body.contains("<script"), "the brief loads no script");
    let decision = cast.eva.see(&format!("{path}/decide?choice=offer-2")).await.form_with("reason");
    let decided = cast.eva.done(decision.set("reason", "Der Nutzen überwiegt.")).await;
    decided.is(200);
    assert_eq!(cast.app.state(number).await, "approved");

    // Half a minute later it counts: the register has it, with the five conditions of the offer and no others.
    cast.eva.see("/register").await.is_silent_about("TikTok");
    cast.app.advance(31 * SECOND);
    assert_eq!(cast.app.tick().await, 1);
    let register = cast.mia.see("/register").await;
    register.says("TikTok");
    let link = register.links().into_iter().find(|link| link.contains("/register/")).expect("an entry");
    let entry = cast.mia.see(&link).await;
    for id in ["C-IR", "C-LOG", "C-MFA", "C-NAMED", "C-TOKEN"] {
        entry.says(&condition(language, id));
    }
    entry.is_silent_about(&condition(language, "C-NOPII"));
    cast.zoe.see("/search?q=tiktok").await.says("TikTok");
}
