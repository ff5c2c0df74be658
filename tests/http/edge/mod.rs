//! The HTTP edge (security.md 2.4, 2.6, 2.7): what holds for every route, whoever asks, and for bytes that are no request at
//! all. Routes are read off the router as it serves, so a new one is under test the moment it exists.

#![expect(clippy::disallowed_macros, reason = "figures are printed, and only counts asserted")]

mod fields;
mod forgery;
mod headers;
mod hostile;
mod log;
mod numbers;
mod socket;
mod tls;
mod well_known;

use std::collections::BTreeSet;

use domain::id::CaseNumber;
use tests::Cast;

/// A route and the methods that it takes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route {
    pub pattern: String,
    pub methods: BTreeSet<String>,
}

impl Route {
    /// An address of it: this case, the first step, and for everything else something that nobody has.
    pub fn address(&self, number: CaseNumber) -> String {
        let parts = self.pattern.split('/').map(|part| match part {
            "{number}" => number.to_string(),
            "{step}" => "1".to_owned(),
            "{action}" => "withdraw".to_owned(),
            part if part.starts_with('{') => "01890000-0000-7000-8000-000000000001".to_owned(),
            part => part.to_owned(),
        });
        parts.collect::<Vec<_>>().join("/")
    }

    pub fn takes(&self, method: &str) -> bool {
        self.methods.contains(method)
    }
}

/// Every route of the program, as the router describes itself.
pub fn routes(cast: &Cast) -> Vec<Route> {
    let text = format!("{:?}", cast.app.router());
    let (handlers, paths) = text.split_once("node: Node").expect("the router tells its paths");
    let methods = |id: &str| -> BTreeSet<String> {
        let mark = format!("RouteId({id})");
        let list = handlers
            .split(&mark)
            .nth(1)
            .and_then(|rest| rest.split("allow_header: ").nth(1))
            .and_then(|rest| rest.split('"').nth(1));
        let list = list.unwrap_or_default().split(',');
        list.filter(|name| !name.is_empty()).map(str::to_owned).collect()
    };
    let paths = paths.split("} }").next().unwrap_or_default();
    let found: Vec<Route> = paths
        .split("RouteId(")
        .skip(1)
        .filter_map(|part| {
            let (id, rest) = part.split_once(')')?;
            let pattern = rest.split('"').nth(1)?.to_owned();
            Some(Route { pattern, methods: methods(id) })
        })
        .collect();
    assert!(found.len() > 100, "the routes were not found: {found:?}");
    found
}
