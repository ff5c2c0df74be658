//! Twenty attacks on the way back from the provider, each against a product and a provider of its own: every one is refused
//! with the same page, leaves one refusal in the log that says why, and no session. Beside them one sign-in in which nothing is
//! wrong, so that it is the attack that is refused and not the test.

#![expect(clippy::disallowed_macros, reason = "figures are printed, and only counts asserted")]

use domain::{language::Language, person::Role};
use serde_json::{Value, json};
use server::config::{self, Config};
use tests::{Client, Page, TestApp};

use super::{
    Away, about, come_back,
    hostile::{ACCESS, Given, Hostile, Script, Signed, browser},
    leave, refusals,
};
use crate::access::{PASSWORD, account, dump, enter, is_in};

/// One attack on the answer: what is another than it should be, and the word for it in the log.
type Lie = (&'static str, &'static str, fn(&mut Script, &Away, i64));

const LIES: [Lie; 13] = [
    ("a signature with one other bit", "signature", |script, _, _| script.signed = Signed::Broken),
    ("a token that is not signed", "algorithm", |script, _, _| script.signed = Signed::None),
    ("a token that is signed with the public key", "algorithm", |script, _, _| {
        script.signed = Signed::Public;
    }),
    ("another issuer", "issuer", |script, _, _| script.claims["iss"] = json!("https://evil.example")),
    ("one more audience", "audience", |script, _, _| script.claims["aud"] = json!(["concord", "other"])),
    ("another nonce", "nonce", |script, _, _| script.claims["nonce"] = json!("another")),
    ("another party", "party", |script, _, _| script.claims["azp"] = json!("other")),
    ("a token that is over", "expired", |script, _, now| script.claims["exp"] = json!(now - 61)),
    ("a token from the future", "future", |script, _, now| script.claims["iat"] = json!(now + 120)),
    ("the token of another client", "audience", |script, _, _| {
        script.claims["aud"] = json!("other");
        script.claims["azp"] = json!("other");
    }),
    ("keys behind a redirect", "redirect", |script, _, _| script.keys = Given::Redirect),
    ("keys without end", "large", |script, _, _| script.keys = Given::Huge),
    ("keys that do not come", "slow", |script, _, _| script.keys = Given::Slow),
];

/// Refused with the one page, noted once with this word, and nobody is signed in.
async fn is_refused(app: &TestApp, client: &Client, page: &Page, attack: &str, word: &str) {
    let status = if word == "slow" { 503 } else { 403 };
    assert_eq!(page.status, status, "{attack}: {}", page.text());
    // Without a state nobody knows the language of whoever comes.
    let language = if page.address.starts_with("/de") { Language::De } else { Language::En };
    page.says(&about(language, "provider-refused-title"));
    let why = if word == "slow" { "provider-refused-absent" } else { "provider-refused-unconfirmed" };
    page.says(&about(language, why));
    assert_eq!(refusals(app).await, [(word.to_owned(), 1)], "{attack}");
    assert!(!is_in(client).await, "{attack}: somebody is in");
}

async fn known(app: &TestApp) {
    account(app, "Ada", Role::Marketer, Some(PASSWORD)).await;
}

#[tokio::test]
async fn nothing_is_wrong_and_somebody_is_signed_in_without_a_token_being_kept() {
    let provider = Hostile::start().await;
    let app = provider.app().await;
    known(&app).await;
    let client = browser(&app);
    let sign_in = client.see("/sign-in?next=%2Fregister").await;
    sign_in.says(&about(Language::De, "provider-button"));
    let away = Away::of(&client.submit(sign_in.form_to("/sign-in/provider?next=%2Fregister")).await);
    assert!(away.url.starts_with(&format!("{}/authorize?", provider.issuer())), "{}", away.url);
    for (name, value) in [
        ("response_type", "code"),
        ("client_id", "concord"),
        ("redirect_uri", "https://concord.example/oidc/callback"),
        ("scope", "openid profile email"),
        ("code_challenge_method", "S256"),
        ("max_age", "43200"),
    ] {
        assert_eq!(away.told(name), value, "{name}");
    }
    assert_eq!(away.told("code_challenge").len(), 43);
    let cookie = client.cookie_named("__Host-oidc");
    assert!(cookie.len() == 43 && !away.url.contains(&cookie));
    let claims = provider.claims(&away, "ada", app.now());
    let page = provider.back(&client, &away, claims).await;
    page.is(200).says(&about(Language::De, "provider-return-lead"));
    let asked = provider.asked();
    assert!(
        !is_in(&client).await && page.header("set-cookie").is_empty(),
        "opening an address signs nobody in"
    );
    client.get(&page.address).await.is(200);
    assert_eq!(provider.asked(), asked, "and asks the provider for nothing");
    let entered = client.submit(page.form()).await;
    entered.is(303);
    assert_eq!(entered.location(), "/de/register");
    assert!(is_in(&client).await);
    assert_eq!(client.cookie_named("__Host-oidc"), "", "the cookie of the errand is gone");
    assert_eq!(refusals(&app).await, []);
    let stored = dump(&app).await;
    for secret in ["one-time-code-", ACCESS, "eyJ", cookie.as_str(), away.told("nonce"), away.told("state")] {
        assert!(!stored.contains(secret), "{secret} stands in the database");
    }
    for page in [&sign_in, &page, &entered] {
        assert!(!page.body.contains("eyJ") && !page.body.contains(ACCESS));
    }
}

#[tokio::test]
async fn the_secret_is_shown_in_the_way_that_the_provider_takes() {
    let provider = Hostile::start().await;
    let posts = json!({ "token_endpoint_auth_methods_supported": ["client_secret_post"] });
    provider.set(|script| script.metadata = posts);
    let app = provider.app().await;
    known(&app).await;
    let client = browser(&app);
    provider.enter(&app, &client, "ada", json!({})).await.is(303);
    assert!(is_in(&client).await);
}

#[tokio::test]
async fn of_twenty_attacks_on_the_way_back_none_signs_anybody_in() {
    let mut refused = 0;
    for (attack, word, lie) in LIES {
        let provider = Hostile::start().await;
        let app = provider.app().await;
        known(&app).await;
        let client = browser(&app);
        let away = leave(&client, "").await;
        let claims = provider.claims(&away, "ada", app.now());
        let page = provider.back(&client, &away, claims).await;
        provider.set(|script| lie(script, &away, app.now().0 / 1000));
        let answer = client.submit(page.form()).await;
        is_refused(&app, &client, &answer, attack, word).await;
        refused += 1;
    }
    refused += a_code_that_was_used().await;
    refused += no_state().await;
    refused += the_state_of_somebody_else().await;
    refused += the_answer_of_another_provider().await;
    refused += a_provider_that_says_it_is_another().await;
    refused += Box::pin(an_issuer_without_tls()).await;
    refused += an_issuer_at_a_private_address().await;
    println!("{refused} of 20 attacks refused");
    assert_eq!(refused, 20);
}

async fn a_code_that_was_used() -> usize {
    let provider = Hostile::start().await;
    let app = provider.app().await;
    known(&app).await;
    let (victim, thief) = (browser(&app), browser(&app));
    let away = leave(&victim, "").await;
    let claims = provider.claims(&away, "ada", app.now());
    let page = provider.back(&victim, &away, claims.clone()).await;
    let code = page
        .address
        .split("code=")
        .nth(1)
        .and_then(|rest| rest.split('&').next())
        .expect("a code")
        .to_owned();
    victim.submit(page.form()).await.is(303);
    let other = leave(&thief, "").await;
    let said = [("code", code.as_str()), ("state", other.told("state")), ("iss", provider.issuer())];
    let answer = come_back(&thief, &said).await;
    let answer = thief.submit(answer.form()).await;
    is_refused(&app, &thief, &answer, "a code that was used", "code").await;
    1
}

async fn no_state() -> usize {
    let provider = Hostile::start().await;
    let app = provider.app().await;
    known(&app).await;
    let client = browser(&app);
    let away = leave(&client, "").await;
    let code = provider.code(&away);
    let answer = come_back(&client, &[("code", &code), ("iss", provider.issuer())]).await;
    is_refused(&app, &client, &answer, "no state", "state").await;
    1
}

/// A page elsewhere leads somebody's browser here, with the code and the state of whoever made that page.
async fn the_state_of_somebody_else() -> usize {
    let provider = Hostile::start().await;
    let app = provider.app().await;
    known(&app).await;
    let (victim, thief) = (browser(&app), browser(&app));
    leave(&victim, "").await;
    let away = leave(&thief, "").await;
    provider.set(|script| script.claims = provider.claims(&away, "ada", app.now()));
    let code = provider.code(&away);
    let said = [("code", code.as_str()), ("state", away.told("state")), ("iss", provider.issuer())];
    let answer = come_back(&victim, &said).await;
    is_refused(&app, &victim, &answer, "the state of somebody else", "state").await;
    1
}

async fn the_answer_of_another_provider() -> usize {
    for issuer in [Some("https://evil.example"), None] {
        let provider = Hostile::start().await;
        let app = provider.app().await;
        known(&app).await;
        let client = browser(&app);
        let away = leave(&client, "").await;
        provider.set(|script| script.claims = provider.claims(&away, "ada", app.now()));
        let code = provider.code(&away);
        let mut said = vec![("code", code.as_str()), ("state", away.told("state"))];
        said.extend(issuer.map(|issuer| ("iss", issuer)));
        let asked = provider.asked();
        let page = come_back(&client, &said).await;
        let answer = client.submit(page.form()).await;
        is_refused(&app, &client, &answer, "the answer of another provider", "mix-up").await;
        assert_eq!(provider.asked(), asked, "the code is not given to anybody");
    }
    1
}

async fn a_provider_that_says_it_is_another() -> usize {
    let provider = Hostile::start().await;
    provider.set(|script: &mut Script| script.metadata = json!({ "issuer": "https://login.berg.example" }));
    let app = provider.app().await;
    let client = browser(&app);
    let answer = client.post("/sign-in/provider", &[]).await;
    is_refused(&app, &client, &answer, "a provider that says it is another", "metadata").await;
    1
}

async fn begins(issuer: &str, internal: &[&str]) -> (TestApp, Client, Page) {
    let mut known = config::Provider::at(issuer, "concord", "secret");
    known.internal_hosts = internal.iter().map(|host| (*host).to_owned()).collect();
    let app = TestApp::configured(|config| config.identity.provider = Some(Box::new(known))).await;
    let client = browser(&app);
    let answer = client.post("/sign-in/provider", &[]).await;
    (app, client, answer)
}

async fn an_issuer_without_tls() -> usize {
    let provider = Hostile::start().await;
    // A server with such a setting does not even start.
    let mut config = Config::default();
    config.identity.provider = Some(Box::new(config::Provider::at(provider.issuer(), "concord", "secret")));
    assert!(config.check().expect_err("refused").to_string().contains("must begin with https://"));
    let (app, client, answer) = begins(provider.issuer(), &[]).await;
    is_refused(&app, &client, &answer, "an issuer without TLS", "address").await;
    assert_eq!(provider.asked(), 0, "nobody is asked");
    // Nor do its places, where it has TLS itself.
    let inside = Hostile::start().await;
    inside.set(|script| script.metadata = json!({ "jwks_uri": "http://keys.example/keys" }));
    let app = inside.app().await;
    let client = browser(&app);
    let answer = client.post("/sign-in/provider", &[]).await;
    is_refused(&app, &client, &answer, "keys without TLS", "address").await;
    1
}

async fn an_issuer_at_a_private_address() -> usize {
    for issuer in
        ["https://localhost:8443", "https://127.0.0.1", "https://[::1]", "https://[::ffff:169.254.169.254]"]
    {
        let (app, client, answer) = begins(issuer, &[]).await;
        is_refused(&app, &client, &answer, issuer, "private").await;
    }
    1
}

#[tokio::test]
async fn other_lies_are_refused_as_well() {
    let lies: [Lie; 9] = [
        ("another key under the same name", "signature", |script, _, _| script.signed = Signed::Stranger),
        ("a key that nobody published", "key", |script, _, _| script.head = json!({ "kid": "two" })),
        ("an algorithm that is not the key's", "algorithm", |script, _, _| {
            script.head = json!({ "alg": "ES512" });
        }),
        ("another kind of token", "type", |script, _, _| script.head = json!({ "typ": "logout+jwt" })),
        ("something that has to be understood", "type", |script, _, _| {
            script.head = json!({ "crit": ["exp"] });
        }),
        ("a token that signs out", "type", |script, _, _| script.claims["events"] = json!({})),
        ("another access token", "hash", |script, _, _| {
            script.claims["at_hash"] = json!("AAAAAAAAAAAAAAAAAAAAAA");
        }),
        ("nobody", "subject", |script, _, _| script.claims["sub"] = json!("")),
        ("who signed in long ago", "age", |script, _, now| script.claims["auth_time"] = json!(now - 43_300)),
    ];
    let provider = Hostile::start().await;
    for (attack, word, lie) in lies {
        let app = provider.app().await;
        known(&app).await;
        let client = browser(&app);
        let away = leave(&client, "").await;
        let claims = provider.claims(&away, "ada", app.now());
        let page = provider.back(&client, &away, claims).await;
        provider.set(|script| lie(script, &away, app.now().0 / 1000));
        let answer = client.submit(page.form()).await;
        provider.set(|script| (script.signed, script.head) = (Signed::Right, Value::Null));
        is_refused(&app, &client, &answer, attack, word).await;
    }
}

#[tokio::test]
async fn an_errand_works_once_in_its_browser_and_for_ten_minutes() {
    let provider = Hostile::start().await;
    let app = provider.app().await;
    known(&app).await;
    let client = browser(&app);
    let away = leave(&client, "").await;
    let claims = provider.claims(&away, "ada", app.now());
    let page = provider.back(&client, &away, claims).await;
    let cookie = client.cookie_named("__Host-oidc");
    let form = page.form();
    client.submit(form.clone()).await.is(303);
    client.plant("__Host-oidc", &cookie);
    client.submit(form.clone()).await.is(403);
    let elsewhere = browser(&app);
    elsewhere.submit(form).await.is(403);
    let late = browser(&app);
    let away = leave(&late, "").await;
    app.advance(server::http::session::ERRAND);
    let claims = provider.claims(&away, "ada", app.now());
    provider.back(&late, &away, claims).await.is(403);
    assert!(!is_in(&elsewhere).await && !is_in(&late).await);
}

#[tokio::test]
async fn a_provider_that_says_no_or_is_not_there_leaves_the_password() {
    let provider = Hostile::start().await;
    let app = provider.app().await;
    let ada = account(&app, "Ada", Role::Marketer, Some(PASSWORD)).await;
    let client = browser(&app);
    let away = leave(&client, "").await;
    let said = [("error", "access_denied"), ("state", away.told("state")), ("iss", provider.issuer())];
    come_back(&client, &said).await.is(403).says(&about(Language::De, "provider-refused-denied"));
    provider.set(|script| script.keys = Given::Gone);
    let away = leave(&client, "").await;
    let claims = provider.claims(&away, "ada", app.now());
    let page = provider.back(&client, &away, claims).await;
    client.submit(page.form()).await.is(503).says(&about(Language::De, "provider-refused-absent"));
    enter(&client, &ada, PASSWORD).await.is(303);
    // Nobody listens there.
    let free = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
    let issuer = format!("http://{}", free.local_addr().expect("an address"));
    drop(free);
    let (app, client, answer) = begins(&issuer, &["127.0.0.1"]).await;
    answer.is(503).says(&about(Language::De, "provider-refused-absent"));
    let ada = account(&app, "Ada", Role::Marketer, Some(PASSWORD)).await;
    client.see("/sign-in").await;
    enter(&client, &ada, PASSWORD).await.is(303);
}

#[tokio::test]
async fn without_a_provider_nothing_of_it_is_there() {
    let app = TestApp::new().await;
    let client = browser(&app);
    for path in
        ["/sign-in/provider", "/sign-in/provider/back?code=x&state=de.y", "/oidc/callback?code=x&state=de.y"]
    {
        client.get(path).await.is(404);
    }
    for path in ["/sign-in/provider", "/sign-in/provider/back?code=x&state=de.y"] {
        client.post(path, &[]).await.is(404);
    }
    assert_eq!(client.see("/sign-in").await.forms().len(), 1);
}
