//! Builds what the browser loads into `target/site`: script, wasm, style, pictures, each under a name that
//! carries the hash of its content, with `.br` and `.gz` beside it, and `manifest.json` from plain to hashed names.
//! A program of the workspace rather than cargo-leptos: Cargo.lock then holds the bindings generator at the
//! version of `wasm-bindgen`, and no tool is fetched while building. What is up to date is not made again.
mod client;
mod fault;
mod site;
mod soak;
mod style;

use std::{env, path::PathBuf, process::ExitCode};

use fault::Fault;

const HELP: &str = "\
Builds what the browser loads into target/site.

Usage: cargo run -p bundle [-- --style-only | --soak]

  --style-only   style sheet and pictures only; keeps the script and wasm of the last run
  --soak         instead the golden cases of the loss engine for node, into target/soak
  --help         this text";

fn main() -> ExitCode {
    let mut style_only = false;
    let mut soak = false;
    for argument in env::args().skip(1) {
        match argument.as_str() {
            "--style-only" => style_only = true,
            "--soak" => soak = true,
            "--help" | "-h" => {
                say(HELP);
                return ExitCode::SUCCESS;
            }
            other => {
                complain(&format!("`{other}` is not an option.\n\n{HELP}"));
                return ExitCode::from(2);
            }
        }
    }
    match if soak { root().and_then(|root| soak::build(&root)) } else { build(style_only) } {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            complain(&format!("The bundle could not be built.\n{fault}"));
            ExitCode::FAILURE
        }
    }
}

fn build(style_only: bool) -> Result<(), Fault> {
    let root = root()?;
    let mut site = site::Site::open(root.join("target/site"))?;
    let mut sheet = style::sheet(&root.join("style/main.css"))?;
    for (name, content) in style::pictures(&root.join("style"))? {
        let hashed = site.put(&name, &content)?;
        sheet = sheet.replace(&name, &hashed);
    }
    site.put("main.css", sheet.as_bytes())?;
    if style_only {
        site.keep(client::NAMES)?;
    } else {
        let client = client::build(&root)?;
        site.put("client.js", client.script.as_bytes())?;
        site.put("client.wasm", &client.wasm)?;
    }
    for line in site.close()? {
        say(&line);
    }
    Ok(())
}

/// Cargo says at run time where the package lies, so that a kept target folder serves any clone.
#[expect(clippy::disallowed_methods, reason = "a build tool is told by Cargo through the environment")]
fn root() -> Result<PathBuf, Fault> {
    let package =
        env::var("CARGO_MANIFEST_DIR").map_or_else(|_| PathBuf::from("server/bundle"), PathBuf::from);
    let root = package.join("../..");
    root.canonicalize()
        .map_err(|cause| Fault::new(format!("looking for the workspace at {}", root.display()), cause))
}

#[expect(clippy::disallowed_macros, reason = "the output of a command")]
fn say(line: &str) {
    println!("{line}");
}

#[expect(clippy::disallowed_macros, reason = "the output of a command")]
fn complain(line: &str) {
    eprintln!("{line}");
}
