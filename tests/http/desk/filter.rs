//! Filters stand in the address and in nothing else; whoever gives one a name keeps the address.

use domain::{language::Language, person::Role};
use tests::{Cast, words::say};

use super::{begin_of, rows, tab};
use crate::{
    journey::in_both_languages,
    moves::{CHANNEL, NEWSLETTER, PROTECTION, SMALL, act, file, offer},
};

in_both_languages!(a_list_is_what_its_address_says);

async fn a_list_is_what_its_address_says(language: Language) {
    let cast = Cast::new(language).await;
    for wish in [CHANNEL, SMALL, NEWSLETTER] {
        file(&cast, &cast.mia, wish).await;
    }
    for (query, expected) in [
        ("mine", &["pretix", "CleverReach", "TikTok"][..]),
        ("mine&kind=social", &["TikTok"]),
        ("mine&kind=saas&q=clever", &["CleverReach"]),
        ("mine&kind=saas&q=REACH", &["CleverReach"]),
        ("mine&level=High", &["TikTok"]),
        ("mine&due=late", &[]),
        ("mine&due=today", &[]),
        ("mine&due=week&kind=social", &["TikTok"]),
        ("mine&kind=nonsense&level=&due=never&q=+", &["pretix", "CleverReach", "TikTok"]),
        ("others", &[]),
        ("open&q=tok", &["TikTok"]),
    ] {
        let page = tab(&cast.tom, query).await;
        let mut found = rows(&page);
        let mut expected: Vec<String> = expected.iter().map(|tool| (*tool).to_owned()).collect();
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{query}");
    }
    // a chip takes its own filter away and nothing else
    let page = tab(&cast.tom, "mine&kind=saas&q=clever").await;
    let chips: Vec<String> = page.links().into_iter().filter(|link| link.contains("tab=mine&")).collect();
    assert!(chips.iter().any(|link| link.ends_with("tab=mine&kind=saas")), "{chips:?}");
    assert!(chips.iter().any(|link| link.ends_with("tab=mine&q=clever")), "{chips:?}");
    tab(&cast.tom, "mine&q=nirgends").await.says(&say(language, "inbox-empty-filter"));
}

in_both_languages!(a_look_beside_the_list_leaves_the_list_where_it_is);

async fn a_look_beside_the_list_leaves_the_list_where_it_is(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    let page = tab(&cast.tom, "mine&kind=social").await;
    let link = page.links().into_iter().find(|link| link.contains("peek=")).expect("a link");
    assert!(link.contains("kind=social") && link.ends_with("#peek"), "{link}");
    let path = link.split('#').next().and_then(|link| link.get(3..)).expect("a path").to_owned();
    let looked = cast.tom.see(&path).await;
    looked.says(CHANNEL.purpose).says(CHANNEL.waiting);
    assert_eq!(rows(&looked), ["TikTok"]);
    assert!(looked.links_to(&format!("/cases/{number}/review")));
    // what is not there, or not theirs, is no trouble
    for odd in ["999", "x", "-1", ""] {
        assert_eq!(rows(&tab(&cast.tom, &format!("mine&peek={odd}")).await), ["TikTok"]);
    }
}

in_both_languages!(what_is_done_says_when_the_next_thing_is_due);

async fn what_is_done_says_when_the_next_thing_is_due(language: Language) {
    let cast = Cast::new(language).await;
    tab(&cast.tom, "mine").await.says(&say(language, "inbox-empty"));
    let number = file(&cast, &cast.mia, CHANNEL).await;
    offer(&cast.tom, number, &PROTECTION, "So geht es.").await;
    let page = tab(&cast.tom, "mine").await;
    page.says(&say(language, "inbox-empty"));
    page.says(&begin_of(language, "inbox-next"));
}

in_both_languages!(what_somebody_watches_has_a_list_of_its_own);

async fn what_somebody_watches_has_a_list_of_its_own(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    tab(&cast.nora, "watched").await.says(&say(language, "inbox-empty-watched"));
    let talk = cast.nora.see(&format!("/cases/{number}/talk")).await;
    let watch = talk.forms().into_iter().find(|form| form.value("what") == "watch").expect("a button");
    cast.nora.done(watch).await;
    assert_eq!(rows(&tab(&cast.nora, "watched").await), ["TikTok"]);
    assert_eq!(rows(&tab(&cast.nora, "watched&kind=saas").await), Vec::<String>::new());
    assert!(rows(&tab(&cast.tom, "watched").await).is_empty());
    act(&cast.mia, number, "withdraw", &[]).await;
    assert!(rows(&tab(&cast.nora, "watched").await).is_empty(), "what is over needs nobody");
}

in_both_languages!(a_filter_gets_a_name_is_shared_changed_and_deleted_by_its_owner_only);

async fn a_filter_gets_a_name_is_shared_changed_and_deleted_by_its_owner_only(language: Language) {
    let cast = Cast::new(language).await;
    file(&cast, &cast.mia, CHANNEL).await;
    let page = tab(&cast.tom, "security&kind=social&level=High").await;
    let link = page.links().into_iter().find(|link| link.contains("/filters/new")).expect("a link");
    let new = cast.tom.see(link.get(3..).expect("a path")).await;
    let form = new.form_with("name");
    for (name, readers) in [("", "me"), (&"ä".repeat(61), "me"), ("Gut", "all"), ("Gut", "x")] {
        let again = cast.tom.submit(form.clone().set("name", name).forge("readers", readers)).await;
        again.is(422);
        assert_eq!(again.form_with("name").value("name"), name);
    }
    let listed = cast.tom.done(form.set("name", "Kanäle <hoch>")).await;
    assert!(listed.address.ends_with("tab=security&kind=social&level=High"), "{}", listed.address);
    listed.says("Kanäle <hoch>");
    assert_eq!(rows(&listed), ["TikTok"]);
    let mine = tab(&cast.tom, "mine").await;
    let kept = mine.links().into_iter().find(|link| link.contains("level=High")).expect("it is listed");
    cast.tom.see(kept.get(3..).expect("a path")).await;
    tab(&cast.nora, "mine").await.is_silent_about("Kanäle");
    // shared with whoever reviews here, and with nobody else
    let change = mine.links().into_iter().find(|link| link.contains("/filters/")).expect("a link");
    let change = change.get(3..).expect("a path").to_owned();
    let area = cast.area.to_string();
    cast.tom.done(cast.tom.see(&change).await.form_with("name").set("readers", &area)).await;
    let theirs = tab(&cast.nora, "mine").await;
    theirs.says("Kanäle <hoch>");
    assert!(!theirs.links().iter().any(|link| link.contains("/filters/")), "it is not hers to change");
    let other = cast.app.area("Lager").await;
    let stranger = cast.app.member("Olga Rau", Role::Reviewer, other, language).await;
    tab(&stranger, "mine").await.is_silent_about("Kanäle");
    for client in [&cast.nora, &stranger] {
        client.get(&change).await.is(404);
        client.post(&change, &[("act", "delete")]).await.is(404);
    }
    let page = cast.tom.see(&change).await;
    let delete = page.forms().into_iter().find(|form| !form.has("name") && form.has("act")).expect("a form");
    cast.tom.done(delete.press("act", "delete")).await.is_silent_about("Kanäle");
    tab(&cast.nora, "mine").await.is_silent_about("Kanäle");
    cast.mia.get("/inbox/filters/new").await.is(403);
}
