//! A letter in words, still without layout: subject, one sentence, perhaps a question, a few facts, one link, the reason
//! why. Plain text is made here; HTML is the same content between tags.

use super::{
    Kind, Letter, Outcome, Reader, Why,
    clean::{line, lines},
    task,
};
use crate::{address::Address, format, text::Words};

/// The parts of a mail.
pub(super) struct Written {
    pub(super) words: Words,
    pub(super) subject: String,
    pub(super) greeting: String,
    pub(super) lead: String,
    /// A question, line by line.
    pub(super) quote: Vec<String>,
    /// Label and value.
    pub(super) facts: Vec<(String, String)>,
    pub(super) open: String,
    pub(super) link: String,
    pub(super) why: String,
    pub(super) foot: String,
}

pub(super) fn write(letter: &Letter, reader: &Reader<'_>) -> Written {
    let words = Words::of(reader.language);
    let case = words.with(
        "mail-case",
        &[("tool", line(&letter.tool).into()), ("reference", line(&letter.reference).into())],
    );
    let (address, open) = place(letter);
    Written {
        words,
        subject: words
            .with("mail-subject", &[("what", subject(words, letter).into()), ("case", (&case).into())]),
        greeting: words.with("mail-greeting", &[("name", line(reader.name).into())]),
        lead: lead(words, letter, reader),
        quote: quote(words, letter),
        facts: facts(words, letter, case),
        open: words.say(open),
        link: format!("{}{}", reader.origin, address.to(reader.language)),
        why: words.say(why(letter.why)),
        foot: words.say("mail-foot"),
    }
}

fn subject(words: Words, letter: &Letter) -> String {
    let key = match &letter.kind {
        Kind::Receipt => "mail-receipt",
        Kind::Question { .. } => "mail-task-answer",
        Kind::Offer { .. } => "mail-task-answer-offer",
        Kind::Move(task) => task::subject(*task),
        Kind::Reminder(task) => {
            let task = words.say(task::subject(*task));
            return words.with("mail-reminder", &[("task", task.into())]);
        }
        Kind::Escalation { .. } => {
            return match letter.due {
                Some(due) => {
                    let day = format::short_day(words.language, domain::clock::zone::local(due).day);
                    words.with("mail-decide-by", &[("day", day.into())])
                }
                None => words.say("mail-task-decide"),
            };
        }
        Kind::Mentioned => "mail-mentioned",
        Kind::Said => "mail-said",
        Kind::Commented => "mail-commented",
        Kind::Assigned => "mail-assigned",
        Kind::Decision { outcome, .. } => match outcome {
            Outcome::Approved => "term-state-approved",
            Outcome::ApprovedWith(_) => "term-state-approved-with-conditions",
            Outcome::Declined => "term-state-declined",
        },
    };
    words.say(key)
}

fn lead(words: Words, letter: &Letter, reader: &Reader<'_>) -> String {
    let by = line(reader.by);
    match &letter.kind {
        Kind::Receipt => words.say("mail-receipt-lead"),
        Kind::Question { .. } => words.with("mail-question-lead", &[("name", by.into())]),
        Kind::Offer { .. } => words.with("mail-offer-lead", &[("name", by.into())]),
        Kind::Move(_) => words.say("mail-move-lead"),
        Kind::Reminder(_) => words.say("mail-reminder-lead"),
        Kind::Escalation { by_stalemate: true } => words.say("mail-escalation-stalemate"),
        Kind::Escalation { by_stalemate: false } => words.say("mail-escalation-authority"),
        Kind::Mentioned => words.with("mail-mentioned-lead", &[("name", by.into())]),
        Kind::Said => words.with("mail-said-lead", &[("name", by.into())]),
        Kind::Commented => words.with("mail-commented-lead", &[("name", by.into())]),
        Kind::Assigned => words.with("mail-assigned-lead", &[("name", by.into())]),
        Kind::Decision { outcome, .. } => match outcome {
            Outcome::Approved => words.say("mail-decision-approved"),
            Outcome::ApprovedWith(count) => {
                words.with("mail-decision-approved-with", &[("count", (*count).into())])
            }
            Outcome::Declined => words.say("mail-decision-declined"),
        },
    }
}

/// The question, and below it the comments that came with it.
fn quote(words: Words, letter: &Letter) -> Vec<String> {
    let mut quote = match &letter.kind {
        Kind::Question { text } => lines(text),
        _ => Vec::new(),
    };
    if !letter.comments.is_empty() {
        quote.push(words.with("mail-comments", &[("count", letter.comments.len().into())]));
        for comment in &letter.comments {
            let mut of_comment = lines(comment).into_iter();
            quote.extend(of_comment.next().map(|first| format!("– {first}")));
            quote.extend(of_comment);
        }
    }
    quote
}

fn facts(words: Words, letter: &Letter, case: String) -> Vec<(String, String)> {
    let mut facts =
        vec![(words.say("mail-fact-case"), case), (words.say("term-area"), line(&letter.area_name))];
    let day = |day| format::short_day(words.language, day);
    match &letter.kind {
        Kind::Offer { conditions, as_asked, expires } => {
            let scope = if *as_asked { "mail-fact-as-asked" } else { "mail-fact-narrowed" };
            facts.push((words.say("mail-fact-scope"), words.say(scope)));
            facts.push((words.say("mail-fact-conditions"), conditions.to_string()));
            facts.push((words.say("mail-fact-expires"), day(*expires)));
        }
        Kind::Decision { expires: Some(expires), .. } => {
            facts.push((words.say("mail-fact-expires"), day(*expires)));
        }
        _ => {}
    }
    if let Some(due) = letter.due {
        let label = match letter.kind {
            Kind::Receipt => "mail-fact-response",
            _ => "mail-fact-due",
        };
        facts.push((words.say(label), format::moment(words.language, due)));
    }
    facts
}

/// The page that the link opens, and the key of what it says.
fn place(letter: &Letter) -> (Address, &'static str) {
    match &letter.kind {
        Kind::Receipt | Kind::Decision { .. } | Kind::Assigned => {
            (Address::Case(letter.case), "mail-open-case")
        }
        Kind::Mentioned | Kind::Said | Kind::Commented => {
            (Address::Talk(letter.case, String::new()), "mail-open-talk")
        }
        Kind::Question { .. } => task::place(domain::case::task::Task::Answer, letter),
        Kind::Offer { .. } => (Address::Negotiation(letter.case), "mail-open-table"),
        Kind::Move(task) | Kind::Reminder(task) => task::place(*task, letter),
        Kind::Escalation { .. } => (Address::Brief(letter.case), "mail-open-brief"),
    }
}

const fn why(why: Why) -> &'static str {
    match why {
        Why::Requester => "mail-why-requester",
        Why::Marketing => "mail-why-marketing",
        Why::Security => "mail-why-security",
        Why::SecondReviewer => "mail-why-second-reviewer",
        Why::Adviser => "mail-why-adviser",
        Why::Executive => "mail-why-executive",
        Why::Substitute => "mail-why-substitute",
        Why::Admin => "mail-why-admin",
        Why::Talk => "mail-why-talk",
        Why::Watcher => "mail-why-watcher",
        Why::Holder => "mail-why-holder",
    }
}

impl Written {
    /// Plain text: paragraphs with an empty line between, the link on a line of its own.
    pub(super) fn text(&self) -> String {
        let mut parts = vec![self.greeting.clone(), self.lead.clone()];
        if !self.quote.is_empty() {
            let quoted: Vec<String> = self.quote.iter().map(|line| format!("> {line}")).collect();
            parts.push(quoted.join("\n"));
        }
        let facts: Vec<String> =
            self.facts.iter().map(|(label, value)| format!("{label}: {value}")).collect();
        if !facts.is_empty() {
            parts.push(facts.join("\n"));
        }
        parts.push(format!("{}:\n{}", self.open, self.link));
        parts.push(format!("-- \n{}\n{}", self.why, self.foot));
        format!("{}\n", parts.join("\n\n"))
    }
}
