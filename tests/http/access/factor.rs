//! The second factor as a rule for roles: nobody gets around it, and whoever has none sets one up before anything else.

use domain::{language::Language, person::Role, time::MINUTE};
use server::store::link::Purpose;
use tests::{TestApp, words::say};

use super::{OTHER, PASSWORD, account, code, enter, is_in, link, set_up, signed_in};

async fn strict() -> TestApp {
    TestApp::configured(|config| config.identity.second_factor = true).await
}

#[tokio::test]
async fn whoever_decides_reviews_administers_or_audits_needs_a_second_factor_and_nobody_else() {
    let app = strict().await;
    for role in Role::ALL {
        let person = account(&app, role.code(), role, Some(PASSWORD)).await;
        let client = app.anonymous(Language::De);
        let answer = enter(&client, &person, PASSWORD).await;
        answer.is(303);
        let free = matches!(role, Role::Marketer | Role::Adviser);
        assert_eq!(
            answer.location(),
            if free { "/de/start" } else { "/de/account/second-factor" },
            "{role:?}"
        );
        assert_eq!(is_in(&client).await, free, "{role:?}");
    }
}

#[tokio::test]
async fn setting_it_up_ends_with_recovery_codes_and_leads_on_to_where_one_wanted_to_go() {
    let app = strict().await;
    let rita = account(&app, "Rita", Role::Auditor, Some(PASSWORD)).await;
    let client = app.anonymous(Language::De);
    let pairs = [("email", rita.email.as_str()), ("password", PASSWORD)];
    let owed = client.post("/sign-in?next=%2Faudit", &pairs).await;
    owed.is(303);
    assert_eq!(owed.location(), "/de/account/second-factor?next=%2Faudit");
    let page = client.follow(&owed).await;
    page.is(200).says(&say(Language::De, "factor-forced"));
    let begun = client.done(page.form().press("act", "begin")).await;
    begun.says(&say(Language::De, "factor-step-scan"));
    assert!(begun.document().named("svg").any(|svg| svg.attribute("role") == Some("img")), "no picture");
    client.submit(begun.form().press("act", "confirm").set("code", "000000")).await.is(422);
    app.advance(MINUTE);
    let codes = {
        let typed = code(&app, rita.id, 0).await;
        client.submit(begun.form().press("act", "confirm").set("code", &typed)).await
    };
    codes.is(200).says(&say(Language::De, "factor-codes-title"));
    assert!(codes.links_to("/audit"));
    client.see("/audit").await;
    let mails = app.mails().await;
    assert!(mails.iter().any(|mail| mail.subject == say(Language::De, "mail-factor-on")));
}

#[tokio::test]
async fn no_link_and_no_other_password_leads_around_it() {
    let app = strict().await;
    let rita = account(&app, "Rita", Role::Auditor, Some(PASSWORD)).await;
    let client = app.anonymous(Language::De);
    enter(&client, &rita, PASSWORD).await.is(303);
    set_up(&app, &client, rita.id).await;
    assert!(is_in(&client).await);
    app.advance(MINUTE);
    let other = app.anonymous(Language::De);
    let path = link(&app, rita.id, Purpose::SignIn).await;
    let answer = other.submit(other.see(&path).await.form()).await;
    assert_eq!(answer.location(), "/de/sign-in/code");
    assert!(!is_in(&other).await);
    let path = link(&app, rita.id, Purpose::Reset).await;
    let chosen = other.see(&path).await.form().set("new", OTHER).set("again", OTHER);
    let answer = other.submit(chosen).await;
    assert_eq!(answer.location(), "/de/sign-in?done=password");
    let answer = enter(&other, &rita, OTHER).await;
    assert_eq!(answer.location(), "/de/sign-in/code");
    assert!(!is_in(&other).await);
    // What sets a second factor up is not for whoever owes a code.
    other.get("/account/second-factor").await.is(303);
    other.post("/account/second-factor", &[("act", "begin")]).await.is(401);
    other.post("/sign-in/code", &[("code", &code(&app, rita.id, 0).await)]).await.is(303);
    assert!(is_in(&other).await);
}

#[tokio::test]
async fn whoever_needs_one_and_takes_it_away_sets_up_another_before_going_on() {
    let app = strict().await;
    let rita = account(&app, "Rita", Role::Auditor, Some(PASSWORD)).await;
    let client = app.anonymous(Language::De);
    enter(&client, &rita, PASSWORD).await.is(303);
    set_up(&app, &client, rita.id).await;
    let gone = client.post("/account/second-factor", &[("act", "remove")]).await;
    gone.is(303);
    assert!(!is_in(&client).await);
    assert_eq!(enter(&client, &rita, PASSWORD).await.location(), "/de/account/second-factor");
}

#[tokio::test]
async fn new_recovery_codes_take_the_place_of_all_others() {
    let app = TestApp::new().await;
    let ada = account(&app, "Ada", Role::Marketer, Some(PASSWORD)).await;
    let client = signed_in(&app, &ada).await;
    let old = set_up(&app, &client, ada.id).await;
    let page = client.post("/account/second-factor", &[("act", "codes")]).await;
    page.is(200);
    let new: Vec<String> = page.main().named("li").map(|item| item.text().trim().to_owned()).collect();
    assert!(new.len() == 10 && new.iter().all(|code| !old.contains(code)));
    let door = app.anonymous(Language::De);
    enter(&door, &ada, PASSWORD).await.is(303);
    door.post("/sign-in/code", &[("code", &old[0])]).await.is(422);
    door.post("/sign-in/code", &[("code", &new[9])]).await.is(303);
    client.see("/account/second-factor").await.says("9");
}

#[tokio::test]
async fn the_demo_asks_nobody_for_a_second_factor() {
    let (app, links) = TestApp::demo().await;
    let origin = app.shared().origin.as_str().to_owned();
    let printed = links.to_string();
    let paths: Vec<&str> = printed.lines().filter_map(|line| line.trim().strip_prefix(&origin)).collect();
    for path in paths {
        let client = app.anonymous(Language::De);
        client.submit(client.see(path).await.form()).await.is(303);
        assert!(is_in(&client).await, "{path}");
    }
}
