//! A proof of who it is from the provider, in the place of the password, and the way out.

use domain::{language::Language, person::Role};
use serde_json::json;
use server::http::session::PROVEN;
use tests::words::say;

use super::{
    Away, about,
    hostile::{Hostile, browser},
    refusals,
};
use crate::access::{account, is_in};

#[tokio::test]
async fn a_form_that_waits_for_a_proof_comes_back_from_the_provider_and_is_sent_once() {
    let provider = Hostile::start().await;
    let app = provider.app().await;
    let area = app.area("Handel").await;
    account(&app, "Paul", Role::Admin, None).await;
    let client = browser(&app);
    provider.enter(&app, &client, "paul", json!({})).await.is(303);
    let path = format!("/areas/{}/hours", area.0);
    let form = client.see(&path).await.form();
    app.advance(PROVEN);
    let before = app.kept().await;
    let session = client.cookie_named("__Host-session");
    let asked = client.submit(form).await;
    asked
        .is(403)
        .says(&say(Language::De, "step-up-kept"))
        .is_silent_about(&say(Language::De, "step-up-nothing"));
    let away = Away::of(&client.submit(asked.form()).await);
    assert_eq!((away.told("prompt"), away.told("max_age")), ("login", "0"));
    let claims = provider.claims(&away, "paul", app.now());
    let page = provider.back(&client, &away, claims).await;
    page.is(200).says(&about(Language::De, "provider-return-proved"));
    let shown = client.submit(page.form()).await;
    shown.is(200).says(&say(Language::De, "step-up-confirm-title"));
    assert_ne!(client.cookie_named("__Host-session"), session, "a new token");
    assert_eq!(app.kept().await, before, "nothing is changed before the button");
    client.submit(shown.form()).await.is(303);
    assert_ne!(app.kept().await, before);
}

#[tokio::test]
async fn a_proof_is_new_strong_enough_and_of_the_same_person() {
    let provider = Hostile::start().await;
    let app = provider
        .app_with(|config| {
            if let Some(known) = &mut config.identity.provider {
                known.amr = vec!["mfa".to_owned()];
            }
        })
        .await;
    account(&app, "Paul", Role::Admin, None).await;
    account(&app, "Eva", Role::Admin, None).await;
    let client = browser(&app);
    let strong = json!({ "amr": ["mfa"] });
    for who in ["eva", "paul"] {
        provider.enter(&app, &client, who, strong.clone()).await.is(303);
        if who == "eva" {
            client.post("/sign-out", &[]).await.is(303);
        }
    }
    app.advance(PROVEN);
    let now = app.now().0 / 1000;
    for (who, more, key, word) in [
        ("paul", json!({ "auth_time": now - 61 }), "provider-refused-unconfirmed", "age"),
        ("paul", json!({ "auth_time": null }), "provider-refused-unconfirmed", "age"),
        ("paul", json!({ "amr": ["pwd"] }), "provider-refused-weak", "strength"),
        ("paul", json!({ "amr": null }), "provider-refused-weak", "strength"),
        ("eva", json!({}), "provider-refused-other-person", "person"),
        ("nobody", json!({}), "provider-refused-other-person", "person"),
    ] {
        let away = super::leave(&client, "%2Faudit%2Fexport").await;
        let mut claims = provider.claims(&away, who, app.now());
        claims["amr"] = json!(["mfa"]);
        for (name, value) in more.as_object().expect("claims") {
            claims[name] = value.clone();
        }
        let page = provider.back(&client, &away, claims).await;
        client.submit(page.form()).await.is(403).says(&about(Language::De, key));
        assert!(refusals(&app).await.iter().any(|(why, _)| why == word), "{word}");
        client.get("/audit/export").await.is(303);
    }
    let away = super::leave(&client, "%2Faudit%2Fexport").await;
    let mut claims = provider.claims(&away, "paul", app.now());
    claims["amr"] = json!(["mfa"]);
    let page = provider.back(&client, &away, claims).await;
    let on = client.submit(page.form()).await;
    on.is(303);
    assert_eq!(on.location(), "/de/audit/export");
    client.get("/audit/export").await.is(200);
}

#[tokio::test]
async fn whoever_signs_out_is_shown_the_way_to_sign_out_there() {
    let provider = Hostile::start().await;
    let app = provider.app().await;
    account(&app, "Ada", Role::Marketer, None).await;
    let client = browser(&app);
    provider.enter(&app, &client, "ada", json!({})).await.is(303);
    let answer = client.post("/sign-out", &[]).await;
    answer.is(303);
    assert_eq!(answer.location(), "/de/sign-in/provider");
    let page = client.follow(&answer).await;
    page.is(200).says(&about(Language::De, "provider-farewell"));
    let there = format!(
        "{}/end?client_id=concord&post_logout_redirect_uri=https%3A%2F%2Fconcord.example%2Fde%2Fsign-in",
        provider.issuer()
    );
    assert!(page.links().contains(&there), "{:?}", page.links());
    assert!(!is_in(&client).await);
}
