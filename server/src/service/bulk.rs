//! The same act on several cases, each on its own: its own permit, version, transaction and entry in the audit log, and a
//! key of its own, so that a request that is sent again does only what was not done. One failure takes nothing back.

use app::{
    failure::Failure,
    form::case::bulk::{Bulk, BulkAct, BulkForm},
    page::case::bulk::because,
    port::{
        CaseView,
        desk::{BulkItem, BulkResult, Choosable},
    },
};
use domain::{
    case::{Side, act::Act, act::Action, class::Class},
    id::CaseNumber,
    person::Actor,
    policy::Outcome,
};

use super::{Services, Trouble};
use crate::store::{self, Error, pending::PendingRow, request_key::apart};

impl Services {
    /// These cases with what the act would mean for each; who may not see one does not find it.
    pub async fn bulk_items(
        &self,
        actor: &Actor,
        act: BulkAct,
        numbers: &[CaseNumber],
    ) -> Result<Vec<BulkItem>, Trouble> {
        let mut items = Vec::new();
        for number in numbers {
            match self.view(actor, *number).await {
                Ok(view) => items.push(item(&view, act)),
                Err(Trouble::Missing | Trouble::Denied(_)) => {}
                Err(trouble) => return Err(trouble),
            }
        }
        Ok(items)
    }

    /// Who may hold every one of these for security, by name.
    pub async fn bulk_holders(&self, items: &[BulkItem]) -> Result<Vec<Choosable>, Trouble> {
        let mut all: Option<Vec<Choosable>> = None;
        for item in items.iter().filter(|item| item.left_out.is_none()) {
            let here = self.holders(item.number, Some(Side::Security)).await?;
            all = Some(match all {
                None => here,
                Some(so_far) => so_far.into_iter().filter(|one| here.contains(one)).collect(),
            });
        }
        Ok(all.unwrap_or_default())
    }

    /// Does it to each; answers what came of each, in their order.
    pub async fn bulk(&self, actor: &Actor, form: BulkForm) -> Result<Vec<BulkResult>, Trouble> {
        let numbers: Vec<CaseNumber> = form.items.iter().map(|(number, _)| *number).collect();
        let items = self.bulk_items(actor, form.bulk.act(), &numbers).await?;
        let class = items.iter().find_map(|item| item.class);
        if let Bulk::Snooze(_) | Bulk::Wake = form.bulk {
            let until = if let Bulk::Snooze(until) = form.bulk { Some(until) } else { None };
            let known = items.iter().filter(|item| item.left_out.is_none()).map(|item| item.number);
            self.snooze(actor, known.collect(), until).await?;
        }
        let mut results = Vec::new();
        for (number, seen) in form.items {
            let item = items.iter().find(|item| item.number == number);
            let outcome = match (item, &form.bulk) {
                (None, _) => Err(because::GONE),
                (Some(item), Bulk::Snooze(_) | Bulk::Wake) => item.left_out.map_or(Ok(()), Err),
                (Some(_), Bulk::Assign(person)) => {
                    let assigned = Box::pin(self.assign(actor, number, seen, *person));
                    told(apart(&number.to_string(), assigned).await)?
                }
                (Some(item), Bulk::Approve(reason)) => {
                    let approved = Box::pin(self.approve_alike(actor, item, seen, class, reason));
                    told(apart(&number.to_string(), approved).await)?
                }
            };
            let (reference, tool) =
                item.map(|item| (item.reference.clone(), item.tool.clone())).unwrap_or_default();
            results.push(BulkResult { number, reference, tool, outcome });
        }
        Ok(results)
    }

    /// Approves one of several: with the reason that they share as a comment that goes out with the verdict.
    async fn approve_alike(
        &self,
        actor: &Actor,
        item: &BulkItem,
        seen: i64,
        class: Option<Class>,
        reason: &str,
    ) -> Result<i64, Trouble> {
        // Who comes late is told what changed, not that something is wrong with the class.
        if item.version == seen && (item.class.is_none() || item.class != class) {
            return Err(Trouble::Because(item.left_out.unwrap_or(because::OTHER_CLASS)));
        }
        let comment = PendingRow {
            id: self.world.uuid(),
            case: item.number,
            by: actor.id,
            at: self.world.now(),
            topic: String::new(),
            question: false,
            body: reason.to_owned(),
        };
        let (services, actor) = (self.clone(), actor.clone());
        self.warm_for(Some(&actor), comment.case, &Act::Approve).await;
        let done = self.db.write(move |tx| {
            Box::pin(async move {
                store::pending::insert(tx, &comment).await?;
                services.step(tx, &actor, comment.case, seen, Act::Approve).await
            })
        });
        let done = done.await;
        self.outbox.wake();
        done
    }
}

/// What came of one, in words. What was done by the same request before is done. Only a broken store ends all of it.
fn told(done: Result<i64, Trouble>) -> Result<Result<(), &'static str>, Trouble> {
    match done {
        Ok(_) | Err(Trouble::Store(Error::Repeated)) => Ok(Ok(())),
        Err(Trouble::Store(Error::Stale)) => Ok(Err(because::STALE)),
        Err(trouble @ Trouble::Store(_)) => Err(trouble),
        Err(trouble) => Ok(Err(match Failure::from(trouble) {
            Failure::Refused(key) | Failure::Forbidden(key) | Failure::Gone(key) => key,
            _ => because::GONE,
        })),
    }
}

fn item(view: &CaseView, act: BulkAct) -> BulkItem {
    let standing = view.as_asked();
    let class = standing.as_ref().and_then(|standing| view.case.class(standing));
    let left_out = match act {
        BulkAct::Wake => None,
        BulkAct::Snooze => view.case.state.kind().is_final().then_some(because::OVER),
        BulkAct::Assign if view.can(Action::Assign) && view.side() == Some(Side::Security) => None,
        BulkAct::Assign => Some(because::NOT_YOURS),
        BulkAct::Approve if !view.can(Action::Approve) => Some(because::NOT_NOW),
        // the class is made of what only the other reviewer sees
        BulkAct::Approve if view.blind => Some(because::ALONE),
        BulkAct::Approve if view.open_questions > 0 => Some(because::QUESTION),
        BulkAct::Approve => match (&standing, class) {
            (_, Some(_)) => None,
            (Some(standing), None) if !standing.open.is_empty() => Some(because::GATE),
            (Some(standing), None) if standing.proposal.outcome != Outcome::Approve => Some(because::TABLE),
            _ => Some(because::ALONE),
        },
    };
    let holder = view.case.assignees.security.map(|person| view.people.name(person)).unwrap_or_default();
    BulkItem {
        number: view.case.number,
        reference: view.case.reference(),
        version: view.version,
        tool: view.case.request.tool.clone(),
        severity: view.case.urgency,
        holder,
        due: view.case.due(),
        class,
        comments: view.pending.len(),
        left_out,
    }
}
