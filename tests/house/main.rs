//! The rules of the house that a compiler does not check: what may depend on what, where SQL stands, how long files
//! are. They read the tree as text, so they hold for files that nobody has thought of yet.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

mod asvs;
mod construction;

/// Whether what is made of other files shall be written anew.
#[expect(clippy::disallowed_methods, reason = "a person says so on the command line")]
fn blessed() -> bool {
    std::env::var_os("BLESS").is_some()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every file with this ending below a folder, with its text; nothing that was built.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            if path.is_dir() && name != "target" {
                open.push(path);
            } else if name.ends_with(ending) {
                let text = fs::read_to_string(&path).expect("text");
                let place = path.strip_prefix(root()).unwrap_or(&path).display().to_string();
                found.push((place, text));
            }
        }
    }
    found.sort();
    found
}

fn sources() -> Vec<(String, String)> {
    let found: Vec<_> =
        ["app", "server", "tests"].into_iter().flat_map(|folder| files(folder, ".rs")).collect();
    assert!(found.len() > 100, "the sources were not found");
    found
}

/// Everything that a package is linked with, itself included, as cargo resolves it for that package alone.
fn closure(package: &str) -> BTreeSet<String> {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--package", package, "--edges", "normal", "--prefix", "none", "--offline"])
        .current_dir(root())
        .output()
        .expect("cargo");
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let text = String::from_utf8_lossy(&tree.stdout);
    text.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect()
}

fn manifest(place: &str) -> String {
    fs::read_to_string(root().join(place)).expect("a manifest")
}

/// The part of a manifest under `[dependencies]`.
fn dependencies(place: &str) -> BTreeSet<String> {
    let text = manifest(place);
    let part = text
        .split("[dependencies]")
        .nth(1)
        .unwrap_or_default()
        .split("\n[")
        .next()
        .unwrap_or_default()
        .to_owned();
    part.lines()
        .filter_map(|line| line.split(['.', ' ', '=']).next())
        .filter(|name| !name.is_empty() && !name.starts_with('#'))
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_domain_depends_on_nothing_that_can_do_input_or_output() {
    let direct = dependencies("app/domain/Cargo.toml");
    // snowball_stemmers_rs: tables and loops over letters, with nothing but serde below it
    let allowed = BTreeSet::from(
        ["libm", "loss", "serde", "serde_json", "sha2", "snowball_stemmers_rs", "thiserror", "toml", "uuid"]
            .map(str::to_owned),
    );
    assert_eq!(direct, allowed, "whoever adds one says here why it is pure");
    let reached = closure("domain");
    for forbidden in
        ["tokio", "sqlx", "axum", "leptos", "getrandom", "rand", "mio", "hyper", "reqwest", "libsqlite3-sys"]
    {
        assert!(!reached.contains(forbidden), "domain reaches {forbidden}");
    }
    for (place, text) in files("app/domain/src", ".rs") {
        for word in ["std::fs", "std::net", "std::env", "std::process", "SystemTime", "Instant::"] {
            assert!(!text.contains(word), "{place} reaches for {word}");
        }
    }
}

#[test]
fn the_audit_log_can_be_proved_without_a_database_a_clock_or_randomness() {
    let reached = closure("audit");
    for forbidden in ["tokio", "sqlx", "getrandom", "rand", "mio", "domain", "server"] {
        assert!(!reached.contains(forbidden), "audit reaches {forbidden}");
    }
    for (place, text) in files("server/audit/src", ".rs") {
        for word in ["std::fs", "std::net", "std::env", "std::process", "SystemTime", "Instant::"] {
            assert!(!text.contains(word), "{place} reaches for {word}");
        }
    }
}

#[test]
fn the_app_does_not_know_the_server_and_the_bundle_does_not_know_the_rules() {
    assert!(!dependencies("app/Cargo.toml").contains("server"));
    let island = closure("island");
    for forbidden in ["app", "server", "domain", "fluent-templates", "icu_datetime"] {
        assert!(!island.contains(forbidden), "the bundle could hold {forbidden}");
    }
    for (place, text) in files("app/src", ".rs") {
        for word in ["sqlx", "tokio::fs", "std::fs", "SystemTime::now", "Instant::now", "std::env"] {
            assert!(!text.contains(word), "{place} reaches for {word}");
        }
    }
}

#[test]
fn sql_stands_in_the_store_and_nowhere_else() {
    for (place, text) in sources() {
        if place.starts_with("server/src/store")
            || place.starts_with("tests/")
            || place.starts_with("server/tests")
            || place.starts_with("server/benches")
        {
            continue;
        }
        for word in ["\"SELECT ", "\"INSERT INTO ", "\"UPDATE ", "\"DELETE FROM ", "sqlx::query"] {
            assert!(!text.contains(word), "{place} speaks SQL: {word}");
        }
    }
}

#[test]
fn a_transaction_begins_in_one_place_which_no_request_can_cancel() {
    let begins = |line: &&str| [".begin().await", ".begin_with("].iter().any(|word| line.contains(word));
    let found: Vec<(String, usize)> = files("server/src", ".rs")
        .into_iter()
        .map(|(place, text)| (place, text.lines().filter(begins).count()))
        .filter(|(_, count)| *count > 0)
        .collect();
    // Both drivers' ways to begin stand in the one function that only `Db::write` can call, and in the one that only reads.
    // No request runs a migration or takes a backup: those two begin on their own.
    let allowed = [("db.rs", 4), ("migrate.rs", 2), ("write.rs", 1)];
    assert_eq!(found, allowed.map(|(file, count)| (format!("server/src/store/{file}"), count)));
    let (_, db) = files("server/src/store", "db.rs").remove(0);
    assert!(db.contains("pub(super) async fn begin("), "only the store may begin");
    let (_, write) = files("server/src/store", "write.rs").remove(0);
    assert!(write.contains("tokio::spawn(") && !write.contains("select!") && !write.contains("timeout("));
}

#[test]
fn pages_carry_no_inline_style_and_no_raw_html() {
    for (place, text) in files("app/src", ".rs") {
        for word in [" style=", "inner_html", "onclick="] {
            assert!(!text.contains(word) || place.ends_with("tests.rs"), "{place} has {word}");
        }
        let emits = |line: &str| line.contains("<textarea") && !line.trim_start().starts_with("//");
        let raw = text.lines().any(emits) && !place.contains("tests");
        assert!(
            !raw || place == "app/src/part/field.rs",
            "{place} emits a textarea; only part/field.rs escapes it"
        );
    }
}

#[test]
#[expect(clippy::disallowed_macros, reason = "the figure is printed, not only asserted")]
fn half_of_the_files_are_shorter_than_150_lines_and_none_is_endless() {
    let mut lengths: Vec<(usize, String)> =
        sources().into_iter().map(|(place, text)| (text.lines().count(), place)).collect();
    lengths.sort();
    let median = lengths[lengths.len() / 2].0;
    println!("{} files, median {median} lines, longest {:?}", lengths.len(), lengths.last());
    assert!(median < 150, "the median file has {median} lines");
    let endless: Vec<_> = lengths.iter().filter(|(length, _)| *length > 700).collect();
    assert!(endless.is_empty(), "{endless:?}");
}

#[test]
fn every_source_file_begins_with_the_decision_it_stands_for() {
    for (place, text) in sources() {
        assert!(text.starts_with("//!"), "{place} has no header");
    }
}

#[test]
fn unsafe_is_forbidden_and_no_lint_is_silenced_without_a_reason() {
    let workspace = manifest("Cargo.toml");
    assert!(workspace.contains("unsafe_code = \"forbid\""));
    for (place, text) in sources() {
        let silenced = ["#[al", "low("].concat();
        assert!(!text.contains(&silenced), "{place} silences a lint");
    }
    for place in
        ["app", "app/domain", "app/island", "app/client", "server", "server/audit", "server/bundle", "tests"]
    {
        let text = manifest(&format!("{place}/Cargo.toml"));
        assert!(
            text.contains("[lints]\nworkspace = true"),
            "{place} does not take the lints of the workspace"
        );
    }
}

/// The browser gates walk the screens of a list; a page that nobody listed would be looked at by nobody.
#[test]
fn every_page_is_a_screen_of_the_browser_gates_or_says_why_it_is_none() {
    let list: serde_json::Value =
        serde_json::from_str(&manifest("tests/gates/screens.json")).expect("a list of screens");
    let text = |screen: &serde_json::Value, key: &str| screen[key].as_str().unwrap_or_default().to_owned();
    let screens = list["screens"].as_array().expect("screens");
    let walked: BTreeSet<String> = screens
        .iter()
        .flat_map(|screen| {
            let action: String = text(screen, "like")
                .trim_start_matches('/')
                .chars()
                .take_while(|sign| sign.is_ascii_lowercase() || *sign == '-')
                .collect();
            [text(screen, "at"), text(screen, "at").replace("{action}", &action)]
        })
        .collect();
    let excused: BTreeSet<String> = list["no_screen"].as_object().expect("reasons").keys().cloned().collect();
    let mut missing = Vec::new();
    for route in routes() {
        if !walked.contains(&route) && !excused.contains(&route) {
            missing.push(route);
        }
    }
    assert!(missing.is_empty(), "screens.json knows nothing of {missing:#?}");
}

/// The address of every page that is asked for with GET, as the router writes it.
fn routes() -> BTreeSet<String> {
    let addresses = manifest("app/src/address.rs");
    let pattern = |name: &str| {
        let line = addresses.lines().find(|line| line.contains(&format!("const {name}: &str")));
        line.and_then(|line| line.split('"').nth(1)).unwrap_or_else(|| panic!("no pattern {name}")).to_owned()
    };
    let mut found = BTreeSet::new();
    for (_, text) in files("server/src/http/endpoint", ".rs") {
        for route in text.split(".route(").skip(1) {
            let (address, handlers) = route.split_once(',').unwrap_or_default();
            if !handlers.trim_start().starts_with("get(") {
                continue;
            }
            let address = address.trim();
            if let Some(name) = address.strip_prefix("pattern::") {
                found.insert(pattern(name));
            } else if address.starts_with('"') && address != "\"/\"" {
                found.insert(address.trim_matches('"').to_owned());
            }
        }
    }
    assert!(found.len() > 50, "the routes were not found: {found:?}");
    found
}
