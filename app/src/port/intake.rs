//! What the pages before a submission need: what waits for whom on the front page, and what is known about a tool.

use domain::{
    case::{brief::PrecedentLine, package::Term},
    id::{AreaId, CaseNumber, EntryId},
    register::EntryState,
    time::{Day, Time},
    tool::Tool,
};

use super::CaseRow;

/// The front page of one person.
#[derive(Clone, Debug)]
pub struct Start {
    /// Files requests in at least one area.
    pub files: bool,
    /// Keeps people and areas.
    pub admin: bool,
    /// What waits, the most pressing pile first. A person without a pile only reads.
    pub piles: Vec<Pile>,
    /// When it was made.
    pub now: Time,
}

/// Cases that wait for one reason.
#[derive(Clone, Debug)]
pub struct Pile {
    /// The reason.
    pub kind: PileKind,
    /// The first of them.
    pub rows: Vec<CaseRow>,
    /// How many there are in all.
    pub total: usize,
    /// There are more than that.
    pub more: bool,
}

/// Why cases lie on a pile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PileKind {
    /// The executive has to decide.
    Decision,
    /// Security has the move.
    Review,
    /// A second reviewer has to sign.
    Signature,
    /// An adviser has to look at an artefact.
    Artefact,
    /// Marketing has the move.
    Marketing,
    /// Filed by this person and not over.
    Open,
}

/// What is known about a tool, the best news first.
#[derive(Clone, Debug)]
pub struct Found {
    /// What was typed.
    pub asked: String,
    /// The first hit is the thing itself, not something like it.
    pub exact: bool,
    /// Files requests in at least one area.
    pub files: bool,
    /// What was found.
    pub hits: Vec<Hit>,
    /// When it was made.
    pub now: Time,
}

/// One thing that is known.
#[derive(Clone, Debug)]
pub enum Hit {
    /// It stands in the register.
    Approved(Approved),
    /// Somebody is asking for it at this moment.
    Running {
        /// The case, where this person may see it.
        case: Option<CaseRow>,
        /// Tool as filed.
        name: String,
        /// Name of the area.
        area: String,
    },
    /// It was declined.
    Declined {
        /// The case and the reason, where this person may see it.
        case: Option<(CaseNumber, String)>,
        /// Tool as filed.
        name: String,
        /// Name of the area.
        area: String,
        /// When.
        day: Day,
    },
    /// A tool of the catalogue.
    Known(&'static Tool),
    /// What others reached.
    Elsewhere(PrecedentLine),
}

/// An entry of the register.
#[derive(Clone, Debug)]
pub struct Approved {
    /// Which.
    pub entry: EntryId,
    /// Name as approved.
    pub name: String,
    /// Name of the area in which it is approved.
    pub area: String,
    /// This person works in that area.
    pub here: bool,
    /// Where it stands today.
    pub state: EntryState,
    /// The conditions.
    pub terms: Vec<Term>,
    /// Who answers for it.
    pub owner: String,
    /// Last day.
    pub until: Option<Day>,
}

/// An area in which somebody files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which.
    pub id: AreaId,
    /// As people call it.
    pub name: String,
}

/// Which requests of marketing's areas a list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// All but discarded drafts.
    #[default]
    All,
    /// Marketing has the move.
    Waiting,
    /// Not sent yet.
    Drafts,
    /// Approved, declined or withdrawn.
    Decided,
}

impl Filter {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 4] = [Self::All, Self::Waiting, Self::Drafts, Self::Decided];

    /// The word in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Waiting => "waiting",
            Self::Drafts => "drafts",
            Self::Decided => "decided",
        }
    }

    /// The filter of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|filter| filter.code() == code)
    }
}

/// What the bell leads to.
#[derive(Clone, Debug)]
pub struct News {
    /// What waits for this person, as on the front page.
    pub piles: Vec<Pile>,
    /// What others said lately where this person takes part, the newest first.
    pub said: Vec<Heard>,
    /// When it was made.
    pub now: Time,
}

/// Something that was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// In which case.
    pub case: CaseNumber,
    /// Its channel or tool.
    pub tool: String,
    /// Who.
    pub by: String,
    /// When.
    pub at: Time,
    /// The words.
    pub body: String,
    /// The reader is named in it.
    pub named: bool,
    /// Said since the reader's last look at the case.
    pub unread: bool,
}
