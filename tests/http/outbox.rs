//! What people are told by mail, told as journeys: who gets it, in which language, what it says; and that its link opens a
//! page and does nothing. The mails are those that would leave the house, read back from the folder.

use domain::{
    case::{
        Side,
        act::{Act, Action},
    },
    id::CaseNumber,
    language::Language,
    person::{Actor, Grant, Role},
    time::SECOND,
};
use server::mail::Kept;
use tests::{Cast, Client, TestApp, words::say};

use crate::moves::{self, CHANNEL, PROTECTION, SMALL, file, press};

/// What somebody got, the oldest first.
async fn got(cast: &Cast, name: &str) -> Vec<Kept> {
    let address = format!("{name} <{}@berg.example>", name.to_lowercase().replace(' ', "."));
    cast.app.mails().await.into_iter().filter(|mail| mail.to == address).collect()
}

/// An act a moment later, so that mails are in the order in which they were written.
async fn act(cast: &Cast, client: &Client, number: CaseNumber, act: &str, fields: &[(&str, &str)]) {
    cast.app.advance(1);
    moves::act(client, number, act, fields).await;
}

async fn offer(cast: &Cast, client: &Client, number: CaseNumber, conditions: &[&str], note: &str) {
    cast.app.advance(1);
    moves::offer(client, number, conditions, note).await;
}

fn begins(language: Language, key: &str, mail: &Kept) {
    let verb = say(language, key);
    assert!(mail.subject.starts_with(&verb), "{:?} does not begin with {verb:?}", mail.subject);
}

/// Follows the link of a mail; it must open a page of the product and leave everything as it was.
async fn open(cast: &Cast, reader: &Client, mail: &Kept) {
    let origin = cast.app.shared().origin.as_str().to_owned();
    let links: Vec<_> = mail.text.lines().filter_map(|line| line.strip_prefix(&origin)).collect();
    assert_eq!(links.len(), 1, "{}", mail.text);
    let before = cast.app.kept().await;
    reader.see(links[0]).await;
    let nobody = cast.app.anonymous(reader.language).get(links[0]).await;
    nobody.is(303);
    assert!(nobody.location().contains("/sign-in?next="), "{}", nobody.location());
    assert_eq!(cast.app.kept().await, before);
}

#[tokio::test]
async fn who_files_gets_a_receipt_in_their_language_and_security_is_asked_to_review() {
    for language in Language::ALL {
        let cast = Cast::new(language).await;
        file(&cast, &cast.mia, SMALL).await;
        let receipt = got(&cast, "Mia Sand").await;
        assert_eq!(receipt.len(), 1);
        begins(language, "mail-receipt", &receipt[0]);
        assert!(receipt[0].subject.contains("pretix (K-2026-0001)"), "{}", receipt[0].subject);
        assert!(receipt[0].text.contains(&say(language, "mail-why-requester")));
        open(&cast, &cast.mia, &receipt[0]).await;
        for (reader, name) in [(&cast.tom, "Tom Reh"), (&cast.nora, "Nora Belk")] {
            let asked = got(&cast, name).await;
            assert_eq!(asked.len(), 1, "{name}");
            begins(language, "mail-task-review", &asked[0]);
            open(&cast, reader, &asked[0]).await;
        }
        assert_eq!(cast.app.mails().await.len(), 3, "nobody else");
    }
}

#[tokio::test]
async fn everybody_reads_their_own_language() {
    let app = TestApp::new().await;
    let area = app.area("Handel").await;
    let cast = Cast {
        mia: app.member("Mia Sand", Role::Marketer, area, Language::De).await,
        tom: app.member("Tom Reh", Role::Reviewer, area, Language::En).await,
        app,
        area,
        ..Cast::new(Language::De).await
    };
    let number = file(&cast, &cast.mia, SMALL).await;
    act(&cast, &cast.tom, number, "ask", &[("question", "Who has the password?")]).await;
    begins(Language::En, "mail-task-review", &got(&cast, "Tom Reh").await[0]);
    let mails = got(&cast, "Mia Sand").await;
    begins(Language::De, "mail-task-answer", &mails[1]);
    assert!(mails[1].text.contains("/de/cases/"));
}

#[tokio::test]
async fn a_question_goes_to_the_other_side_with_its_text_and_the_answer_gives_the_move_back() {
    for language in Language::ALL {
        let cast = Cast::new(language).await;
        let number = file(&cast, &cast.mia, CHANNEL).await;
        act(&cast, &cast.tom, number, "ask", &[("question", "Wer hat das Passwort?")]).await;
        let mails = got(&cast, "Mia Sand").await;
        assert_eq!(mails.len(), 2);
        begins(language, "mail-task-answer", &mails[1]);
        assert!(mails[1].text.contains("> Wer hat das Passwort?") && mails[1].text.contains("Tom Reh"));
        open(&cast, &cast.mia, &mails[1]).await;
        assert_eq!(got(&cast, "Tom Reh").await.len(), 1, "nobody is told about their own act");
        act(&cast, &cast.mia, number, "answer", &[("answer", "Nur ich.")]).await;
        let back = got(&cast, "Tom Reh").await;
        assert_eq!(back.len(), 2);
        begins(language, "mail-task-review", &back[1]);
        assert!(!back[1].text.contains("Nur ich."), "the answer stands on the page");
        assert_eq!(got(&cast, "Nora Belk").await.len(), 1, "Tom is at it");
    }
}

#[tokio::test]
async fn an_offer_a_counter_offer_a_stalemate_and_its_steps_reach_whoever_has_to_move() {
    let language = Language::De;
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    offer(&cast, &cast.tom, number, &PROTECTION, "Vertraulich unter uns beiden Seiten.").await;
    let mails = got(&cast, "Mia Sand").await;
    begins(language, "mail-task-answer-offer", &mails[1]);
    assert!(
        mails[1].text.contains(&format!("{}: 6", say(language, "mail-fact-conditions"))),
        "{}",
        mails[1].text
    );
    assert!(!mails[1].text.contains("Vertraulich"), "notes stay on the page");
    open(&cast, &cast.mia, &mails[1]).await;

    offer(&cast, &cast.mia, number, &["C-IR", "C-LOG", "C-MFA", "C-NAMED", "C-TOKEN"], "").await;
    begins(language, "mail-task-answer-offer", got(&cast, "Tom Reh").await.last().expect("an offer"));
    act(&cast, &cast.mia, number, "need", &[("need", "Ein Konto zur Saison im März.")]).await;
    act(&cast, &cast.tom, number, "declare", &[("cause", "values"), ("reason", "Es geht nicht.")]).await;
    // Security owes its need, and marketing nothing before it is there.
    act(&cast, &cast.tom, number, "need", &[("need", "Keine Bestelldaten.")]).await;
    let restate = got(&cast, "Mia Sand").await;
    begins(language, "mail-task-restate", restate.last().expect("a step"));
    open(&cast, &cast.mia, restate.last().expect("a step")).await;
    act(&cast, &cast.tom, number, "restate", &[("restatement", "Ihr braucht das Konto im März.")]).await;
    begins(language, "mail-task-confirm", got(&cast, "Mia Sand").await.last().expect("a step"));
    press(&cast.mia, "/confirm", number, "confirm").await;
    act(&cast, &cast.mia, number, "restate", &[("restatement", "Ihr wollt keine Bestelldaten dort.")]).await;
    begins(language, "mail-task-confirm", got(&cast, "Tom Reh").await.last().expect("a step"));
    press(&cast.tom, "/confirm", number, "confirm").await;
    assert_eq!(cast.app.state(number).await, "escalated");

    let brief = got(&cast, "Eva Wied").await;
    assert_eq!(brief.len(), 1);
    let verb = say(language, "mail-task-decide");
    assert!(brief[0].subject.starts_with(&verb), "{}", brief[0].subject);
    assert!(brief[0].text.contains(&say(language, "mail-escalation-stalemate")));
    open(&cast, &cast.eva, &brief[0]).await;
    for name in ["Zoe Kirch", "Rita Imm", "Paul Grot", "Dora Ost", "Kim Ohl"] {
        assert!(got(&cast, name).await.is_empty(), "{name} has nothing to do with it");
    }
}

#[tokio::test]
async fn a_decision_is_told_when_it_counts_and_an_undone_one_never() {
    for language in Language::ALL {
        let cast = Cast::new(language).await;
        let number = file(&cast, &cast.mia, SMALL).await;
        let before = cast.app.mails().await.len();
        act(&cast, &cast.tom, number, "approve", &[]).await;
        press(&cast.tom, "", number, "undo").await;
        cast.app.advance(60 * SECOND);
        cast.app.tick().await;
        assert_eq!(cast.app.mails().await.len(), before, "nothing happened");
        act(&cast, &cast.tom, number, "approve", &[]).await;
        assert_eq!(cast.app.mails().await.len(), before, "not yet");
        cast.app.advance(31 * SECOND);
        assert_eq!(cast.app.tick().await, 1);
        let mails = got(&cast, "Mia Sand").await;
        begins(language, "term-state-approved", mails.last().expect("a decision"));
        open(&cast, &cast.mia, mails.last().expect("a decision")).await;
        assert_eq!(cast.app.mails().await.len(), before + 1, "Tom knows what he did");
    }
}

#[tokio::test]
async fn at_high_whoever_may_sign_is_asked_and_the_executive_after_it() {
    let language = Language::En;
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    let shared = cast.app.shared();
    let before = got(&cast, "Nora Belk").await.len();
    let actor_of = |client: &Client| client.person.expect("a person");
    let tom = actor_of(&cast.tom);
    let grants = [Grant { role: Role::Reviewer, area: Some(cast.area) }].into();
    let actor = Actor { id: tom, grants };
    let seen = shared.services.view(&actor, number).await.expect("the case").version;
    shared.services.act(&actor, number, seen, crate::moves::estimate()).await.expect("an estimate");
    let refer = [("choice", "as-asked"), ("why", "Das ist eine Frage des Geschäfts.")];
    act(&cast, &cast.tom, number, "refer", &refer).await;
    let asked = got(&cast, "Nora Belk").await;
    assert_eq!(asked.len(), before + 1);
    begins(language, "mail-task-sign", asked.last().expect("a request to sign"));
    open(&cast, &cast.nora, asked.last().expect("a request to sign")).await;
    assert!(got(&cast, "Eva Wied").await.is_empty(), "not before it is signed");
    act(&cast, &cast.nora, number, "cosign", &[]).await;
    let brief = got(&cast, "Eva Wied").await;
    assert_eq!(brief.len(), 1);
    assert!(brief[0].text.contains(&say(language, "mail-escalation-authority")), "{}", brief[0].text);
}

#[tokio::test]
async fn the_outbox_is_for_admins_and_says_when_nothing_is_wrong() {
    for language in Language::ALL {
        let cast = Cast::new(language).await;
        file(&cast, &cast.mia, SMALL).await;
        let page = cast.paul.see("/jobs").await;
        page.says(&say(language, "jobs-way-folder")).says(&say(language, "jobs-dead-empty"));
        page.says("K-2026-0001").says("Mia Sand").says(&say(language, "jobs-what-receipt"));
        assert!(cast.paul.see("/start").await.links().iter().any(|link| link.ends_with("/jobs")));
        cast.app.mails().await;
        cast.paul.see("/jobs").await.says(&say(language, "jobs-waiting-empty"));
        for other in [&cast.mia, &cast.tom, &cast.eva, &cast.rita, &cast.dora] {
            other.get("/jobs").await.is(403).says(&say(language, "jobs-only-admins"));
            let pairs = [("job", "x"), ("act", "drop"), ("version", "1")];
            let answer = other.post("/jobs", &pairs).await;
            assert!(matches!(answer.status, 403 | 422), "{}", answer.status);
        }
        cast.mia.get("/mails").await.is(404);
    }
}

#[tokio::test]
async fn an_admin_tries_again_or_drops_and_whoever_comes_second_is_told() {
    let language = Language::De;
    let cast = Cast::new(language).await;
    file(&cast, &cast.mia, SMALL).await;
    // The folder is a file: nothing can be written for a day.
    let folder = cast.app.shared().mails.clone().expect("a folder");
    std::fs::write(&folder, "in the way").expect("a file");
    let worker_runs = 60;
    for _ in 0..worker_runs {
        cast.app.try_to_send().await;
        cast.app.advance(75 * 60 * SECOND);
    }
    let paul = cast.app.sign_in(cast.paul.person.expect("an admin"), language).await;
    let page = paul.see("/jobs").await;
    page.says(&say(language, "jobs-reason-folder")).says("Mia Sand").says("Tom Reh").says("Nora Belk");
    let forms = page.forms();
    assert_eq!(forms.len(), 3, "one for each message");
    std::fs::remove_file(&folder).expect("out of the way");
    let other_window = paul.see("/jobs").await.forms();
    let press = |place: usize, act: &str| forms[place].clone().press("act", act);
    let press_there = |place: usize, act: &str| other_window[place].clone().press("act", act);
    paul.done(press(0, "retry")).await.is(200);
    paul.submit(press_there(0, "drop")).await.is(409).says(&say(language, "jobs-title"));
    paul.done(press(1, "drop")).await.is(200);
    paul.submit(press_there(1, "retry")).await.is(409);
    assert_eq!(paul.see("/jobs").await.forms().len(), 1);
    assert_eq!(cast.app.mails().await.len(), 1, "the one that was tried again");
}

#[tokio::test]
async fn the_demo_shows_its_mails_to_its_people_and_to_nobody_else() {
    let (app, _) = TestApp::demo().await;
    let personas = app.shared().personas.get().expect("personas").clone();
    let mia = app.sign_in(personas[0].id, Language::En).await;
    mia.see("/mails").await.says(&say(Language::En, "mails-empty"));
    let nobody = app.anonymous(Language::En);
    nobody.get("/mails").await.is(303);
    let page = mia.see("/cases").await;
    assert!(page.links().iter().any(|link| link.ends_with("/mails")), "the banner leads there");
    mia.get(&format!("/mails/{}", uuid::Uuid::nil())).await.is(404);

    let tobias = personas.iter().find(|persona| persona.name.starts_with("Tobias")).expect("a reviewer");
    let grants = [Grant { role: Role::Reviewer, area: None }].into();
    let (actor, services) = (Actor { id: tobias.id, grants }, &app.shared().services);
    let mut number = CaseNumber(0);
    let view = loop {
        number.0 += 1;
        if let Ok(view) = services.view(&actor, number).await
            && view.can(Action::Ask)
        {
            break view;
        }
    };
    let ask = Act::Ask { text: "Seit wann?".to_owned(), suggestion: None, to: Side::Marketing, about: None };
    services.act(&actor, number, view.version, ask).await.expect("a question");
    let mails = app.mails().await;
    assert_eq!(mails.len(), 1, "the past of the demo was told to nobody");
    let page = mia.see("/mails").await;
    page.says(&mails[0].subject);
    let link = page.links().into_iter().find(|link| link.contains("/mails/")).expect("a mail");
    let mail = mia.see(&link).await;
    mail.says("Seit wann?").says("@halvermoor.example");
    assert!(mail.links().iter().any(|link| link.ends_with(&format!("/cases/{number}/answer"))));
}
