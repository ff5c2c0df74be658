//! S4 and S6: nothing that a browser held before counts after a sign-in, a proof or a change of what one signs in with.

use domain::{language::Language, person::Role, time::MINUTE};
use server::{token::Token, world::World};
use tests::{Client, TestApp};

use super::{OTHER, PASSWORD, account, enter, is_in, set_up, signed_in};

const SESSION: &str = "__Host-session";

/// Another browser with the session of this one, as a thief would have it.
fn thief(client: &Client) -> Client {
    client.in_language(Language::En)
}

#[tokio::test]
async fn a_session_that_was_planted_is_never_adopted() {
    let app = TestApp::new().await;
    let ada = account(&app, "Ada", Role::Marketer, Some(PASSWORD)).await;
    let planted = Token::new(&World::system()).text();
    let client = app.anonymous(Language::De);
    client.plant(SESSION, &planted);
    assert!(!is_in(&client).await);
    enter(&client, &ada, PASSWORD).await.is(303);
    assert_ne!(client.cookie_named(SESSION), planted);
    let attacker = app.anonymous(Language::De);
    attacker.plant(SESSION, &planted);
    assert!(is_in(&client).await && !is_in(&attacker).await);
}

#[tokio::test]
async fn every_way_to_prove_who_one_is_makes_a_new_token_and_ends_the_old_one() {
    let app = TestApp::new().await;
    let ada = account(&app, "Ada", Role::Marketer, Some(PASSWORD)).await;
    let client = signed_in(&app, &ada).await;
    let mut before = (thief(&client), client.cookie_named(SESSION));
    let renewed = async |what: &str, client: &Client, before: &mut (Client, String)| {
        let token = client.cookie_named(SESSION);
        assert_ne!(token, before.1, "{what} makes no new token");
        assert!(!is_in(&before.0).await, "{what} leaves the old one alive");
        before.0.post("/account", &[("language", "en")]).await.is(401);
        assert!(is_in(client).await, "{what}");
        *before = (thief(client), token);
    };
    enter(&client, &ada, PASSWORD).await.is(303);
    renewed("signing in again", &client, &mut before).await;
    app.advance(10 * MINUTE);
    client.post("/step-up", &[("password", PASSWORD)]).await.is(303);
    renewed("a proof", &client, &mut before).await;
    let change = [("current", PASSWORD), ("new", OTHER), ("again", OTHER)];
    client.post("/account/password", &change).await.is(303);
    renewed("another password", &client, &mut before).await;
    set_up(&app, &client, ada.id).await;
    renewed("a second factor", &client, &mut before).await;
    client.post("/account/second-factor", &[("act", "remove")]).await.is(303);
    renewed("a second factor that is taken away", &client, &mut before).await;
}

#[tokio::test]
async fn another_password_ends_what_was_open_elsewhere_and_a_wrong_one_changes_nothing() {
    let app = TestApp::new().await;
    let ada = account(&app, "Ada", Role::Marketer, Some(PASSWORD)).await;
    let (here, there) = (signed_in(&app, &ada).await, signed_in(&app, &ada).await);
    let wrong = here.post("/account/password", &[("current", OTHER), ("new", OTHER), ("again", OTHER)]).await;
    wrong.is(422);
    assert!(!wrong.body.contains("Zebras"));
    assert!(is_in(&there).await);
    here.post("/account/password", &[("current", PASSWORD), ("new", OTHER), ("again", OTHER)]).await.is(303);
    assert!(is_in(&here).await && !is_in(&there).await);
    enter(&there, &ada, PASSWORD).await.is(422);
    enter(&there, &ada, OTHER).await.is(303);
}

#[tokio::test]
async fn both_cookies_are_bound_to_the_host_and_small() {
    let app = TestApp::new().await;
    let ada = account(&app, "Ada", Role::Marketer, Some(PASSWORD)).await;
    let page = enter(&app.anonymous(Language::De), &ada, PASSWORD).await;
    let lines: Vec<&str> =
        page.headers.get_all("set-cookie").iter().filter_map(|line| line.to_str().ok()).collect();
    assert_eq!(lines.len(), 2);
    for line in lines {
        let (name, rest) = line.split_once('=').expect("a cookie");
        assert!(["__Host-session", "__Host-device"].contains(&name), "{line}");
        for attribute in ["; Secure", "; HttpOnly", "; SameSite=Lax", "; Path=/"] {
            assert!(rest.contains(attribute), "{line}");
        }
        assert!(!rest.contains("Domain") && line.len() <= 4096, "{line}");
        assert_eq!(name == "__Host-device", rest.contains("Max-Age="), "{line}");
    }
}

#[tokio::test]
async fn a_known_browser_opens_nothing_by_itself() {
    let app = TestApp::new().await;
    let ada = account(&app, "Ada", Role::Marketer, Some(PASSWORD)).await;
    let client = signed_in(&app, &ada).await;
    let device = client.cookie_named("__Host-device");
    let other = app.anonymous(Language::De);
    other.plant("__Host-device", &device);
    other.plant(SESSION, &device);
    assert!(!is_in(&other).await);
    enter(&other, &ada, OTHER).await.is(422);
}
