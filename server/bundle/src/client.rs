//! The islands as wasm with their script. Cargo decides whether the crate is compiled again; the bindings
//! are generated again only when the wasm that Cargo made has changed.
//! `target/wasm` is a target folder of its own, so that this build never waits for the lock of the server's.
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use sha2::{Digest, Sha256};
use wasm_bindgen_cli_support::Bindgen;

use crate::{fault::Fault, site::hexadecimal};

pub const NAMES: &[&str] = &["client.js", "client.wasm"];
const TARGET: &str = "wasm32-unknown-unknown";

pub struct Client {
    pub script: String,
    pub wasm: Vec<u8>,
}

pub fn build(root: &Path) -> Result<Client, Fault> {
    let folder = folder(root);
    let compiled = compile(root, &folder, "client")?;
    let bound = folder.join("bound");
    let (script, wasm, stamp) = (bound.join("client.js"), bound.join("client.wasm"), bound.join("made-from"));
    let made_from = hexadecimal(&Sha256::digest(&compiled));
    if fs::read_to_string(&stamp).is_ok_and(|known| known == made_from)
        && let (Ok(script), Ok(wasm)) = (fs::read_to_string(&script), fs::read(&wasm))
    {
        return Ok(Client { script, wasm });
    }
    let client = bind(compiled)?;
    let fault = |cause| Fault::new(format!("writing to {}", bound.display()), cause);
    fs::create_dir_all(&bound).map_err(fault)?;
    fs::write(&script, &client.script).map_err(fault)?;
    fs::write(&wasm, &client.wasm).map_err(fault)?;
    fs::write(&stamp, made_from).map_err(fault)?;
    Ok(client)
}

#[expect(clippy::disallowed_methods, reason = "a build tool is told by Cargo through the environment")]
pub fn folder(root: &Path) -> PathBuf {
    env::var("CARGO_TARGET_DIR").map_or_else(|_| root.join("target"), |kept| root.join(kept)).join("wasm")
}

pub fn compile(root: &Path, folder: &Path, package: &str) -> Result<Vec<u8>, Fault> {
    require_target()?;
    let doing = format!("compiling for wasm (cargo build -p {package})");
    let status = Command::new(program("CARGO", "cargo"))
        .args(["build", "--package", package, "--profile", "wasm-release", "--target", TARGET])
        .arg("--target-dir")
        .arg(folder)
        .arg("--config")
        .arg(format!("target.{TARGET}.rustflags={}", flags(root)))
        .current_dir(root)
        .status()
        .map_err(|cause| Fault::new(doing.as_str(), cause))?;
    if !status.success() {
        return Err(Fault::new(doing, "cargo reported the error above"));
    }
    let wasm = folder.join(TARGET).join(format!("wasm-release/{package}.wasm"));
    fs::read(&wasm).map_err(|cause| Fault::new(format!("reading {}", wasm.display()), cause))
}

/// The names of source files stand in panic messages; without the folders of this machine in front, the
/// bundle is smaller, the same on every machine, and tells nothing about the one that made it.
#[expect(clippy::disallowed_methods, reason = "a build tool is told by Cargo through the environment")]
fn flags(root: &Path) -> String {
    let home = env::var("CARGO_HOME")
        .or_else(|_| env::var("HOME").map(|home| format!("{home}/.cargo")))
        .map(|home| format!("{home}/registry/src/"));
    let sources = home.into_iter().chain([format!("{}/", root.display())]);
    let flags: Vec<_> = sources.map(|source| format!("--remap-path-prefix={source}=")).collect();
    serde_json::Value::from(flags).to_string()
}

fn require_target() -> Result<(), Fault> {
    let doing = format!("looking for the Rust target {TARGET}");
    let answer = Command::new(program("RUSTC", "rustc"))
        .args(["--print", "target-libdir", "--target", TARGET])
        .output()
        .map_err(|cause| Fault::new(doing.as_str(), cause))?;
    let library = String::from_utf8_lossy(&answer.stdout);
    if answer.status.success() && Path::new(library.trim()).is_dir() {
        return Ok(());
    }
    let advice =
        format!("it is not installed; `rustup target add {TARGET}` installs it, or `make bundle` does both");
    Err(Fault::new(doing, advice))
}

#[expect(clippy::disallowed_methods, reason = "a build tool is told by Cargo through the environment")]
fn program(variable: &str, usual: &str) -> String {
    env::var(variable).unwrap_or_else(|_| usual.into())
}

fn bind(compiled: Vec<u8>) -> Result<Client, Fault> {
    let doing = "generating the bindings between wasm and script";
    let mut bindgen = Bindgen::new();
    bindgen
        .input_bytes("client", compiled)
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .omit_default_module_path(true);
    bindgen.web(true).map_err(|cause| Fault::new(doing, cause))?;
    let mut output = bindgen.generate_output().map_err(|cause| Fault::new(doing, cause))?;
    if output.snippets().values().any(|files| !files.is_empty()) || !output.local_modules().is_empty() {
        return Err(Fault::new(
            doing,
            "a crate brings script files of its own; the bundle serves exactly one",
        ));
    }
    Ok(Client { script: output.js().to_owned(), wasm: output.wasm_mut().emit_wasm() })
}
