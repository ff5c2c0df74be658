//! Who would be told of an act: the act is done on a copy of the case, its letters are written as the outbox would write
//! them, and nothing is kept. What counts only after the time to undo is played on to that moment.

use app::{
    mail::{Letter, Reader, Why, compose},
    port::{CaseView, desk::Told},
};
use domain::{
    case::{
        act::Act,
        state::State,
        transition::{Change, Rules, transition},
    },
    id::PersonId,
    permit::{Permit, Subject, permit},
    person::Actor,
};

use super::{
    Services, Trouble,
    act::load,
    notify::{Addressee, Before, Note, letters},
    verdict::{Published, authors},
};
use crate::store;

impl Services {
    /// The case with whoever would be told of this act of the reader; nobody where it is not possible as it stands. `origin`
    /// begins the links of mails.
    pub async fn with_told(
        &self,
        actor: &Actor,
        mut view: CaseView,
        act: Act,
        origin: &str,
    ) -> Result<CaseView, Trouble> {
        if !self.outbox.is_on() {
            return Ok(view);
        }
        self.warm_for(Some(actor), view.case.number, &act).await;
        let mut source = self.db.reader();
        let (now, number) = (view.now, view.case.number);
        let loaded = load(&mut source, number).await?;
        let (case, area) = (loaded.case, loaded.area);
        let leave = permit(actor, act.action(), &Subject { case: &case, area: &area }, &self.policy(), now)?;
        let policy = self.policy().for_area(&area);
        let rules =
            Rules { basis: self.basis(&policy), precedents: &[], open_questions: view.open_questions };
        let before = Before::of(&case, &area, now);
        let Ok(change) = transition(case.clone(), act, &leave, now, &rules) else { return Ok(view) };
        let goes_out = authors(&case, &change.events).contains(&actor.id);
        let texts = view.pending.iter().filter(|_| goes_out).map(|comment| comment.body.clone()).collect();
        let published = Published { texts, ..Published::default() };
        let at_once = letters(&mut source, &before, &change, &area, published, now).await?;
        let mut told: Vec<(PersonId, Letter, bool)> =
            at_once.into_iter().map(|(person, letter)| (person, letter, false)).collect();
        if let State::Approved(decided) = &change.case.state {
            let (at, clock) = (decided.effective_at, Permit::clock(number));
            let before = Before::of(&change.case, &area, at);
            if let Ok(Change { case, events }) =
                transition(change.case.clone(), Act::Tick, &clock, at, &rules)
            {
                let change = Change { case, events };
                let later = letters(&mut source, &before, &change, &area, Published::default(), at).await?;
                told.extend(later.into_iter().map(|(person, letter)| (person, letter, true)));
            }
        }
        // who watches is nobody else's business
        told.retain(|(person, letter, _)| *person != actor.id && letter.why != Why::Watcher);
        let me = store::person::find(&mut source, actor.id).await?.map(|row| row.name).unwrap_or_default();
        for (person, mut letter, later) in told {
            letter.by = letter.by.or(Some(actor.id));
            let note = Note { person, letter };
            let Some(Addressee { person: row, .. }) = self.addressee(&mut source, &note).await? else {
                continue;
            };
            let letter = note.letter;
            let reader = Reader { name: &row.name, language: row.language, by: &me, origin };
            let mail = compose(&letter, &reader);
            view.told.push(Told {
                requester: person == view.case.requester,
                name: row.name.clone(),
                language: row.language,
                later,
                subject: mail.subject,
                text: mail.text,
            });
        }
        view.told.sort_by_key(|told| (!told.requester, told.name.to_lowercase(), told.later));
        Ok(view)
    }
}
