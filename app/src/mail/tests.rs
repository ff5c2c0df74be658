//! One snapshot of every template in both languages, and what holds for all of them.

use domain::{
    case::task::Task,
    id::{AreaId, CaseNumber, PersonId},
    language::Language,
    time::{Day, Time},
};

use super::*;

const DUE: Time = Time(1_795_190_400_000);

fn letter(kind: Kind, why: Why) -> Letter {
    Letter {
        kind,
        case: CaseNumber(7),
        reference: "K-2026-0007".into(),
        tool: "Mühle & <Söhne>".into(),
        area: AreaId(uuid::Uuid::from_u128(3)),
        area_name: "Handel".into(),
        by: Some(PersonId(uuid::Uuid::from_u128(9))),
        due: Some(DUE),
        why,
        comments: Vec::new(),
    }
}

fn comments() -> Vec<String> {
    vec!["Wer hat den <Schlüssel>?\nUnd wo?".into(), "Bitte den Vertrag beilegen.".into()]
}

fn expires() -> Day {
    Day::new(2027, 6, 30).expect("a day")
}

/// One of each template, by name.
fn templates() -> Vec<(&'static str, Letter)> {
    let question = Kind::Question { text: "Wer hat Zugriff?\nUnd <wie> lange?".into() };
    let with_comments = question.clone();
    let offer = Kind::Offer { conditions: 2, as_asked: false, expires: expires() };
    let decision = |outcome| Kind::Decision { outcome, expires: Some(expires()) };
    let yes = Letter { due: None, ..letter(decision(Outcome::ApprovedWith(1)), Why::Security) };
    let no = Kind::Decision { outcome: Outcome::Declined, expires: None };
    vec![
        ("receipt", letter(Kind::Receipt, Why::Requester)),
        ("question", letter(question, Why::Requester)),
        ("offer", letter(offer, Why::Security)),
        ("move", letter(Kind::Move(Task::Review), Why::Security)),
        ("reminder", letter(Kind::Reminder(Task::AnswerOffer(2)), Why::Marketing)),
        ("escalation", letter(Kind::Escalation { by_stalemate: true }, Why::Executive)),
        ("referral", letter(Kind::Escalation { by_stalemate: false }, Why::Substitute)),
        ("decision", yes),
        ("mentioned", Letter { due: None, ..letter(Kind::Mentioned, Why::Talk) }),
        ("said", Letter { due: None, ..letter(Kind::Said, Why::Watcher) }),
        ("commented", Letter { comments: comments(), ..letter(Kind::Commented, Why::Requester) }),
        ("assigned", letter(Kind::Assigned, Why::Holder)),
        ("question-with-comments", Letter { comments: comments(), ..letter(with_comments, Why::Requester) }),
        ("refusal", Letter { due: None, ..letter(no, Why::Requester) }),
    ]
}

fn sent(letter: &Letter, language: Language) -> Mail {
    let reader = Reader { name: "Mia Sand", language, by: "Tom Reh", origin: "https://concord.example" };
    compose(letter, &reader)
}

#[test]
fn every_template_in_both_languages() {
    for (name, letter) in templates() {
        for language in Language::ALL {
            let mail = sent(&letter, language);
            let whole = format!("Subject: {}\n\n{}\n{}", mail.subject, mail.text, mail.html);
            insta::assert_snapshot!(format!("{name}_{}", language.code()), whole);
        }
    }
}

const TASKS: [Task; 14] = [
    Task::Review,
    Task::Mend,
    Task::Answer,
    Task::AnswerOffer(1),
    Task::AnswerObjection(1),
    Task::OfferAgain(1),
    Task::Sign,
    Task::Attach,
    Task::CheckArtefacts,
    Task::StateNeed,
    Task::Restate,
    Task::Confirm,
    Task::Decide,
    Task::NameDecider,
];

#[test]
fn every_task_has_a_subject_of_its_own_and_one_link_to_our_own_page() {
    for language in Language::ALL {
        let mut subjects = std::collections::BTreeSet::new();
        for task in TASKS {
            let mail = sent(&letter(Kind::Move(task), Why::Security), language);
            assert!(subjects.insert(mail.subject.clone()), "{} stands twice", mail.subject);
            assert!(mail.subject.ends_with("Mühle & <Söhne> (K-2026-0007)"), "{}", mail.subject);
            let links = |text: &str| text.matches("https://").count();
            assert_eq!((links(&mail.text), links(&mail.html)), (1, 1));
            let own = format!("https://concord.example/{}/", language.code());
            assert!(mail.text.contains(&own) && mail.html.contains(&own));
        }
    }
}

#[test]
fn nothing_is_loaded_from_elsewhere_and_nothing_posts() {
    for (_, letter) in templates() {
        let html = sent(&letter, Language::De).html;
        for word in ["<img", "<script", "<form", "src=", "style", "<link", "<Söhne>", "<wie>"] {
            assert!(!html.contains(word), "{word} in {html}");
        }
    }
}

#[test]
fn what_people_typed_adds_no_line_to_a_subject_and_no_control_character_anywhere() {
    let harmful = "Tool\r\nBcc: all@evil.example\u{0}\u{1b}[2J\u{202e}";
    for (name, template) in templates() {
        let kind = match template.kind {
            Kind::Question { .. } => Kind::Question { text: harmful.into() },
            kind => kind,
        };
        let letter = Letter {
            kind,
            tool: harmful.into(),
            area_name: harmful.into(),
            reference: harmful.into(),
            ..template
        };
        let reader =
            Reader { name: harmful, language: Language::En, by: harmful, origin: "https://concord.example" };
        let mail = compose(&letter, &reader);
        assert!(!mail.subject.chars().any(char::is_control), "{name}: {:?}", mail.subject);
        for body in [&mail.text, &mail.html] {
            assert!(!body.chars().any(|sign| sign != '\n' && sign.is_control()), "{name}: {body:?}");
            assert!(!body.contains('\u{202e}'), "{name}");
            assert!(
                !body.lines().any(|line| line.starts_with("Bcc:") && name != "question"),
                "{name}: {body}"
            );
        }
    }
}
