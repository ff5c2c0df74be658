//! What people say and look at beside a case. It is no part of the case: the service fills in only what its reader may
//! read, so a private word cannot travel further than its side, and looking changes nothing for anybody else.

use std::collections::BTreeMap;

use domain::{
    case::{
        Side,
        package::Round,
        sheet::{ChangedFact, FactSheet, Ground, Standpoint},
        state::State,
    },
    id::PersonId,
    permit::{Audience, Hat},
    rules::RuleBook,
    time::Time,
};
use uuid::Uuid;

use super::CaseView;

/// Something that was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// Which.
    pub id: Uuid,
    /// When.
    pub at: Time,
    /// By whom.
    pub by: PersonId,
    /// For which side; `None` for who decides or advises.
    pub side: Option<Side>,
    /// For whom.
    pub audience: Audience,
    /// The question or statement it is about; empty for the request as a whole.
    pub topic: String,
    /// It asks for an answer, and nothing is approved before.
    pub question: bool,
    /// The question that it answers.
    pub answers: Option<Uuid>,
    /// What was said; empty when it was taken back.
    pub body: String,
    /// When its author took it back.
    pub taken_back: Option<Time>,
}

/// A comment that waits for its author's verdict; nobody else sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// Which.
    pub id: Uuid,
    /// The question or statement it is about; empty for the request as a whole.
    pub topic: String,
    /// It will ask for an answer.
    pub question: bool,
    /// What it says.
    pub body: String,
}

/// The conversation as one person meets it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Talk {
    /// What this person may read, oldest first.
    pub posts: Vec<Post>,
    /// For whom this person may write; empty for readers only.
    pub writes: Vec<Audience>,
    /// This person gets a message when something is said.
    pub watches: bool,
    /// Who else may be told, with their names: those who may read what is shared, then what is the own side's.
    pub others: Vec<(PersonId, String, Vec<Audience>)>,
}

impl Talk {
    /// A question that nobody has answered and that was not taken back.
    pub fn is_open(&self, post: &Post) -> bool {
        let answered =
            |other: &Post| other.answers == Some(post.id) && other.taken_back.is_none() && !other.question;
        post.question && post.taken_back.is_none() && !self.posts.iter().any(answered)
    }

    /// What was said about one question or statement.
    pub fn about<'talk>(&'talk self, topic: &'talk str) -> impl Iterator<Item = &'talk Post> {
        self.posts.iter().filter(move |post| post.topic == topic)
    }
}

/// How far somebody has looked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// What there was to see when everything was marked as viewed; `None` when it never was.
    pub whole: Option<Whole>,
    /// Hash of the facts of each topic as they were when it was viewed.
    pub topics: BTreeMap<String, String>,
}

/// Everything up to a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whole {
    /// When.
    pub at: Time,
    /// Acts that had changed facts.
    pub step: usize,
    /// Rounds.
    pub rounds: usize,
}

/// How a topic stands to its reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Viewed, and nothing has changed since.
    Viewed,
    /// Viewed, but on other facts.
    Changed,
    /// Not viewed.
    New,
}

/// Topics besides those of the catalogue.
pub const LEGAL: &str = "legal";
/// See [`LEGAL`].
pub const FACTS: &str = "facts";
/// See [`LEGAL`].
pub const PAPERS: &str = "papers";

/// Where a topic stands on the review page.
pub fn anchor(topic: &str) -> String {
    if [LEGAL, FACTS, PAPERS].contains(&topic) { topic.to_owned() } else { format!("topic-{topic}") }
}

impl CaseView {
    /// Comments of this person wait for a verdict that they may give.
    pub fn takes_comments(&self) -> bool {
        self.worn.contains(&Hat::Reviewer) && matches!(self.case.state, State::Review(_))
    }

    /// The topics of the review page, in its order.
    pub fn topics(&self) -> Vec<String> {
        let kind = self.case.request.kind.map(|id| RuleBook::built_in().kind(id));
        let named = kind.into_iter().flat_map(|kind| kind.topics.iter().map(|topic| topic.id.to_string()));
        named.chain([LEGAL, FACTS, PAPERS].map(str::to_owned)).collect()
    }

    /// Hash of the facts of a topic on this sheet.
    pub fn topic_hash(&self, sheet: &FactSheet, topic: &str) -> String {
        let kind = self.case.request.kind.map(|id| RuleBook::built_in().kind(id));
        let asked = kind.into_iter().flat_map(|kind| &kind.questions);
        let here: Vec<String> = asked
            .filter(|question| question.topic.to_string() == topic)
            .map(|question| question.id.to_string())
            .collect();
        let belongs = |key: &str| match key.split_once('/') {
            Some(("answer", id)) => here.iter().any(|question| question == id),
            Some(("legal", _)) => topic == LEGAL,
            Some(("fact", _)) => topic == FACTS,
            Some(("paper" | "file", _)) => topic == PAPERS,
            _ => false,
        };
        sheet.only(belongs).hash()
    }

    /// The facts as they stand.
    pub fn sheet(&self) -> FactSheet {
        self.case.sheet(&self.basis())
    }

    /// Whether a topic was viewed on the facts as they stand.
    pub fn mark(&self, sheet: &FactSheet, topic: &str) -> Mark {
        match self.look.topics.get(topic) {
            None => Mark::New,
            Some(seen) if *seen == self.topic_hash(sheet, topic) => Mark::Viewed,
            Some(_) => Mark::Changed,
        }
    }

    /// Facts that changed since everything was viewed.
    pub fn changed_facts(&self) -> Vec<ChangedFact> {
        let Some(whole) = self.look.whole else { return Vec::new() };
        self.case.sheet_at(&self.basis(), whole.step).difference(&self.sheet())
    }

    /// Rounds since everything was viewed, without the own ones.
    pub fn new_rounds(&self) -> Vec<&Round> {
        let Some(whole) = self.look.whole else { return Vec::new() };
        self.case.rounds.iter().skip(whole.rounds).filter(|round| round.by != self.me).collect()
    }

    /// Posts of others since everything was viewed.
    pub fn new_posts(&self) -> usize {
        let Some(whole) = self.look.whole else { return 0 };
        self.talk.posts.iter().filter(|post| post.at > whole.at && post.by != self.me).count()
    }

    /// Whether something still stands on the facts on which it was said.
    pub fn standpoint(&self, ground: &Ground) -> Standpoint {
        match self.case.standpoint(&self.basis(), ground) {
            // the hash speaks of corrections, too, which a blind reviewer must not even guess
            Standpoint::OtherRules if self.blind => Standpoint::Fresh,
            other => other,
        }
    }
}
