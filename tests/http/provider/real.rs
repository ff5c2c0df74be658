//! Against a certified provider that is not ours (npm: oidc-provider): its metadata, its keys, its signatures of all three kinds,
//! its own pages for signing in.

use domain::{language::Language, person::Role};
use server::{config, world::World};
use tests::{
    Client, Page, TestApp,
    provider::{Provider, SECRET},
};

use super::{about, hostile::browser, leave, refusals, web::Web};
use crate::access::{PASSWORD, account, is_in};

struct Real(Provider);

impl Real {
    fn start() -> Option<Self> {
        Provider::start("https://concord.example").map(Self)
    }

    fn web(&self) -> Web {
        Web::at(&self.0.issuer)
    }

    /// The product with this provider.
    async fn app(&self, algorithm: &str, groups: bool) -> TestApp {
        let client = format!("concord-{}", algorithm.to_lowercase());
        let mut known = config::Provider::at(&self.0.issuer, &client, SECRET);
        known.internal_hosts = vec!["127.0.0.1".to_owned()];
        if groups {
            known.scopes.push("groups".to_owned());
            known.groups =
                vec![config::GroupRole { group: "marketing".to_owned(), role: Role::Marketer, area: None }];
            known.create = true;
        }
        TestApp::configured(|config| config.identity.provider = Some(Box::new(known))).await
    }

    /// Signs in there as `login`, whose name also says what is claimed of it; the page before the button.
    async fn back(&self, app: &TestApp, client: &Client, web: &mut Web, login: &str) -> Page {
        // The provider has the time of the day.
        app.advance(World::system().now().0 - app.now().0);
        let away = leave(client, "").await;
        let mut page = web.open(&away.url).await;
        for _ in 0..3 {
            if page.status != 200 {
                break;
            }
            page = web.submit(&page, &[("login", login), ("password", "anything")]).await;
        }
        let back = page.location.strip_prefix("https://concord.example").expect("back here").to_owned();
        assert!(back.contains("code=") && back.contains("iss="), "{back}");
        let led = client.get(&back).await;
        client.follow(&led).await
    }
}

#[tokio::test]
async fn somebody_signs_in_at_a_certified_provider_with_each_kind_of_signature() {
    let Some(real) = Real::start() else { return };
    for algorithm in ["RS256", "ES256", "PS256"] {
        let app = real.app(algorithm, false).await;
        let ada = account(&app, "Ada", Role::Marketer, Some(PASSWORD)).await;
        let client = browser(&app);
        let page = real.back(&app, &client, &mut real.web(), "ada").await;
        page.is(200);
        client.submit(page.form()).await.is(303);
        client.see("/account").await.says(&ada.email);
        assert_eq!(refusals(&app).await, [], "{algorithm}");
    }
}

#[tokio::test]
async fn a_certified_provider_tells_groups_and_unverified_addresses() {
    let Some(real) = Real::start() else { return };
    let app = real.app("RS256", true).await;
    let client = browser(&app);
    let page = real.back(&app, &client, &mut real.web(), "kim,marketing").await;
    client.submit(page.form()).await.is(303);
    client
        .see("/account")
        .await
        .says("kim@berg.example")
        .says(&tests::words::say(Language::De, "term-marketing"));
    let other = browser(&app);
    let page = real.back(&app, &other, &mut real.web(), "lee!,marketing").await;
    other.submit(page.form()).await.is(403).says(&about(Language::De, "provider-refused-unverified"));
    assert!(!is_in(&other).await);
}

#[tokio::test]
async fn a_certified_provider_asks_again_for_a_proof_and_its_code_is_good_once() {
    let Some(real) = Real::start() else { return };
    let app = real.app("RS256", false).await;
    account(&app, "Ada", Role::Marketer, None).await;
    let client = browser(&app);
    let mut web = real.web();
    let page = real.back(&app, &client, &mut web, "ada").await;
    client.submit(page.form()).await.is(303);
    // The same browser, still signed in there: it is asked all the same.
    let token = client.cookie_named("__Host-session");
    let page = real.back(&app, &client, &mut web, "ada").await;
    page.says(&about(Language::De, "provider-return-proved"));
    client.submit(page.form()).await.is(303);
    assert_ne!(client.cookie_named("__Host-session"), token);
    // A code that was used opens nothing in the hands of somebody else.
    let code = page.address.split("code=").nth(1).and_then(|rest| rest.split('&').next()).expect("a code");
    let thief = browser(&app);
    let away = leave(&thief, "").await;
    let said = [("code", code), ("state", away.told("state")), ("iss", real.0.issuer.as_str())];
    let page = super::come_back(&thief, &said).await;
    thief.submit(page.form()).await.is(403);
    assert_eq!(refusals(&app).await, [("code".to_owned(), 1)]);
    assert!(!is_in(&thief).await);
}
