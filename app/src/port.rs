//! What pages need to know, as plain values. The server fills one of these before the first byte leaves and a page
//! renders it; that is the whole seam between the two. A page that needs anything else is missing a field here.

pub mod desk;
pub mod evidence;
pub mod intake;
pub mod outbox;
pub mod since;
pub mod talk;

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    case::{
        Case, Side,
        act::Action,
        brief::PrecedentLine,
        event::Event,
        mover::Mover,
        package::Package,
        standing::{Basis, Standing},
        state::StateKind,
    },
    clock::zone::Zone,
    id::{CaseNumber, EntryId, PersonId},
    permit::Hat,
    policy::Policy,
    rating::Severity,
    rules::{ConditionId, KindId, RuleBook},
    time::{Day, Time},
};

use evidence::File;
use talk::{Look, Pending, Talk};

/// Names of the people whom a page mentions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People(pub BTreeMap<PersonId, String>);

impl People {
    /// The name; empty for somebody who is gone.
    pub fn name(&self, person: PersonId) -> String {
        self.0.get(&person).cloned().unwrap_or_default()
    }
}

/// A case as one person meets it. All pages of a case render from this.
#[derive(Clone, Debug)]
pub struct CaseView {
    /// The case itself; for a blind reviewer without the first one's score.
    pub case: Case,
    /// The version that the page shows; every form sends it back.
    pub version: i64,
    /// When the page was made.
    pub now: Time,
    /// Name of the area.
    pub area: String,
    /// Everybody who is mentioned.
    pub people: People,
    /// Who looks at it.
    pub me: PersonId,
    /// In which capacities.
    pub worn: BTreeSet<Hat>,
    /// What this person can do now.
    pub possible: BTreeSet<Action>,
    /// Whose move it is.
    pub mover: Mover,
    /// Who decides now, while it is escalated.
    pub deciders: Vec<PersonId>,
    /// What happened, newest first.
    pub events: Vec<Event>,
    /// Similar decided cases, here and elsewhere, best first.
    pub precedents: Vec<PrecedentLine>,
    /// The entry it led to.
    pub entry: Option<EntryId>,
    /// The case that it follows, for whoever may see that.
    pub earlier: Option<Related>,
    /// The cases that follow it, the newest first, as far as the reader may see them.
    pub later: Vec<Related>,
    /// Every file that was brought to it, the oldest first.
    pub files: Vec<File>,
    /// This reviewer has to score before they see the first reviewer's score.
    pub blind: bool,
    /// The reader's own comments that wait for their verdict.
    pub pending: Vec<Pending>,
    /// Questions of the conversation that nobody has answered.
    pub open_questions: usize,
    /// The conversation; empty on pages that do not show it.
    pub talk: Talk,
    /// Who would be told of the act of this page; empty on pages that do not show it.
    pub told: Vec<desk::Told>,
    /// How far the reader has looked; nothing on pages that do not show it.
    pub look: Look,
    /// The policy of its area, with the tolerance that counts there.
    pub policy: Policy,
    /// The simulations that were made; the service has made those that the pages of this case ask for.
    pub losses: loss::Memo,
}

impl CaseView {
    /// The side this person acts for on this case.
    pub fn side(&self) -> Option<Side> {
        self.worn.iter().find_map(|hat| hat.side())
    }

    /// Whether this person can do that now.
    pub fn can(&self, action: Action) -> bool {
        self.possible.contains(&action)
    }

    /// Where the case stands with these conditions; `None` while answers are missing.
    pub fn standing(&self, conditions: &BTreeSet<ConditionId>) -> Option<Standing> {
        self.case.standing(&self.basis(), conditions).ok()
    }

    /// What every standing of this case rests on.
    pub fn basis(&self) -> Basis<'_> {
        Basis { book: RuleBook::built_in(), policy: &self.policy, losses: &self.losses }
    }

    /// Where it stands as asked, without any condition.
    pub fn as_asked(&self) -> Option<Standing> {
        self.standing(&BTreeSet::new())
    }

    /// Today, where its area is.
    pub fn today(&self) -> Day {
        self.zone().local(self.now).day
    }

    /// Whose clocks count in its area.
    pub fn zone(&self) -> Zone {
        self.policy.calendar.zone
    }
}

/// A case that this one follows, or that follows it: an appeal, a new try, an extension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Number.
    pub number: CaseNumber,
    /// As people write it.
    pub reference: String,
    /// Where it stands.
    pub state: StateKind,
    /// Last day of its approval.
    pub expires: Option<Day>,
    /// What was approved, where conditions were.
    pub package: Option<Package>,
}

/// A case in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseRow {
    /// Number.
    pub number: CaseNumber,
    /// As people write it.
    pub reference: String,
    /// Channel or tool; empty in a fresh draft.
    pub tool: String,
    /// Kind; `None` in a fresh draft.
    pub kind: Option<KindId>,
    /// Name of the area.
    pub area: String,
    /// Who filed it.
    pub requester: String,
    /// Who holds it for the side whose move it is; empty for nobody.
    pub holder: String,
    /// Code of the state ([`domain::case::state::StateKind::code`]).
    pub state: String,
    /// Code of whose move it is ([`Mover::code`]).
    pub mover: String,
    /// Worse severity as asked; `None` in a draft.
    pub severity: Option<Severity>,
    /// Until when the move is due.
    pub due: Option<Time>,
    /// Last change.
    pub updated: Time,
    /// As what whoever looks at the list meets the case, where the list knows it. Who filed it reads as that everywhere.
    pub hat: Option<Hat>,
    /// Names of those who may decide it now; empty where the list did not ask.
    pub deciders: Vec<String>,
    /// How whoever looks at the list has put it off, or had.
    pub snoozed: Option<desk::Snoozed>,
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing<T> {
    /// The rows of this page.
    pub rows: Vec<T>,
    /// Which page, from 1.
    pub page: usize,
    /// How many pages there are, at least 1; where rows are not counted to the end, at least so many.
    pub pages: usize,
    /// How many rows there are in all.
    pub total: usize,
    /// There are more rows than `total`; nobody counts them, because nobody reads that far.
    pub more: bool,
    /// When it was made.
    pub now: Time,
}
