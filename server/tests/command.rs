//! The command line as a person or a script meets it: what it prints, where, and with which exit code.

use std::{
    io::Write as _,
    os::unix::fs::PermissionsExt as _,
    path::Path,
    process::{Command, Output, Stdio},
};

fn concord(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_concord"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary");
    // A command that refuses its arguments does not read.
    let _ = child.stdin.take().expect("its input").write_all(input.as_bytes());
    child.wait_with_output().expect("its end")
}

fn told(output: &Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim_end().to_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn the_first_account_gets_a_link_and_no_password() {
    let folder = tempfile::tempdir().expect("a folder");
    let add = [
        "user",
        "add",
        "--name",
        "Eva",
        "--email",
        "eva@b.example",
        "--role",
        "executive",
        "--area",
        "Retail",
    ];
    let (code, link, message) = told(&concord(folder.path(), &add, ""));
    assert_eq!((code, message.as_str()), (Some(0), "made the area Retail"));
    assert!(link.starts_with("http://localhost:3000/en/link/") && link.len() == 73, "{link}");
    let (code, _, message) = told(&concord(folder.path(), &add, ""));
    assert_eq!((code, message.as_str()), (Some(2), "concord: there is already an account for eva@b.example"));
    for (place, mode) in [("data", 0o700), ("data/concord.db", 0o600)] {
        let found = std::fs::metadata(folder.path().join(place)).expect(place).permissions().mode();
        assert_eq!(found & 0o777, mode, "{place}");
    }
}

#[test]
fn wrong_questions_have_code_2_and_a_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    for (arguments, sentence) in [
        (&["user", "add", "--name", "E", "--email", "e@b", "--role", "executive"][..], "--area"),
        (&["user", "add", "--name", "E", "--email", "e", "--role", "admin"], "mail address"),
        (&["user", "add", "--name", "E", "--email", "e@b", "--role", "king"], "marketer"),
        (&["user", "add", "--name", "E", "--email", "e@b", "--role", "admin", "--password-stdin"], "12"),
        (&["migrate", "--config", "nowhere.toml"], "nowhere.toml"),
        (&["import", "precedents", "nowhere.yml"], "nowhere.yml"),
        (&["fly"], "fly"),
    ] {
        let (code, result, message) = told(&concord(folder.path(), arguments, "short\n"));
        assert_eq!((code, result.as_str()), (Some(2), ""), "{message}");
        assert!(message.contains(sentence), "{message}");
    }
    assert!(!folder.path().join("data").exists(), "nothing was begun");
}

#[test]
fn migrating_twice_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let (code, first, _) = told(&concord(folder.path(), &["migrate"], ""));
    assert_eq!(code, Some(0));
    assert!(first.contains("schema 0"), "{first}");
    assert!(told(&concord(folder.path(), &["migrate"], "")).1.ends_with("nothing to do"));
}

#[test]
fn an_import_takes_what_it_can_and_names_the_rest() {
    let folder = tempfile::tempdir().expect("a folder");
    let list = "termsofservice:\n  - name: Alpha\n    url: https://alpha.example\n    description: A\n    uri: https://alpha.example/a.pdf\n    type: PDF\n    updated: 07-2014\n    status:\n  - name: Beta\n    status: perhaps\n";
    std::fs::write(folder.path().join("list.yml"), list).expect("a file");
    let import = ["import", "precedents", "list.yml", "--source", "Another House"];
    let (code, first, _) = told(&concord(folder.path(), &import, ""));
    assert_eq!(code, Some(1));
    assert!(first.starts_with("1 imported, 0 updated, 0 unchanged, 1 left out\n  line "), "{first}");
    let (_, second, _) = told(&concord(folder.path(), &import, ""));
    assert!(second.starts_with("0 imported, 0 updated, 1 unchanged, 1 left out"), "{second}");
}

#[test]
fn the_engine_answers_json_and_refuses_with_json() {
    let folder = tempfile::tempdir().expect("a folder");
    let row = "{\"gate\":\"CLEAR\",\"severity\":\"Medium\",\"tolerance\":\"within\",\"value\":\"good\"}";
    let (code, answer, _) = told(&concord(folder.path(), &["decide"], row));
    assert_eq!(code, Some(0));
    assert!(
        serde_json::from_str::<serde_json::Value>(&answer).is_ok_and(|answer| answer["outcome"].is_string()),
        "{answer}"
    );
    for command in ["rate", "decide"] {
        let (code, result, fault) = told(&concord(folder.path(), &[command], "{"));
        assert_eq!((code, result.as_str()), (Some(2), ""));
        let fault: serde_json::Value = serde_json::from_str(&fault).expect("JSON");
        assert_eq!(fault["error"]["code"], "invalid_json");
    }
    assert!(!folder.path().join("data").exists(), "no database is needed");
}
