//! A Python that has what the independent verifier needs. Without Python or a package index the tests that want it say
//! loudly that they were skipped; with `CI` set they fail instead.

use std::{
    env,
    io::Write as _,
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

const PACKAGES: [&str; 2] = ["pymerkle==7.0.0", "cryptography"];

pub fn scratch() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
}

fn imports(python: &Path) -> bool {
    let found = Command::new(python).args(["-c", "import pymerkle, cryptography"]).output();
    found.is_ok_and(|output| output.status.success())
}

fn run(program: impl AsRef<Path>, arguments: &[&str]) -> bool {
    Command::new(program.as_ref()).args(arguments).output().is_ok_and(|output| output.status.success())
}

#[expect(clippy::disallowed_methods, reason = "tests have no configuration")]
fn is_continuous_integration() -> bool {
    env::var_os("CI").is_some()
}

/// A Python with both packages: the machine's, or one of our own below `target`, made once.
pub fn python() -> Option<&'static Path> {
    static PYTHON: OnceLock<Option<PathBuf>> = OnceLock::new();
    let found = PYTHON.get_or_init(|| {
        let own = scratch().join("python");
        let python = own.join("bin/python");
        if let Some(ready) =
            [PathBuf::from("python3"), python.clone()].into_iter().find(|python| imports(python))
        {
            return Some(ready);
        }
        let made = run("python3", &["-m", "venv", "--clear", &own.to_string_lossy()])
            && run(&python, &["-m", "pip", "install", "--quiet", PACKAGES[0], PACKAGES[1]]);
        (made && imports(&python)).then_some(python)
    });
    if found.is_none() {
        assert!(!is_continuous_integration(), "python3 with {PACKAGES:?} cannot be had");
        // Past the capture of the test harness: a skipped check must be seen.
        let notice =
            format!("SKIPPED: python3 with {PACKAGES:?} cannot be had; nobody else checked the tree.\n");
        drop(std::io::stderr().write_all(notice.as_bytes()));
    }
    found.as_deref()
}
