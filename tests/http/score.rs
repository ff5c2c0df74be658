//! The pages of the score: who may open them, what they take and what not, in both languages.

use domain::{id::CaseNumber, language::Language};
use tests::{
    Cast, Client, Form, Page,
    words::{say, with},
};

use crate::{
    journey::in_both_languages,
    moves::{CHANNEL, Wish, act, file, offer},
};

async fn refused(cast: &Cast, client: &Client, form: Form) -> Page {
    let before = cast.app.kept().await;
    let answer = client.submit(form).await;
    answer.is(422);
    assert_eq!(cast.app.kept().await, before, "{} changed something", answer.address);
    answer
}

/// The status of a page for each role.
async fn statuses(cast: &Cast, path: &str) -> [u16; 8] {
    let people = [&cast.mia, &cast.kim, &cast.tom, &cast.dora, &cast.eva, &cast.rita, &cast.paul, &cast.zoe];
    let mut found = [0; 8];
    for (place, client) in people.into_iter().enumerate() {
        found[place] = client.get(path).await.status;
    }
    found
}

in_both_languages!(each_page_opens_for_those_who_may_act_there);

async fn each_page_opens_for_those_who_may_act_there(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, Wish { confirmed: false, ..CHANNEL }).await;
    // Marketer, colleague, reviewer, adviser, executive, auditor, admin, and marketing of another area.
    let page = |act: &str| format!("/cases/{number}/{act}");
    assert_eq!(statuses(&cast, &page("estimate")).await, [200, 200, 200, 403, 403, 403, 403, 404]);
    assert_eq!(statuses(&cast, &page("adjust")).await, [403, 403, 200, 403, 403, 403, 403, 404]);
    assert_eq!(statuses(&cast, &page("confirm-impact")).await, [200, 200, 403, 403, 403, 403, 403, 404]);
    let area = cast.area;
    let tolerance = format!("/areas/{area}/tolerance");
    assert_eq!(statuses(&cast, &tolerance).await, [403, 403, 403, 403, 200, 403, 403, 403]);
    assert_eq!(statuses(&cast, "/rules").await, [403, 403, 403, 403, 403, 403, 200, 403]);
}

in_both_languages!(what_cannot_be_meant_comes_back_with_everything_that_was_typed);

async fn what_cannot_be_meant_comes_back_with_everything_that_was_typed(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    let form = || async {
        cast.tom
            .see(&format!("/cases/{number}/estimate"))
            .await
            .form_with("often-LEAK")
            .set("often-LEAK", "often")
    };
    for (low, high) in [
        ("9000", "5000"),
        ("-5", "5000"),
        ("5", "1e9"),
        ("5", "NaN"),
        ("5", ""),
        ("0", "5000"),
        ("5", "999999999999999999"),
    ] {
        let answer =
            refused(&cast, &cast.tom, form().await.set("low-LEAK", low).set("high-LEAK", high)).await;
        let back = answer.form_with("often-LEAK");
        assert_eq!((back.value("low-LEAK"), back.value("high-LEAK")), (low, high));
        assert_eq!(back.value("often-LEAK"), "often");
    }
    let unknown = form().await.forge("low-NOSUCH", "5");
    refused(&cast, &cast.tom, unknown).await;
    let odd = form().await.forge("often-LEAK", "daily");
    refused(&cast, &cast.tom, odd).await;
}

in_both_languages!(a_correction_shows_both_vectors_and_is_taken_back);

async fn a_correction_shows_both_vectors_and_is_taken_back(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    let open =
        || async { cast.tom.see(&format!("/cases/{number}/adjust?factor=EE")).await.form_with("value") };
    refused(&cast, &cast.tom, open().await.set("value", "3")).await;
    refused(&cast, &cast.tom, open().await.forge("value", "4").set("reason", "Nur intern.")).await;
    // before it is saved each value says what would count then; the panel is asked for the one that is chosen
    let page = cast.tom.see(&format!("/cases/{number}/adjust?factor=EE")).await;
    let would = with(language, "adjust-would", &[("level", "#".into())]);
    let would = would.split('#').next().unwrap_or_default().trim().to_owned();
    assert_eq!(page.text().matches(&would).count(), page.form_with("value").offers("value").len());
    page.says(&say(language, "adjust-panel"));
    let before = cast.app.kept().await;
    let panel = cast.tom.fragment(open().await.set("value", "3")).await;
    panel.is(200).says(&say(language, "adjust-panel-then")).says(&say(language, "adjust-panel-severity"));
    cast.kim.fragment(open().await.set("value", "3")).await.is(403);
    assert_eq!(cast.app.kept().await, before, "looking keeps nothing");
    let done = cast.tom.done(open().await.set("value", "3").set("reason", "Nur <intern> erreichbar.")).await;
    done.is(200).says(&say(language, "done-adjust")).says("Nur <intern> erreichbar.");
    for client in [&cast.mia, &cast.tom, &cast.rita] {
        let page = client.see(&format!("/cases/{number}")).await;
        page.says("Nur <intern> erreichbar.").says("Tom Reh").says("EE:9").says("EE:3");
    }
    cast.tom.see(&format!("/cases/{number}/review")).await.says("EE:3");
    cast.tom.done(open().await.press("back", "yes")).await.is(200);
    cast.mia.see(&format!("/cases/{number}")).await.is_silent_about("EE:3");
}

in_both_languages!(the_requester_confirms_the_four_sentences_that_were_shown);

async fn the_requester_confirms_the_four_sentences_that_were_shown(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, Wish { confirmed: false, ..CHANNEL }).await;
    let page = cast.mia.see(&format!("/cases/{number}")).await;
    assert!(page.links_to(&format!("/cases/{number}/confirm-impact")), "{}", page.text());
    let form = || async { cast.mia.see(&format!("/cases/{number}/confirm-impact")).await.form_with("shown") };
    refused(&cast, &cast.mia, form().await.forge("shown", "1-2-3")).await;
    let other = form().await.forge("shown", "1-1-2-3");
    cast.mia.submit(other).await.is(409).says(&say(language, "refused-impact-changed"));
    cast.mia.done(form().await).await.is(200).says(&say(language, "done-confirm-impact"));
    let page = cast.mia.see(&format!("/cases/{number}")).await;
    assert!(!page.links_to(&format!("/cases/{number}/confirm-impact")), "{}", page.text());
}

in_both_languages!(the_executive_says_what_the_area_tolerates);

async fn the_executive_says_what_the_area_tolerates(language: Language) {
    let cast = Cast::new(language).await;
    let path = format!("/areas/{}/tolerance", cast.area);
    let decisions = cast.eva.see("/decisions").await;
    assert!(decisions.links_to(&path), "{}", decisions.text());
    let form = || async { cast.eva.see(&path).await.form_with("first-years") };
    let turned = form().await.set("first-years", "100").set("second-years", "10");
    refused(&cast, &cast.eva, turned).await;
    let nothing = form().await.set("first-amount", "0");
    refused(&cast, &cast.eva, nothing).await;
    let done = cast.eva.done(form().await.set("first-amount", "7000").set("second-amount", "9000")).await;
    let amount = if language == Language::De { "7.000" } else { "7,000" };
    done.is(200).says(amount);

    let number = file(&cast, &cast.mia, CHANNEL).await;
    let estimate = [("often-LEAK", "seldom"), ("low-LEAK", "1000"), ("high-LEAK", "90000")];
    act(&cast.tom, number, "estimate", &estimate).await.says(amount);
    cast.eva.done(form().await.press("default", "yes")).await.is_silent_about(amount);
}

in_both_languages!(a_changed_rule_book_is_tried_and_not_saved);

async fn a_changed_rule_book_is_tried_and_not_saved(language: Language) {
    let cast = Cast::new(language).await;
    let number: CaseNumber = file(&cast, &cast.mia, CHANNEL).await;
    offer(&cast.tom, number, &["C-LOG"], "Als Versuch.").await;
    let before = cast.app.kept().await;
    let book = domain::rules::RuleBook::built_in_sources();
    let text = |name: &str| {
        let files = book.files();
        files.iter().find(|(file, _)| *file == name).map(|(_, text)| (*text).to_owned()).expect("a file")
    };
    let form = || async { cast.paul.see("/rules").await.form_with("file") };
    let same = form().await.set("file", "social.toml").set("text", &text("social.toml"));
    cast.paul.submit(same).await.is(200).says(&say(language, "rules-same"));
    let milder = text("social.toml").replace("EE = 9", "EE = 1");
    assert_ne!(milder, text("social.toml"));
    let milder = form().await.set("file", "social.toml").set("text", &milder);
    let answer = cast.paul.submit(milder).await;
    answer.is(200).says(&say(language, "rules-changes")).says("TikTok");
    let broken = form().await.set("file", "book.toml").set("text", "version = 3");
    let answer = refused(&cast, &cast.paul, broken).await;
    assert_eq!(answer.form_with("file").value("text"), "version = 3");
    answer.says("book");
    assert_eq!(cast.app.kept().await, before);
}
