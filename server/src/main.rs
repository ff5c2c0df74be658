//! The binary. Everything is in the library, so that tests can do what a person at the command line does.

use std::process::ExitCode;

fn main() -> ExitCode {
    server::command::main()
}
