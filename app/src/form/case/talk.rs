//! What is said beside a case. The page has one form at a time, whose hidden field says what it does; so a form that
//! comes back is always the one that was sent. To whom a post goes is never preselected: what was said to both sides
//! cannot be made private again.

use domain::{case::request::limit, id::PersonId, permit::Audience};
use uuid::Uuid;

use crate::{
    form::{Check, Fault, FaultKind, Labels, Typed, labels, parse},
    text::Words,
};

/// What the form does.
pub const WHAT: &str = "what";
/// What is said.
pub const TEXT: &str = "text";
/// For whom: the code of an audience, or [`WITH_VERDICT`].
pub const TO: &str = "to";
/// The question or statement that it is about.
pub const TOPIC: &str = "topic";
/// It asks for an answer.
pub const QUESTION: &str = "question";
/// The post or comment that it is about.
pub const POST: &str = "post";
/// Who shall be told.
pub const MENTION: &str = "mention";
/// Longest text in characters.
pub const TEXT_LIMIT: usize = limit::LONG;
/// In the place of an audience: it waits for the own verdict.
pub const WITH_VERDICT: &str = "verdict";
/// Most people who are told by one post.
pub const MOST: usize = 10;

/// Somebody may not read it.
pub const NOT_FOR_THEM: FaultKind = FaultKind::Because("talk-fault-not-for-them");
/// Only what both sides read can ask for an answer.
pub const SHARED_QUESTION: FaultKind = FaultKind::Because("talk-fault-shared-question");

/// Who is named by a comment that waits stands in its text.
pub const NAMED_LATER: FaultKind = FaultKind::Because("talk-fault-named-later");
/// Key: the question is answered already.
pub const ANSWERED: &str = "talk-because-answered";
/// Key: a side does not answer itself.
pub const OWN_QUESTION: &str = "talk-because-own-question";
/// Key: only the author takes a post back.
pub const NOT_YOURS: &str = "talk-because-not-yours";
/// Key: no verdict can be given now.
pub const NO_VERDICT: &str = "talk-because-no-verdict";
/// Key: the comment does not wait any more.
pub const PENDING_GONE: &str = "talk-because-pending-gone";

/// When a post is read by others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// At once, by these.
    Now(Audience),
    /// With the verdict of its author, by both sides.
    WithVerdict,
}

/// Something that is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// For whom.
    pub when: When,
    /// What it is about; empty for the request as a whole.
    pub topic: String,
    /// It asks for an answer.
    pub question: bool,
    /// 1 to 2000 characters.
    pub text: String,
    /// Who is to be told.
    pub mentions: Vec<PersonId>,
}

/// One of the forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TalkForm {
    /// Say something.
    Say(Said),
    /// Answer a question.
    Answer {
        /// Which.
        post: Uuid,
        /// 1 to 2000 characters.
        text: String,
        /// Who is to be told.
        mentions: Vec<PersonId>,
    },
    /// Change a comment that was not sent yet.
    Edit {
        /// Which.
        comment: Uuid,
        /// 1 to 2000 characters.
        text: String,
        /// It asks for an answer.
        question: bool,
    },
    /// Throw such a comment away.
    Discard(Uuid),
    /// Take an own post back.
    TakeBack(Uuid),
    /// Be told of what is said, or not any more.
    Watch(bool),
}

/// The codes of the forms.
pub mod what {
    /// See [`super::TalkForm::Say`]; the others likewise.
    pub const SAY: &str = "say";
    /// Answer.
    pub const ANSWER: &str = "answer";
    /// Edit.
    pub const EDIT: &str = "edit";
    /// Discard.
    pub const DISCARD: &str = "discard";
    /// Take back.
    pub const TAKE_BACK: &str = "take-back";
    /// Watch.
    pub const WATCH: &str = "watch";
    /// Do not watch.
    pub const UNWATCH: &str = "unwatch";
}

fn when(raw: &str) -> Option<When> {
    if raw == WITH_VERDICT { Some(When::WithVerdict) } else { Audience::from_code(raw).map(When::Now) }
}

fn mentions(typed: &Typed) -> Result<Vec<PersonId>, Fault> {
    let people = parse::optional_choices(typed, MENTION, |raw| raw.parse().ok().map(PersonId))?;
    if people.len() > MOST { Err(Fault::new(MENTION, FaultKind::TooMany { max: MOST })) } else { Ok(people) }
}

impl TalkForm {
    /// The form, or all its faults at once.
    pub fn parse(typed: &Typed) -> Result<Self, Vec<Fault>> {
        let mut check = Check::of(typed, [WHAT, TEXT, TO, TOPIC, QUESTION, POST, MENTION]);
        let post = |check: &mut Check| check.take(parse::choice(typed, POST, |raw| raw.parse::<Uuid>().ok()));
        match typed.first(WHAT).unwrap_or_default() {
            what::SAY => {
                let when = check.take(parse::choice(typed, TO, when));
                let topic = check.take(parse::optional_line(typed, TOPIC, limit::NAME));
                let question = check.take(parse::ticked(typed, QUESTION));
                let private = matches!(when, Some(When::Now(Audience::Side(_))));
                if private && question == Some(true) {
                    check.fault(QUESTION, SHARED_QUESTION);
                }
                let text = check.take(parse::text(typed, TEXT, TEXT_LIMIT));
                let mentions = check.take(mentions(typed));
                check.finish(|| {
                    let topic = topic?.unwrap_or_default();
                    let (when, question, text, mentions) = (when?, question?, text?, mentions?);
                    Some(Self::Say(Said { when, topic, question, text, mentions }))
                })
            }
            what::ANSWER => {
                let post = post(&mut check);
                let text = check.take(parse::text(typed, TEXT, TEXT_LIMIT));
                let mentions = check.take(mentions(typed));
                check.finish(|| Some(Self::Answer { post: post?, text: text?, mentions: mentions? }))
            }
            what::EDIT => {
                let comment = post(&mut check);
                let question = check.take(parse::ticked(typed, QUESTION));
                let text = check.take(parse::text(typed, TEXT, TEXT_LIMIT));
                check.finish(|| Some(Self::Edit { comment: comment?, text: text?, question: question? }))
            }
            what::DISCARD => {
                let comment = post(&mut check);
                check.finish(|| Some(Self::Discard(comment?)))
            }
            what::TAKE_BACK => {
                let post = post(&mut check);
                check.finish(|| Some(Self::TakeBack(post?)))
            }
            what::WATCH => check.finish(|| Some(Self::Watch(true))),
            what::UNWATCH => check.finish(|| Some(Self::Watch(false))),
            _ => Err(vec![Fault::new(WHAT, FaultKind::UnknownChoice)]),
        }
    }

    /// The labels of its fields, in the order of the page.
    pub fn labels(words: Words) -> Labels {
        let fields = [
            (TOPIC, "talk-topic"),
            (TEXT, "talk-text"),
            (QUESTION, "talk-question"),
            (TO, "talk-to"),
            (MENTION, "talk-mention"),
        ];
        labels(words, &fields)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(body: &str) -> Result<TalkForm, Vec<Fault>> {
        TalkForm::parse(&Typed::parse(body.as_bytes()))
    }

    #[test]
    fn to_whom_it_goes_has_to_be_chosen_and_a_private_post_asks_nobody() {
        assert_eq!(parsed("what=say&text=Hello").unwrap_err(), [Fault::new(TO, FaultKind::NotChosen)]);
        let private = parsed("what=say&text=Hello&to=security&question=yes").unwrap_err();
        assert_eq!(private, [Fault::new(QUESTION, SHARED_QUESTION)]);
        let Ok(TalkForm::Say(said)) = parsed("what=say&text=Hello&to=verdict&question=yes&topic=SOC-01")
        else {
            panic!("it can be said")
        };
        assert_eq!((said.when, said.question, said.topic.as_str()), (When::WithVerdict, true, "SOC-01"));
    }

    #[test]
    fn at_most_ten_people_are_told() {
        let people: Vec<String> = (0..11).map(|n| format!("mention={}", Uuid::from_u128(n))).collect();
        let faults = parsed(&format!("what=say&text=Hello&to=shared&{}", people.join("&"))).unwrap_err();
        assert_eq!(faults, [Fault::new(MENTION, FaultKind::TooMany { max: MOST })]);
    }

    #[test]
    fn an_unknown_act_or_post_is_none() {
        assert_eq!(parsed("what=shout").unwrap_err(), [Fault::new(WHAT, FaultKind::UnknownChoice)]);
        assert_eq!(parsed("what=discard&post=7").unwrap_err(), [Fault::new(POST, FaultKind::UnknownChoice)]);
    }
}
