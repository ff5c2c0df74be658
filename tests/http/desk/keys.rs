//! Single keys as somebody wants them. The browser gets them as data of the page, and a page without them gets none.

use domain::language::Language;
use tests::{Cast, Page, words::say};

use crate::{
    journey::in_both_languages,
    moves::{SMALL, file},
};

/// What the browser is told.
fn bindings(page: &Page) -> String {
    let document = page.document();
    let island = document.all().into_iter().find(|element| {
        element.name == "leptos-island"
            && element.attribute("data-component").is_some_and(|name| name.starts_with("Keys"))
    });
    island.and_then(|island| island.attribute("data-props")).unwrap_or_default().to_owned()
}

in_both_languages!(keys_are_changed_switched_off_and_set_back);

async fn keys_are_changed_switched_off_and_set_back(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, SMALL).await;
    let told = bindings(&cast.tom.see("/inbox").await);
    assert!(told.contains("next j") && told.contains("approve 1"), "{told}");
    let form = cast.tom.see("/account").await.form_with("next");
    assert_eq!((form.value("next"), form.value("active")), ("J", "yes"));
    assert_eq!(form.value("peek"), say(language, "keys-space"));
    let again = cast.tom.submit(form.clone().set("next", "KK").set("previous", "x")).await;
    again.is(422);
    assert_eq!(again.form_with("next").value("next"), "KK");
    assert!(bindings(&cast.tom.see("/inbox").await).contains("next j"));
    let saved = cast.tom.done(form.set("next", "n").set("sheet", "")).await;
    saved.says(&say(language, "done-saved"));
    let told = bindings(&cast.tom.see(&format!("/cases/{number}/review")).await);
    assert!(told.contains("next n") && !told.contains("sheet"), "{told}");
    assert!(bindings(&cast.nora.see("/inbox").await).contains("next j"), "they are one person's");
    let off = cast.tom.see("/account").await.form_with("next").untick("active", "yes");
    cast.tom.done(off).await;
    let page = cast.tom.see("/inbox").await;
    assert!(!bindings(&page).contains("next"), "{}", bindings(&page));
    assert!(page.body.contains(&say(language, "keys-off")));
    let usual = cast.tom.see("/account").await.form_with("next").press("act", "usual");
    cast.tom.done(usual).await;
    assert!(bindings(&cast.tom.see("/inbox").await).contains("next j"));
}

in_both_languages!(only_pages_of_security_have_keys_and_everybody_has_settings);

async fn only_pages_of_security_have_keys_and_everybody_has_settings(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, SMALL).await;
    for path in ["/start", &format!("/cases/{number}"), &format!("/cases/{number}/withdraw"), "/account"] {
        assert_eq!(bindings(&cast.mia.see(path).await), "", "{path}");
    }
    for act in ["approve", "ask", "return", "object", "offer", "assign"] {
        let page = cast.tom.see(&format!("/cases/{number}/{act}")).await;
        assert!(bindings(&page).contains("send") || bindings(&page).contains("next j"), "{act}");
        assert!(page.body.contains(r#"data-do="send""#), "{act}");
    }
    for client in [&cast.mia, &cast.eva, &cast.rita, &cast.paul] {
        client.see("/account").await.says(&say(language, "keys-title"));
    }
    cast.app.anonymous(language).get("/account").await.is(303);
}
