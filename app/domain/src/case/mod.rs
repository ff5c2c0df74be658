//! A case: one request from its first word to the last decision. What outlives a state lives here; the state
//! says whose move it is. Changed only by [`transition::transition`].

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{
    id::{AreaId, CaseNumber, EvidenceId, PersonId},
    rating::{Assessment, RateFault, Severity},
    rules::{ConditionId, GateId, GateLevel},
    time::Time,
};

pub mod act;
pub mod adjustment;
pub mod artefact;
pub mod brief;
pub mod class;
pub mod decision;
pub mod difference;
pub mod dry_run;
pub mod estimate;
pub mod event;
pub mod evidence;
pub mod lead;
pub mod losses;
pub mod measure;
pub mod mover;
pub mod package;
pub mod palette;
pub mod possible;
pub mod proof;
pub mod refusal;
pub mod reminder;
pub mod request;
pub mod second;
pub mod sheet;
mod side;
pub mod spent;
pub mod standing;
pub mod state;
pub mod task;
pub mod transition;
pub mod understanding;

pub use side::{Both, Side};

use adjustment::Adjustments;
use artefact::{Artefact, ArtefactStatus};
use estimate::Estimated;
use evidence::Exhibit;
use package::{Package, Round};
use reminder::Obligation;
use request::Request;
use second::SecondScore;
use sheet::Past;
use spent::Stretch;
use standing::Basis;
use state::State;
use understanding::Need;

/// One request and everything that was said about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// Its number.
    pub number: CaseNumber,
    /// Where it belongs.
    pub area: AreaId,
    /// Who files it.
    pub requester: PersonId,
    /// When it was begun.
    pub begun: Time,
    /// When it was handed in first.
    pub submitted: Option<Time>,
    /// What is asked for.
    pub request: Request,
    /// Severity at the first submission; deadlines depend on it and do not move with the talk.
    pub urgency: Option<Severity>,
    /// For which side people acted; nobody acts for both.
    pub sides: BTreeMap<PersonId, Side>,
    /// For which side people only spoke so far. It is read from the posts with the case and kept nowhere, because who
    /// wrote a private word is for nobody else to see; only what somebody may do depends on it.
    #[serde(skip)]
    pub spoken: BTreeMap<PersonId, Side>,
    /// Who assessed it; they never decide it.
    pub reviewed_by: BTreeSet<PersonId>,
    /// Offers and objections, oldest first; rounds are never removed.
    pub rounds: Vec<Round>,
    /// What each side needs.
    pub needs: Both<Option<Need>>,
    /// Papers for gates.
    pub artefacts: BTreeMap<GateId, Artefact>,
    /// What people expect it to cost and to earn.
    #[serde(default)]
    pub estimates: BTreeMap<PersonId, Estimated>,
    /// Factors that reviewers corrected.
    #[serde(default)]
    pub adjustments: Adjustments,
    /// What a second reviewer found, blind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second: Option<SecondScore>,
    /// Who holds it for each side.
    #[serde(default, skip_serializing_if = "Both::is_empty")]
    pub assignees: Both<Option<PersonId>>,
    /// Facts that changed after the submission, as they were, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub past: Vec<Past>,
    /// Files that people brought; what is in them is stored beside the case.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub evidence: BTreeMap<EvidenceId, Exhibit>,
    /// How often the executive sent it back.
    pub sent_back: u8,
    /// In whose hands it was, oldest first.
    #[serde(default)]
    pub stretches: Vec<Stretch>,
    /// Who has to act until when, and when they are reminded.
    #[serde(default)]
    pub obligations: Vec<Obligation>,
    /// Where it stands.
    pub state: State,
}

impl Case {
    /// The side to which somebody belongs by what they did, or only said, in this case.
    pub fn bound(&self, person: PersonId) -> Option<Side> {
        self.sides.get(&person).or_else(|| self.spoken.get(&person)).copied()
    }

    /// A new draft.
    pub fn begin(number: CaseNumber, area: AreaId, requester: PersonId, request: Request, at: Time) -> Self {
        Self {
            number,
            area,
            requester,
            begun: at,
            submitted: None,
            request,
            urgency: None,
            sides: BTreeMap::from([(requester, Side::Marketing)]),
            spoken: BTreeMap::new(),
            reviewed_by: BTreeSet::new(),
            rounds: Vec::new(),
            needs: Both::default(),
            artefacts: BTreeMap::new(),
            estimates: BTreeMap::new(),
            adjustments: Adjustments::new(),
            second: None,
            assignees: Both::default(),
            past: Vec::new(),
            evidence: BTreeMap::new(),
            sent_back: 0,
            stretches: Vec::new(),
            obligations: Vec::new(),
            state: State::Draft,
        }
    }

    /// A new draft with the facts of an older case. It never begins in the past, because gates are those of its first day;
    /// an extension begins where the approval ends.
    #[must_use]
    pub fn refile(&self, number: CaseNumber, by: PersonId, at: Time) -> Self {
        let today = crate::clock::zone::local(at).day;
        let ends = self.decision().and_then(|decision| decision.expires).map(|last| last.plus(1));
        let begins = ends.map_or(today, |after| after.max(today));
        let go_live = self.request.go_live.map(|day| day.max(begins));
        let request = Request { follows: Some(self.number), impact: None, go_live, ..self.request.clone() };
        Self::begin(number, self.area, by, request, at)
    }

    /// As people write it.
    pub fn reference(&self) -> String {
        self.number.reference(crate::clock::zone::local(self.begun).day.year)
    }

    /// The last move at the table.
    pub fn last_round(&self) -> Option<&Round> {
        self.rounds.last()
    }

    /// The last package of a side that can still be accepted.
    pub fn live_offer(&self, side: Side) -> Option<(&Round, &Package)> {
        self.rounds
            .iter()
            .rev()
            .filter(|round| round.side == side && !round.stale)
            .find_map(|round| round.package().map(|package| (round, package)))
    }

    /// The rating that the answers make with these conditions, without anybody's corrections ([`Case::standing`] has
    /// them).
    pub fn assess(
        &self,
        basis: &Basis<'_>,
        conditions: &BTreeSet<ConditionId>,
    ) -> Result<Assessment, Vec<RateFault>> {
        self.request.assess(basis.book, conditions, basis.policy.nis2)
    }

    /// Gates that forbid the approval now: BLOCK always, HOLD until an adviser confirmed its artefact.
    pub fn open_gates(&self, assessment: &Assessment) -> Vec<(GateId, GateLevel)> {
        assessment
            .gates
            .iter()
            .filter(|gate| match gate.level {
                GateLevel::Clear | GateLevel::Notice => false,
                GateLevel::Block => true,
                GateLevel::Hold => !self.is_lifted(&gate.id),
            })
            .map(|gate| (gate.id.clone(), gate.level))
            .collect()
    }

    /// An adviser confirmed the artefact of this gate.
    pub fn is_lifted(&self, gate: &GateId) -> bool {
        self.artefacts
            .get(gate)
            .is_some_and(|artefact| matches!(artefact.status, ArtefactStatus::Confirmed { .. }))
    }
}
