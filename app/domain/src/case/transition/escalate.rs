//! To the executive: the facts of this moment are frozen into a brief, and the executive's time begins.

use std::collections::BTreeSet;

use crate::{
    case::{
        Side,
        brief::{Brief, Offered},
        event::Happening,
        package::{Content, Term},
        refusal::Refusal,
        state::{Escalated, State, Why},
        transition::turn::Turn,
    },
    policy::Step,
};

/// More would not fit the page.
const PRECEDENTS: usize = 3;

impl Turn<'_> {
    pub(super) fn escalate(&mut self, why: Why) -> Result<State, Refusal> {
        let brief = self.brief(&why)?;
        self.note(Happening::Escalated { by_stalemate: matches!(why, Why::Stalemate { .. }) });
        let due = self.deadline(Step::Executive);
        Ok(State::Escalated(Box::new(Escalated { why, brief, due, unanswered: None })))
    }

    fn brief(&self, why: &Why) -> Result<Brief, Refusal> {
        let as_asked = self.standing(&BTreeSet::new())?;
        let mut options = Vec::new();
        for side in Side::ALL {
            if let Some((round, package)) = self.case.live_offer(side) {
                let standing = self.standing_with(package)?;
                options.push(Offered {
                    round: round.number,
                    side,
                    package: package.clone(),
                    residual: standing.assessment.residual,
                    severity: standing.severity,
                });
            }
        }
        options.sort_by_key(|option| option.round);
        let said = self.case.rounds.iter().rfind(|round| round.side == Side::Security && !round.stale);
        let objection = said.and_then(|round| match &round.content {
            Content::Objection(reason) => Some(reason.clone()),
            Content::Offer(_) => None,
        });
        Ok(Brief {
            at: self.at,
            inherent: as_asked.assessment.inherent,
            severity: as_asked.severity,
            provisional: as_asked.provisional,
            agreed: in_all(&options),
            objection,
            options,
            needs: self.case.needs.clone(),
            recommendation: match why {
                Why::Authority { recommendation, .. } => Some(recommendation.clone()),
                Why::Stalemate { .. } => None,
            },
            precedents: self.rules.precedents.iter().take(PRECEDENTS).cloned().collect(),
        })
    }
}

/// Conditions that both sides have in their packages: what is not in dispute any more.
fn in_all(options: &[Offered]) -> Vec<Term> {
    let [first, rest @ ..] = options else { return Vec::new() };
    if rest.is_empty() {
        return Vec::new();
    }
    first
        .package
        .terms
        .iter()
        .filter(|term| {
            rest.iter().all(|option| option.package.terms.iter().any(|other| other.key() == term.key()))
        })
        .cloned()
        .collect()
}
