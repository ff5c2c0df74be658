//! What an operator is told, word by word where the word matters.

use std::{collections::BTreeMap, path::PathBuf};

use super::{Config, Error};

fn variables(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn file(text: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("concord.toml");
    std::fs::write(&path, text).expect("a file");
    (folder, path)
}

#[test]
fn nothing_configured_is_a_demo_on_this_machine() {
    let config = Config::read(None, &BTreeMap::new()).expect("the defaults");
    assert_eq!(config, Config::default());
    assert!(config.listen.address.ip().is_loopback());
    assert_eq!(config.database_url().expect("an address"), "sqlite://./data/concord.db");
}

#[test]
fn the_environment_wins_over_the_file() {
    let (_folder, path) = file("[listen]\naddress = \"127.0.0.1:4000\"\n[session]\nidle_minutes = 5\n");
    let config = Config::read(Some(&path), &variables(&[("CONCORD_LISTEN__ADDRESS", "127.0.0.1:5000")]))
        .expect("both");
    assert_eq!(config.listen.address.port(), 5000);
    assert_eq!(config.session.idle_minutes, 5);
}

#[test]
fn the_file_may_be_named_by_the_environment() {
    let (_folder, path) = file("[session]\nabsolute_hours = 3\n");
    let config = Config::read(None, &variables(&[("CONCORD_CONFIG", path.to_str().expect("text"))]))
        .expect("the file");
    assert_eq!(config.session.absolute_hours, 3);
}

#[test]
fn a_company_under_nis2_says_so_and_no_other_is() {
    assert!(!Config::default().company.nis2);
    let (_folder, path) = file("[company]\nnis2 = true\n");
    assert!(Config::read(Some(&path), &BTreeMap::new()).expect("the file").company.nis2);
    let config = Config::read(None, &variables(&[("CONCORD_COMPANY__NIS2", "true")])).expect("the variable");
    assert!(config.company.nis2);
    let wrong = Config::read(None, &variables(&[("CONCORD_COMPANY__NIS2", "perhaps")]));
    assert!(wrong.expect_err("not a yes or no").to_string().contains("CONCORD_COMPANY__NIS2"));
}

#[test]
fn a_second_factor_is_the_rule_and_can_be_lifted() {
    assert!(Config::default().identity.second_factor);
    let lifted = Config::read(None, &variables(&[("CONCORD_IDENTITY__SECOND_FACTOR", "false")]));
    assert!(!lifted.expect("the variable").identity.second_factor);
}

#[test]
fn an_unknown_key_of_the_file_is_named_with_its_file() {
    for text in ["[listen]\nadress = \"127.0.0.1:1\"\n", "adress = 1\n", "[adress]\nx = 1\n"] {
        let (_folder, path) = file(text);
        let error = Config::read(Some(&path), &BTreeMap::new()).expect_err("a misspelt key");
        let sentence = error.to_string();
        assert!(sentence.contains("adress") && sentence.contains("concord.toml"), "{sentence}");
    }
}

#[test]
fn an_unknown_variable_is_named() {
    for name in ["CONCORD_LISTEN__ADRESS", "CONCORD_LISTN__ADDRESS", "CONCORD_DEMOO"] {
        let error = Config::read(None, &variables(&[(name, "x")])).expect_err("a misspelt variable");
        assert!(matches!(&error, Error::Variable { name: found, .. } if found == name), "{error}");
    }
}

#[test]
fn values_that_make_no_sense_are_refused() {
    for (name, value) in [
        ("CONCORD_LISTEN__ADDRESS", "everywhere"),
        ("CONCORD_LISTEN__ORIGIN", "concord.example"),
        ("CONCORD_LISTEN__ORIGIN", "https://concord.example/path"),
        ("CONCORD_LISTEN__ORIGIN", "http://concord.example"),
        ("CONCORD_SESSION__IDLE_MINUTES", "0"),
        ("CONCORD_SESSION__ABSOLUTE_HOURS", "-1"),
        ("CONCORD_LOG__FORMAT", "yaml"),
        ("CONCORD_LOG__LEVEL", "lots=of=noise"),
        ("CONCORD_DEMO", "perhaps"),
    ] {
        assert!(Config::read(None, &variables(&[(name, value)])).is_err(), "{name}={value}");
    }
}

#[test]
fn a_public_server_must_say_its_public_address() {
    let open = ("CONCORD_LISTEN__ADDRESS", "0.0.0.0:443");
    let error = Config::read(None, &variables(&[open])).expect_err("no origin");
    assert!(error.to_string().contains("listen.origin"), "{error}");
    Config::read(None, &variables(&[open, ("CONCORD_LISTEN__ORIGIN", "https://concord.example")]))
        .expect("with origin");
}

#[test]
fn a_demo_listens_on_this_machine_only() {
    let error = Config::read(
        None,
        &variables(&[
            ("CONCORD_LISTEN__ADDRESS", "0.0.0.0:3000"),
            ("CONCORD_LISTEN__ORIGIN", "https://concord.example"),
            ("CONCORD_DEMO", "true"),
        ]),
    )
    .expect_err("an open demo");
    assert!(error.to_string().contains("demo"), "{error}");
}

#[test]
fn the_password_of_a_database_is_not_printed() {
    let config = Config::read(None, &variables(&[("CONCORD_DATABASE__URL", "postgres://u:geheim@h/d")]))
        .expect("a url");
    assert!(!format!("{config:?}").contains("geheim"));
}

#[test]
fn a_secret_file_that_others_can_read_is_refused() {
    use std::os::unix::fs::PermissionsExt as _;

    let (_folder, path) = file("postgres://u:geheim@h/d\n");
    let config =
        Config::read(None, &variables(&[("CONCORD_DATABASE__URL_FILE", path.to_str().expect("text"))]))
            .expect("a path");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).expect("a mode");
    assert!(config.database_url().expect_err("readable").to_string().contains("chmod 600"));
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).expect("a mode");
    assert_eq!(config.database_url().expect("private"), "postgres://u:geheim@h/d");
}

#[test]
fn the_data_directory_is_made_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = tempfile::tempdir().expect("a folder");
    let data = super::Data { directory: folder.path().join("deep/data") };
    data.prepare().expect("a directory");
    let mode = std::fs::metadata(&data.directory).expect("it").permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
    data.prepare().expect("a second time changes nothing");
}

#[test]
fn the_provider_of_the_readme_can_be_read() {
    let readme = include_str!("../../../README.md");
    let (_, rest) = readme.split_once("    [identity.provider]").expect("an example");
    let (example, _) = rest.split_once("\n\n").expect("its end");
    let (_folder, path) = file(&format!("[identity.provider]{example}"));
    let config = Config::read(Some(&path), &BTreeMap::new()).expect("the file");
    let provider = config.identity.provider.expect("a provider");
    assert_eq!((provider.groups.len(), provider.create, provider.enforced), (2, true, false));
    assert_eq!(provider.scopes, ["openid", "profile", "email"]);
    assert!(provider.secret().expect_err("no such file").contains("/etc/concord/oidc"));
    let (_folder, path) = file(&format!("[identity.provider]{example}\nsecret = true\n"));
    let fault = Config::read(Some(&path), &BTreeMap::new()).expect_err("an unknown key");
    assert!(fault.to_string().contains("secret"), "{fault}");
}
