//! A request of low risk, counted: from the start page to "sent" with at most eleven answers and without a file, for a
//! tool that nobody knows (so the kind is an answer, too). Every choice, every filled field and the one press that
//! answers the legal check is an answer; buttons that only go on are none.

use domain::{language::Language, person::Role};
use tests::words::say;

use crate::{
    chrome::{Chrome, Look},
    journey::enter,
    person::Person,
    site::Site,
};

const MOST: usize = 11;

struct Counted<'p> {
    mia: &'p Person,
    answers: usize,
}

impl Counted<'_> {
    async fn fill(&mut self, name: &str, value: &str) {
        self.mia.fill(name, value).await;
        self.answers += 1;
    }

    async fn choose(&mut self, name: &str, value: &str) {
        self.mia.choose(name, value).await;
        self.answers += 1;
    }
}

async fn walk(language: Language, look: Look) {
    let (site, chrome) = (Site::start(language).await, Chrome::start());
    let mia = enter(&site, &chrome, look, language, "Mia Sand", Role::Marketer).await;
    for kind in ["social", "saas", "iot", "ai", "payment", "partner"] {
        let mut counted = Counted { mia: &mia, answers: 0 };
        mia.go("/start").await;
        mia.press("main a[href$='/requests/new']").await;
        counted.fill("tool", &format!("Neuland {kind}")).await;
        mia.send().await;
        let mut pages = 0;
        while !mia.path().await.ends_with("/check") {
            pages += 1;
            assert!(pages <= 6, "the draft has more than six pages: {}", mia.path().await);
            assert_eq!(mia.count("main input[type='file']").await, 0, "nothing is uploaded");
            let names = mia.names().await;
            for (name, value) in [("kind", kind), ("purpose", "Händler einladen"), ("start", "soon")] {
                match name {
                    _ if !names.contains(name) => {}
                    "kind" | "start" => counted.choose(name, value).await,
                    _ => counted.fill(name, value).await,
                }
            }
            for name in names.iter().filter(|name| name.starts_with("SCR-")) {
                counted.choose(name, "a").await;
            }
            if names.contains("GQ-N-1") {
                mia.press("main button[name='rest']").await;
                counted.answers += 1;
            } else {
                mia.send().await;
            }
        }
        mia.reads("2 · ").await;
        if kind == "social" {
            mia.picture(&format!("check-{}", mia.language)).await;
        }
        mia.send().await;
        mia.reads(&say(language, "sent-title")).await;
        assert!(counted.answers <= MOST, "{kind}: {} answers", counted.answers);
    }
    mia.window.quit().await.expect("closed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_of_low_risk_takes_at_most_eleven_answers_in_german_without_scripts() {
    walk(Language::De, Look::DESK.without_scripts()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_of_low_risk_takes_at_most_eleven_answers_in_german_with_scripts() {
    walk(Language::De, Look::DESK).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_of_low_risk_takes_at_most_eleven_answers_in_english_without_scripts() {
    walk(Language::En, Look::DESK.without_scripts()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_of_low_risk_takes_at_most_eleven_answers_in_english_with_scripts() {
    walk(Language::En, Look::DESK).await;
}
