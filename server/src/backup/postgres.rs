//! `pg_dump` and `pg_restore` of the machine: nobody knows PostgreSQL's formats better. The password goes through the
//! environment of the program, because everybody can read the arguments of a process.

use std::{
    path::Path,
    process::{Command, Output},
};

use super::Error;

/// `pg_dump`.
pub const DUMP: &str = "pg_dump";
/// `pg_restore`.
pub const RESTORE: &str = "pg_restore";

/// Whether the program can be run.
pub fn is_there(name: &str) -> bool {
    Command::new(name).arg("--version").output().is_ok_and(|said| said.status.success())
}

/// The program, which must be there.
fn program(name: &'static str) -> Result<Command, Error> {
    if is_there(name) { Ok(Command::new(name)) } else { Err(Error::Missing(name)) }
}

/// An archive of the database at `url`, as it was in `snapshot`.
pub(super) fn dump(url: &str, snapshot: &str, file: &Path) -> Result<(), Error> {
    let mut command = command(DUMP, url)?;
    command
        .args(["--format=custom", "--no-owner", "--no-privileges", "--no-sync", "--no-password"])
        .arg(format!("--snapshot={snapshot}"))
        .arg("--file")
        .arg(file);
    run(DUMP, command).map(drop)
}

/// Whether the archive can be read to its end.
pub(super) fn read(file: &Path) -> Result<(), Error> {
    let mut command = program(RESTORE)?;
    command.args(["--file", "/dev/null"]).arg(file);
    run(RESTORE, command).map(drop)
}

/// Everything of the archive into the database at `url`, or nothing.
pub(super) fn restore(url: &str, file: &Path) -> Result<(), Error> {
    let mut command = command(RESTORE, url)?;
    command
        .args(["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", "--no-password"])
        .arg(file);
    run(RESTORE, command).map(drop)
}

fn command(name: &'static str, url: &str) -> Result<Command, Error> {
    let (url, password) = split(url);
    let mut command = program(name)?;
    command.arg(format!("--dbname={url}"));
    if let Some(password) = password {
        command.env("PGPASSWORD", password);
    }
    Ok(command)
}

fn run(name: &'static str, mut command: Command) -> Result<Output, Error> {
    let output = command.output().map_err(super::at(name))?;
    if output.status.success() {
        return Ok(output);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let said = said.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or("no word").to_owned();
    Err(Error::Program { program: name, said })
}

/// The address without its password, and the password.
fn split(url: &str) -> (String, Option<String>) {
    let whole = || (url.to_owned(), None);
    let Some((scheme, rest)) = url.split_once("://") else { return whole() };
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    let Some((user, host)) = rest[..end].rsplit_once('@') else { return whole() };
    let Some((name, password)) = user.split_once(':') else { return whole() };
    (format!("{scheme}://{name}@{host}{}", &rest[end..]), Some(decoded(password)))
}

/// Percent signs taken back; what is none stays.
fn decoded(text: &str) -> String {
    let byte = |hex: &[u8; 2]| u8::from_str_radix(str::from_utf8(hex).ok()?, 16).ok();
    let (mut decoded, mut rest) = (Vec::new(), text.as_bytes());
    while let Some((first, after)) = rest.split_first() {
        let hex = after.split_first_chunk().filter(|_| *first == b'%');
        let meant = hex.and_then(|(hex, behind)| Some((byte(hex)?, behind)));
        let (byte, behind) = meant.unwrap_or((*first, after));
        decoded.push(byte);
        rest = behind;
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn a_password_is_never_an_argument() {
        for (url, shown, password) in [
            (
                "postgres://ada:ge%3Aheim%40@db/x?sslmode=require",
                "postgres://ada@db/x?sslmode=require",
                Some("ge:heim@"),
            ),
            ("postgres://ada:a%zz@db", "postgres://ada@db", Some("a%zz")),
            ("postgres://ada@db/x", "postgres://ada@db/x", None),
            ("postgresql:///x?host=/run/p", "postgresql:///x?host=/run/p", None),
            ("postgres://db/x?y=a:b@c", "postgres://db/x?y=a:b@c", None),
        ] {
            assert_eq!(split(url), (shown.to_owned(), password.map(str::to_owned)));
        }
    }
}
