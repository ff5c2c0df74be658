//! The outbox as an admin sees it: what waits, what was given up and why, never what it says. A job that was given up is
//! tried again or dropped by a person; the moment at which it died is its version, so that two admins do not both decide.

use app::{
    form::outbox::jobs::{JobAct, JobForm},
    mail::AccountNews,
    page::outbox::{because, jobs::JobsPage},
    port::outbox::{JobLine, Reason},
};
use domain::{
    permit::{Task, pass},
    person::Actor,
    time::{DAY, Time},
};

use super::{AccountNote, Note, Services, Trouble, Whose};
use crate::store::{
    self, Source,
    job::{JobRow, JobState},
    trail::Act,
};

/// How many of each are shown.
const SHOWN: i64 = 100;
/// How long a done job is kept, so that the question whether somebody was told can be answered.
const KEPT: i64 = 7 * DAY;

impl Services {
    /// What waits and what was given up; for admins.
    pub async fn jobs(&self, actor: &Actor) -> Result<JobsPage, Trouble> {
        only_admins(actor, Task::ReadJobs)?;
        let mut source = self.db.reader();
        let waiting = store::job::waiting(&mut source, SHOWN).await?;
        let dead = store::job::dead(&mut source, SHOWN).await?;
        Ok(JobsPage {
            way: self.outbox.way(),
            waiting_total: store::job::count(&mut source, JobState::Waiting).await?,
            dead_total: store::job::count(&mut source, JobState::Dead).await?,
            waiting: lines(&mut source, waiting).await?,
            dead: lines(&mut source, dead).await?,
        })
    }

    /// Tries a dead job again, or drops it.
    pub async fn settle_job(&self, actor: &Actor, form: JobForm) -> Result<(), Trouble> {
        only_admins(actor, Task::SettleJob)?;
        let now = self.world.now();
        let JobForm { job, act, version } = form;
        let by = actor.id;
        let died = Time(version);
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    tx.record(Act::of(by, format!("job.{}", act.code()), format!("job/{job}")));
                    match act {
                        JobAct::Retry => store::job::revive(tx, job, died, now).await,
                        JobAct::Drop => store::job::discard(tx, job, died).await,
                    }
                })
            })
            .await?;
        tracing::info!(job = %job, by = %actor.id, act = act.code(), "an admin settled a dead job");
        self.outbox.wake();
        Ok(())
    }

    /// Forgets sessions that ended, jobs that were done long ago, and what is kept for repeats and stale pages.
    pub async fn tidy(&self) -> Result<(), Trouble> {
        let now = self.world.now();
        let (sessions, jobs) = self
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let sessions = store::session::purge(tx, now).await?;
                    store::half_session::purge(tx, now).await?;
                    store::device::purge(tx, now).await?;
                    store::provider::purge(tx, now).await?;
                    store::throttle::purge(tx, now).await?;
                    store::passkey_challenge::purge(tx, now).await?;
                    Ok::<_, store::Error>((sessions, store::job::purge(tx, now.plus(-KEPT)).await?))
                })
            })
            .await?;
        let forgotten = self.forget().await?;
        tracing::debug!(sessions, jobs, forgotten, "tidied up");
        Ok(())
    }
}

fn only_admins(actor: &Actor, task: Task) -> Result<(), Trouble> {
    pass(actor, task, None).map(drop).map_err(|_| Trouble::Forbidden(because::ONLY_ADMINS))
}

async fn lines(source: &mut impl Source, jobs: Vec<JobRow>) -> Result<Vec<JobLine>, Trouble> {
    let mut lines = Vec::new();
    for job in jobs {
        let note: Option<Note> = serde_json::from_value(job.body.clone()).ok();
        let about: Option<AccountNote> = serde_json::from_value(job.body).ok();
        let person = match (&note, &about) {
            (Some(note), _) => Some(note.person),
            // An address that somebody typed is shown to nobody: it may be nobody's.
            (None, Some(AccountNote { account: Whose::Person(person), .. })) => Some(*person),
            _ => None,
        };
        let reader = match person {
            Some(person) => store::person::find(source, person).await?.map(|person| person.name),
            None => None,
        };
        lines.push(JobLine {
            id: job.id,
            what: (note.as_ref().map(|note| note.letter.kind.key())).or(about.map(|_| AccountNews::KEY)),
            case: note.map(|note| note.letter.reference).unwrap_or_default(),
            reader: reader.unwrap_or_default(),
            created: job.created_at,
            at: job.finished_at.unwrap_or(job.run_at),
            attempts: job.attempts,
            reason: job.last_error.as_deref().and_then(Reason::from_code),
        });
    }
    Ok(lines)
}
