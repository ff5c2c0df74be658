//! What cannot go wrong because the means for it are not there. Read off manifests and sources, so that whoever brings such a
//! means has to change a sentence here, and with it what is promised.

use std::collections::BTreeSet;

use super::{closure, dependencies, files, manifest};

/// Sources of the product without the parts that only tests have.
fn product() -> Vec<(String, String)> {
    let all = ["app/src", "app/domain/src", "app/loss/src", "app/island/src", "app/client/src", "server/src"];
    let found = all.into_iter().flat_map(|folder| files(folder, ".rs"));
    let found = found.filter(|(place, _)| !place.contains("tests"));
    found
        .map(|(place, text)| {
            let product = text.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
            (place, product)
        })
        .collect()
}

fn named(words: &[&str]) -> BTreeSet<String> {
    let said =
        |text: &str| words.iter().any(|word| text.lines().any(|line| is_code(line) && line.contains(word)));
    product().into_iter().filter(|(_, text)| said(text)).map(|(place, _)| place).collect()
}

fn is_code(line: &str) -> bool {
    !line.trim_start().starts_with("//")
}

#[test]
fn no_program_is_started_but_those_that_copy_a_database() {
    let found = named(&["Command::new(", "process::Command"]);
    assert_eq!(found, BTreeSet::from(["server/src/backup/postgres.rs".to_owned()]));
    let (_, text) = files("server/src/backup", "postgres.rs").remove(0);
    assert!(!text.contains("\"sh\"") && !text.contains("bash"), "no shell stands between");
}

#[test]
fn nothing_that_people_type_becomes_a_pattern() {
    for place in ["app", "app/domain", "app/island", "server", "server/audit", "server/evidence"] {
        let found = dependencies(&format!("{place}/Cargo.toml"));
        for machine in ["regex", "fancy-regex", "pcre2", "handlebars", "tera", "minijinja", "rhai", "mlua"] {
            assert!(!found.contains(machine), "{place} depends on {machine}");
        }
    }
    // `zxcvbn` brings one for its own patterns, which it holds against passwords; nobody gives it others.
    let linked = closure("server");
    for machine in ["pcre2", "onig", "tera", "handlebars", "minijinja", "boa_engine", "rhai", "mlua"] {
        assert!(!linked.contains(machine), "{machine} is linked");
    }
}

/// What would have to be told of the address to which a request goes (security.md 4.8) does not arise: there is no request.
#[test]
fn the_program_asks_nobody_over_http() {
    let linked = closure("server");
    for client in ["reqwest", "ureq", "isahc", "curl", "attohttpc", "surf", "awc"] {
        assert!(!linked.contains(client), "{client} is linked");
    }
    let hyper = manifest("Cargo.toml");
    let mut lines = hyper.lines().filter(|line| line.starts_with("hyper"));
    assert!(lines.all(|line| !line.contains("client")), "hyper asks as well");
    // Sockets to elsewhere are opened by the drivers of the database and by the one of mail.
    assert_eq!(named(&["TcpStream::connect", "UnixStream::connect", "UdpSocket"]), BTreeSet::new());
}

#[test]
fn what_the_browser_runs_stores_nothing_and_builds_no_markup() {
    let forbidden = [
        "local_storage",
        "session_storage",
        "localStorage",
        "sessionStorage",
        "indexed_db",
        "indexedDB",
        "set_cookie",
        "document.cookie",
        "set_inner_html",
        "innerHTML",
        "insert_adjacent_html",
        "outerHTML",
        "document.write",
        "js_sys::eval",
        "Function::new_no_args",
        "post_message",
        "postMessage",
        "\"message\"",
    ];
    let found: BTreeSet<String> = named(&forbidden)
        .into_iter()
        .filter(|place| place.starts_with("app/island") || place.starts_with("app/client"))
        .collect();
    assert_eq!(found, BTreeSet::new());
}

#[test]
fn cryptography_comes_from_the_crates_that_are_named_and_no_weaker_one_is_there() {
    let named = dependencies("server/Cargo.toml");
    for strong in ["argon2", "chacha20poly1305", "hkdf", "hmac", "sha2", "ring", "tokio-rustls"] {
        assert!(named.contains(strong), "{strong} is not named");
    }
    let all = manifest("Cargo.toml");
    for weak in [
        "md-5",
        "md5",
        "des",
        "rc4",
        "cbc",
        "ecb",
        "rsa",
        "openssl",
        "native-tls",
        "blowfish",
        "bcrypt",
        "aes",
    ] {
        assert!(!all.lines().any(|line| line.starts_with(&format!("{weak} ="))), "{weak} is named");
    }
    let linked = closure("server");
    for weak in ["des", "rc4", "cbc", "ecb", "rsa", "openssl", "native-tls", "blowfish"] {
        assert!(!linked.contains(weak), "{weak} is linked");
    }
    // RFC 6238 wants its HMAC; nothing else does.
    assert_eq!(self::named(&["sha1::", "Sha1"]), BTreeSet::from(["server/src/totp.rs".to_owned()]));
}

#[test]
fn randomness_comes_from_the_system_through_one_place() {
    assert_eq!(named(&["getrandom::"]), BTreeSet::from(["server/src/world.rs".to_owned()]));
    assert_eq!(named(&["thread_rng", "rand::rng(", "fastrand::", "new_v4()"]), BTreeSet::new());
}
