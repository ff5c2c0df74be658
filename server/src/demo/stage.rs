//! Where the demo's cases are played: the product's own services on the same database, with a clock that is set before
//! every act. So every state was reached by real transitions and every event carries a believable time. Times are
//! told as working time before now: then nobody acts at night, and deadlines of open cases lie in the next days.

use std::fmt::Write as _;

use app::form::{
    case::talk::{Said, When},
    register::prove::ProveForm,
};
use domain::{
    case::{act::Act, evidence::About, request::business_impact, state::State},
    clock::{
        Calendar,
        zone::{Local, instant, local},
    },
    id::CaseNumber,
    permit::Audience,
    register::Entry,
    time::{Day, SECOND, Time},
};

use super::{
    Error,
    company::{Place, Who},
    wish::Wish,
};
use crate::{
    service::{Bring, Services},
    store::{self, Db},
    world::World,
};

/// The identifiers that come of it are no secrets.
const SEED: u64 = 7;

/// Working time before now, in minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ago(i64);

/// So many working days, hours and minutes before now.
pub(super) const fn ago(days: i64, hours: i64, minutes: i64) -> Ago {
    Ago(days.saturating_mul(8).saturating_add(hours).saturating_mul(60).saturating_add(minutes))
}

/// The services with their own clock.
pub(super) struct Stage {
    services: Services,
    now: Time,
}

impl Stage {
    pub(super) fn new(db: Db, now: Time) -> Self {
        Self { services: Services::new(db, World::fixed(now, SEED)), now }
    }

    /// The day so many days after now, or before when negative.
    pub(super) fn day(&self, after: i64) -> Day {
        local(self.now).day.plus(after)
    }

    fn set(&self, ago: Ago) {
        let target = before(&self.services.policy().calendar, self.now, ago.0);
        self.turn_to(target);
    }

    fn turn_to(&self, target: Time) {
        let world = &self.services.world;
        world.advance(target.0.saturating_sub(world.now().0));
    }

    /// Lets the clock give the reminders that were due before now, each at its time: nobody was late, but some were reminded.
    pub(super) async fn catch_up(&self) -> Result<(), Error> {
        let services = &self.services;
        loop {
            let due = store::case::due(&mut services.db.reader(), self.now, 1).await?;
            let Some(number) = due.first().copied() else { break };
            let file = store::case::load::<domain::case::Case>(&mut services.db.reader(), number).await?;
            let due = file.and_then(|file| file.line.wake_at).unwrap_or(self.now);
            self.turn_to(due);
            if services.tick().await.map_err(|trouble| Error::Clock(Box::new(trouble)))? == 0 {
                break;
            }
        }
        Ok(())
    }

    /// Begins a draft.
    pub(super) async fn begin(
        &self,
        at: Ago,
        who: Who,
        place: Place,
        wish: &Wish,
    ) -> Result<Play<'_>, Error> {
        self.set(at);
        let request = wish.request(self.services.book, self.day(wish.starts_in));
        let number = self
            .services
            .begin(&who.actor(), place.id(), request)
            .await
            .map_err(|trouble| Error::Scene { tool: wish.tool, act: "begin", trouble: Box::new(trouble) })?;
        Ok(Play { stage: self, tool: wish.tool, number, version: 1 })
    }
}

/// One case that is being played.
pub(super) struct Play<'s> {
    stage: &'s Stage,
    tool: &'static str,
    number: CaseNumber,
    version: i64,
}

impl Play<'_> {
    /// Somebody does something at that time.
    pub(super) async fn act(&mut self, at: Ago, who: Who, act: Act) -> Result<&mut Self, Error> {
        self.stage.set(at);
        let code = act.action().code();
        let done = self.stage.services.act(&who.actor(), self.number, self.version, act).await;
        self.version = done.map_err(|trouble| self.fault(code, trouble))?;
        Ok(self)
    }

    /// Marketing confirms the four business impact values as they are now.
    pub(super) async fn confirm(&mut self, at: Ago, who: Who) -> Result<&mut Self, Error> {
        let view = self.stage.services.view(&who.actor(), self.number).await;
        let view = view.map_err(|trouble| self.fault("confirm-impact", trouble))?;
        let standing = view.as_asked().ok_or(Error::Unfinished { tool: self.tool })?;
        let act = Act::ConfirmImpact(business_impact(&standing.assessment.inherent));
        self.act(at, who, act).await
    }

    /// Lets the time to undo pass, so that the decision counts.
    pub(super) async fn take_effect(&mut self) -> Result<&mut Self, Error> {
        let services = &self.stage.services;
        services.world.advance(services.policy().undo.saturating_add(SECOND));
        services.tick().await.map_err(|trouble| self.fault("tick", trouble))?;
        let file = store::case::load::<domain::case::Case>(&mut services.db.reader(), self.number).await?;
        let file = file.filter(|file| {
            matches!(&file.body.state, State::Approved(decided) | State::Declined(decided) if decided.effective)
        });
        match file {
            Some(file) => self.version = file.line.version,
            None => return Err(Error::Unfinished { tool: self.tool }),
        }
        Ok(self)
    }

    /// Somebody brings a document of one page that says this.
    pub(super) async fn bring(
        &mut self,
        at: Ago,
        who: Who,
        about: About,
        name: &str,
        text: &str,
        note: &str,
    ) -> Result<&mut Self, Error> {
        self.stage.set(at);
        let document =
            evidence::accept(name, "", &page(text)).map_err(|_| Error::Unfinished { tool: self.tool })?;
        let bring = Bring { about, note: note.to_owned(), files: vec![document] };
        let done = self.stage.services.bring(&who.actor(), self.number, bring).await;
        done.map_err(|trouble| self.fault("add-evidence", trouble))?;
        self.version = self.version.saturating_add(1);
        Ok(self)
    }

    /// Somebody says something to these readers, about one question or about the request as a whole.
    pub(super) async fn say(
        &mut self,
        at: Ago,
        who: Who,
        audience: Audience,
        topic: &str,
        text: &str,
    ) -> Result<&mut Self, Error> {
        self.stage.set(at);
        let said = Said {
            when: When::Now(audience),
            topic: topic.to_owned(),
            question: false,
            text: text.to_owned(),
            mentions: Vec::new(),
        };
        let done = self.stage.services.say(&who.actor(), self.number, said).await;
        match done.map_err(|trouble| self.fault("post", trouble))? {
            Ok(()) => Ok(self),
            Err(_) => Err(Error::Unfinished { tool: self.tool }),
        }
    }

    /// Proves a condition of the entry that the case led to.
    pub(super) async fn prove(
        &mut self,
        at: Ago,
        who: Who,
        term: &'static str,
        link: &'static str,
        note: &'static str,
    ) -> Result<(), Error> {
        self.stage.set(at);
        let services = &self.stage.services;
        let entry = store::entry::of_case::<Entry>(&mut services.db.reader(), self.number).await?;
        let found = entry.ok_or(Error::Unfinished { tool: self.tool })?.line;
        let form = ProveForm {
            term: term.to_owned(),
            link: link.to_owned(),
            note: note.to_owned(),
            version: found.version,
        };
        let done = services.prove(&who.actor(), found.id, form).await;
        done.map_err(|trouble| self.fault("prove", trouble))
    }

    fn fault(&self, act: &'static str, trouble: crate::service::Trouble) -> Error {
        Error::Scene { tool: self.tool, act, trouble: Box::new(trouble) }
    }
}

/// A PDF of one page with one line of plain letters.
fn page(text: &str) -> Vec<u8> {
    let content = format!("BT /F1 14 Tf 60 780 Td ({text}) Tj ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
         /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let (mut pdf, mut places) = ("%PDF-1.4\n".to_owned(), String::new());
    for (number, object) in (1..).zip(&objects) {
        let _ = writeln!(places, "{:010} 00000 n ", pdf.len());
        let _ = writeln!(pdf, "{number} 0 obj\n{object}\nendobj");
    }
    let (start, count) = (pdf.len(), objects.len().saturating_add(1));
    let _ = write!(pdf, "xref\n0 {count}\n0000000000 65535 f \n{places}");
    let _ = writeln!(pdf, "trailer << /Size {count} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF");
    pdf.into_bytes()
}

/// The latest instant from which `minutes` of working time lead to `now`.
pub(crate) fn before(calendar: &Calendar, now: Time, minutes: i64) -> Time {
    let Local { mut day, minute } = local(now);
    let (mut left, mut until) = (minutes, minute.min(calendar.closes));
    loop {
        if calendar.is_working_day(day) && until > calendar.opens {
            let worked = until.saturating_sub(calendar.opens);
            if left < worked {
                return instant(Local { day, minute: until.saturating_sub(left) }).min(now);
            }
            left = left.saturating_sub(worked);
        }
        day = day.plus(-1);
        until = calendar.closes;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn working_time_before_now_is_working_time_after_then() {
        let calendar = Calendar::default();
        for hour in 0..400 {
            let now = Time(1_795_000_000_000).plus(hour * 3 * 60 * 60 * 1000 + 17 * 60 * 1000);
            for minutes in [1, 59, 240, 480, 481, 7_000] {
                let then = before(&calendar, now, minutes);
                assert_eq!(calendar.between(then, now), minutes, "{minutes} before {now:?}");
                assert!(calendar.is_working_day(local(then).day));
            }
        }
    }
}
