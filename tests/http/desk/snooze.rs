//! What somebody puts off is away from their own list only, no deadline moves, and it comes back by itself and says so.

use domain::{
    language::Language,
    time::{DAY, HOUR},
};
use tests::{Cast, words::say};

use super::{begin_of, end_of, preview, rows, tab};
use crate::{
    journey::in_both_languages,
    moves::{CHANNEL, SMALL, act, file},
};

in_both_languages!(what_is_put_off_until_something_happens_is_back_when_it_does_and_says_so);

async fn what_is_put_off_until_something_happens_is_back_when_it_does_and_says_so(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    let before = cast.app.kept().await;
    assert_eq!(rows(&tab(&cast.tom, "mine").await), ["TikTok"]);
    let page = preview(&cast.tom, "snooze", &[number]).await;
    let done = cast.tom.submit(page.form_with("until").set("until", "event")).await;
    done.is(200).says(&say(language, "bulk-done"));
    for away in ["mine", "security"] {
        assert!(rows(&tab(&cast.tom, away).await).is_empty(), "{away}");
    }
    assert_eq!(rows(&tab(&cast.tom, "snoozed").await), ["TikTok"]);
    assert_eq!(rows(&tab(&cast.tom, "open").await), ["TikTok"], "all open ones are all of them");
    // private, and nothing of the case has moved
    assert_eq!(rows(&tab(&cast.nora, "mine").await), ["TikTok"]);
    assert_eq!(cast.app.kept().await, before);
    tab(&cast.nora, "snoozed").await.says(&say(language, "inbox-empty-snoozed"));
    act(&cast.mia, number, "need", &[("need", "Wir brauchen es im März.")]).await;
    let back = tab(&cast.tom, "mine").await;
    assert_eq!(rows(&back), ["TikTok"]);
    back.says(&end_of(language, "inbox-back-event"));
    tab(&cast.tom, "snoozed").await.says(&say(language, "inbox-empty-snoozed"));
}

in_both_languages!(what_is_put_off_until_a_day_is_back_that_morning_and_at_its_deadline_at_the_latest);

async fn what_is_put_off_until_a_day_is_back_that_morning_and_at_its_deadline_at_the_latest(
    language: Language,
) {
    let mut cast = Cast::new(language).await;
    let (small, high) = (file(&cast, &cast.mia, SMALL).await, file(&cast, &cast.mia, CHANNEL).await);
    // a Wednesday; a small one is due on Thursday, the other on the next Monday
    let page = preview(&cast.tom, "snooze", &[small, high]).await;
    let form = page.form_with("until").set("until", "day").set("day", "2026-11-20");
    cast.tom.submit(form).await.is(200);
    assert!(rows(&tab(&cast.tom, "mine").await).is_empty());
    cast.app.advance(DAY + 3 * HOUR);
    cast.sign_in_again().await;
    let thursday = tab(&cast.tom, "mine").await;
    assert_eq!(rows(&thursday), ["pretix"], "its deadline has come");
    cast.app.advance(20 * HOUR);
    cast.sign_in_again().await;
    let friday = tab(&cast.tom, "mine").await;
    assert!(rows(&friday).contains(&"TikTok".to_owned()));
    friday.says(&end_of(language, "inbox-back-date"));
    // said for three days, then it is a row like any other
    cast.app.advance(4 * DAY);
    cast.sign_in_again().await;
    let later = tab(&cast.tom, "mine").await;
    later.is_silent_about(&end_of(language, "inbox-back-date"));
}

in_both_languages!(it_can_be_brought_back_and_a_day_in_the_past_is_none);

async fn it_can_be_brought_back_and_a_day_in_the_past_is_none(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    let page = preview(&cast.tom, "snooze", &[number]).await;
    let form = page.form_with("until");
    for (until, day) in [("day", "2026-11-18"), ("day", ""), ("day", "nie"), ("", "")] {
        let form = form.clone().forge("until", until).set("day", day);
        let again = cast.tom.submit(form).await;
        again.is(422);
        assert_eq!(again.form_with("until").value("day"), day, "what was typed is kept");
    }
    cast.tom.submit(form.set("until", "week")).await.is(200);
    let page = preview(&cast.tom, "wake", &[number]).await;
    cast.tom.submit(page.form_with("item")).await.is(200);
    let mine = tab(&cast.tom, "mine").await;
    assert_eq!(rows(&mine), ["TikTok"]);
    // whoever brought it back needs no note that it is back
    mine.is_silent_about(&begin_of(language, "inbox-back-event"));
}

in_both_languages!(a_private_word_of_the_other_side_wakes_nobody);

async fn a_private_word_of_the_other_side_wakes_nobody(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    let page = preview(&cast.tom, "snooze", &[number]).await;
    cast.tom.submit(page.form_with("until").set("until", "event")).await.is(200);
    let talk = cast.mia.see(&format!("/cases/{number}/talk")).await.form_with("to");
    cast.mia.done(talk.set("to", "marketing").set("text", "Nur unter uns.")).await.is(200);
    assert!(rows(&tab(&cast.tom, "mine").await).is_empty());
    let talk = cast.mia.see(&format!("/cases/{number}/talk")).await.form_with("to");
    cast.mia.done(talk.set("to", "shared").set("text", "An alle.")).await.is(200);
    assert_eq!(rows(&tab(&cast.tom, "mine").await), ["TikTok"]);
}
