//! What somebody can do now: the buttons of a page. It promises only that the state machine knows the act and that
//! it is this person's move; what the act itself lacks (a reason, an open gate) is said when it is tried. A test
//! holds it against `transition` in both directions.

use std::collections::BTreeSet;

use crate::{
    case::{
        Case, Side,
        act::{Act, Action},
        artefact::ArtefactStatus,
        evidence::Exhibit,
        package::Content,
        state::{State, Unsigned},
        understanding::{CORRECTIONS_BEFORE_CLOSING, Understanding},
    },
    id::PersonId,
    permit::{Cell, Hat, Party, cell},
    time::Time,
};

/// The acts that are open to `me`, who wears these hats.
pub fn possible(case: &Case, worn: &BTreeSet<Hat>, me: PersonId, at: Time) -> BTreeSet<Action> {
    let marketing = worn.contains(&Hat::Requester) || worn.contains(&Hat::Colleague);
    let security = worn.contains(&Hat::Reviewer);
    let mut open = Open { case, marketing, security, me, found: BTreeSet::new() };
    match &case.state {
        State::Draft => open.marketing(&[Action::Edit, Action::Submit, Action::Discard]),
        State::Review(waiting) => {
            open.marketing(&[Action::ChangeAnswers, Action::Withdraw, Action::StateNeed]);
            open.security(&[Action::StateNeed]);
            open.unless_unsigned(
                waiting.unsigned.as_deref(),
                Side::Security,
                &[Action::Ask, Action::Return, Action::Approve, Action::Offer, Action::Object, Action::Refer],
            );
        }
        State::Returned(_) => open.marketing(&[Action::Submit, Action::ChangeAnswers, Action::Withdraw]),
        State::Question(question) => {
            open.marketing(&[Action::Withdraw]);
            open.side(question.asked, &[Action::Answer]);
            if question.by == me || question.asker.is_some_and(|asker| open.acts_for(asker)) {
                open.found.insert(Action::TakeBack);
            }
        }
        State::Negotiation(waiting) => {
            open.marketing(&[Action::ChangeAnswers, Action::Withdraw]);
            let accept = match case.last_round().map(|round| (&round.content, round.stale)) {
                Some((Content::Offer(_), false)) => Some(Action::Accept),
                Some((Content::Objection(_), _)) if case.to_move() == Side::Marketing => {
                    Some(Action::AcceptNo)
                }
                _ => None,
            };
            let mut moves = vec![Action::Offer, Action::Ask, Action::Declare];
            moves.extend(accept);
            open.unless_unsigned(waiting.unsigned.as_deref(), case.to_move(), &moves);
            open.understanding();
        }
        State::Agreed(_) => open.marketing(&[Action::ChangeAnswers, Action::Withdraw]),
        State::Stalemate(stalemate) => {
            open.marketing(&[Action::Withdraw]);
            open.understanding();
            match stalemate.unsigned.as_deref() {
                Some(unsigned) => open.signature(unsigned),
                None => open.security(&[Action::Offer]),
            }
            open.marketing(&[Action::Offer]);
        }
        State::Escalated(_) => {
            open.marketing(&[Action::Withdraw]);
            if worn.contains(&Hat::Decider) {
                open.found.extend([Action::Decide, Action::SendBack, Action::Ask]);
            }
        }
        State::Approved(decided) | State::Declined(decided) => {
            if decided.decision.by == me && !decided.effective && at < decided.effective_at {
                open.found.insert(Action::Undo);
            }
            // an appeal, or an extension, which is a new decision
            if decided.effective {
                open.marketing(&[Action::Refile]);
            }
        }
        State::Withdrawn(_) => open.marketing(&[Action::Refile]),
        State::Discarded => {}
    }
    if case.state.takes_estimates() {
        open.marketing(&[Action::Estimate]);
        open.security(&[Action::Estimate]);
    }
    if case.state.takes_adjustments() {
        if case.is_blind_to(me) {
            open.security(&[Action::Score]);
        } else {
            open.security(&[Action::Adjust]);
        }
    }
    if case.state.takes_assignment() {
        open.marketing(&[Action::Assign]);
        open.security(&[Action::Assign]);
    }
    if case.state.takes_posts() {
        open.found.insert(Action::Post);
    }
    if case.state.takes_impact() {
        open.marketing(&[Action::ConfirmImpact]);
    }
    open.evidence();
    if takes_artefacts(&case.state) {
        open.marketing(&[Action::Attach]);
        open.security(&[Action::Attach]);
        let waiting = |by: PersonId, status: &ArtefactStatus| by != me && *status == ArtefactStatus::Attached;
        if worn.contains(&Hat::Adviser)
            && case.artefacts.values().any(|paper| waiting(paper.by, &paper.status))
        {
            open.found.extend([Action::ConfirmArtefact, Action::RejectArtefact]);
        }
    }
    let state = case.state.kind();
    open.found.retain(|action| worn.iter().any(|hat| cell(*action, state, Party::Wears(*hat)) == Cell::May));
    open.found
}

/// Between submission and decision.
const fn takes_artefacts(state: &State) -> bool {
    matches!(
        state,
        State::Review(_)
            | State::Returned(_)
            | State::Question(_)
            | State::Negotiation(_)
            | State::Agreed(_)
            | State::Stalemate(_)
            | State::Escalated(_)
    )
}

struct Open<'a> {
    case: &'a Case,
    marketing: bool,
    security: bool,
    me: PersonId,
    found: BTreeSet<Action>,
}

impl Open<'_> {
    const fn acts_for(&self, side: Side) -> bool {
        match side {
            Side::Marketing => self.marketing,
            Side::Security => self.security,
        }
    }

    fn side(&mut self, side: Side, actions: &[Action]) {
        if self.acts_for(side) {
            self.found.extend(actions);
        }
    }

    fn marketing(&mut self, actions: &[Action]) {
        self.side(Side::Marketing, actions);
    }

    fn security(&mut self, actions: &[Action]) {
        self.side(Side::Security, actions);
    }

    /// The moves of a side, unless a signature is waited for.
    fn unless_unsigned(&mut self, unsigned: Option<&Unsigned>, side: Side, actions: &[Action]) {
        match unsigned {
            Some(unsigned) => self.signature(unsigned),
            None => self.side(side, actions),
        }
    }

    fn signature(&mut self, unsigned: &Unsigned) {
        self.security(&[Action::RefuseSignature]);
        // an acceptance also signs the offer, which may be the own one
        let own_offer = matches!(unsigned.act, Act::Accept { .. })
            && self.case.last_round().is_some_and(|round| round.by == self.me);
        if unsigned.by != self.me && !own_offer {
            self.security(&[Action::CoSign]);
        }
    }

    /// Files to bring, to bring anew and to take back.
    fn evidence(&mut self) {
        if !self.case.state.takes_evidence() {
            return;
        }
        // nobody of security sees a draft
        let sides = if matches!(self.case.state, State::Draft) { &[Side::Marketing][..] } else { &Side::ALL };
        for side in sides.iter().copied() {
            self.side(side, &[Action::AddEvidence]);
            let mut here = self.case.evidence.values().filter(|exhibit| !exhibit.removed);
            if here
                .any(|exhibit| exhibit.side == side && self.case.state.takes_evidence_about(&exhibit.about))
            {
                self.side(side, &[Action::ReplaceEvidence]);
            }
        }
        let mine = |exhibit: &&Exhibit| !exhibit.removed && exhibit.by == self.me;
        if self.case.state.lets_evidence_go() && self.case.evidence.values().any(|one| mine(&one)) {
            self.found.insert(Action::RemoveEvidence);
        }
    }

    /// Needs and restatements, as far as they have come.
    fn understanding(&mut self) {
        for side in Side::ALL {
            if !self.acts_for(side) {
                continue;
            }
            self.found.insert(Action::StateNeed);
            let understanding = |of: Side| self.case.needs.of(of).as_ref().map(|need| &need.understanding);
            let confirm = matches!(understanding(side), Some(Understanding::Restated(_)));
            let theirs = understanding(side.other());
            let restate = matches!(theirs, Some(Understanding::Open | Understanding::Corrected { .. }));
            let close = matches!(theirs, Some(Understanding::Corrected { restatement, .. })
                if restatement.corrections + 1 >= CORRECTIONS_BEFORE_CLOSING);
            if confirm && self.case.vouches_for(side, self.me) {
                self.found.extend([Action::Confirm, Action::Correct]);
            }
            if restate {
                self.found.insert(Action::Restate);
            }
            if close {
                self.found.insert(Action::CloseRestatement);
            }
        }
    }
}
