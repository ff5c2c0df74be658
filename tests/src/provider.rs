//! A certified OpenID provider that is not ours (npm: oidc-provider), started with its own pages for signing in. Where it could
//! not be installed (`make provider`) a person is told, and CI fails.

use std::{
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

/// The provider, for as long as the test runs.
pub struct Provider {
    child: Child,
    /// Where it listens, as it names itself.
    pub issuer: String,
}

/// What its clients have to say.
pub const SECRET: &str = "a secret of + both & sides: %";

impl Drop for Provider {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a test has no configuration and no log"
)]
fn installed() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/oidc");
    if folder.join("node_modules/oidc-provider").is_dir() {
        return Some(folder);
    }
    assert!(std::env::var("CI").is_err(), "CI signs in at a real provider, too: make provider");
    eprintln!("SKIPPED: no OpenID provider in target/oidc; make provider installs it from npm");
    None
}

impl Provider {
    /// Starts one that leads back to the product under this address; `None` where there is none to start.
    pub fn start(origin: &str) -> Option<Self> {
        let folder = installed()?;
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("oidc/provider.mjs");
        std::fs::copy(script, folder.join("provider.mjs")).expect("the script");
        let mut child = Command::new("node")
            .args(["provider.mjs", origin])
            .current_dir(&folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("node");
        let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let issuer = lines.next().expect("its address").expect("text");
        // Whatever it says later must not fill the pipe, nor find it closed.
        std::thread::spawn(move || lines.for_each(drop));
        Some(Self { child, issuer })
    }
}
