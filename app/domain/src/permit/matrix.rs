//! The matrix, as data: every act in every state for every party, decided one by one in `matrix.txt`, which is read while
//! the program is compiled. A cell that is missing, or one too many, is no program: nothing is allowed, and nothing is
//! refused, by absence. The table of acts that are no case's stands beside it (`task.txt`), read by the same few functions.

use crate::{
    case::{act::Action, state::StateKind},
    permit::Hat,
};

const TEXT: &[u8] = include_bytes!("matrix.txt");
const STATES: usize = StateKind::ALL.len();
const PARTIES: usize = Party::ALL.len();

static MATRIX: [[[Cell; PARTIES]; STATES]; Action::ALL.len()] = read(TEXT);
static WEARERS: [[bool; Hat::ALL.len()]; Action::ALL.len()] = worn_for(&MATRIX);

/// How somebody stands to a case: in one of the hats, or in none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Party {
    /// With a relation to it.
    Wears(Hat),
    /// Signed in, and without any relation to it.
    Outsider,
    /// Outside person who answers a questionnaire through a link.
    Supplier,
    /// A program with a token.
    Program,
    /// Nobody is known.
    Anonymous,
}

impl Party {
    /// All of them, in the order of the columns.
    pub const ALL: [Self; 12] = [
        Self::Wears(Hat::Decider),
        Self::Wears(Hat::Requester),
        Self::Wears(Hat::Colleague),
        Self::Wears(Hat::Reviewer),
        Self::Wears(Hat::Adviser),
        Self::Wears(Hat::Owner),
        Self::Wears(Hat::Auditor),
        Self::Wears(Hat::Admin),
        Self::Outsider,
        Self::Supplier,
        Self::Program,
        Self::Anonymous,
    ];

    const fn column(self) -> usize {
        match self {
            Self::Wears(hat) => hat as usize,
            Self::Outsider => 8,
            Self::Supplier => 9,
            Self::Program => 10,
            Self::Anonymous => 11,
        }
    }
}

/// What stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cell {
    /// May, as far as the case has what the act needs and it is their turn.
    May,
    /// Not in this state; in another one they may.
    NotNow,
    /// Never in this capacity.
    Never,
    /// Nobody stands like this in this state.
    Nobody,
    /// For them it does not exist.
    Hidden,
    /// Whoever wants this has to sign in.
    SignIn,
}

impl Cell {
    #[expect(clippy::panic, reason = "the table is read while compiling")]
    pub(super) const fn of(letter: u8) -> Self {
        match letter {
            b'+' => Self::May,
            b'.' => Self::NotNow,
            b'-' => Self::Never,
            b'/' => Self::Nobody,
            b'0' => Self::Hidden,
            b'!' => Self::SignIn,
            _ => panic!("a letter that means nothing"),
        }
    }
}

/// What this party may do in this state.
pub fn cell(action: Action, state: StateKind, party: Party) -> Cell {
    MATRIX[action as usize][state as usize][party.column()]
}

/// The hats that may do this in some state; any one of them is enough.
pub fn wearers(action: Action) -> impl Iterator<Item = Hat> {
    let row = &WEARERS[action as usize];
    Hat::ALL.into_iter().filter(|hat| row[*hat as usize])
}

const fn read(text: &[u8]) -> [[[Cell; PARTIES]; STATES]; Action::ALL.len()] {
    let mut matrix = [[[Cell::Never; PARTIES]; STATES]; Action::ALL.len()];
    let (mut at, mut act) = (0, 0);
    while act < Action::ALL.len() {
        assert!(Action::ALL[act] as usize == act, "the acts stand in the order in which they are declared");
        at = word(text, line(text, at), Action::ALL[act].code().as_bytes());
        let mut state = 0;
        while state < STATES {
            assert!(StateKind::ALL[state] as usize == state, "the states stand in their order");
            at = word(text, line(text, at), StateKind::ALL[state].code().as_bytes());
            let mut party = 0;
            while party < PARTIES {
                assert!(Party::ALL[party].column() == party, "the columns stand in their order");
                at = blank(text, at);
                matrix[act][state][party] = Cell::of(text[at]);
                at += 1;
                party += 1;
            }
            state += 1;
        }
        act += 1;
    }
    assert!(line(text, at) == text.len(), "rows that belong to nothing");
    matrix
}

const fn worn_for(
    matrix: &[[[Cell; PARTIES]; STATES]; Action::ALL.len()],
) -> [[bool; Hat::ALL.len()]; Action::ALL.len()] {
    let mut worn = [[false; Hat::ALL.len()]; Action::ALL.len()];
    let mut act = 0;
    while act < Action::ALL.len() {
        let mut state = 0;
        while state < STATES {
            let mut hat = 0;
            while hat < Hat::ALL.len() {
                if matches!(matrix[act][state][hat], Cell::May) {
                    worn[act][hat] = true;
                }
                hat += 1;
            }
            state += 1;
        }
        act += 1;
    }
    worn
}

/// Behind this word, which must stand here.
pub(super) const fn word(text: &[u8], at: usize, word: &[u8]) -> usize {
    let mut place = 0;
    while place < word.len() {
        assert!(at + place < text.len() && text[at + place] == word[place], "another row was expected here");
        place += 1;
    }
    let end = at + place;
    assert!(end == text.len() || matches!(text[end], b' ' | b'\n'), "a longer word was found here");
    end
}

/// Behind the spaces, of which there is at least one.
pub(super) const fn blank(text: &[u8], mut at: usize) -> usize {
    assert!(at < text.len() && text[at] == b' ', "a cell is missing");
    while at < text.len() && text[at] == b' ' {
        at += 1;
    }
    at
}

/// The first sign of the next line that says something. What stands before it on this line is a cell too many.
pub(super) const fn line(text: &[u8], mut at: usize) -> usize {
    assert!(at == 0 || at == text.len() || text[at] == b'\n', "a cell too many");
    loop {
        while at < text.len() && matches!(text[at], b' ' | b'\n') {
            at += 1;
        }
        if at == text.len() || text[at] != b'#' {
            return at;
        }
        while at < text.len() && text[at] != b'\n' {
            at += 1;
        }
    }
}
