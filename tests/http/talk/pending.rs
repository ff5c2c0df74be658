//! Comments of a review: only their author sees them until one verdict takes them along, and the requester gets one
//! message for all of them.

use domain::language::Language;
use tests::{Cast, words::say as words};

use super::{say, stored, talk};
use crate::{
    journey::in_both_languages,
    moves::{CHANNEL, SMALL, act, file, form, offer},
};

const FIRST: &str = "Wer sieht die Anmeldungen?";
const SECOND: &str = "Der Vertrag fehlt noch.";

in_both_languages!(comments_wait_for_the_verdict_and_arrive_in_one_message);

async fn comments_wait_for_the_verdict_and_arrive_in_one_message(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, SMALL).await;
    say(&cast, &cast.tom, number, "verdict", FIRST).await.says(FIRST);
    say(&cast, &cast.tom, number, "verdict", "Das verwerfe ich wieder.").await;
    say(&cast, &cast.tom, number, "verdict", SECOND).await;
    for other in [&cast.nora, &cast.mia, &cast.rita] {
        for path in ["talk", "review", ""] {
            let page = other.get(&format!("/cases/{number}/{path}")).await;
            assert!(!page.body.contains(FIRST) && !page.body.contains(SECOND), "{path}");
        }
    }
    let page = talk(&cast.tom, number).await;
    let mut discard = page.forms().into_iter().filter(|form| form.value("what") == "discard");
    cast.tom.done(discard.nth(1).expect("the second one")).await.is_silent_about("verwerfe ich wieder");
    let edit = talk(&cast.tom, number)
        .await
        .links()
        .into_iter()
        .find(|link| link.contains("edit="))
        .expect("a link");
    let change =
        cast.tom.see(edit.split_once(language.code()).map_or("", |(_, path)| path)).await.form_with("text");
    assert_eq!(change.value("text"), FIRST);
    cast.tom.done(change.set("text", "Wer liest die Anmeldungen?")).await.says("Wer liest die Anmeldungen?");
    assert_eq!(stored(&cast, number).await, []);
    // the page of the verdict lists what goes along
    cast.tom.see(&format!("/cases/{number}/ask")).await.says("Wer liest die Anmeldungen?").says(SECOND);
    cast.app.mails().await;
    cast.app.advance(1_000);
    let before = cast.app.mails().await.len();
    act(&cast.tom, number, "ask", &[("question", "Seit wann nutzt ihr es?")]).await;
    let posts: Vec<String> = stored(&cast, number).await.into_iter().map(|post| post.body).collect();
    assert_eq!(posts, ["Wer liest die Anmeldungen?", SECOND]);
    talk(&cast.mia, number).await.says("Wer liest die Anmeldungen?").says(SECOND);
    let mails = cast.app.mails().await.split_off(before);
    let to_mia: Vec<_> = mails.iter().filter(|mail| mail.to.starts_with("Mia Sand")).collect();
    assert_eq!(to_mia.len(), 1, "one message holds them all");
    for text in ["Seit wann nutzt ihr es?", "Wer liest die Anmeldungen?", SECOND] {
        assert!(to_mia[0].text.contains(text), "{}", to_mia[0].text);
    }
}

in_both_languages!(a_verdict_that_fails_leaves_them_waiting);

async fn a_verdict_that_fails_leaves_them_waiting(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    say(&cast, &cast.tom, number, "verdict", FIRST).await;
    // refused by the decision table
    let approve = cast.tom.see(&format!("/cases/{number}/approve")).await.form();
    cast.tom.submit(approve).await.is(409);
    // made on an older version
    let object = form(&cast.tom, number, "object", "reason").await.set("reason", "So nicht.");
    act(&cast.mia, number, "need", &[("need", "Wir brauchen es im März.")]).await;
    cast.tom.submit(object).await.is(409);
    assert_eq!(stored(&cast, number).await, []);
    talk(&cast.tom, number).await.says(FIRST);
    // an offer that waits for its signature is not given yet; the signature takes the comments along
    offer(&cast.tom, number, &["C-LOG"], "Als Versuch.").await;
    assert_eq!(stored(&cast, number).await, []);
    talk(&cast.tom, number).await.says(FIRST);
    act(&cast.nora, number, "cosign", &[]).await;
    assert_eq!(stored(&cast, number).await.len(), 1);
    talk(&cast.mia, number).await.says(FIRST);
}

in_both_languages!(a_withdrawn_request_loses_no_comment_and_takes_no_offer);

async fn a_withdrawn_request_loses_no_comment_and_takes_no_offer(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    say(&cast, &cast.tom, number, "verdict", FIRST).await;
    let offering = form(&cast.tom, number, "offer", "condition").await.set("note", "Zu spät.");
    act(&cast.mia, number, "withdraw", &[]).await;
    cast.tom.submit(offering).await.is(409);
    assert_eq!(cast.app.state(number).await, "withdrawn");
    talk(&cast.tom, number).await.says(FIRST);
    let post = [("what", "say"), ("to", "verdict"), ("text", "Noch einer.")];
    let late = cast.tom.post(&format!("/cases/{number}/talk"), &post).await;
    late.is(409).says(&words(language, "talk-because-no-verdict"));
}

in_both_languages!(who_is_named_in_a_comment_that_waits_is_told_with_the_verdict);

async fn who_is_named_in_a_comment_that_waits_is_told_with_the_verdict(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, SMALL).await;
    let text = "Bitte ansehen, @Kim Ohl und @Nora Belk.";
    let ticked = super::write(&cast.tom, number).await.set("to", "verdict").set("text", text);
    let kim = cast.kim.person.expect("somebody").to_string();
    let again = cast.tom.submit(ticked.forge("mention", &kim)).await;
    again.is(422);
    assert_eq!(again.form_with("to").value("text"), text);
    let outside = super::write(&cast.tom, number).await.set("to", "verdict").set("text", "Frag @Zoe Kirch.");
    cast.tom.submit(outside).await.is(422);
    let before = cast.app.mails().await.len();
    say(&cast, &cast.tom, number, "verdict", text).await;
    assert_eq!(cast.app.mails().await.len(), before, "nobody is told before the verdict");
    act(&cast.tom, number, "return", &[("reason", "Der Zweck ist nicht klar.")]).await;
    let mails = cast.app.mails().await.split_off(before);
    let mut told: Vec<&str> =
        mails.iter().map(|mail| mail.to.split(" <").next().unwrap_or_default()).collect();
    told.sort_unstable();
    assert_eq!(told, ["Kim Ohl", "Mia Sand", "Nora Belk"]);
}

in_both_languages!(nobody_changes_or_sends_the_comment_of_somebody_else);

async fn nobody_changes_or_sends_the_comment_of_somebody_else(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, SMALL).await;
    say(&cast, &cast.tom, number, "verdict", FIRST).await;
    let page = talk(&cast.tom, number).await;
    let discard = page.forms().into_iter().find(|form| form.value("what") == "discard").expect("a button");
    let id = discard.value("post").to_owned();
    let address = format!("/cases/{number}/talk");
    for (what, text) in [("discard", None), ("edit", Some("Meins."))] {
        let mut fields = vec![("what", what), ("post", id.as_str())];
        fields.extend(text.map(|text| ("text", text)));
        cast.nora.post(&address, &fields).await.is(409).says(&words(language, "talk-because-pending-gone"));
    }
    cast.nora.get(&format!("{address}?edit={id}")).await.is(404);
    act(&cast.nora, number, "approve", &[]).await;
    assert_eq!(stored(&cast, number).await, [], "another reviewer's verdict does not send them");
    talk(&cast.tom, number).await.says(FIRST);
    let marketing = [("what", "say"), ("to", "verdict"), ("text", "Ich auch.")];
    cast.mia.post(&address, &marketing).await.is(409);
}
