//! The status of a case with everything that the case knows: which act is missing, who decides, what is still open.

use domain::{
    case::{
        Side,
        decision::Authority,
        mover::Mover,
        package::Content,
        state::{Agreed, Decided, Stalemate, State, StateKind, Unsigned},
        understanding::Duty,
    },
    permit::Hat,
    time::{SECOND, Time},
};

use super::{Status, look, stronger, until, word};
use crate::{format, port::CaseView, text::Words};

/// A sentence and whether it speaks to the reader.
struct Said {
    yours: bool,
    sentence: String,
}

pub(super) fn status(words: Words, view: &CaseView) -> Status {
    let kind = view.case.state.kind();
    let Said { yours, sentence } = Reader { words, view, side: view.side() }.said();
    let word = match &view.case.state {
        State::Approved(decided) if decided.decision.package.is_some() => {
            "term-state-approved-with-conditions"
        }
        State::Approved(_) | State::Declined(_) => word(kind),
        _ => stronger(kind, yours),
    };
    let shown = yours && !matches!(kind, StateKind::Approved | StateKind::Declined);
    Status { word: words.say(word), sentence, yours, look: look(kind, shown) }
}

struct Reader<'a> {
    words: Words,
    view: &'a CaseView,
    side: Option<Side>,
}

impl Reader<'_> {
    fn said(&self) -> Said {
        let due = self.view.case.due();
        match &self.view.case.state {
            State::Draft if self.is(Side::Marketing) => self.yours("status-draft-yours", None),
            State::Draft => self.theirs("status-draft", None),
            State::Review(waiting) => match waiting.unsigned.as_deref() {
                Some(unsigned) => self.signature(unsigned, due),
                None if self.is(Side::Security) => self.yours("status-review-yours", due),
                None => self.theirs("status-review", due),
            },
            State::Returned(_) if self.is(Side::Marketing) => self.yours("status-returned-yours", due),
            State::Returned(_) => self.theirs("status-returned", due),
            State::Question(question) => match question.asked {
                asked if self.is(asked) => self.yours("status-question-yours", due),
                Side::Marketing => self.theirs("status-question-marketing", due),
                Side::Security => self.theirs("status-question-security", due),
            },
            State::Negotiation(waiting) => match waiting.unsigned.as_deref() {
                Some(unsigned) => self.signature(unsigned, due),
                None => self.negotiation(due),
            },
            State::Agreed(agreed) => self.agreed(agreed),
            State::Stalemate(stalemate) => self.stalemate(stalemate),
            State::Escalated(escalated) => self.escalated(escalated.due),
            State::Approved(decided) => self.approved(decided),
            State::Declined(decided) => self.declined(decided),
            State::Withdrawn(withdrawn) => match withdrawn.by {
                None => self.theirs("status-lapsed", None),
                Some(by) => Said {
                    yours: false,
                    sentence: self
                        .words
                        .with("status-withdrawn", &[("name", self.view.people.name(by).into())]),
                },
            },
            State::Discarded => self.theirs("status-discarded", None),
        }
    }

    fn is(&self, side: Side) -> bool {
        self.side == Some(side)
    }

    fn yours(&self, key: &'static str, due: Option<Time>) -> Said {
        Said { yours: true, sentence: until(self.words, key, "", due, self.view.now, self.view.zone()) }
    }

    fn theirs(&self, key: &'static str, due: Option<Time>) -> Said {
        Said { yours: false, sentence: until(self.words, key, "", due, self.view.now, self.view.zone()) }
    }

    fn signature(&self, unsigned: &Unsigned, due: Option<Time>) -> Said {
        if unsigned.by == self.view.me {
            self.theirs("status-signature-own", due)
        } else if self.is(Side::Security) {
            self.yours("status-signature-yours", due)
        } else {
            self.theirs("status-signature", due)
        }
    }

    fn negotiation(&self, due: Option<Time>) -> Said {
        let case = &self.view.case;
        let turn = case.to_move();
        if !self.is(turn) {
            return match turn {
                Side::Marketing => self.theirs("status-negotiation-marketing", due),
                Side::Security => self.theirs("status-negotiation-security", due),
            };
        }
        match case.last_round().map(|round| (&round.content, round.stale)) {
            Some((Content::Objection(_), _)) => self.yours("status-negotiation-objection", due),
            Some((Content::Offer(_), true)) => self.yours("status-negotiation-stale", due),
            Some((Content::Offer(_), false)) if turn == Side::Marketing => {
                self.yours("status-negotiation-offer-of-security", due)
            }
            Some((Content::Offer(_), false)) => self.yours("status-negotiation-offer-of-marketing", due),
            None => self.yours("status-negotiation-yours", due),
        }
    }

    fn agreed(&self, agreed: &Agreed) -> Said {
        match agreed.due {
            Some(due) if self.is(Side::Marketing) => self.yours("status-agreed-yours", Some(due)),
            Some(due) => self.theirs("status-agreed-marketing", Some(due)),
            None if self.view.worn.contains(&Hat::Adviser) => {
                self.yours("status-agreed-adviser-yours", self.view.case.due())
            }
            None => self.theirs("status-agreed-adviser", self.view.case.due()),
        }
    }

    fn stalemate(&self, stalemate: &Stalemate) -> Said {
        if let Some(owed) = self.side.and_then(|side| *stalemate.owed.of(side)) {
            let key = match owed.duty {
                Duty::StateNeed => "status-stalemate-need",
                Duty::Restate => "status-stalemate-restate",
                Duty::ConfirmOrCorrect => "status-stalemate-confirm",
            };
            return self.yours(key, Some(owed.until));
        }
        if let Some(unsigned) = stalemate.unsigned.as_deref()
            && self.is(Side::Security)
        {
            return self.signature(unsigned, self.view.case.due());
        }
        match (stalemate.owed.marketing, stalemate.owed.security) {
            (Some(marketing), Some(security)) => {
                self.theirs("status-stalemate-both", Some(marketing.until.min(security.until)))
            }
            (Some(owed), None) => self.theirs("status-stalemate-marketing", Some(owed.until)),
            (None, owed) => self.theirs("status-stalemate-security", owed.map(|owed| owed.until)),
        }
    }

    fn escalated(&self, due: Time) -> Said {
        if self.view.mover == Mover::Admin {
            let admin = self.view.worn.contains(&Hat::Admin);
            return if admin {
                self.yours("status-escalated-admin-yours", None)
            } else {
                self.theirs("status-escalated-admin", None)
            };
        }
        if self.view.worn.contains(&Hat::Decider) {
            return self.yours("status-escalated-yours", Some(due));
        }
        let names: Vec<String> =
            self.view.deciders.iter().map(|person| self.view.people.name(*person)).collect();
        let names = names.join(&self.words.say("status-or"));
        let (now, zone) = (self.view.now, self.view.zone());
        let sentence = until(self.words, "status-escalated", &names, Some(due), now, zone);
        Said { yours: false, sentence }
    }

    fn approved(&self, decided: &Decided) -> Said {
        if let Some(said) = self.undo(decided, "status-approved-undo", "status-approved-not-yet") {
            return said;
        }
        let language = self.words.language;
        let day = decided.decision.expires.map(|day| format::short_day(language, day)).unwrap_or_default();
        let terms = decided.decision.package.as_ref().map_or(0, |package| package.terms.len());
        let sentence = if terms == 0 {
            self.words.with("status-approved", &[("day", day.into())])
        } else {
            self.words.with("status-approved-with", &[("day", day.into()), ("count", terms.into())])
        };
        Said { yours: false, sentence }
    }

    fn declined(&self, decided: &Decided) -> Said {
        if let Some(said) = self.undo(decided, "status-declined-undo", "status-declined-not-yet") {
            return said;
        }
        match decided.decision.authority {
            Authority::Consent => self.theirs("status-declined-by-consent", None),
            Authority::Executive | Authority::Reviewer | Authority::Agreement => {
                let name = self.view.people.name(decided.decision.by);
                Said { yours: false, sentence: self.words.with("status-declined", &[("name", name.into())]) }
            }
        }
    }

    /// What can still be undone, by whoever decided; nothing once it counts.
    fn undo(&self, decided: &Decided, own: &'static str, others: &'static str) -> Option<Said> {
        if decided.effective {
            return None;
        }
        let left = (decided.effective_at.0 - self.view.now.0).max(0).div_euclid(SECOND) + 1;
        let open = self.view.now < decided.effective_at;
        if decided.decision.by == self.view.me && open {
            return Some(Said { yours: true, sentence: self.words.with(own, &[("seconds", left.into())]) });
        }
        let name = self.view.people.name(decided.decision.by);
        Some(Said { yours: false, sentence: self.words.with(others, &[("name", name.into())]) })
    }
}
