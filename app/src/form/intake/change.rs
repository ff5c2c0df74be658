//! Answers that change after submission: all sheets at once, and the business impact, which stays confirmed only for
//! the four values that the page showed.

use domain::{
    case::request::{Request, business_impact},
    rules::RuleBook,
    screening::Origin,
    time::Day,
    tool::name_key,
};

use super::{check::IMPACT, request::whole, sheet};
use crate::{
    form::{Fault, Labels, Typed, parse},
    text::Words,
};

/// A changed request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeForm {
    /// The whole request.
    pub request: Request,
    /// The version of the case that the person saw.
    pub version: i64,
}

impl ChangeForm {
    /// The request as typed, or all faults at once.
    pub fn parse(typed: &Typed, before: &Request, today: Day) -> Result<Self, Vec<Fault>> {
        let (mut check, mut request) = whole(&sheet::of_change(before.kind), &[IMPACT], typed, before, today);
        if name_key(&request.tool) != name_key(&before.tool) {
            said_of_another_tool(&mut request);
        }
        let version = check.take(parse::version(typed));
        if check.take(parse::ticked(typed, IMPACT)) == Some(true) {
            request.impact = shown(before);
        }
        check.finish(|| Some(Self { request, version: version? }))
    }

    /// The labels of its fields, in the order of the page.
    pub fn labels(words: Words, request: &Request) -> Labels {
        sheet::of_change(request.kind).iter().flat_map(|sheet| sheet.labels(words)).collect()
    }
}

/// What was known of the tool of before says nothing about this one. The page has shown every answer beside the new name,
/// so what was sent with it is the person's own word.
fn said_of_another_tool(request: &mut Request) {
    request.screened.origins.retain(|_, origin| !matches!(origin, Origin::Tool | Origin::Decided(_)));
}

/// The four values that the page shows for confirmation. Other answers make other values; those are not confirmed.
pub fn shown(request: &Request) -> Option<[u8; 4]> {
    let assessment = request.assess(RuleBook::built_in(), &std::collections::BTreeSet::new(), false).ok()?;
    Some(business_impact(&assessment.inherent))
}
