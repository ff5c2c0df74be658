//! The audit log for people: its page, its verification, what is taken away, and the receipt of a case. Who takes something
//! away, or opens the brief of a decision, is an entry, written after the reading by a transaction of its own: reading must
//! go on where nothing can be written.

use std::collections::BTreeMap;

use app::{
    form::audit::Asked,
    page::audit::{AuditPage, Checked, LogLine, LogState, ONLY_AUDITORS},
    port::Listing,
};
use audit::Entry;
use domain::{
    case::act::Action,
    clock::zone::local,
    id::{CaseNumber, PersonId},
    permit::{Subject, Task, pass, permit},
    person::Actor,
    time::Time,
};
use tokio::sync::Semaphore;

use super::{
    Services, Trouble,
    act::{Loaded, load},
    entry::start,
};
use crate::store::{
    self, Source,
    trail::{self, Act, EntryRow, Filter, NoReceipt},
};

/// Entries of a page.
const SHOWN: usize = 50;
/// Verifications at a time: each reads everything.
static PLACES: Semaphore = Semaphore::const_new(1);

fn only_auditors(actor: &Actor, task: Task) -> Result<(), Trouble> {
    pass(actor, task, None).map(drop).map_err(|_| Trouble::Forbidden(ONLY_AUDITORS))
}

impl Services {
    /// A page of the log; for auditors and admins.
    pub async fn audit(&self, actor: &Actor, asked: Asked) -> Result<AuditPage, Trouble> {
        only_auditors(actor, Task::ReadAudit)?;
        let mut source = self.db.reader();
        let filter = Filter {
            actor: asked.person.map(|person| format!("u:{person}")),
            act: (!asked.act.is_empty()).then(|| asked.act.clone()),
            object: asked.case.map(trail::case),
            from: asked.from.map(start),
            until: asked.until.map(|day| start(day.plus(1))),
        };
        let total = usize::try_from(trail::count(&mut source, &filter).await?).unwrap_or_default();
        let pages = total.div_ceil(SHOWN).max(1);
        let page = asked.page.clamp(1, pages);
        let bound = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let offset = page.saturating_sub(1).saturating_mul(SHOWN);
        let found = trail::page(&mut source, &filter, bound(SHOWN), bound(offset)).await?;
        let people: Vec<_> =
            store::person::all(&mut source).await?.into_iter().map(|row| (row.id, row.name)).collect();
        let names: BTreeMap<String, String> =
            people.iter().map(|(id, name)| (format!("u:{id}"), name.clone())).collect();
        let mut rows: Vec<LogLine> = found.iter().filter_map(|row| line(row, &names)).collect();
        // A draft is private to its side, for auditors, too; a link would lead nowhere.
        let mut seen: BTreeMap<CaseNumber, bool> = BTreeMap::new();
        for row in &mut rows {
            let Some(number) = row.case else { continue };
            let may = match seen.get(&number) {
                Some(may) => *may,
                None => self.may_see(&mut source, actor, number).await,
            };
            seen.insert(number, may);
            row.case = row.case.filter(|_| may);
        }
        let head = trail::head(&mut source).await?.size;
        let signed = trail::last_checkpoint(&mut source).await?.map_or(0, |row| row.size);
        let state = self.signer.state();
        let state = LogState {
            entries: head,
            signed,
            signed_at: state.at,
            vkey: self.signer.vkey(),
            sink: self.signer.sink().map(|file| file.display().to_string()),
            faults: state.fault.into_iter().chain(state.sink_fault).collect(),
        };
        let listing = Listing { rows, page, pages, total, more: false, now: self.world.now() };
        Ok(AuditPage { listing, asked, people, state, checked: None })
    }

    async fn may_see(&self, source: &mut impl Source, actor: &Actor, number: CaseNumber) -> bool {
        let Ok(Loaded { case, area, .. }) = load(source, number).await else { return false };
        let subject = Subject { case: &case, area: &area };
        permit(actor, Action::View, &subject, &self.policy(), self.world.now()).is_ok()
    }

    /// Verifies the log and holds all audited tables against it, on one moment. It goes on when nobody waits any more; a
    /// second one at the same time is told to wait.
    pub async fn verify_log(&self, actor: &Actor) -> Result<Checked, Trouble> {
        only_auditors(actor, Task::VerifyAudit)?;
        let busy = || Trouble::Store(store::Error::Driver(sqlx::Error::PoolTimedOut));
        let place = PLACES.try_acquire().map_err(|_| busy())?;
        let (services, by) = (self.clone(), actor.id);
        let task = tokio::spawn(async move {
            let _place = place;
            let mut source = services.db.snapshot().await?;
            let vkeys = services.signer.vkeys();
            let checked = match trail::verify(&mut source, &[], &vkeys).await? {
                Err(finding) => Checked::Broken(vec![finding.to_string()]),
                Ok(verified) => {
                    let replay = trail::replay(&mut source).await?;
                    if replay.holds() {
                        Checked::Whole(verified.entries, verified.checkpoints, replay.explained)
                    } else {
                        Checked::Broken(replay.differences.iter().map(ToString::to_string).collect())
                    }
                }
            };
            drop(source);
            let outcome = if matches!(checked, Checked::Broken(_)) { "broken" } else { "whole" };
            services.note(Act::of(by, "audit.verify", "audit").to(outcome)).await;
            Ok::<_, Trouble>(checked)
        });
        task.await.unwrap_or_else(|_| Err(busy()))
    }

    /// Whoever takes the log away has to be allowed to, and it is noted first, so that the export holds it.
    pub async fn take_log(&self, actor: &Actor) -> Result<(), Trouble> {
        only_auditors(actor, Task::ExportAudit)?;
        self.record(Act::of(actor.id, "audit.export", "audit")).await?;
        Ok(())
    }

    /// The receipt of a case, for whoever may see it. Signs first where nothing covers it yet.
    pub async fn receipt(&self, actor: &Actor, number: CaseNumber) -> Result<String, Trouble> {
        self.view(actor, number).await?;
        let mut found = trail::receipt(&mut self.db.reader(), number).await?;
        if found == Err(NoReceipt::NotSigned) {
            if let Err(fault) = self.signer.sign(&self.db, self.world.now()).await {
                tracing::error!(error = &fault as &dyn std::error::Error, "not signed for a receipt");
            }
            found = trail::receipt(&mut self.db.reader(), number).await?;
        }
        let receipt = found.map_err(|_| Trouble::Missing)?;
        self.note(Act::of(actor.id, "case.receipt", trail::case(number))).await;
        Ok(receipt.write())
    }

    /// Notes that somebody opened the brief of a case: once a day for a person and a version.
    pub async fn opened_brief(&self, by: PersonId, number: CaseNumber, version: i64) {
        let act = Act::of(by, "brief.open", trail::case(number)).versions(version, version);
        let filter = Filter {
            actor: Some(format!("u:{by}")),
            act: Some("brief.open".to_owned()),
            object: Some(trail::case(number)),
            ..Filter::default()
        };
        let last = trail::page(&mut self.db.reader(), &filter, 1, 0).await.unwrap_or_default();
        let last = last.first().and_then(|row| Entry::read(&row.body));
        let now = self.world.now();
        let again = last.is_some_and(|entry| {
            let same = entry.ver.is_some_and(|[seen, _]| i64::try_from(seen) == Ok(version));
            same && local(Time(entry.time)).day == local(now).day
        });
        if !again {
            self.note(act).await;
        }
    }

    /// Writes an entry without an effect; what was read is shown all the same where it cannot be written.
    async fn note(&self, act: Act) {
        if let Err(error) = self.record(act).await {
            tracing::error!(error = &error as &dyn std::error::Error, "a reading was not written down");
        }
    }

    async fn record(&self, act: Act) -> Result<(), store::Error> {
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    tx.record(act);
                    Ok(())
                })
            })
            .await
    }
}

fn line(row: &EntryRow, names: &BTreeMap<String, String>) -> Option<LogLine> {
    let entry = Entry::read(&row.body)?;
    let case = entry.obj.strip_prefix("case/").and_then(|number| number.parse().ok()).map(CaseNumber);
    let states = entry.from.iter().chain(&entry.to).map(ToString::to_string).collect();
    Some(LogLine {
        seq: row.seq,
        at: Time(entry.time),
        name: names.get(&entry.actor).cloned(),
        states,
        case,
        count: entry.count,
        actor: entry.actor,
        act: entry.act,
        object: entry.obj,
    })
}
