//! What happened, in words: one sentence for every kind of event, with who did it. The texts of people stand below as
//! they wrote them. One `match` without a wildcard, so that a new event cannot be without words.

use domain::{
    case::{
        Side,
        event::{Event, Happening},
        mover::Mover,
        state::{Cause, ReturnReason},
    },
    id::PersonId,
    rules::{GateId, RuleBook},
};
use leptos::prelude::*;

use super::choice;
use crate::{
    part::{Timeline, TimelineEntry},
    port::{CaseView, People},
    text::{Value, Words, words},
};

/// Everything that happened, oldest first.
#[component]
pub fn Story(view: CaseView) -> impl IntoView {
    let words = words();
    let entries = view.events.iter().rev().map(|event| entry(words, &view.people, event)).collect();
    view! { <Timeline entries=entries/> }
}

/// One event.
pub fn entry(words: Words, people: &People, event: &Event) -> TimelineEntry {
    let name = event.by.map(|person| people.name(person)).unwrap_or_default();
    let (what, text) = Teller { words, by: event.by, name, people }.tell(&event.happening);
    TimelineEntry { time: event.at, what, text }
}

struct Teller<'people> {
    words: Words,
    by: Option<PersonId>,
    name: String,
    people: &'people People,
}

/// A sentence without a text of a person.
fn alone(sentence: String) -> (String, String) {
    (sentence, String::new())
}

impl Teller<'_> {
    fn tell(&self, what: &Happening) -> (String, String) {
        let reason = |key: &'static str, text: &str| (self.named(key), text.to_owned());
        match what {
            Happening::Begun { follows: None } => alone(self.named("event-begun")),
            Happening::Begun { follows: Some(number) } => {
                alone(self.with("event-begun-again", "number", number.0.into()))
            }
            Happening::Submitted => alone(self.named("event-submitted")),
            Happening::Discarded => alone(self.named("event-discarded")),
            Happening::AnswersChanged => alone(self.named("event-answers-changed")),
            Happening::Withdrawn { reason: why } => reason("event-withdrawn", why),
            Happening::Lapsed => alone(self.words.say("event-lapsed")),
            Happening::Asked { asker, asked, text } => {
                let key = match (asker, asked) {
                    (None, Side::Marketing) => "event-asked-marketing-by-executive",
                    (None, Side::Security) => "event-asked-security-by-executive",
                    (Some(_), Side::Marketing) => "event-asked-marketing",
                    (Some(_), Side::Security) => "event-asked-security",
                };
                reason(key, text)
            }
            Happening::Answered { text } => reason("event-answered", text),
            Happening::TakenBack => alone(self.named("event-taken-back")),
            Happening::Unanswered => alone(self.words.say("event-unanswered")),
            Happening::Returned { reason: why } => self.returned(why),
            Happening::Offered { round, side } => {
                let key = match side {
                    Side::Marketing => "event-offered-marketing",
                    Side::Security => "event-offered-security",
                };
                alone(self.with(key, "round", (*round).into()))
            }
            Happening::Objected { reason: why, .. } => reason("event-objected", why),
            Happening::Referred { choice: chosen, text } => {
                (self.with("event-referred", "choice", choice(self.words, *chosen).into()), text.clone())
            }
            Happening::SignatureAsked => alone(self.named("event-signature-asked")),
            Happening::Signed => alone(self.named("event-signed")),
            Happening::SignatureRefused { reason: why } => reason("event-signature-refused", why),
            Happening::Agreed { round, explanation } => {
                (self.with("event-agreed", "round", (*round).into()), explanation.clone().unwrap_or_default())
            }
            Happening::StalemateDeclared { cause, side, reason: why } => {
                let key = match side {
                    Side::Marketing => "event-stalemate-marketing",
                    Side::Security => "event-stalemate-security",
                };
                (self.with(key, "cause", self.words.say(cause_key(*cause)).into()), why.clone())
            }
            Happening::Silence { side } => alone(self.words.say(match side {
                Side::Marketing => "event-silence-marketing",
                Side::Security => "event-silence-security",
            })),
            Happening::Reminded { mover, percent } => alone(self.reminded(*mover, *percent)),
            Happening::NeedStated { .. } => alone(self.named("event-need-stated")),
            Happening::Restated { .. } => alone(self.named("event-restated")),
            Happening::Understood { first_try: true, .. } => alone(self.named("event-understood-at-once")),
            Happening::Understood { first_try: false, .. } => alone(self.named("event-understood")),
            Happening::Corrected { text, .. } => reason("event-corrected", text),
            Happening::NotConfirmed { .. } => alone(self.named("event-not-confirmed")),
            Happening::ArtefactAttached { gate } => alone(self.paper("event-artefact-attached", gate)),
            Happening::ArtefactConfirmed { gate } => alone(self.paper("event-artefact-confirmed", gate)),
            Happening::ArtefactRejected { gate, reason: why } => {
                (self.paper("event-artefact-rejected", gate), why.clone())
            }
            Happening::EvidenceAdded { name, .. } => {
                alone(self.with("event-evidence-added", "file", name.into()))
            }
            Happening::EvidenceReplaced { name, version, .. } => alone(self.version(name, *version)),
            Happening::EvidenceRemoved { name, .. } => {
                alone(self.with("event-evidence-removed", "file", name.into()))
            }
            Happening::Estimated { side: Side::Marketing } => alone(self.named("event-estimated-marketing")),
            Happening::Estimated { side: Side::Security } => alone(self.named("event-estimated-security")),
            Happening::Adjusted { factor, from, to, reason: why } => {
                let factor = factor.name().get(self.words.language).to_owned();
                let values: [(&'static str, Value); 4] = [
                    ("name", self.name.clone().into()),
                    ("factor", factor.into()),
                    ("from", (*from).into()),
                    ("to", (*to).into()),
                ];
                (self.words.with("event-adjusted", &values), why.clone())
            }
            Happening::Scored { differs } => alone(self.with("event-scored", "count", (*differs).into())),
            Happening::Assigned { side, person } => alone(self.assigned(*side, *person)),
            Happening::ImpactConfirmed => alone(self.named("event-impact-confirmed")),
            Happening::Escalated { by_stalemate: true } => alone(self.words.say("event-escalated-stalemate")),
            Happening::Escalated { by_stalemate: false } => {
                alone(self.words.say("event-escalated-authority"))
            }
            Happening::Approved { choice: chosen, reason: why } => {
                (self.with("event-approved", "choice", choice(self.words, *chosen).into()), why.clone())
            }
            Happening::Declined { by_consent: true, .. } => alone(self.named("event-declined-by-consent")),
            Happening::Declined { by_consent: false, reason: why } => reason("event-declined", why),
            Happening::SentBack { question } => reason("event-sent-back", question),
            Happening::Undone => alone(self.named("event-undone")),
            Happening::Effective => alone(self.words.say("event-effective")),
        }
    }

    fn returned(&self, why: &ReturnReason) -> (String, String) {
        match why {
            ReturnReason::Words(text) => (self.named("event-returned"), text.clone()),
            ReturnReason::Blocked(_) => alone(self.words.say("event-returned-blocked")),
            ReturnReason::NoArtefact(_) => alone(self.words.say("event-returned-no-artefact")),
        }
    }

    fn reminded(&self, mover: Mover, percent: u8) -> String {
        let key = match mover {
            Mover::Adviser if percent == 100 => "event-overdue-adviser",
            Mover::Adviser => "event-reminded-adviser",
            Mover::Executive if percent == 100 => "event-overdue-executive",
            Mover::Executive => "event-reminded-executive",
            Mover::SecondReviewer => "event-reminded-second",
            Mover::Side(Side::Security) => "event-reminded-security",
            _ => "event-reminded-marketing",
        };
        self.words.with(key, &[("percent", percent.into())])
    }

    fn named(&self, key: &'static str) -> String {
        self.words.with(key, &[("name", self.name.clone().into())])
    }

    fn assigned(&self, side: Side, person: Option<PersonId>) -> String {
        let key = match (side, person) {
            (Side::Marketing, Some(person)) if self.by == Some(person) => "event-taken-marketing",
            (Side::Security, Some(person)) if self.by == Some(person) => "event-taken-security",
            (Side::Marketing, Some(_)) => "event-assigned-marketing",
            (Side::Security, Some(_)) => "event-assigned-security",
            (Side::Marketing, None) => "event-unassigned-marketing",
            (Side::Security, None) => "event-unassigned-security",
        };
        match person {
            Some(person) => self.with(key, "holder", self.people.name(person).into()),
            None => self.named(key),
        }
    }

    fn version(&self, file: &str, version: u32) -> String {
        let values: [(&'static str, Value); 3] =
            [("name", self.name.clone().into()), ("file", file.into()), ("version", version.into())];
        self.words.with("event-evidence-replaced", &values)
    }

    fn with(&self, key: &'static str, value: &'static str, of: Value) -> String {
        self.words.with(key, &[("name", self.name.clone().into()), (value, of)])
    }

    fn paper(&self, key: &'static str, gate: &GateId) -> String {
        let paper = RuleBook::built_in()
            .gate(gate)
            .map_or_else(|| gate.to_string(), |gate| gate.artefact.get(self.words.language).to_owned());
        self.with(key, "paper", paper.into())
    }
}

const fn cause_key(cause: Cause) -> &'static str {
    match cause {
        Cause::Facts => "event-cause-facts",
        Cause::Values => "event-cause-values",
        Cause::Cost => "event-cause-cost",
        Cause::Law => "event-cause-law",
        Cause::Silence => "event-cause-silence",
    }
}
