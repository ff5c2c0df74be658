//! Before a verdict stands whom it reaches, in which language, and what the requester will read; what changed since the last
//! look can be seen alone; and the facts of any time can be laid beside those of another.

use domain::language::Language;
use tests::{
    Cast,
    words::{say, with},
};

use crate::{
    journey::in_both_languages,
    moves::{CHANNEL, SMALL, Wish, act, file, form},
};

in_both_languages!(the_page_of_a_verdict_shows_the_message_that_is_then_sent);

async fn the_page_of_a_verdict_shows_the_message_that_is_then_sent(language: Language) {
    let cast = Cast::new(language).await;
    for (path, field, text) in [
        ("return", "reason", "Der Zweck ist nicht klar."),
        ("object", "reason", "So nicht."),
        ("ask", "question", "Wer liest mit?"),
        ("approve", "", ""),
    ] {
        let number = file(&cast, &cast.mia, Wish { tool: "pretix", ..SMALL }).await;
        let talk = cast.tom.see(&format!("/cases/{number}/talk")).await.form_with("to");
        cast.tom.done(talk.set("to", "verdict").set("text", "Der Vertrag fehlt noch.")).await;
        let before = cast.app.kept().await;
        let mails = cast.app.mails().await.len();
        cast.app.advance(1_000);
        let page = cast.tom.see(&format!("/cases/{number}/{path}")).await;
        page.says(&say(language, "told-title")).says("Mia Sand");
        page.says(&with(language, "told-letter", &[("name", "Mia Sand".into())]));
        page.is_silent_about("Tom Reh, ");
        assert_eq!(cast.app.kept().await, before, "looking does nothing");
        assert_eq!(cast.app.mails().await.len(), mails);
        let fields: Vec<(&str, &str)> = if field.is_empty() { vec![] } else { vec![(field, text)] };
        act(&cast.tom, number, path, &fields).await;
        cast.app.advance(31_000);
        cast.app.tick().await;
        let sent = cast.app.mails().await.split_off(mails);
        let to_mia: Vec<_> = sent.iter().filter(|mail| mail.to.starts_with("Mia Sand")).collect();
        let first =
            to_mia.iter().find(|mail| mail.text.contains("Der Vertrag fehlt noch.")).expect("a message");
        assert!(page.has(&first.subject), "{path}: {}", first.subject);
        // word for word, but for what was still to be typed
        let shown = first.text.replace(text, "[…]");
        let shown = if text.is_empty() { first.text.clone() } else { shown };
        for line in shown.lines().filter(|line| !line.trim().is_empty() && !line.contains("://")) {
            assert!(page.has(line.trim_start_matches("> ")), "{path}: {line}\n{}", page.text());
        }
    }
}

in_both_languages!(each_reader_is_told_in_their_own_language);

async fn each_reader_is_told_in_their_own_language(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, SMALL).await;
    let tom = cast.app.sign_in(cast.tom.person.expect("somebody"), language.other()).await;
    let page = tom.see(&format!("/cases/{number}/return")).await;
    let own = if language == Language::De { "told-german" } else { "told-english" };
    let values = [("name", "Mia Sand".into()), ("language", say(language.other(), own).into())];
    page.says(&with(language.other(), "told-row", &values));
    let main = page.main();
    assert!(
        main.all().iter().any(|part| part.name == "p" && part.attribute("lang") == Some(language.code()))
    );
}

in_both_languages!(what_changed_since_the_last_look_can_be_seen_alone);

async fn what_changed_since_the_last_look_can_be_seen_alone(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    let path = format!("/cases/{number}/review");
    let review = cast.tom.see(&path).await;
    cast.tom.done(review.form_with("step")).await;
    // nothing has changed, so all of it is shown
    let same = cast.tom.see(&format!("{path}?show=changed")).await;
    same.says(CHANNEL.purpose);
    let change = form(&cast.mia, number, "change-answers", "purpose").await;
    cast.mia.done(change.set("purpose", "Kurze Filme über Gartenhäuser")).await;
    let review = cast.tom.see(&path).await;
    review.says(&say(language, "look-show-changed"));
    assert!(
        review.document().named("a").any(|link| {
            link.attribute("href").is_some_and(|href| href.ends_with("/review?show=changed"))
        })
    );
    let only = cast.tom.see(&format!("{path}?show=changed")).await;
    only.says(CHANNEL.purpose).says("Kurze Filme über Gartenhäuser").says(&say(language, "look-before"));
    only.says(&say(language, "look-show-all"));
    assert!(only.document().named("div").all(|part| part.attribute("class") != Some("answer")));
}

in_both_languages!(two_versions_of_a_case_are_laid_side_by_side_with_their_hashes);

async fn two_versions_of_a_case_are_laid_side_by_side_with_their_hashes(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    let path = format!("/cases/{number}/versions");
    cast.tom.see(&path).await.says(&say(language, "versions-one"));
    act(&cast.tom, number, "object", &[("reason", "So nicht.")]).await;
    for purpose in ["Filme über Gartenhäuser", "Filme über Zäune"] {
        let change = form(&cast.mia, number, "change-answers", "purpose").await;
        cast.mia.done(change.set("purpose", purpose)).await;
    }
    let page = cast.tom.see(&path).await;
    page.says(CHANNEL.purpose).says("Filme über Zäune").is_silent_about("Filme über Gartenhäuser");
    let main = page.main();
    let hashes: Vec<String> = main.named("code").map(tests::html::Element::text).collect();
    assert_eq!(hashes.len(), 3);
    assert!(hashes.iter().all(|hash| hash.len() == 64) && hashes[0] != hashes[1] && hashes[1] != hashes[2]);
    // the objection rests on the first one
    page.says(&with(language, "versions-round", &[("number", 1.into())]));
    let picked = cast.tom.see(&format!("{path}?from=1&to=2")).await;
    picked.says("Filme über Gartenhäuser").says("Filme über Zäune").is_silent_about(CHANNEL.purpose);
    // an odd step is the first or the last one, and the older one stands first
    for odd in ["?from=9&to=1", "?from=x&to=", "?from=-1"] {
        cast.tom.see(&format!("{path}{odd}")).await;
    }
    cast.tom.see(&format!("{path}?from=2&to=2")).await.says(&say(language, "versions-same"));
    cast.rita.see(&path).await;
    cast.mia.get(&path).await.is(403);
    cast.zoe.get(&path).await.is(404);
}
