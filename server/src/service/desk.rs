//! A reviewer's own desk: the lists of the inbox, what was put off, filters with a name, keys. Each is the reader's own
//! business but for the lists, which show cases of the areas in which they review or advise.

use std::collections::BTreeMap;

use app::{
    form::case::{
        bulk::Until,
        filter::{DueIn, Filter},
        saved::{Readers, TOO_MANY},
    },
    keyboard::Keyboard,
    port::{
        CaseRow, Listing,
        desk::{Saved, Snoozed},
    },
};
use domain::{
    clock::zone::{Local, instant, local},
    id::{AreaId, CaseNumber, PersonId},
    permit::Hat,
    person::{Actor, Places, Role},
    time::{DAY, Day, Time},
    tool::name_key,
};
use uuid::Uuid;

use super::{
    Services, Trouble,
    list::{PAGE, Window, own_areas},
};
use crate::store::{
    self, Source,
    case::{CaseLine, Inbox, Sieve},
    keyboard::KeyboardRow,
    saved_filter::{SavedFilter, Shared},
    snooze::SnoozeRow,
};

/// Cases that somebody watches or has put off, at the most; whoever has more sees the last ones.
const OWN: i64 = 500;
/// Filters of one person.
const FILTERS: i64 = 30;
/// Filters that others share with somebody who reviews everywhere.
const SHARED: i64 = 200;
/// How long a row says that it is back.
const NEWS: i64 = 3 * DAY;
/// When a day begins for what was put off until then, in minutes of the wall clock.
const MORNING: i64 = 8 * 60;
/// Every code of whoever may have the move.
pub const ANYBODY: &str = "security,second-reviewer,both,marketing,adviser,executive,admin";
/// The codes of security's moves.
pub const SECURITY: &str = "security,second-reviewer,both";

/// Which list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Desk {
    /// Security has the move, and the reader or nobody holds it.
    Mine,
    /// One of these has the move.
    Moves(&'static str),
    /// The reader watches it.
    Watched,
    /// The reader has put it off.
    Snoozed,
}

/// Who may have a desk: whoever reviews or advises there.
fn works(actor: &Actor, area: AreaId) -> bool {
    actor.is(Role::Reviewer, area) || actor.is(Role::Adviser, area)
}

impl Services {
    /// A list of the inbox, the most urgent first.
    pub async fn desk(
        &self,
        actor: &Actor,
        role: Role,
        desk: Desk,
        filter: &Filter,
        page: usize,
    ) -> Result<Listing<CaseRow>, Trouble> {
        let mut source = self.db.reader();
        let now = self.world.now();
        let mut sieve = sieve(filter, now);
        let moves = match desk {
            Desk::Mine => {
                sieve.held_by = Some(actor.id);
                sieve.awake_for = Some((actor.id, now));
                SECURITY
            }
            Desk::Moves(SECURITY) => {
                sieve.awake_for = Some((actor.id, now));
                SECURITY
            }
            Desk::Moves(moves) => moves,
            Desk::Watched | Desk::Snoozed => {
                let lines = if desk == Desk::Watched {
                    store::case::watched(&mut source, actor.id, OWN).await?
                } else {
                    store::case::put_off(&mut source, actor.id, now, OWN).await?
                };
                return self.sifted(&mut source, actor, filter, &sieve, lines, page).await;
            }
        };
        let query = Inbox {
            places: actor.places(role),
            state: None,
            move_side: Some(moves.to_owned()),
            area: filter.area,
            sieve,
            limit: Window::ROWS,
            offset: 0,
        };
        let hat = if role == Role::Adviser { Hat::Adviser } else { Hat::Reviewer };
        self.listed(&mut source, actor, hat, query, page).await
    }

    /// Lines that were found another way, without what the filter leaves out or the reader has no part in any more.
    async fn sifted(
        &self,
        source: &mut impl Source,
        actor: &Actor,
        filter: &Filter,
        sieve: &Sieve,
        mut lines: Vec<CaseLine>,
        page: usize,
    ) -> Result<Listing<CaseRow>, Trouble> {
        lines.retain(|line| works(actor, line.area));
        lines.retain(|line| filter.area.is_none_or(|area| area == line.area) && sieve.takes(line));
        let place = Window::among(page, lines.len());
        let skip = usize::try_from(place.offset()).unwrap_or(0);
        let lines = lines.into_iter().skip(skip).take(PAGE + 1).collect();
        let reviews = |line: &CaseLine| actor.is(Role::Reviewer, line.area);
        let hat = |line: &CaseLine| Some(if reviews(line) { Hat::Reviewer } else { Hat::Adviser });
        let rows = self.own_rows(source, actor.id, lines, hat).await?;
        Ok(place.listing(rows, self.world.now()))
    }

    /// Rows with what the reader has put off.
    pub(super) async fn own_rows(
        &self,
        source: &mut impl Source,
        me: PersonId,
        lines: Vec<CaseLine>,
        hat: impl Fn(&CaseLine) -> Option<Hat>,
    ) -> Result<Vec<CaseRow>, Trouble> {
        let now = self.world.now();
        let mut rows = self.rows(source, me, lines, hat).await?;
        let put_off: BTreeMap<CaseNumber, SnoozeRow> =
            store::snooze::of(source, me, OWN).await?.into_iter().map(|row| (row.case, row)).collect();
        for row in &mut rows {
            row.snoozed = put_off.get(&row.number).and_then(|put_off| match put_off.back(now) {
                None => Some(Snoozed::Until(put_off.until)),
                Some(at) if at.plus(NEWS) > now => {
                    Some(Snoozed::Back { at, happened: put_off.woken.is_some() })
                }
                Some(_) => None,
            });
        }
        Ok(rows)
    }

    /// The next deadline of any open case that this person may see in a list.
    pub async fn next_due(&self, actor: &Actor, role: Role) -> Result<Option<Time>, Trouble> {
        let mut source = self.db.reader();
        let query = Inbox {
            places: actor.places(role),
            state: None,
            move_side: Some(ANYBODY.to_owned()),
            area: None,
            sieve: Sieve::default(),
            limit: 1,
            offset: 0,
        };
        Ok(store::case::inbox(&mut source, &query).await?.first().and_then(|line| line.due_at))
    }

    /// The areas in which somebody works, by name; none where there is one only, because nothing is to be chosen.
    pub async fn desk_areas(&self, actor: &Actor) -> Result<Vec<(AreaId, String)>, Trouble> {
        let names = own_areas(&mut self.db.reader(), actor, &[Role::Reviewer, Role::Adviser]).await?;
        let mut areas: Vec<_> = names.into_iter().collect();
        areas.sort_by_key(|(area, name)| (name.to_lowercase(), *area));
        Ok(if areas.len() > 1 { areas } else { Vec::new() })
    }

    /// Puts these cases off for this person, or takes them back (`None`). The clock of a case does not notice. What has a
    /// deadline is back when it comes, at the latest.
    pub async fn snooze(
        &self,
        actor: &Actor,
        cases: Vec<CaseNumber>,
        until: Option<Until>,
    ) -> Result<(), Trouble> {
        let (services, person) = (self.clone(), actor.id);
        for number in &cases {
            self.version(actor, *number).await?;
        }
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    let now = services.world.now();
                    for number in cases {
                        let Some(until) = until else {
                            store::snooze::end(tx, number, person).await?;
                            continue;
                        };
                        let due = store::case::due_of(tx, number).await?.filter(|due| *due > now);
                        let until = moment(until, now);
                        let until = until.map(|until| due.map_or(until, |due| until.min(due)));
                        store::snooze::put(tx, number, person, now, until.or(due)).await?;
                    }
                    Ok(())
                })
            })
            .await
    }

    /// The filters that somebody may use: their own, and those shared where they review.
    pub async fn filters(&self, actor: &Actor) -> Result<Vec<Saved>, Trouble> {
        let mut source = self.db.reader();
        let mut found = store::saved_filter::own(&mut source, actor.id, FILTERS).await?;
        let mut shared = Vec::new();
        match actor.places(Role::Reviewer) {
            Places::Everywhere => {
                shared.extend(store::saved_filter::all_shared(&mut source, SHARED).await?);
            }
            Places::Areas(areas) => {
                let everybody = (!areas.is_empty()).then_some(None);
                for place in areas.into_iter().map(Some).chain(everybody) {
                    shared.extend(store::saved_filter::shared(&mut source, place, FILTERS).await?);
                }
            }
        }
        shared.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
        found.extend(shared.into_iter().filter(|filter| filter.owner != actor.id));
        let saved = |filter: SavedFilter| Saved {
            id: filter.id,
            own: filter.owner == actor.id,
            readers: readers(filter.shared),
            name: filter.name,
            query: filter.query,
        };
        Ok(found.into_iter().map(saved).collect())
    }

    /// For whom somebody may share a filter, with the name of the area.
    pub async fn filter_readers(&self, actor: &Actor) -> Result<Vec<(Readers, String)>, Trouble> {
        let places = own_areas(&mut self.db.reader(), actor, &[Role::Reviewer]).await?;
        let everywhere =
            actor.grants.iter().any(|grant| grant.role == Role::Reviewer && grant.area.is_none());
        let all = everywhere.then(|| (Readers::All, String::new()));
        let places = places.into_iter().map(|(area, name)| (Readers::Area(area), name));
        Ok(std::iter::once((Readers::Me, String::new())).chain(places).chain(all).collect())
    }

    /// Gives a filter a name.
    pub async fn save_filter(
        &self,
        actor: &Actor,
        query: String,
        name: String,
        readers: Readers,
    ) -> Result<(), Trouble> {
        let filter = SavedFilter {
            id: self.world.uuid(),
            owner: actor.id,
            shared: shared(readers),
            name,
            query,
            created_at: self.world.now(),
        };
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    if store::saved_filter::count(tx, filter.owner).await? >= FILTERS {
                        return Err(Trouble::Because(TOO_MANY));
                    }
                    Ok(store::saved_filter::insert(tx, &filter).await?)
                })
            })
            .await
    }

    /// Changes the name or the readers of an own filter, or (`None`) deletes it.
    pub async fn change_filter(
        &self,
        actor: &Actor,
        id: Uuid,
        change: Option<(String, Readers)>,
    ) -> Result<(), Trouble> {
        let owner = actor.id;
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    match change {
                        Some((name, readers)) => {
                            store::saved_filter::change(tx, id, owner, name, shared(readers)).await?;
                        }
                        None => store::saved_filter::delete(tx, id, owner).await?,
                    }
                    Ok(())
                })
            })
            .await
    }

    /// Somebody's keys.
    pub async fn keyboard(&self, person: PersonId) -> Result<Keyboard, Trouble> {
        let row = store::keyboard::of(&mut self.db.reader(), person).await?;
        Ok(row.map_or_else(Keyboard::default, |row| Keyboard::of(row.active, &row.keys)))
    }

    /// Keeps somebody's keys.
    pub async fn set_keyboard(&self, person: PersonId, keyboard: Keyboard) -> Result<(), Trouble> {
        let row = KeyboardRow { active: keyboard.active, keys: keyboard.changed() };
        self.db
            .write(move |tx| Box::pin(async move { Ok(store::keyboard::put(tx, person, &row).await?) }))
            .await
    }
}

fn sieve(filter: &Filter, now: Time) -> Sieve {
    let tomorrow = instant(Local { day: local(now).day.plus(1), minute: 0 });
    let (due_from, due_before) = match filter.due {
        None => (None, None),
        Some(DueIn::Late) => (None, Some(now)),
        Some(DueIn::Today) => (Some(now), Some(tomorrow)),
        Some(DueIn::Week) => (Some(now), Some(tomorrow.plus(6 * DAY))),
    };
    let key = name_key(&filter.words);
    Sieve {
        kind: filter.kind.map(|kind| kind.code().to_owned()),
        severity: filter.level.map(|level| level.code().to_owned()),
        due_from,
        due_before,
        key: (!key.is_empty()).then_some(key),
        ..Sieve::default()
    }
}

/// The moment at which something is back by its date.
fn moment(until: Until, now: Time) -> Option<Time> {
    let today = local(now).day;
    let day: Day = match until {
        Until::Event => return None,
        Until::Tomorrow => today.plus(1),
        Until::Week => today.plus(7_i64.saturating_sub(today.weekday().into())),
        Until::Day(day) => day,
    };
    Some(instant(Local { day, minute: MORNING }))
}

const fn readers(shared: Shared) -> Readers {
    match shared {
        Shared::Nobody => Readers::Me,
        Shared::Area(area) => Readers::Area(area),
        Shared::Everybody => Readers::All,
    }
}

const fn shared(readers: Readers) -> Shared {
    match readers {
        Readers::Me => Shared::Nobody,
        Readers::Area(area) => Shared::Area(area),
        Readers::All => Shared::Everybody,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_off_is_back_in_the_morning_of_its_day() {
        // a Wednesday, ten o'clock in Berlin
        let now = Time(1_794_992_400_000);
        let back = |until| moment(until, now).map(local);
        let morning = |day| Some(Local { day, minute: MORNING });
        let day = |day| Day::new(2026, 11, day).expect("a day");
        assert_eq!(back(Until::Tomorrow), morning(day(19)));
        assert_eq!(back(Until::Week), morning(day(23)), "the next Monday");
        assert_eq!(back(Until::Day(day(30))), morning(day(30)));
        assert_eq!(back(Until::Event), None);
    }
}
