//! The worker: look, claim, deliver, settle. It looks every second and when it is woken; any number of processes may run
//! one. A lease is several times longer than the longest delivery, so two never deliver the same job at the same time
//! unless a clock is minutes off or a process was asleep, and then under the same id.

use std::{sync::Arc, time::Duration};

use app::{mail, port::outbox::Reason};
use domain::time::{MINUTE, Time};
use tokio::{sync::Notify, task::JoinHandle};
use uuid::Uuid;

use super::{MAIL, back_off};
use crate::{
    mail::Post,
    service::{AccountNote, Note, Services, Trouble},
    store::{self, Error, job::JobRow},
};

/// How long a claim lasts, in milliseconds.
pub const LEASE: i64 = 5 * MINUTE;
/// How often it looks without being woken.
const EVERY: Duration = Duration::from_secs(1);
/// How many jobs it tries to claim before it looks again; others may be quicker with some.
const CANDIDATES: i64 = 8;
/// A job that was claimed so often and never settled kills its workers; a failing one is given up long before.
const MOST_ATTEMPTS: i64 = 100;
/// How long a stop waits for the delivery that is under way; what is left is taken over after its lease.
const GRACE: Duration = Duration::from_secs(7);

/// Delivers the jobs of one topic, one after the other.
#[derive(Clone, Debug)]
pub struct Worker {
    services: Services,
    post: Post,
}

/// A worker at work.
pub struct Running {
    task: JoinHandle<()>,
    stop: Arc<Notify>,
}

impl Running {
    /// Lets the delivery under way come to its end, then ends.
    pub async fn stop(self) {
        self.stop.notify_one();
        let abort = self.task.abort_handle();
        if tokio::time::timeout(GRACE, self.task).await.is_err() {
            abort.abort();
        }
    }
}

impl Worker {
    /// A worker that sends mails this way.
    pub const fn new(services: Services, post: Post) -> Self {
        Self { services, post }
    }

    /// Starts working.
    pub fn start(self) -> Running {
        let stop = Arc::new(Notify::new());
        let stopping = stop.clone();
        let task = tokio::spawn(async move {
            loop {
                let more = match self.step().await {
                    Ok(more) => more,
                    Err(trouble) => {
                        tracing::error!(
                            error = &trouble as &dyn std::error::Error,
                            "the outbox could not work"
                        );
                        false
                    }
                };
                let pause = if more { Duration::ZERO } else { EVERY };
                tokio::select! {
                    biased;
                    () = stopping.notified() => return,
                    () = self.services.outbox.woken(), if !more => {}
                    () = tokio::time::sleep(pause) => {}
                }
            }
        });
        Running { task, stop }
    }

    /// Works on one job; answers whether there was one.
    pub async fn step(&self) -> Result<bool, Trouble> {
        let Some((job, token)) = self.claim().await? else { return Ok(false) };
        let outcome =
            if job.attempts > MOST_ATTEMPTS { Err(Reason::Unreadable) } else { self.deliver(&job).await? };
        match self.settle(job, token, outcome).await {
            // It took longer than the lease, and somebody else has it.
            Ok(()) | Err(Error::Stale) => Ok(true),
            Err(error) => Err(error.into()),
        }
    }

    /// Takes the next job, as another worker would.
    pub async fn claim(&self) -> Result<Option<(JobRow, Uuid)>, Trouble> {
        let (db, world) = (&self.services.db, &self.services.world);
        let due = store::job::due(&mut db.reader(), MAIL, world.now(), CANDIDATES).await?;
        for id in due {
            let (token, now) = (world.uuid(), world.now());
            let until = now.plus(LEASE);
            let claimed = db
                .write(move |tx| Box::pin(async move { store::job::claim(tx, id, token, now, until).await }))
                .await?;
            if let Some(job) = claimed {
                return Ok(Some((job, token)));
            }
        }
        Ok(None)
    }

    /// Writes the mail in its reader's language and sends it. Whoever may not see the case any more gets none.
    pub async fn deliver(&self, job: &JobRow) -> Result<Result<(), Reason>, Trouble> {
        let Ok(note) = serde_json::from_value::<Note>(job.body.clone()) else {
            return match serde_json::from_value::<AccountNote>(job.body.clone()) {
                Ok(note) => self.deliver_account(job, &note).await,
                Err(_) => Ok(Err(Reason::Unreadable)),
            };
        };
        let Some(addressee) = self.services.addressee(&mut self.services.db.reader(), &note).await? else {
            tracing::info!(job = %job.id, "nobody to tell any more");
            return Ok(Ok(()));
        };
        let reader = mail::Reader {
            name: &addressee.person.name,
            language: addressee.person.language,
            by: &addressee.by,
            origin: self.post.origin(),
        };
        let written = mail::compose(&note.letter, &reader);
        let to = (addressee.person.name.as_str(), addressee.person.email.as_str());
        let thread = format!("case-{}", note.letter.case);
        Ok(self.post.send(job.id, to, &thread, written, self.services.world.now()).await)
    }

    /// The same about an account; for whoever is not there there is nothing to do.
    async fn deliver_account(&self, job: &JobRow, note: &AccountNote) -> Result<Result<(), Reason>, Trouble> {
        let found = self.services.account_mail(job.id, note, self.post.origin()).await?;
        let Some((person, written)) = found else { return Ok(Ok(())) };
        let to = (person.name.as_str(), person.email.as_str());
        Ok(self.post.send(job.id, to, "account", written, self.services.world.now()).await)
    }

    async fn settle(&self, job: JobRow, token: Uuid, outcome: Result<(), Reason>) -> Result<(), Error> {
        let (db, world) = (&self.services.db, &self.services.world);
        let (id, now) = (job.id, world.now());
        let next = match outcome {
            Ok(()) => Next::Finish,
            // Another attempt would read the same.
            Err(Reason::Unreadable) => Next::Bury(Reason::Unreadable),
            Err(reason) => match back_off::again(world, job.begun_at.unwrap_or(now), job.attempts) {
                Some(at) => Next::Retry(at, reason),
                None => Next::Bury(reason),
            },
        };
        match &next {
            Next::Finish => tracing::info!(job = %id, attempts = job.attempts, "delivered"),
            Next::Retry(_, reason) => {
                tracing::warn!(job = %id, attempts = job.attempts, reason = reason.code(), "not delivered yet");
            }
            Next::Bury(reason) => {
                tracing::error!(job = %id, attempts = job.attempts, reason = reason.code(), "given up");
            }
        }
        db.write(move |tx| {
            Box::pin(async move {
                match next {
                    Next::Finish => store::job::finish(tx, id, token, now).await,
                    Next::Retry(at, reason) => store::job::retry(tx, id, token, at, reason.code()).await,
                    Next::Bury(reason) => store::job::bury(tx, id, token, now, reason.code()).await,
                }
            })
        })
        .await
    }
}

enum Next {
    Finish,
    Retry(Time, Reason),
    Bury(Reason),
}
