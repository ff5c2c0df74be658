//! What people, other programs and bad luck send. Each gets a clear answer in the reader's language with the right
//! status, keeps what was typed, and changes nothing at all: everything that is stored is compared before and after.
//! Forms of other sites stand in `frame`, a broken import file in the server's own tests.

use app::{form::FaultKind, text::Words};
use domain::{id::CaseNumber, language::Language};
use tests::{Cast, Client, Form, Kept, Page, words::say};

use crate::{
    journey::in_both_languages,
    moves::{BREATH, CHANNEL, PROTECTION, SMALL, Wish, act, at_the_limit, draft, file, form, offer},
};

/// Sends a form that must be refused with this status, and compares what is stored.
async fn refused(cast: &Cast, client: &Client, form: Form, status: u16) -> Page {
    let before: Kept = cast.app.kept().await;
    let answer = client.submit(form).await;
    answer.is(status);
    assert_eq!(cast.app.kept().await, before, "{} changed something", answer.address);
    answer
}

fn sentence(language: Language, fault: &FaultKind, label: &str) -> String {
    let words = Words::of(language);
    fault.sentence(words, &words.say(label))
}

async fn begun(cast: &Cast) -> CaseNumber {
    let page = cast.mia.see("/requests/new").await;
    let page = cast.mia.done(page.form_with("tool").set("tool", "Gartenfunk")).await;
    let number = page.address.split('/').nth(3).and_then(|number| number.parse().ok());
    CaseNumber(number.unwrap_or_else(|| panic!("no case in {}", page.address)))
}

in_both_languages!(an_unknown_kind_is_no_kind);

async fn an_unknown_kind_is_no_kind(language: Language) {
    let cast = Cast::new(language).await;
    let number = begun(&cast).await;
    let first = cast.mia.see(&format!("/cases/{number}/draft/1")).await.form();
    let odd = first.set("purpose", "Wir wollen funken").forge("kind", "nonsense");
    let answer = refused(&cast, &cast.mia, odd, 422).await;
    answer.says(&sentence(language, &FaultKind::UnknownChoice, "draft-kind"));
    assert_eq!(answer.form().value("purpose"), "Wir wollen funken");
    // The address of a page of a kind that nobody chose is not there either.
    assert!(matches!(cast.mia.get(&format!("/cases/{number}/draft/7")).await.status, 303 | 404));
}

in_both_languages!(missing_answers_are_all_named_at_submission);

async fn missing_answers_are_all_named_at_submission(language: Language) {
    let cast = Cast::new(language).await;
    let number = begun(&cast).await;
    let first = cast.mia.see(&format!("/cases/{number}/draft/1")).await.form();
    let first = first.set("purpose", "Wir wollen funken").set("kind", "social");
    cast.mia.done(first.press("way", "all")).await;
    let check = cast.mia.see(&format!("/cases/{number}/check")).await;
    let version = check.form_with("version").value("version").to_owned();
    let before = cast.app.kept().await;
    let answer = cast.mia.post(&format!("/cases/{number}/check"), &[("version", &version)]).await;
    answer.is(422);
    assert_eq!(cast.app.kept().await, before);
    let questions = &domain::rules::RuleBook::built_in().kind(domain::rules::KindId::Social).questions;
    for question in questions {
        answer.says(question.text.get(language));
    }
}

in_both_languages!(a_key_that_is_no_answer_is_refused);

async fn a_key_that_is_no_answer_is_refused(language: Language) {
    let cast = Cast::new(language).await;
    let number = begun(&cast).await;
    let first = cast.mia.see(&format!("/cases/{number}/draft/1")).await.form();
    let first = first.set("purpose", "Wir wollen funken").set("kind", "social").press("way", "all");
    let second = cast.mia.done(first).await.form();
    let question =
        second.names().into_iter().find(|name| name.starts_with("SOC-")).expect("a question").to_owned();
    for odd in ["z", "A", "a b", "\u{0}", "<b>"] {
        let answer = refused(&cast, &cast.mia, second.clone().forge(&question, odd), 422).await;
        assert!(answer.document().named("title").any(|title| title.text().contains(&say_fault(language))));
    }
    refused(&cast, &cast.mia, second.clone().forge("SOC-99", "a"), 422).await;
}

/// What stands before the title of a page that comes back.
fn say_fault(language: Language) -> String {
    let title = tests::words::with(language, "shell-title-faults", &[("title", "§".into())]);
    title.split('§').next().unwrap_or_default().trim().to_owned()
}

in_both_languages!(a_case_that_is_not_mine_is_not_there_and_a_role_that_is_not_mine_is_told);

async fn a_case_that_is_not_mine_is_not_there_and_a_role_that_is_not_mine_is_told(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    let before = cast.app.kept().await;
    // Somebody of another area cannot tell this case from one that does not exist.
    for path in ["", "/review", "/negotiation", "/brief", "/gates", "/need", "/withdraw"] {
        let there = cast.zoe.get(&format!("/cases/{number}{path}")).await;
        let nowhere = cast.zoe.get(&format!("/cases/999{path}")).await;
        assert_eq!((there.status, there.heading()), (404, nowhere.heading()), "{path}");
    }
    for path in ["withdraw", "approve", "need", "decide"] {
        let typed = [("version", "1"), ("reason", "x"), ("need", "x"), ("choice", "decline")];
        cast.zoe.post(&format!("/cases/{number}/{path}"), &typed).await.is(404);
    }
    // Those who may see it learn why they may not act.
    let version = cast.app.version(number).await;
    for (client, path, key) in [
        (&cast.mia, "approve", "denied-own-case"),
        (&cast.tom, "withdraw", "denied-not-your-role"),
        (&cast.rita, "approve", "denied-not-your-role"),
        (&cast.paul, "approve", "denied-not-your-role"),
        (&cast.eva, "approve", "denied-not-your-role"),
    ] {
        let answer = client.post(&format!("/cases/{number}/{path}"), &[("version", &version)]).await;
        answer.is(403).says(&say(language, key));
        client.get(&format!("/cases/{number}/{path}")).await.is(403).says(&say(language, key));
    }
    for odd in ["abc", "-1", "0", "1.0", "99999999999999999999", "%00"] {
        let answer = cast.mia.get(&format!("/cases/{odd}")).await;
        assert!(matches!(answer.status, 400 | 404), "{odd}: {}", answer.status);
    }
    assert_eq!(cast.app.kept().await, before);
}

in_both_languages!(who_was_slower_is_told_and_keeps_what_was_typed);

async fn who_was_slower_is_told_and_keeps_what_was_typed(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    let open = form(&cast.mia, number, "need", "need").await;
    let package = form(&cast.tom, number, "offer", "condition").await;
    act(&cast.kim, number, "need", &[("need", "Kim war schneller.")]).await;
    let answer = refused(&cast, &cast.mia, open.set("need", "Mia war langsamer.").clone(), 409).await;
    answer.says(&say(language, "form-conflict"));
    assert_eq!(answer.form_with("need").value("need"), "Mia war langsamer.");
    let package = package.set("condition", "C-MFA").set("note", "Noch auf der alten Seite.");
    let answer = refused(&cast, &cast.tom, package, 409).await;
    let kept = answer.form_with("condition");
    assert_eq!((kept.value("note"), kept.values("condition")), ("Noch auf der alten Seite.", vec!["C-MFA"]));
    // A form without its version, or with nonsense in its place, is as old as can be.
    for odd in ["", "-1", "abc", "9223372036854775808"] {
        let open = form(&cast.mia, number, "need", "need").await.set("need", "Noch einmal.");
        let answer = cast.mia.submit(open.forge("version", odd)).await;
        assert!(matches!(answer.status, 409 | 422), "{odd}: {}", answer.status);
        assert_eq!(answer.form_with("need").value("need"), "Noch einmal.");
    }
}

in_both_languages!(an_act_that_the_state_does_not_know_is_refused);

async fn an_act_that_the_state_does_not_know_is_refused(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, SMALL).await;
    let before = cast.app.kept().await;
    let version = cast.app.version(number).await;
    let sentence = say(language, "refused-not-in-this-state");
    for (client, path) in [
        (&cast.mia, "accept"),
        (&cast.mia, "accept-no"),
        (&cast.mia, "answer"),
        (&cast.mia, "submit"),
        (&cast.mia, "discard"),
        (&cast.mia, "refile"),
        (&cast.mia, "undo"),
        (&cast.mia, "restate"),
        (&cast.mia, "confirm"),
        (&cast.mia, "declare"),
        (&cast.tom, "accept"),
        (&cast.tom, "undo"),
        (&cast.tom, "correct"),
    ] {
        let path = format!("/cases/{number}/{path}");
        let page = client.get(&path).await;
        // Pages of buttons have no page of their own and lead to where the button stands.
        assert!(matches!(page.status, 303 | 404 | 405 | 409), "{path}: {}", page.status);
        let typed = [
            ("version", version.as_str()),
            ("answer", "x"),
            ("restatement", "x"),
            ("correction", "x"),
            ("cause", "cost"),
            ("explanation", "x"),
        ];
        let fields: &[&str] = match path.rsplit('/').next().unwrap_or_default() {
            "answer" => &["answer"],
            "restate" => &["restatement"],
            "correct" => &["correction"],
            "declare" => &["cause"],
            "accept" => &["explanation"],
            _ => &[],
        };
        let typed: Vec<_> =
            typed.into_iter().filter(|(name, _)| *name == "version" || fields.contains(name)).collect();
        let answer = client.post(&path, &typed).await;
        assert!(matches!(answer.status, 404 | 405 | 409), "{path}: {}", answer.status);
        if answer.status == 409 && page.status == 409 {
            page.says(&sentence);
        }
    }
    assert_eq!(cast.app.kept().await, before);
}

in_both_languages!(a_text_beyond_its_limit_comes_back_whole);

async fn a_text_beyond_its_limit_comes_back_whole(language: Language) {
    let cast = Cast::new(language).await;
    let number = begun(&cast).await;
    let (whole, long) = at_the_limit(BREATH);
    let first = cast.mia.see(&format!("/cases/{number}/draft/1")).await.form().set("kind", "social");
    let answer = refused(&cast, &cast.mia, first.clone().set("purpose", &long), 422).await;
    answer.says(&sentence(language, &FaultKind::TooLong { max: BREATH }, "draft-purpose"));
    assert_eq!(answer.form().value("purpose"), long);
    cast.mia.done(first.set("purpose", &whole)).await.is(200);

    let number = file(&cast, &cast.mia, CHANNEL).await;
    let need = form(&cast.mia, number, "need", "need").await;
    let answer = refused(&cast, &cast.mia, need.clone().set("need", &long), 422).await;
    answer.says(&sentence(language, &FaultKind::TooLong { max: BREATH }, "form-need-label"));
    assert_eq!(answer.form_with("need").value("need"), long);
    cast.mia.done(need.set("need", &whole)).await.is(200);

    let before = cast.app.kept().await;
    let huge = "x".repeat(server::http::body::LARGEST);
    let answer = cast.mia.post(&format!("/cases/{number}/need"), &[("need", &huge)]).await;
    answer.is(413).says(&say(language, "trouble-too-large"));
    assert_eq!(cast.app.kept().await, before);
}

in_both_languages!(hostile_text_is_shown_as_it_was_typed_and_nothing_more);

async fn hostile_text_is_shown_as_it_was_typed_and_nothing_more(language: Language) {
    const HOSTILE: &str = "</textarea><script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;";
    let cast = Cast::new(language).await;
    let hostile = Wish { tool: HOSTILE, purpose: HOSTILE, waiting: HOSTILE, ..CHANNEL };
    let number = file(&cast, &cast.mia, hostile).await;
    act(&cast.mia, number, "need", &[("need", HOSTILE)]).await;
    let inbox = cast.tom.see("/inbox").await;
    offer(&cast.tom, number, &PROTECTION, HOSTILE).await;
    let path = format!("/cases/{number}");
    let pages = [
        cast.mia.see("/start").await,
        cast.mia.see(&path).await,
        cast.mia.see(&format!("{path}/negotiation")).await,
        cast.mia.see(&format!("{path}/change-answers")).await,
        inbox,
        cast.tom.see(&format!("{path}/review")).await,
        cast.mia.see(&format!("/search?q={}", urlencoded(HOSTILE))).await,
        cast.mia.see(&format!("/requests/new?tool={}", urlencoded(HOSTILE))).await,
    ];
    for page in &pages {
        let document = page.document();
        for script in document.named("script") {
            assert!(script.attribute("nonce").is_some(), "{}: {script:?}", page.address);
        }
        assert!(!document.named("img").any(|image| image.attribute("onerror").is_some()), "{}", page.address);
        assert!(page.body.contains("&lt;script&gt;"), "{} does not show it", page.address);
    }
    let change = pages[3].form_with("purpose");
    assert_eq!((change.value("tool"), change.value("purpose")), (HOSTILE, HOSTILE));
}

fn urlencoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

in_both_languages!(control_characters_and_broken_encoding_never_break_a_page);

async fn control_characters_and_broken_encoding_never_break_a_page(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    for text in ["\u{0}", "a\u{7}b", "\u{202e}txt"] {
        let need = form(&cast.mia, number, "need", "need").await.set("need", text);
        let answer = refused(&cast, &cast.mia, need, 422).await;
        answer.says(&sentence(language, &FaultKind::Unprintable, "form-need-label"));
    }
    for query in ["%FF%FE", "%00", "%F0%9F", "%", "q=%zz"] {
        cast.mia.see(&format!("/search?q={query}")).await;
        cast.mia.see(&format!("/register?q={query}&page=-1")).await;
        cast.mia.see(&format!("/precedents?q={query}&page=99999999999999999999")).await;
        cast.tom.see(&format!("/inbox?page={query}")).await;
    }
    let page = draft(&cast, &cast.mia, Wish { tool: "Ein Werkzeug", ..CHANNEL }).await.1;
    page.is(200);
}
