//! Beginning a request: in which area, for which channel or tool. A known tool brings its supplier and its kind along,
//! which the first page of the draft then shows for correction.

use domain::{
    case::request::{Request, limit},
    id::AreaId,
    rules::KindId,
    tool::{Catalogue, Tool},
};

use super::sheet::TOOL;
use crate::{
    form::{Check, Fault, FaultKind, Labels, Typed, labels, parse},
    text::Words,
};

/// The area, where somebody has several.
pub const AREA: &str = "area";

/// A request to begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewForm {
    /// Where.
    pub area: AreaId,
    /// As typed, 1 to 80 characters.
    pub tool: String,
}

impl NewForm {
    /// The form for somebody who files in these areas. With one area there is nothing to choose.
    pub fn parse(typed: &Typed, areas: &[AreaId]) -> Result<Self, Vec<Fault>> {
        let mut check = Check::of(typed, [AREA, TOOL]);
        let listed = |code: &str| areas.iter().copied().find(|area| area.to_string() == code);
        let area = match (areas, check.take(parse::optional_choice(typed, AREA, listed))) {
            ([only], Some(None)) => Some(*only),
            (_, Some(None)) => {
                check.fault(AREA, FaultKind::NotChosen);
                None
            }
            (_, Some(chosen)) => chosen,
            (_, None) => None,
        };
        let tool = check.take(parse::line(typed, TOOL, limit::NAME));
        check.finish(|| Some(Self { area: area?, tool: tool? }))
    }

    /// The first facts: those typed, and those that the catalogue knows about it.
    pub fn request(self) -> Request {
        let known = Catalogue::built_in().named(&self.tool);
        Request {
            supplier: known.map(|tool| tool.supplier.clone()).unwrap_or_default(),
            kind: known.and_then(|tool| KindId::from_code(&tool.kind)),
            tool: self.tool,
            ..Request::default()
        }
    }

    /// The labels of its fields, in the order of the page.
    pub fn labels(words: Words) -> Labels {
        labels(words, &[(AREA, "new-area"), (TOOL, "draft-tool")])
    }
}

/// What `?tool=` stands for: a tool of the catalogue by its slug or name, or just a name.
pub fn asked(tool: &str) -> (String, Option<&'static Tool>) {
    let known = Catalogue::built_in().find(tool).or_else(|| Catalogue::built_in().named(tool));
    let name =
        known.map_or_else(|| tool.trim().chars().take(limit::NAME).collect(), |tool| tool.name.clone());
    (name, known)
}
