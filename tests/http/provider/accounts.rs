//! Whose account somebody from the provider has, which roles their groups give and take, and what is asked for besides.

use std::collections::BTreeSet;

use domain::{
    area::Area,
    id::{AreaId, PersonId},
    language::Language,
    person::{Grant, Role},
};
use serde_json::json;
use server::{
    config::GroupRole,
    store::{
        self,
        trail::{self, Act, By},
    },
};
use tests::{Client, TestApp};

use super::{
    about,
    hostile::{Hostile, browser},
    refusals,
};
use crate::access::{PASSWORD, account, enter, is_in, set_up, signed_in};

async fn grants(app: &TestApp, person: PersonId) -> BTreeSet<Grant> {
    let grants = store::person::grants(&mut app.shared().db.reader(), person).await.expect("roles");
    grants.into_iter().collect()
}

async fn person_of(app: &TestApp, email: &str) -> PersonId {
    let found = store::person::credential(&mut app.shared().db.reader(), email).await.expect("an answer");
    found.expect("an account").person
}

fn group(group: &str, role: Role, area: Option<&str>) -> GroupRole {
    GroupRole { group: group.to_owned(), role, area: area.map(str::to_owned) }
}

/// The acts of the log, in order.
async fn acts(app: &TestApp) -> Vec<String> {
    let rows = trail::entries(&mut app.shared().db.reader(), None).await.expect("entries");
    rows.iter().map(|row| audit::Entry::read(&row.body).expect("an entry").act).collect()
}

#[tokio::test]
async fn somebody_is_who_they_are_by_their_subject_and_never_by_their_address() {
    let provider = Hostile::start().await;
    let app = provider.app().await;
    account(&app, "Ada", Role::Marketer, Some(PASSWORD)).await;
    account(&app, "Eva", Role::Executive, Some(PASSWORD)).await;
    // The first time the address counts, whatever it is written like.
    let first = json!({ "email": "ADA@berg.example" });
    provider.enter(&app, &browser(&app), "s-17", first).await.is(303);
    let mails = app.mails().await;
    let told = tests::words::say(Language::De, "mail-provider");
    assert_eq!(mails.iter().filter(|mail| mail.subject == told).count(), 1, "they are told once");
    // From then on it is the subject: another address changes nothing, and opens nobody else's account.
    let client = browser(&app);
    provider.enter(&app, &client, "s-17", json!({ "email": "eva@berg.example" })).await.is(303);
    client.see("/account").await.says("ada@berg.example");
    provider.enter(&app, &browser(&app), "s-17", json!({ "email": null })).await.is(303);
    // Somebody else with the same address is somebody else.
    let other = browser(&app);
    let answer = provider.enter(&app, &other, "s-18", json!({ "email": "ada@berg.example" })).await;
    answer.is(403).says(&about(Language::De, "provider-refused-taken"));
    assert!(!is_in(&other).await);
    assert_eq!(refusals(&app).await, [("taken".to_owned(), 1)]);
    assert_eq!(acts(&app).await.iter().filter(|act| *act == "provider.link").count(), 1);
}

#[tokio::test]
async fn an_address_that_is_not_verified_a_closed_account_and_nobody_are_refused_clearly() {
    let provider = Hostile::start().await;
    let app = provider.app().await;
    let ada = account(&app, "Ada", Role::Marketer, Some(PASSWORD)).await;
    for (more, key) in [
        (json!({ "email_verified": false }), "provider-refused-unverified"),
        (json!({ "email_verified": null }), "provider-refused-unverified"),
        (json!({ "email": null }), "provider-refused-unverified"),
        (json!({ "email": "nobody@berg.example" }), "provider-refused-no-account"),
    ] {
        let client = browser(&app);
        provider.enter(&app, &client, "ada", more).await.is(403).says(&about(Language::De, key));
        assert!(!is_in(&client).await);
    }
    provider.enter(&app, &browser(&app), "ada", json!({})).await.is(303);
    let now = app.now();
    let write = app.shared().db.write(move |tx| {
        Box::pin(async move {
            tx.record(Act::of(By::System, "test", "test"));
            store::person::disable(tx, ada.id, now).await
        })
    });
    write.await.expect("closed");
    let client = browser(&app);
    let answer = provider.enter(&app, &client, "ada", json!({})).await;
    answer.is(403).says(&about(Language::De, "provider-refused-closed"));
    assert!(!is_in(&client).await);
}

#[tokio::test]
async fn groups_give_and_take_the_roles_that_the_configuration_names_and_no_others() {
    let provider = Hostile::start().await;
    let app = provider
        .app_with(|config| {
            if let Some(known) = &mut config.identity.provider {
                known.groups = vec![
                    group("marketing", Role::Marketer, Some("handel")),
                    group("security", Role::Reviewer, None),
                    group("elsewhere", Role::Adviser, Some("Nirgendwo")),
                ];
                known.create = true;
            }
        })
        .await;
    let area = app.area("Handel").await;
    let marketer = Grant { role: Role::Marketer, area: Some(area) };
    let reviewer = Grant { role: Role::Reviewer, area: None };
    // Nobody knows them, and a group gives a role: there is an account.
    let client = browser(&app);
    let groups = |names: &[&str]| json!({ "groups": names });
    provider.enter(&app, &client, "kim", groups(&["marketing", "elsewhere", "others"])).await.is(303);
    client.see("/account").await.says("kim of Berg").says("kim@berg.example");
    let kim = person_of(&app, "kim@berg.example").await;
    assert_eq!(grants(&app, kim).await, BTreeSet::from([marketer]));
    // Without a role there is none.
    let answer = provider.enter(&app, &browser(&app), "lee", groups(&["others"])).await;
    answer.is(403).says(&about(Language::De, "provider-refused-no-account"));
    // What an admin gave by hand stays; what groups decide about follows them, and ends every other session.
    let auditor = Grant { role: Role::Auditor, area: None };
    let write = app.shared().db.write(move |tx| {
        Box::pin(async move {
            tx.record(Act::of(By::System, "test", "test"));
            store::person::grant(tx, kim, auditor).await
        })
    });
    write.await.expect("given");
    let other = browser(&app);
    provider.enter(&app, &other, "kim", groups(&["security"])).await.is(303);
    assert_eq!(grants(&app, kim).await, BTreeSet::from([reviewer, auditor]));
    assert!(is_in(&other).await && !is_in(&client).await);
    provider.enter(&app, &browser(&app), "kim", json!({})).await.is(303);
    assert_eq!(grants(&app, kim).await, BTreeSet::from([auditor]), "no groups, no roles of groups");
    let acts = acts(&app).await;
    assert_eq!(acts.iter().filter(|act| *act == "person.roles").count(), 3);
    assert_eq!(acts.iter().filter(|act| *act == "person.join").count(), 1);
    // Nothing is different: nothing is written, and nobody is signed out.
    let again = browser(&app);
    provider.enter(&app, &again, "kim", json!({})).await.is(303);
    provider.enter(&app, &browser(&app), "kim", json!({})).await.is(303);
    assert!(is_in(&again).await);
}

#[tokio::test]
async fn groups_never_take_the_last_admin_nor_the_role_of_whoever_an_area_names() {
    let provider = Hostile::start().await;
    let app = provider
        .app_with(|config| {
            if let Some(known) = &mut config.identity.provider {
                known.groups = vec![
                    group("admins", Role::Admin, None),
                    group("bosses", Role::Executive, Some("Handel")),
                ];
            }
        })
        .await;
    let area: AreaId = app.area("Handel").await;
    let ada = account(&app, "Ada", Role::Admin, Some(PASSWORD)).await;
    let eva = account(&app, "Eva", Role::Marketer, Some(PASSWORD)).await;
    let admin = Grant { role: Role::Admin, area: None };
    let executive = Grant { role: Role::Executive, area: Some(area) };
    provider.enter(&app, &browser(&app), "ada", json!({ "groups": [] })).await.is(303);
    assert_eq!(grants(&app, ada.id).await, BTreeSet::from([admin]), "the last one stays");
    let paul = account(&app, "Paul", Role::Admin, Some(PASSWORD)).await;
    provider.enter(&app, &browser(&app), "ada", json!({ "groups": [] })).await.is(303);
    assert_eq!(grants(&app, ada.id).await, BTreeSet::new(), "there is another one now");
    provider.enter(&app, &browser(&app), "paul", json!({ "groups": [] })).await.is(303);
    assert_eq!(grants(&app, paul.id).await, BTreeSet::from([admin]));
    provider.enter(&app, &browser(&app), "eva", json!({ "groups": ["bosses"] })).await.is(303);
    assert!(grants(&app, eva.id).await.contains(&executive));
    let id = eva.id;
    let write = app.shared().db.write(move |tx| {
        Box::pin(async move {
            tx.record(Act::of(By::System, "test", "test"));
            let row = store::area::find(tx, area).await?.expect("an area");
            store::area::save(tx, &Area { executive: Some(id), ..row.area }, row.version).await
        })
    });
    write.await.expect("named");
    provider.enter(&app, &browser(&app), "eva", json!({ "groups": [] })).await.is(303);
    assert!(grants(&app, eva.id).await.contains(&executive), "the area still names them");
}

#[tokio::test]
async fn a_second_factor_is_asked_for_unless_the_provider_asked_for_one() {
    let provider = Hostile::start().await;
    let app = provider
        .app_with(|config| {
            config.identity.second_factor = true;
            if let Some(known) = &mut config.identity.provider {
                known.amr = vec!["mfa".to_owned()];
                known.acr = vec!["gold".to_owned()];
            }
        })
        .await;
    account(&app, "Rita", Role::Reviewer, Some(PASSWORD)).await;
    let client = browser(&app);
    let answer = provider.enter(&app, &client, "rita", json!({ "amr": ["pwd"] })).await;
    answer.is(303);
    assert_eq!(answer.location(), "/de/account/second-factor");
    assert!(!is_in(&client).await, "half a sign-in is none");
    for strong in [json!({ "amr": ["pwd", "mfa"] }), json!({ "acr": "gold" })] {
        let client = browser(&app);
        let answer = provider.enter(&app, &client, "rita", strong).await;
        answer.is(303);
        assert_eq!(answer.location(), "/de/start");
        assert!(is_in(&client).await);
    }
    let mia = account(&app, "Mia", Role::Marketer, Some(PASSWORD)).await;
    let own = signed_in(&app, &mia).await;
    set_up(&app, &own, mia.id).await;
    let answer = provider.enter(&app, &browser(&app), "mia", json!({})).await;
    assert!(
        answer.location().starts_with("/de/sign-in/code"),
        "whoever has one here shows it: {}",
        answer.location()
    );
}

#[tokio::test]
async fn where_the_provider_is_the_only_way_a_password_opens_one_account_alone() {
    let provider = Hostile::start().await;
    let app = provider
        .app_with(|config| {
            if let Some(known) = &mut config.identity.provider {
                (known.enforced, known.break_glass) = (true, Some("Paul@berg.example".to_owned()));
            }
        })
        .await;
    let ada = account(&app, "Ada", Role::Marketer, Some(PASSWORD)).await;
    let paul = account(&app, "Paul", Role::Admin, Some(PASSWORD)).await;
    let mia = account(&app, "Mia", Role::Marketer, Some(PASSWORD)).await;
    let by_password = async |who| {
        let client: Client = app.anonymous(Language::De);
        let answer = enter(&client, who, PASSWORD).await;
        (answer.status, answer.body)
    };
    assert_eq!(by_password(&ada).await.0, 303, "the provider does not know them yet");
    for who in ["ada", "paul"] {
        provider.enter(&app, &browser(&app), who, json!({})).await.is(303);
    }
    let (status, body) = by_password(&ada).await;
    assert_eq!(status, 422);
    assert!(body.contains(&tests::words::say(Language::De, "sign-in-wrong")), "told as any other wrong one");
    assert_eq!((by_password(&paul).await.0, by_password(&mia).await.0), (303, 303));
}

#[tokio::test]
async fn an_admin_ends_the_connection_and_the_next_sign_in_there_begins_it_anew() {
    let provider = Hostile::start().await;
    let app = provider.app().await;
    let ada = account(&app, "Ada", Role::Marketer, Some(PASSWORD)).await;
    let client = browser(&app);
    provider.enter(&app, &client, "ada", json!({})).await.is(303);
    client.see("/account").await.says(&tests::words::say(Language::De, "account-provider-hint"));
    let paul = app.person("Paul Roth", &[Grant { role: Role::Admin, area: None }], Language::De).await;
    let page = paul.see(&format!("/people/{}", ada.id)).await;
    let form = page.forms().into_iter().find(|form| form.offers("act").contains(&"unlink"));
    let done = paul.done(form.expect("a button").press("act", "unlink")).await;
    done.says(&tests::words::say(Language::De, "people-done-unlinked"));
    assert!(!is_in(&client).await, "signed out everywhere");
    let told = tests::words::say(Language::De, "mail-provider-off");
    assert_eq!(app.mails().await.iter().filter(|mail| mail.subject == told).count(), 1);
    // Another account there, with the same address: now it is this one.
    provider.enter(&app, &browser(&app), "ada-2", json!({ "email": "ada@berg.example" })).await.is(303);
    let linked = acts(&app).await;
    let count = |wanted: &str| linked.iter().filter(|act| *act == wanted).count();
    assert_eq!((count("provider.link"), count("provider.unlink")), (2, 1));
}
