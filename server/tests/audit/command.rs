//! `concord audit` as an operator meets it, on a database with a log of its own, and the independent verifier in Python on
//! its export.

use std::{
    env,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use server::store::{Db, migrate};

use crate::interpreter::python;

struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn concord(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_concord"));
        command
            .env("CONCORD_DATA__DIRECTORY", self.folder.path())
            .env("CONCORD_AUDIT__KEY_FILE", self.path("key"));
        command.args(arguments).output().expect("the program")
    }

    fn says(&self, arguments: &[&str]) -> String {
        let output = self.concord(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("text")
    }
}

fn independent(export: &Path, vkey: &str) {
    let Some(python) = python() else { return };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("audit/verify.py");
    let output = Command::new(python).arg(script).arg(export).arg(vkey).output().expect("python");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    println!("{}", String::from_utf8_lossy(&output.stdout).trim_end());
}

#[tokio::test]
async fn an_operator_verifies_exports_and_is_told_what_was_changed() {
    let desk = Desk { folder: tempfile::tempdir().expect("a folder") };
    let key = desk.path("key").display().to_string();
    let vkey = desk.says(&["audit", "key", "generate", "--name", "log.berg.example/audit", &key]);
    let vkey = vkey.trim_end();
    assert_eq!(desk.says(&["audit", "key", "public", &key]).trim_end(), vkey);
    assert!(!desk.concord(&["audit", "key", "generate", "--name", "x", &key]).status.success(), "not twice");
    for name in ["ada", "eva"] {
        let email = format!("{name}@berg.example");
        desk.says(&["user", "add", "--name", name, "--email", &email, "--role", "admin"]);
    }
    let said = desk.says(&["audit", "verify", "--replay"]);
    assert!(said.contains("2 entries") && said.contains("every one of 4 rows"), "{said}");
    // The operator's own export is an entry, and what was exported verifies without the database.
    let export = desk.says(&["audit", "export"]);
    assert_eq!(export.lines().count(), 4, "a header and three entries: {export}");
    let file = desk.path("audit.ndjson");
    std::fs::write(&file, &export).expect("a file");
    desk.says(&["audit", "verify", "--export", &file.display().to_string()]);
    independent(&file, vkey);
    std::fs::write(&file, export.replace("person.add", "person.odd")).expect("a file");
    let refused = desk.concord(&["audit", "verify", "--export", &file.display().to_string()]);
    let told = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(refused.status.code() == Some(1) && told.contains("entries 0 to 1"), "{told}");
    // Past the product.
    let url = format!("sqlite://{}", desk.path("concord.db").display());
    let db = Db::open(&url).await.expect("a database");
    migrate::run(&db).await.expect("the schema");
    crate::raw::run(&db, "UPDATE person SET name = 'Eve' WHERE name = 'eva'").await.expect("changed");
    db.close().await;
    desk.says(&["audit", "verify"]);
    let refused = desk.concord(&["audit", "verify", "--replay"]);
    let told = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(
        refused.status.code() == Some(1) && told.contains("person/") && told.contains("entry 1"),
        "{told}"
    );
}
