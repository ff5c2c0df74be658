//! What the bell counts and what it leads to. Counting is done for every page, so it reads indexes and stops at a
//! hundred; only who decides stands in the cases themselves, and few cases wait for that. What was said is read from a
//! few of the reader's own cases, each with the audiences of this reader there.

use std::collections::BTreeSet;

use app::port::intake::{Heard, News, PileKind};
use domain::{
    case::{Side, act::Action, mover::Mover},
    id::CaseNumber,
    permit::{Subject, audiences, permit},
    person::{Actor, Role},
    time::{DAY, Time},
};

use super::{
    Services, Trouble,
    act::{Loaded, load},
};
use crate::store::{
    self, Source,
    case::{CaseLine, Inbox, Marketing, Sieve},
};

/// So far the bell counts, for each role.
const COUNTED: i64 = 100;
/// In so many of the own cases, and of those held, it is looked what was said.
const CASES: i64 = 10;
/// So much of it is shown.
const SAID: usize = 20;
/// For so long something was said lately.
const LATELY: i64 = 14 * DAY;

impl Services {
    /// How many things wait for this person: counted to a hundred for each role.
    pub async fn waiting(&self, actor: &Actor) -> Result<u32, Trouble> {
        let mut source = self.db.reader();
        let mut count: i64 = 0;
        if actor.is_anywhere(Role::Executive) {
            let (lines, deciders) = self.escalated(&mut source, actor, COUNTED).await?;
            // who cannot be told apart is called rather once too often
            let mine =
                |line: &&CaseLine| deciders.of(line.number).is_none_or(|named| named.contains(&actor.id));
            let mine = lines.iter().filter(mine).count();
            count = count.saturating_add(i64::try_from(mine).unwrap_or(COUNTED));
        }
        let both = [Mover::Side(Side::Security), Mover::SecondReviewer].map(Mover::code).join(",");
        let movers = [(Role::Reviewer, both), (Role::Adviser, Mover::Adviser.code().to_owned())];
        for (role, movers) in movers {
            if actor.is_anywhere(role) {
                let query = Inbox {
                    places: actor.places(role),
                    state: None,
                    move_side: Some(movers),
                    area: None,
                    // what somebody has put off does not wait for them
                    sieve: Sieve { awake_for: Some((actor.id, self.world.now())), ..Sieve::default() },
                    limit: COUNTED,
                    offset: 0,
                };
                count = count.saturating_add(store::case::count_inbox(&mut source, &query, COUNTED).await?);
            }
        }
        if actor.is_anywhere(Role::Marketer) {
            let ask = Marketing { person: actor.id, places: actor.places(Role::Marketer), filter: "waiting" };
            let of_marketing = store::case::count_of_marketing(&mut source, &ask, COUNTED).await?;
            count = count.saturating_add(of_marketing);
        }
        Ok(u32::try_from(count).unwrap_or(u32::MAX))
    }

    /// What waits, and what was said lately.
    pub async fn news(&self, actor: &Actor) -> Result<News, Trouble> {
        let start = self.start(actor).await?;
        let piles = start.piles.into_iter().filter(|pile| pile.kind != PileKind::Open).collect();
        let mut source = self.db.reader();
        let mut numbers: BTreeSet<CaseNumber> = BTreeSet::new();
        numbers
            .extend(store::case::mine(&mut source, actor.id, CASES, 0).await?.iter().map(|line| line.number));
        numbers.extend(store::case::held(&mut source, actor.id, CASES).await?.iter().map(|line| line.number));
        let mut said = Vec::new();
        for number in numbers {
            said.extend(self.heard(&mut source, actor, number).await?);
        }
        said.sort_by_key(|heard| std::cmp::Reverse(heard.at));
        said.truncate(SAID);
        Ok(News { piles, said, now: start.now })
    }

    /// What others said lately in a case, as far as this person may read it.
    async fn heard(
        &self,
        source: &mut impl Source,
        actor: &Actor,
        number: CaseNumber,
    ) -> Result<Vec<Heard>, Trouble> {
        let now = self.world.now();
        let Loaded { case, area, .. } = load(source, number).await?;
        let subject = Subject { case: &case, area: &area };
        if permit(actor, Action::View, &subject, &self.policy(), now).is_err() {
            return Ok(Vec::new());
        }
        let reads = audiences(actor, &subject, &self.policy(), now);
        let mut posts = store::post::read(source, number, &reads).await?;
        posts.retain(|post| post.by != actor.id && post.taken_back.is_none() && now <= post.at.plus(LATELY));
        let authors = posts.iter().map(|post| post.by).collect();
        let people = super::view::people(source, authors).await?;
        let looked = store::look::of(source, number, actor.id).await?.at.unwrap_or(Time(0));
        let me = store::person::find(source, actor.id)
            .await?
            .map_or_else(String::new, |me| format!("@{}", me.name));
        Ok(posts
            .into_iter()
            .map(|post| Heard {
                case: number,
                tool: case.request.tool.clone(),
                by: people.name(post.by),
                at: post.at,
                named: me.len() > 1 && post.body.contains(&me),
                unread: post.at > looked,
                body: post.body,
            })
            .collect())
    }
}
