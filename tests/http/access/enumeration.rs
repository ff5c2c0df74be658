//! S3: nothing tells who has an account: the same answer, byte for byte, and exactly one hash on every path.

use domain::{language::Language, person::Role};
use server::{
    service::tries::{ACCOUNT, Aim},
    store::{
        self,
        trail::{Act, By},
    },
};
use tests::{Page, TestApp, words::say};

use super::{OTHER, PASSWORD, account};

/// The answer without what is another one for every request: numbers, keys, padding, and the address that was typed.
fn bare(page: &Page, email: &str) -> String {
    let mut text = page.body.replace(&email.replace('+', "&#43;"), "ADDRESS").replace(email, "ADDRESS");
    for (before, after) in [("name=\"key\" value=\"", "\""), ("nonce=\"", "\""), ("<!--", "-->")] {
        let mut rest = std::mem::take(&mut text);
        while let Some((head, tail)) = rest.split_once(before) {
            text.push_str(head);
            rest = tail.split_once(after).map_or_else(String::new, |(_, tail)| tail.to_owned());
        }
        text.push_str(&rest);
    }
    text
}

fn headers(page: &Page) -> Vec<(String, String)> {
    let own = ["x-request-id", "content-security-policy", "content-length", "date", "x-padding"];
    let mut headers: Vec<(String, String)> = page
        .headers
        .iter()
        .map(|(name, value)| (name.to_string(), value.to_str().unwrap_or_default().to_owned()))
        .filter(|(name, _)| !own.contains(&name.as_str()))
        .collect();
    headers.sort();
    headers
}

/// As many tries as an account has.
async fn exhaust(app: &TestApp, email: &str) {
    let aim = Aim::at("account", email, ACCOUNT);
    for _ in 0..4 {
        app.shared().services.try_at(vec![aim]).await.expect("an answer");
    }
}

async fn cases(app: &TestApp) -> Vec<(&'static str, String, String)> {
    let wrong = account(app, "Wrong", Role::Marketer, Some(PASSWORD)).await;
    let closed = account(app, "Closed", Role::Marketer, Some(PASSWORD)).await;
    let linked = account(app, "Linked", Role::Marketer, None).await;
    let tried = account(app, "Tried", Role::Marketer, Some(PASSWORD)).await;
    let (id, now) = (closed.id, app.now());
    let write = app.shared().db.write(move |tx| {
        Box::pin(async move {
            tx.record(Act::of(By::System, "test", "test"));
            store::person::disable(tx, id, now).await
        })
    });
    write.await.expect("a closed account");
    for email in [&tried.email, "never@berg.example"] {
        exhaust(app, email).await;
    }
    let long = "x".repeat(1024);
    vec![
        ("unknown", "nobody@berg.example".to_owned(), OTHER.to_owned()),
        ("wrong", wrong.email.clone(), OTHER.to_owned()),
        ("unknown and long", "nobodyy@berg.example".to_owned(), long.clone()),
        ("wrong and long", wrong.email.clone(), long.clone()),
        ("wrong and too long", wrong.email, format!("{long}x")),
        ("disabled", closed.email, PASSWORD.to_owned()),
        ("without a password", linked.email, OTHER.to_owned()),
        ("tried too often", tried.email, PASSWORD.to_owned()),
        ("unknown and tried too often", "never@berg.example".to_owned(), PASSWORD.to_owned()),
    ]
}

#[tokio::test]
async fn every_wrong_way_in_has_the_same_answer_and_costs_one_hash() {
    for language in Language::ALL {
        let app = TestApp::new().await;
        let mut answers = Vec::new();
        for (what, email, password) in cases(&app).await {
            let before = app.shared().passwords.runs();
            let client = app.anonymous(language);
            let page = client.post("/sign-in", &[("email", &email), ("password", &password)]).await;
            assert_eq!(app.shared().passwords.runs() - before, 1, "{what}");
            page.is(422).says(&say(language, "sign-in-wrong"));
            assert!(!page.body.contains(&password), "{what}: the password came back");
            answers.push((what, bare(&page, &email), headers(&page)));
        }
        let (_, body, headers) = answers[0].clone();
        for (what, other, others) in &answers {
            assert_eq!(*other, body, "{what}");
            assert_eq!(*others, headers, "{what}");
        }
    }
}

#[tokio::test]
async fn an_empty_form_costs_one_hash_too_and_says_what_is_missing() {
    let app = TestApp::new().await;
    let ada = account(&app, "Ada", Role::Marketer, Some(PASSWORD)).await;
    let mut answers = Vec::new();
    for email in [ada.email.as_str(), "nobody@berg.example"] {
        let before = app.shared().passwords.runs();
        let page = app.anonymous(Language::De).post("/sign-in", &[("email", email), ("password", "")]).await;
        assert_eq!(app.shared().passwords.runs() - before, 1);
        page.is(422);
        answers.push(bare(&page, email));
    }
    assert_eq!(answers[0], answers[1]);
}

#[tokio::test]
async fn asking_for_a_link_has_one_answer_whoever_is_meant() {
    let app = TestApp::new().await;
    let mut answers = Vec::new();
    for (what, email, _) in cases(&app).await {
        let before = app.shared().passwords.runs();
        let page = app.anonymous(Language::De).post("/reset", &[("email", &email)]).await;
        page.is(303);
        assert_eq!(app.shared().passwords.runs(), before, "{what}");
        answers.push((what, page.location().to_owned(), page.body.clone(), headers(&page)));
    }
    let (_, location, body, headers) = answers[0].clone();
    for (what, to, text, others) in answers {
        assert_eq!((to, text, others), (location.clone(), body.clone(), headers.clone()), "{what}");
    }
    // Four people have accounts that are open or closed; the closed one gets nothing.
    let mails = app.mails().await;
    assert_eq!(mails.len(), 3 + 2, "{:?}", mails.iter().map(|mail| &mail.to).collect::<Vec<_>>());
}

/// How likely a longer time means the second kind: one half is no hint at all.
fn hint(one: &[f64], other: &[f64]) -> f64 {
    let wins = one.iter().flat_map(|a| other.iter().map(move |b| f64::from(u8::from(b > a))));
    let (won, pairs) = wins.fold((0.0, 0.0), |(won, pairs), win| (won + win, pairs + 1.0));
    won / pairs
}

/// Printed, not asserted: time belongs to the machine. A hint of 0.5 tells nothing.
#[tokio::test]
#[ignore = "make soak"]
#[expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "the times are the figure, and it is printed"
)]
async fn soak_how_long_each_wrong_way_in_takes() {
    const ROUNDS: usize = 400;
    let app = TestApp::new().await;
    let cases = cases(&app).await;
    let client = app.anonymous(Language::De);
    let mut times: Vec<Vec<f64>> = vec![Vec::new(); cases.len()];
    for round in 0..ROUNDS {
        app.advance(domain::time::HOUR);
        for step in 0..cases.len() {
            // Interleaved, and each time in another order.
            let place = (round * 5 + step * 7) % cases.len();
            let (what, email, password) = &cases[place];
            if what.ends_with("too often") {
                // the hour that lets the others try again ended this, too
                exhaust(&app, email).await;
            }
            let begun = std::time::Instant::now();
            client.post("/sign-in", &[("email", email), ("password", password)]).await.is(422);
            times[place].push(begun.elapsed().as_secs_f64() * 1000.0);
        }
    }
    let median = |times: &[f64]| {
        let mut sorted = times.to_vec();
        sorted.sort_by(f64::total_cmp);
        sorted[sorted.len() / 2]
    };
    for ((what, ..), measured) in cases.iter().zip(&times) {
        let (own, unknown) = (median(measured), median(&times[0]));
        println!(
            "{what}: median {own:.2} ms ({:+.1} % against unknown), hint {:.3}",
            (own / unknown - 1.0) * 100.0,
            hint(&times[0], measured)
        );
    }
}
