//! S1 and S2: how often somebody may guess, and that no attacker can lock anybody out.

use domain::{
    language::Language,
    person::Role,
    time::{DAY, HOUR, MINUTE, SECOND},
};
use server::service::tries::{ACCOUNT, Aim, HOURLY, STEP};
use tests::{TestApp, words::say};

use super::{OTHER, PASSWORD, account, address, code, enter, is_in, set_up, signed_in, tries};

#[tokio::test]
async fn two_hundred_guesses_at_the_same_moment_are_no_more_than_one_after_the_other() {
    let app = TestApp::new().await;
    let ada = account(&app, "Ada", Role::Marketer, Some(PASSWORD)).await;
    let mut crowd = Vec::new();
    for number in 0..200 {
        let client = app.anonymous(Language::De).from(address(number));
        let ada = ada.clone();
        crowd.push(tokio::spawn(async move { enter(&client, &ada, OTHER).await.status }));
    }
    for guess in crowd {
        let status = guess.await.expect("no panic");
        assert!(matches!(status, 422 | 503), "{status}");
    }
    let most = tries(&app).await.last().copied().unwrap_or_default();
    assert!((1..=3).contains(&most), "{most} of 200 guesses at one moment were looked at");
    let right = enter(&app.anonymous(Language::De).from(address(201)), &ada, PASSWORD).await;
    right.is(422).says(&say(Language::De, "sign-in-wrong"));
}

#[tokio::test]
async fn a_patient_attacker_has_a_hundred_guesses_a_day_at_one_account() {
    let app = TestApp::new().await;
    let services = &app.shared().services;
    let aim = Aim::at("account", "ada@berg.example", ACCOUNT);
    let (mut taken, mut waited) = (0, 0);
    let end = app.now().plus(DAY);
    // A second try in the same moment is refused from the fourth on; whoever waits out the longest pause never is.
    while app.now() < end {
        if services.try_at(vec![aim]).await.expect("an answer") {
            taken += 1;
        }
        app.advance(10 * SECOND);
        waited += 1;
        if waited > 200 {
            app.advance(HOUR);
        }
    }
    assert_eq!(taken, 100);
    app.advance(HOUR);
    assert!(services.try_at(vec![aim]).await.expect("an answer"), "the next day begins anew");
}

#[tokio::test]
async fn pauses_grow_from_one_second_to_ten() {
    let app = TestApp::new().await;
    let services = &app.shared().services;
    let aim = Aim::at("account", "ada@berg.example", ACCOUNT);
    let mut pauses = Vec::new();
    for _ in 0..40 {
        let begun = app.now();
        while !services.try_at(vec![aim]).await.expect("an answer") {
            app.advance(SECOND);
        }
        pauses.push((app.now().0 - begun.0) / SECOND);
    }
    let expected: Vec<i64> = [(3, 0), (3, 1), (5, 3), (15, 5), (14, 10)]
        .into_iter()
        .flat_map(|(count, pause)| std::iter::repeat_n(pause, count))
        .collect();
    assert_eq!(pauses, expected);
}

#[tokio::test]
async fn one_address_has_twenty_guesses_in_ten_minutes_whatever_it_guesses_at() {
    let app = TestApp::new().await;
    let ada = account(&app, "Ada", Role::Marketer, Some(PASSWORD)).await;
    let here = || app.anonymous(Language::De).from(address(1));
    for number in 0..20 {
        let email = format!("nobody{number}@berg.example");
        here().post("/sign-in", &[("email", &email), ("password", OTHER)]).await.is(422);
    }
    enter(&here(), &ada, PASSWORD).await.is(422);
    enter(&app.anonymous(Language::De).from(address(2)), &ada, PASSWORD).await.is(303);
    app.advance(10 * MINUTE);
    enter(&here(), &ada, PASSWORD).await.is(303);
}

#[tokio::test]
async fn whoever_signs_in_rightly_uses_up_no_try_of_a_shared_address() {
    let app = TestApp::new().await;
    let ada = account(&app, "Ada", Role::Marketer, Some(PASSWORD)).await;
    for _ in 0..22 {
        enter(&app.anonymous(Language::De).from(address(1)), &ada, PASSWORD).await.is(303);
    }
    assert_eq!(tries(&app).await, [0, 0]);
}

#[tokio::test]
async fn a_browser_that_is_known_gets_in_while_the_account_is_under_attack() {
    let app = TestApp::new().await;
    let ada = account(&app, "Ada", Role::Marketer, Some(PASSWORD)).await;
    let known = signed_in(&app, &ada).await;
    known.post("/sign-out", &[]).await.is(303);
    let aim = Aim::at("account", &ada.email, ACCOUNT);
    for _ in 0..300 {
        app.shared().services.try_at(vec![aim]).await.expect("an answer");
        app.advance(11 * SECOND);
    }
    enter(&app.anonymous(Language::De), &ada, PASSWORD).await.is(422);
    enter(&known, &ada, OTHER).await.is(422);
    enter(&known, &ada, PASSWORD).await.is(303);
    assert!(is_in(&known).await);
    // A device of somebody else is none of hers.
    let bob = account(&app, "Bob", Role::Marketer, Some(PASSWORD)).await;
    let elsewhere = signed_in(&app, &bob).await;
    enter(&elsewhere, &ada, PASSWORD).await.is(422);
}

#[tokio::test]
async fn a_code_has_five_tries_a_step_and_twenty_an_hour() {
    let app = TestApp::new().await;
    let ada = account(&app, "Ada", Role::Marketer, Some(PASSWORD)).await;
    let client = signed_in(&app, &ada).await;
    set_up(&app, &client, ada.id).await;
    app.advance(MINUTE);
    enter(&client, &ada, PASSWORD).await.is(303);
    let at_door = |typed: String| {
        let client = &client;
        async move { client.post("/sign-in/code", &[("code", &typed)]).await.status }
    };
    for _ in 0..STEP.most {
        assert_eq!(at_door("000000".to_owned()).await, 422);
    }
    assert_eq!(at_door(code(&app, ada.id, 0).await).await, 422, "right, but the sixth of its step");
    let mut left = HOURLY.most - STEP.most;
    while left > 0 {
        app.advance(30 * SECOND);
        for _ in 0..STEP.most.min(left) {
            assert_eq!(at_door("000000".to_owned()).await, 422);
            left -= 1;
        }
    }
    app.advance(30 * SECOND);
    assert_eq!(at_door(code(&app, ada.id, 0).await).await, 422, "right, but the twenty-first of the hour");
    app.advance(HOUR);
    enter(&client, &ada, PASSWORD).await.is(303);
    assert_eq!(at_door(code(&app, ada.id, 0).await).await, 303);
}

#[tokio::test]
async fn a_code_opens_one_thing_and_a_recovery_code_too() {
    let app = TestApp::new().await;
    let ada = account(&app, "Ada", Role::Marketer, Some(PASSWORD)).await;
    let client = signed_in(&app, &ada).await;
    let recovery = set_up(&app, &client, ada.id).await;
    assert_eq!(recovery.len(), 10);
    app.advance(MINUTE);
    let typed = code(&app, ada.id, 0).await;
    for (what, typed) in [("a code", typed), ("a recovery code", recovery[0].to_lowercase())] {
        let (first, second) = (app.anonymous(Language::De), app.anonymous(Language::De));
        enter(&first, &ada, PASSWORD).await.is(303);
        enter(&second, &ada, PASSWORD).await.is(303);
        first.post("/sign-in/code", &[("code", &typed)]).await.is(303);
        second.post("/sign-in/code", &[("code", &typed)]).await.is(422);
        assert!(is_in(&first).await && !is_in(&second).await, "{what}");
    }
    let mails = app.mails().await;
    let told = mails.iter().filter(|mail| mail.subject == say(Language::De, "mail-code-used")).count();
    assert_eq!(told, 1);
}

#[tokio::test]
async fn the_same_code_at_the_same_moment_opens_one_session() {
    let app = TestApp::new().await;
    let ada = account(&app, "Ada", Role::Marketer, Some(PASSWORD)).await;
    let client = signed_in(&app, &ada).await;
    set_up(&app, &client, ada.id).await;
    app.advance(MINUTE);
    let typed = code(&app, ada.id, 0).await;
    let mut crowd = Vec::new();
    for _ in 0..4 {
        let client = app.anonymous(Language::De);
        enter(&client, &ada, PASSWORD).await.is(303);
        let typed = typed.clone();
        crowd.push(tokio::spawn(
            async move { client.post("/sign-in/code", &[("code", &typed)]).await.status },
        ));
    }
    let mut opened = 0;
    for one in crowd {
        opened += usize::from(one.await.expect("no panic") == 303);
    }
    assert_eq!(opened, 1);
}
