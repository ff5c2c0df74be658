//! Halvermoor, a maker of garden furniture that does not exist, and the people who work there. Their identifiers are
//! constants: they are the mark by which the demo knows its own database again, without a table for it. Nobody has a
//! password; people of the demo sign in by link or by the persona switch.

use domain::{
    area::{Area, Substitute},
    clock::zone::local,
    id::{AreaId, PersonId},
    language::Language,
    person::{Actor, Grant, Role},
    time::Time,
};
use uuid::Uuid;

use crate::{
    http::Persona,
    store::{
        self, Tx,
        person::PersonRow,
        trail::{Act, By},
    },
};

/// The first half of every identifier of the demo.
const MARK: u128 = 0x0190_c0c0_de00_7000_8000_0000_0000_0000;
/// Days from now on which the substitute of the first area stands in, and for how long.
const ABSENCE: (i64, i64) = (19, 14);

/// The two areas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Retail,
    Trade,
}

impl Place {
    pub(super) const ALL: [Self; 2] = [Self::Retail, Self::Trade];

    pub(super) const fn id(self) -> AreaId {
        AreaId(Uuid::from_u128(MARK | 0x100 | self as u128))
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Retail => "Privatkunden",
            Self::Trade => "Geschäftskunden",
        }
    }

    const fn executive(self) -> Who {
        match self {
            Self::Retail => Who::Katharina,
            Self::Trade => Who::Henrik,
        }
    }

    fn area(self, now: Time) -> Area {
        let from = local(now).day.plus(ABSENCE.0);
        let substitute = match self {
            Self::Retail => Some(Substitute { person: Who::Henrik.id(), from, until: from.plus(ABSENCE.1) }),
            Self::Trade => None,
        };
        Area { executive: Some(self.executive().id()), substitute, ..Area::new(self.id(), self.name()) }
    }
}

/// Everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    Mia,
    Emre,
    Johanna,
    Lukas,
    Tobias,
    Nadia,
    Friederike,
    Katharina,
    Henrik,
    Paula,
    Ruth,
}

/// What is told about somebody: name, mail address, language, roles with the area where they hold.
type Told = (&'static str, &'static str, Language, &'static [(Role, Option<Place>)]);

impl Who {
    /// In the order of the persona switch.
    pub(super) const ALL: [Self; 11] = [
        Self::Mia,
        Self::Emre,
        Self::Johanna,
        Self::Tobias,
        Self::Nadia,
        Self::Lukas,
        Self::Friederike,
        Self::Katharina,
        Self::Henrik,
        Self::Ruth,
        Self::Paula,
    ];

    pub(super) const fn id(self) -> PersonId {
        PersonId(Uuid::from_u128(MARK | 0x200 | self as u128))
    }

    const fn told(self) -> Told {
        use Language::{De, En};
        use Place::{Retail, Trade};
        use Role::{Admin, Adviser, Auditor, Executive, Marketer, Reviewer};
        match self {
            Self::Mia => ("Mia Harrendorf", "mia", De, &[(Marketer, Some(Retail))]),
            Self::Emre => ("Emre Aydemir", "emre", En, &[(Marketer, Some(Retail))]),
            Self::Johanna => ("Johanna Kirchwehm", "johanna", De, &[(Marketer, Some(Trade))]),
            Self::Tobias => ("Tobias Rehfeldt", "tobias", De, &[(Reviewer, None)]),
            Self::Nadia => ("Nadia Belkacem", "nadia", En, &[(Reviewer, None)]),
            Self::Lukas => {
                ("Lukas Tönnsen", "lukas", De, &[(Reviewer, Some(Retail)), (Marketer, Some(Trade))])
            }
            Self::Friederike => ("Friederike Osterholt", "friederike", De, &[(Adviser, None)]),
            Self::Katharina => ("Katharina Wiedenhaupt", "katharina", De, &[(Executive, Some(Retail))]),
            Self::Henrik => ("Henrik Solmsen", "henrik", De, &[(Executive, Some(Trade))]),
            Self::Ruth => ("Ruth Imhülsen", "ruth", De, &[(Auditor, None)]),
            Self::Paula => ("Paula Grotjahn", "paula", De, &[(Admin, None)]),
        }
    }

    pub(super) fn language(self) -> Language {
        self.told().2
    }

    pub(super) fn actor(self) -> Actor {
        Actor { id: self.id(), grants: self.grants().collect() }
    }

    fn grants(self) -> impl Iterator<Item = Grant> {
        let (.., roles) = self.told();
        roles.iter().map(|(role, place)| Grant { role: *role, area: place.map(Place::id) })
    }

    fn row(self, created_at: Time) -> PersonRow {
        let (name, mailbox, language, _) = self.told();
        PersonRow {
            id: self.id(),
            name: name.to_owned(),
            email: format!("{mailbox}@halvermoor.example"),
            language,
            disabled_at: None,
            created_at,
        }
    }

    /// How the persona switch shows somebody: whoever belongs to one area, with its name.
    pub(super) fn persona(self) -> Persona {
        let (name, .., roles) = self.told();
        let place = roles.first().and_then(|(_, place)| *place);
        let roles: Vec<Role> = roles.iter().map(|(role, _)| *role).collect();
        let name = place.map_or_else(|| name.to_owned(), |place| format!("{name}, {}", place.name()));
        Persona { id: self.id(), name, role: app::demo::key(&roles) }
    }
}

/// Whoever was put into the database when everything else had been: without this person the filling was interrupted.
pub(super) const LAST: Who = Who::Ruth;

/// The areas and everybody but the last.
pub(super) async fn found(tx: &mut Tx, now: Time, since: Time) -> store::Result<()> {
    tx.record(Act::of(By::System, "demo.found", "demo").at(since));
    for who in Who::ALL.into_iter().filter(|who| *who != LAST) {
        store::person::insert(tx, &who.row(since), None).await?;
    }
    for place in Place::ALL {
        store::area::insert(tx, &place.area(now)).await?;
    }
    for who in Who::ALL.into_iter().filter(|who| *who != LAST) {
        grant(tx, who).await?;
    }
    Ok(())
}

/// The last one.
pub(super) async fn complete(tx: &mut Tx, since: Time) -> store::Result<()> {
    tx.record(Act::of(By::System, "demo.complete", "demo"));
    store::person::insert(tx, &LAST.row(since), None).await?;
    grant(tx, LAST).await
}

async fn grant(tx: &mut Tx, who: Who) -> store::Result<()> {
    for grant in who.grants() {
        store::person::grant(tx, who.id(), grant).await?;
    }
    Ok(())
}
