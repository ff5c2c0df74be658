//! What is done beside the cases: people, areas, policy, audit, the own account. As with the matrix of cases, every cell
//! stands in a table (`task.txt`) that the program is compiled from. [`pass`] answers with a [`Pass`], which nobody else can
//! make. Rules about one's own person (nobody changes their own roles) are the service's, on top of this.

use super::matrix::{Cell, blank, line, word};
use crate::{
    id::{AreaId, PersonId},
    permit::Denial,
    person::{Actor, Role},
};

const TEXT: &[u8] = include_bytes!("task.txt");
const ASKERS: usize = Asker::ALL.len();

static TASKS: [[Cell; ASKERS]; Task::ALL.len()] = read(TEXT);

/// Who asks for something that is no case's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Asker {
    /// Nobody is known.
    Anonymous,
    /// A program with a token.
    Program,
    /// Outside person who answers a questionnaire through a link.
    Supplier,
    /// Signed in, and without any role.
    Person,
    /// With this role.
    Holds(Role),
}

impl Asker {
    /// All of them, in the order of the columns.
    pub const ALL: [Self; 10] = [
        Self::Anonymous,
        Self::Program,
        Self::Supplier,
        Self::Person,
        Self::Holds(Role::Marketer),
        Self::Holds(Role::Reviewer),
        Self::Holds(Role::Adviser),
        Self::Holds(Role::Executive),
        Self::Holds(Role::Auditor),
        Self::Holds(Role::Admin),
    ];

    const fn column(self) -> usize {
        match self {
            Self::Anonymous => 0,
            Self::Program => 1,
            Self::Supplier => 2,
            Self::Person => 3,
            Self::Holds(role) => 4 + role as usize,
        }
    }
}

macro_rules! tasks {
    ($($(#[$doc:meta])* $name:ident = $code:literal),+ $(,)?) => {
        /// Something that is done beside the cases.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Task {
            $($(#[$doc])* $name),+
        }

        impl Task {
            /// All of them, in the order of the table.
            pub const ALL: [Self; [$($code),+].len()] = [$(Self::$name),+];

            /// The name of its row.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code),+
                }
            }
        }
    };
}

tasks! {
    /// Whether the server lives, its files, its addresses for machines.
    Probe = "probe",
    /// Sign in, by whichever way, and whatever an account needs before.
    SignIn = "sign-in",
    /// End the own session.
    SignOut = "sign-out",
    /// Read help.
    ReadHelp = "read-help",
    /// Light or dark.
    ChooseTheme = "choose-theme",
    /// Play somebody else in the demo.
    SwitchPersona = "switch-persona",
    /// The own account, its sessions and factors.
    OwnAccount = "own-account",
    /// Pages that show each reader what they may see: start, news, search, register, precedents.
    LookAround = "look-around",
    /// Begin a request in an area.
    FileRequest = "file-request",
    /// The list of what waits, and filters with a name.
    UseDesk = "use-desk",
    /// Several requests at once.
    ActInBulk = "act-in-bulk",
    /// How long the own verdicts took.
    ReadLeadTimes = "read-lead-times",
    /// Prove a condition of an entry in the area.
    ProveCondition = "prove-condition",
    /// The areas.
    ReadAreas = "read-areas",
    /// Say who decides in an area.
    NameDeciders = "name-deciders",
    /// Say when an area works and how long a move may take.
    SetHours = "set-hours",
    /// Say what an area tolerates; its executive's alone.
    SetTolerance = "set-tolerance",
    /// What is overdue and moves on by nothing.
    ReadOverdue = "read-overdue",
    /// The outbox.
    ReadJobs = "read-jobs",
    /// Try an undelivered message again, or give it up.
    SettleJob = "settle-job",
    /// The rule book.
    ReadRules = "read-rules",
    /// Try a changed rule book on all past cases.
    TryRules = "try-rules",
    /// The audit log.
    ReadAudit = "read-audit",
    /// Have it verified.
    VerifyAudit = "verify-audit",
    /// Take it away.
    ExportAudit = "export-audit",
    /// Who has an account.
    ReadPeople = "read-people",
    /// Make an account.
    Invite = "invite",
    /// Give and take roles; never the own ones.
    ChangeRoles = "change-roles",
    /// Close an account; never the own one.
    Disable = "disable",
    /// Open it again.
    Enable = "enable",
    /// End all sessions of somebody.
    EndSessions = "end-sessions",
    /// Have a link sent with which somebody chooses a password.
    SendLink = "send-link",
    /// Take the second factors of somebody away who lost them.
    DropFactors = "drop-factors",
    /// End the connection of somebody with the company's provider.
    Unlink = "unlink",
    /// The settings in force, and what was proposed.
    ReadPolicy = "read-policy",
    /// Propose other settings.
    ProposePolicy = "propose-policy",
    /// Confirm what somebody else proposed.
    ConfirmPolicy = "confirm-policy",
    /// Reject a proposal, or take it back.
    RejectPolicy = "reject-policy",
}

/// Leave to do one such thing. Only [`pass`] makes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pass {
    task: Task,
    by: PersonId,
    area: Option<AreaId>,
}

impl Pass {
    /// What it allows.
    pub const fn task(&self) -> Task {
        self.task
    }

    /// To whom.
    pub const fn by(&self) -> PersonId {
        self.by
    }

    /// Where; `None` is everywhere.
    pub const fn area(&self) -> Option<AreaId> {
        self.area
    }
}

/// What stands in the table.
pub fn task(task: Task, asker: Asker) -> Cell {
    TASKS[task as usize][asker.column()]
}

/// Whether somebody who is signed in may do this: anywhere, or in one area where one is named.
pub fn pass(actor: &Actor, wanted: Task, area: Option<AreaId>) -> Result<Pass, Denial> {
    let holds = |role: &Role| area.map_or_else(|| actor.is_anywhere(*role), |area| actor.is(*role, area));
    let held = Role::ALL.into_iter().filter(holds).map(Asker::Holds);
    let may = held.chain([Asker::Person]).any(|asker| task(wanted, asker) == Cell::May);
    if may { Ok(Pass { task: wanted, by: actor.id, area }) } else { Err(Denial::NotYourRole) }
}

const fn read(text: &[u8]) -> [[Cell; ASKERS]; Task::ALL.len()] {
    let mut table = [[Cell::Never; ASKERS]; Task::ALL.len()];
    let (mut at, mut row) = (0, 0);
    while row < Task::ALL.len() {
        assert!(Task::ALL[row] as usize == row, "the tasks stand in their order");
        at = word(text, line(text, at), Task::ALL[row].code().as_bytes());
        let mut asker = 0;
        while asker < ASKERS {
            assert!(Asker::ALL[asker].column() == asker, "the columns stand in their order");
            at = blank(text, at);
            table[row][asker] = Cell::of(text[at]);
            at += 1;
            asker += 1;
        }
        row += 1;
    }
    assert!(line(text, at) == text.len(), "rows that belong to nothing");
    table
}
