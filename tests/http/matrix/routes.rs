//! Z3: the routes of the program are the rows of the matrix, no more and no fewer. The routes are read off the router as it
//! serves, whoever has added them, and the rows from `routes.txt`.

use std::collections::{BTreeMap, BTreeSet};

use domain::{case::act::Action, permit::Task};
use tests::TestApp;

/// What a route is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Row {
    /// An act on a case.
    Case(Action),
    /// Anything else.
    Task(Task),
}

/// A line of `routes.txt`.
#[derive(Clone, Debug)]
pub struct Route {
    pub methods: BTreeSet<String>,
    pub pattern: String,
    pub rows: Vec<Row>,
}

pub fn routes() -> Vec<Route> {
    let lines = include_str!("routes.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let mut words = line.split_whitespace();
            let mut next = || words.next().unwrap_or_else(|| panic!("{line} says too little"));
            let methods = next().split(',').map(str::to_owned).collect();
            let pattern = next().to_owned();
            let rows: Vec<Row> = words.map(row).collect();
            assert!(!rows.is_empty(), "{line} has no row");
            Route { methods, pattern, rows }
        })
        .collect()
}

fn row(word: &str) -> Row {
    if let Some(act) = word.strip_prefix("case:") {
        return Row::Case(Action::from_code(act).unwrap_or_else(|| panic!("{act} is no act")));
    }
    let task = Task::ALL.into_iter().find(|task| task.code() == word);
    Row::Task(task.unwrap_or_else(|| panic!("{word} is no task")))
}

/// The routes of a router with their methods, as it describes itself. Pages must stand under both languages.
fn served(router: &axum::Router) -> BTreeMap<String, BTreeSet<String>> {
    let text = format!("{router:?}");
    let (known, paths) = text.split_once("node: Node").expect("the router tells its paths");
    let mut methods: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for part in known.split("RouteId(").skip(1) {
        let (id, rest) = part.split_once(')').expect("a number");
        let allow = rest.split("allow_header: ").nth(1).unwrap_or_default();
        let list = allow.split('"').nth(1).unwrap_or_default();
        methods.insert(id, list.split(',').filter(|name| !name.is_empty()).map(str::to_owned).collect());
    }
    let paths = paths.split("} }").next().unwrap_or_default();
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for part in paths.split("RouteId(").skip(1) {
        let (id, rest) = part.split_once(')').expect("a number");
        let path = rest.split('"').nth(1).expect("a path");
        found.insert(path.to_owned(), methods.get(id).cloned().unwrap_or_default());
    }
    found
}

#[tokio::test]
async fn the_routes_of_the_program_are_the_rows_of_the_matrix() {
    let app = TestApp::new().await;
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut languages: BTreeMap<String, usize> = BTreeMap::new();
    for (path, methods) in served(&app.router()) {
        let bare = ["/de", "/en"]
            .iter()
            .find_map(|language| path.strip_prefix(language))
            .filter(|rest| !rest.is_empty());
        if let Some(bare) = bare {
            *languages.entry(bare.to_owned()).or_default() += 1;
        }
        let bare = bare.unwrap_or(&path).to_owned();
        let known = found.entry(bare.clone()).or_insert_with(|| methods.clone());
        assert_eq!(*known, methods, "{bare} differs by language");
    }
    assert!(languages.values().all(|count| *count == 2), "{languages:?}");
    assert!(found.len() > 80, "the routes were not found: {found:?}");
    let mut wanted: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for route in routes() {
        let known = wanted.entry(route.pattern.clone()).or_default();
        for method in route.methods {
            assert!(known.insert(method.clone()), "{method} {} stands twice", route.pattern);
        }
    }
    let lines = |map: &BTreeMap<String, BTreeSet<String>>| -> BTreeSet<String> {
        map.iter().map(|(path, methods)| format!("{path} {methods:?}")).collect()
    };
    // the files of the bundle are served where there is one, and have a test of their own
    wanted.retain(|path, _| !path.starts_with("/assets/") && !path.starts_with("/favicon."));
    let (found, wanted) = (lines(&found), lines(&wanted));
    let unknown: Vec<_> = found.difference(&wanted).collect();
    let gone: Vec<_> = wanted.difference(&found).collect();
    assert!(unknown.is_empty() && gone.is_empty(), "without a row: {unknown:#?}\nwithout a route: {gone:#?}");
}

#[test]
fn every_act_and_every_task_has_a_route_or_is_nobodys() {
    let rows: BTreeSet<Row> = routes().into_iter().flat_map(|route| route.rows).collect();
    for action in Action::ALL.into_iter().filter(|action| *action != Action::Tick) {
        assert!(rows.contains(&Row::Case(action)), "{} has no route", action.code());
    }
    for task in Task::ALL {
        assert!(rows.contains(&Row::Task(task)), "{} has no route", task.code());
    }
}
