//! How long one's own words took: counted in working hours, for one's own eyes.

use domain::{language::Language, time::HOUR};
use tests::{Cast, words::say};

use crate::{
    journey::in_both_languages,
    moves::{CHANNEL, PROTECTION, SMALL, act, file, offer},
};

in_both_languages!(a_reviewer_sees_how_long_the_own_words_took_and_nobody_else_does);

async fn a_reviewer_sees_how_long_the_own_words_took_and_nobody_else_does(language: Language) {
    let mut cast = Cast::new(language).await;
    cast.tom.see("/inbox/times").await.says(&say(language, "times-empty"));
    let high = file(&cast, &cast.mia, CHANNEL).await;
    let small = file(&cast, &cast.mia, SMALL).await;
    // from ten to noon on a Wednesday
    cast.app.advance(2 * HOUR);
    cast.sign_in_again().await;
    offer(&cast.tom, high, &PROTECTION, "So geht es.").await;
    // until noon on Friday: two more days, which is more than the one that was promised
    cast.app.advance(48 * HOUR);
    cast.sign_in_again().await;
    act(&cast.tom, small, "return", &[("reason", "Der Zweck fehlt.")]).await;
    let page = cast.tom.see("/inbox/times").await;
    let (short, long) = if language == Language::De { ("2,0", "18,0") } else { ("2.0", "18.0") };
    page.says("TikTok").says("pretix").says(short).says(long);
    page.says(&say(language, "times-kept")).says(&say(language, "times-late"));
    assert!(page.links_to(&format!("/cases/{high}")));
    // an offer of a high risk waits for a second signature; whoever signs says nothing of their own
    cast.nora.see("/inbox/times").await.says(&say(language, "times-empty"));
    for client in [&cast.mia, &cast.eva, &cast.rita, &cast.paul] {
        client.get("/inbox/times").await.is(403);
    }
}
