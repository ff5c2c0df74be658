//! After the yes: conditions are proven, or they are overdue and everybody sees it.

use domain::{
    language::Language,
    time::{DAY, SECOND},
};
use tests::{Cast, words::say};

use super::in_both_languages;
use crate::moves::{CHANNEL, PROTECTION, condition, file, offer};

in_both_languages!(a_condition_is_proven_and_another_one_is_overdue);

async fn a_condition_is_proven_and_another_one_is_overdue(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    offer(&cast.tom, number, &PROTECTION, "Damit wird es mittel.").await;
    let accept = cast.mia.see(&format!("/cases/{number}/accept")).await.form_with("explanation");
    cast.mia.done(accept.set("explanation", "Das wollten wir ohnehin.")).await.is(200);
    assert_eq!(cast.app.state(number).await, "approved");
    cast.app.advance(31 * SECOND);
    cast.app.tick().await;
    let register = cast.mia.see("/register").await;
    register.says(&say(language, "term-entry-active"));
    let entry = register.links().into_iter().find(|link| link.contains("/register/")).expect("an entry");
    let page = cast.mia.see(&entry).await;
    for id in PROTECTION {
        page.says(&condition(language, id));
    }
    let prove = page.links().into_iter().find(|link| link.contains("/prove")).expect("a way to prove it");
    let form = cast.mia.see(&prove).await.form_with("link");
    let odd = cast.mia.submit(form.clone().set("link", "javascript:alert(1)")).await;
    odd.is(422);
    let proven = cast.mia.done(form.set("link", "https://intranet.berg.example/nachweis")).await;
    proven.is(200);
    assert!(proven.links().iter().any(|link| link == "https://intranet.berg.example/nachweis"));
    // Nobody of another area proves anything, and the auditor only reads.
    cast.zoe.get(&prove).await.is(403);
    cast.rita.get(&prove).await.is(403);
    // Two months later the others are overdue; the session of two months ago is not.
    cast.app.advance(60 * DAY);
    let mia = cast.app.sign_in(cast.mia.person.expect("Mia"), language).await;
    mia.see("/register").await.says(&say(language, "term-entry-at-risk"));
    mia.see(&entry).await.says(&say(language, "term-entry-at-risk"));
}
