//! Who holds a case for a side: on the lists, in a message, and in who says whether a need was understood.

use domain::language::Language;
use tests::{
    Cast,
    words::{say as words, with},
};

use crate::{
    journey::in_both_languages,
    moves::{CHANNEL, PROTECTION, act, file, offer},
};

in_both_languages!(a_side_says_who_holds_a_case_and_that_person_is_told);

async fn a_side_says_who_holds_a_case_and_that_person_is_told(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    cast.nora.see("/inbox?tab=mine").await.says("TikTok");
    let before = cast.app.mails().await.len();
    cast.app.advance(1_000);
    let nora = cast.nora.person.expect("somebody").to_string();
    let page = act(&cast.tom, number, "assign", &[("person", &nora)]).await;
    page.says(&words(language, "done-assign")).says(&words(language, "assign-holds-security"));
    let mails = cast.app.mails().await.split_off(before);
    assert_eq!(mails.len(), 1);
    assert!(mails[0].to.starts_with("Nora Belk"), "{}", mails[0].to);
    assert!(mails[0].subject.starts_with(&words(language, "mail-assigned")), "{}", mails[0].subject);
    cast.nora.see("/inbox?tab=mine").await.says("TikTok");
    cast.tom.see("/inbox?tab=security").await.says("Nora Belk");
    cast.tom.see("/inbox?tab=mine").await.is_silent_about("TikTok");
    cast.mia.see(&format!("/cases/{number}")).await.says("Nora Belk");
    // nobody of the other side, of no side, or of another area holds it
    for other in [&cast.mia, &cast.zoe, &cast.eva, &cast.rita] {
        let person = other.person.expect("somebody").to_string();
        let form = cast
            .tom
            .see(&format!("/cases/{number}/assign"))
            .await
            .form_with("person")
            .forge("person", &person);
        cast.tom.submit(form).await.is(409).says(&words(language, "assign-because-not-there"));
    }
    cast.eva.get(&format!("/cases/{number}/assign")).await.is(403);
    act(&cast.nora, number, "assign", &[("person", "nobody")]).await;
    // what nobody holds is everybody's
    cast.tom.see("/inbox?tab=mine").await.says("TikTok");
}

in_both_languages!(whoever_holds_a_case_is_reminded_and_nobody_beside);

async fn whoever_holds_a_case_is_reminded_and_nobody_beside(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    let nora = cast.nora.person.expect("somebody").to_string();
    act(&cast.tom, number, "assign", &[("person", &nora)]).await;
    let before = cast.app.mails().await.len();
    assert!(cast.app.wake(number).await, "half of the time is over");
    let mails = cast.app.mails().await.split_off(before);
    let to: Vec<&str> = mails.iter().map(|mail| mail.to.as_str()).collect();
    assert_eq!(to, ["Nora Belk <nora.belk@berg.example>"]);
    let task = words(language, "mail-task-review");
    let reminder = with(language, "mail-reminder", &[("task", task.into())]);
    assert!(mails[0].subject.starts_with(&reminder), "{}", mails[0].subject);
}

in_both_languages!(only_the_author_or_the_holder_confirms_and_it_is_measured);

async fn only_the_author_or_the_holder_confirms_and_it_is_measured(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    offer(&cast.tom, number, &PROTECTION, "So geht es.").await;
    act(&cast.mia, number, "need", &[("need", "Wir brauchen Reichweite vor März.")]).await;
    // nobody restates the own need
    let version = cast.app.version(number).await;
    let own = [("version", version.as_str()), ("restatement", "Wir brauchen das.")];
    cast.mia.post(&format!("/cases/{number}/restate"), &own).await.is(409);
    act(&cast.tom, number, "restate", &[("restatement", "Ihr braucht Reichweite vor März.")]).await;
    cast.kim.get(&format!("/cases/{number}/confirm")).await.is(409);
    let kim = cast.kim.person.expect("somebody").to_string();
    act(&cast.kim, number, "assign", &[("person", &kim)]).await;
    cast.app.advance(30 * 60 * 1_000);
    // half an hour later everybody has to sign in again
    let again =
        async |client: &tests::Client| cast.app.sign_in(client.person.expect("somebody"), language).await;
    let kim = again(&cast.kim).await;
    let page = kim.see(&format!("/cases/{number}/confirm")).await;
    kim.done(page.form_to(&format!("/cases/{number}/confirm"))).await.is(200);
    let hours = if language == Language::De { "0,5" } else { "0.5" };
    let said = tests::words::with(language, "understanding-measured-once", &[("hours", hours.into())]);
    again(&cast.tom).await.see(&format!("/cases/{number}/negotiation")).await.says(&said);
    let areas = again(&cast.paul).await.see("/areas").await;
    areas.says(&words(language, "areas-understood")).says(hours);
}
