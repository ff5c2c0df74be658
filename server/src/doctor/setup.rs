//! The configuration: what is missing for real work, and secrets that others can read.

use std::{
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
};

use super::Finding;
use crate::config::Config;

pub(super) fn examine(config: &Config, file: Option<&Path>) -> Vec<Finding> {
    let mut findings = vec![Finding::fine("The configuration can be read and its settings fit together.")];
    if let Some(file) = file {
        findings.extend(secrets(config, file));
    }
    if config.demo {
        findings.push(Finding::advice(
            "This is the demo: anybody on this machine can sign in as anybody.",
            "Leave out demo for real work.",
        ));
    }
    match &config.listen.origin {
        Some(origin) if origin.is_secure() => {
            findings.push(Finding::fine(format!("People reach Concord under {origin}.")));
        }
        _ if config.demo => {}
        _ => findings.push(Finding::advice(
            "listen.origin is not set to an address with https://, so only this machine can use Concord.",
            "Put a proxy with TLS in front, or set listen.certificate and listen.key, and set listen.origin to the address that people type.",
        )),
    }
    if config.security.contact.is_none() && !config.demo {
        findings.push(Finding::advice(
            "Whoever finds a weakness is told nowhere whom to tell.",
            "Set security.contact, for example to mailto:security@berg.example.",
        ));
    }
    findings.push(audit(config));
    findings.extend(identity(config));
    findings.push(match config.mail_route() {
        Err(error) => Finding::fault(error.to_string(), "Mend the setting."),
        Ok(Some(_)) => Finding::fine("Mails have a way out."),
        Ok(None) => Finding::advice(
            "No mail is configured, so nobody is told that something waits for them.",
            "Set mail.url and mail.from; `concord serve --help` lists them.",
        ),
    });
    findings
}

/// Without a copy of the checkpoints elsewhere, whoever owns the machine can rewrite what happened.
fn audit(config: &Config) -> Finding {
    if config.audit.key_file.is_none() && !config.demo {
        return Finding::advice(
            "The audit log is not signed, so whoever can write the database can rewrite its history unnoticed.",
            "Run concord audit key generate, and set audit.key_file and audit.sink_file.",
        );
    }
    match &config.audit.sink_file {
        Some(sink) if Some(parent(sink)) == config.data.directory.canonicalize().ok() => Finding::advice(
            "The checkpoints of the audit log are kept beside the database, so both can be rewritten together.",
            "Set audit.sink_file to a file on another machine or medium.",
        ),
        Some(_) => {
            Finding::fine("The audit log is signed, and its checkpoints are kept outside the database.")
        }
        None => Finding::advice(
            "The checkpoints of the audit log are kept in the database only, so both can be rewritten together.",
            "Set audit.sink_file to a file on another machine or medium.",
        ),
    }
}

/// With a password alone, whoever guesses or finds one decides; and a key that others can read is everybody's.
fn identity(config: &Config) -> Vec<Finding> {
    let mut findings = Vec::new();
    if !config.demo && !config.identity.second_factor {
        findings.push(Finding::advice(
            "Nobody needs a second factor, so a password is enough to decide, review or administer.",
            "Leave out identity.second_factor, unless another gate stands in front.",
        ));
    }
    let own = config.data.directory.join("secret.key");
    let file = config.identity.key_file.as_ref().unwrap_or(&own);
    let mode = std::fs::metadata(file).ok().map(|found| found.permissions().mode() & 0o777);
    match mode {
        Some(mode) if mode & 0o077 != 0 => findings.push(Finding::fault(
            format!("The server's key {} can be read by others (mode {mode:03o}).", file.display()),
            format!("Run: chmod 600 {}", file.display()),
        )),
        None if config.identity.key_file.is_some() => findings.push(Finding::fault(
            format!("There is no server's key {}.", file.display()),
            "Put it back from where it is kept; without it nobody's second factor can be checked.",
        )),
        _ => findings.push(Finding::fine("The server's key is its own.")),
    }
    findings
}

fn parent(file: &Path) -> PathBuf {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    folder.canonicalize().unwrap_or_else(|_| folder.to_owned())
}

/// A password in a file that everybody can read is everybody's.
fn secrets(config: &Config, file: &Path) -> Option<Finding> {
    let mode = std::fs::metadata(file).ok()?.permissions().mode() & 0o777;
    let provider = config.identity.provider.as_deref();
    let holds = config.database.holds_password()
        || config.mail.holds_password()
        || provider.is_some_and(crate::config::Provider::holds_secret);
    (holds && mode & 0o077 != 0).then(|| {
        Finding::fault(
            format!(
                "The configuration {} holds a password and can be read by others (mode {mode:03o}).",
                file.display()
            ),
            format!("Run: chmod 600 {}", file.display()),
        )
    })
}
