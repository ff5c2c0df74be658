//! Ways in for whoever has no password yet, or has forgotten it.

use domain::{
    language::Language,
    person::Role,
    time::{HOUR, MINUTE},
};
use server::{
    service::{RESET, Whose},
    store::link::Purpose,
};
use tests::{TestApp, words::say};

use super::{OTHER, PASSWORD, account, enter, is_in, link, signed_in};

#[tokio::test]
async fn the_first_admin_makes_the_own_account_with_a_link_that_works_once() {
    let app = TestApp::configured(|config| config.identity.second_factor = true).await;
    let first = server::http::set_up(app.shared()).await.expect("an answer").expect("a link");
    let second = server::http::set_up(app.shared()).await.expect("an answer").expect("a link");
    let path = |link: &str| link.strip_prefix("https://concord.example").expect("ours").to_owned();
    let (nobody, late) = (app.anonymous(Language::En), app.anonymous(Language::En));
    nobody.get(&path(&first)).await.is(404);
    nobody.get("/set-up/x").await.is(404);
    let page = nobody.see(&path(&second)).await;
    let filled = |password: &str| {
        let form = page.form().set("name", "Ada Berg").set("email", "ada@berg.example");
        form.set("new", password).set("again", password)
    };
    let weak = nobody.submit(filled("passwordpassword")).await;
    weak.is(422);
    assert_eq!(weak.form().value("name"), "Ada Berg", "what was typed is kept");
    assert!(!weak.body.contains("passwordpassword"));
    nobody.submit(filled("short")).await.is(422);
    let odd = nobody.submit(filled(PASSWORD).set("email", "nobody")).await;
    odd.is(422);
    assert_eq!(odd.form().value("email"), "nobody");
    let made = nobody.submit(filled(PASSWORD)).await;
    made.is(303);
    assert_eq!(made.location(), "/en/account/second-factor", "an admin needs a second factor");
    late.get(&path(&second)).await.is(404);
    assert_eq!(server::http::set_up(app.shared()).await.expect("an answer"), None);
    let people = server::store::person::all(&mut app.shared().db.reader()).await.expect("people");
    assert_eq!(people.len(), 1);
}

#[tokio::test]
async fn two_who_set_up_at_the_same_moment_are_not_both_the_first() {
    let app = TestApp::new().await;
    let link = server::http::set_up(app.shared()).await.expect("an answer").expect("a link");
    let path = link.strip_prefix("https://concord.example").expect("ours").to_owned();
    let mut crowd = Vec::new();
    for name in ["Ada", "Bob"] {
        let (client, path) = (app.anonymous(Language::En), path.clone());
        crowd.push(tokio::spawn(async move {
            let email = format!("{name}@berg.example");
            let pairs = [("name", name), ("email", &email), ("new", PASSWORD), ("again", PASSWORD)];
            client.post(&path, &pairs).await.status
        }));
    }
    let mut statuses = Vec::new();
    for one in crowd {
        statuses.push(one.await.expect("no panic"));
    }
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 404]);
}

#[tokio::test]
async fn an_invitation_by_mail_leads_to_a_password_and_in() {
    let app = TestApp::new().await;
    let ada = account(&app, "Ada", Role::Marketer, None).await;
    let (services, id) = (app.shared().services.clone(), ada.id);
    let write = app.shared().db.write(move |tx| {
        Box::pin(async move {
            services.tell_account(tx, Whose::Person(id), app::mail::AccountNews::Invitation).await
        })
    });
    write.await.expect("a job");
    let mails = app.mails().await;
    let (_, token) = mails[0].text.split_once("/de/link/").expect("a link");
    let path = format!("/link/{}", token.lines().next().unwrap_or_default());
    let client = app.anonymous(Language::De);
    let page = client.see(&path).await;
    page.says(&say(Language::De, "link-invitation"));
    client.submit(page.form().set("new", PASSWORD).set("again", OTHER)).await.is(422);
    client.submit(page.form().set("new", "ada@berg.example").set("again", "ada@berg.example")).await.is(422);
    client.submit(page.form().set("new", PASSWORD).set("again", PASSWORD)).await.is(303);
    assert!(is_in(&client).await);
    client.get(&path).await.is(404);
    enter(&app.anonymous(Language::De), &ada, PASSWORD).await.is(303);
}

#[tokio::test]
async fn a_forgotten_password_is_chosen_anew_by_mail_and_ends_every_session() {
    let app = TestApp::new().await;
    let ada = account(&app, "Ada", Role::Marketer, Some(PASSWORD)).await;
    let stolen = signed_in(&app, &ada).await;
    let client = app.anonymous(Language::De);
    let form = client.see("/reset").await.form().set("email", "ADA@berg.example");
    client.done(form).await.says(&say(Language::De, "sign-in-title"));
    let mails = app.mails().await;
    let mail = mails.last().expect("a mail");
    assert_eq!(mail.subject, say(Language::De, "mail-reset"));
    let (_, token) = mail.text.split_once("/de/link/").expect("a link");
    let path = format!("/link/{}", token.lines().next().unwrap_or_default());
    let page = client.see(&path).await;
    page.says(&say(Language::De, "link-reset"));
    let done = client.submit(page.form().set("new", OTHER).set("again", OTHER)).await;
    assert_eq!(done.location(), "/de/sign-in?done=password");
    assert!(!is_in(&client).await && !is_in(&stolen).await);
    enter(&client, &ada, PASSWORD).await.is(422);
    enter(&client, &ada, OTHER).await.is(303);
    client.get(&path).await.is(404);
    let mails = app.mails().await;
    assert!(mails.iter().any(|mail| mail.subject == say(Language::De, "mail-password")));
}

#[tokio::test]
async fn a_link_by_mail_works_for_ten_minutes_and_five_are_sent_an_hour() {
    let app = TestApp::new().await;
    let ada = account(&app, "Ada", Role::Marketer, Some(PASSWORD)).await;
    let client = app.anonymous(Language::De);
    for _ in 0..8 {
        client.post("/reset", &[("email", &ada.email)]).await.is(303);
    }
    let mails = app.mails().await;
    assert_eq!(mails.len(), 5);
    let paths: Vec<String> = mails
        .iter()
        .filter_map(|mail| mail.text.split_once("/de/link/"))
        .map(|(_, token)| format!("/link/{}", token.lines().next().unwrap_or_default()))
        .collect();
    app.advance(RESET - 1);
    client.see(&paths[0]).await;
    app.advance(1);
    client.get(&paths[0]).await.is(404);
    app.advance(HOUR);
    client.post("/reset", &[("email", &ada.email)]).await.is(303);
    assert_eq!(app.mails().await.len(), 6);
}

#[tokio::test]
async fn whoever_chose_a_password_needs_no_other_link_for_that() {
    let app = TestApp::new().await;
    let ada = account(&app, "Ada", Role::Marketer, None).await;
    let (first, second) =
        (link(&app, ada.id, Purpose::Invitation).await, link(&app, ada.id, Purpose::Invitation).await);
    let client = app.anonymous(Language::De);
    client.post(&first, &[("new", PASSWORD), ("again", PASSWORD)]).await.is(303);
    client.get(&second).await.is(404);
}

#[tokio::test]
async fn a_new_browser_is_told_to_its_owner_and_the_first_is_not() {
    let app = TestApp::new().await;
    let ada = account(&app, "Ada", Role::Marketer, Some(PASSWORD)).await;
    let told = async || {
        let mails = app.mails().await;
        mails.iter().filter(|mail| mail.subject == say(Language::De, "mail-device")).count()
    };
    let first = signed_in(&app, &ada).await;
    enter(&first, &ada, PASSWORD).await.is(303);
    assert_eq!(told().await, 0);
    signed_in(&app, &ada).await;
    assert_eq!(told().await, 1);
}

#[tokio::test]
async fn pages_of_an_account_are_there_in_both_languages_and_for_nobody_who_is_not_signed_in() {
    let app = TestApp::new().await;
    let ada = account(&app, "Ada", Role::Marketer, Some(PASSWORD)).await;
    let client = signed_in(&app, &ada).await;
    for language in Language::ALL {
        let (client, nobody) = (client.in_language(language), app.anonymous(language));
        for (path, key) in [
            ("/account/password", "password-title"),
            ("/account/second-factor", "factor-title"),
            ("/account/sessions", "sessions-title"),
        ] {
            client.see(path).await.says(&say(language, key));
            nobody.get(path).await.is(303);
        }
        client.see("/account").await.says(&say(language, "account-security"));
        nobody.see("/reset").await.says(&say(language, "reset-title"));
        nobody.get("/sign-in/code").await.is(303);
    }
    app.advance(MINUTE);
}
