//! An address that may hold a password: set directly, or in a file that only the server can read. Never printed.

use std::{os::unix::fs::PermissionsExt, path::Path};

/// The one of the two that is set; `name` is the key of the address, that of the file ends in `_file`.
pub(super) fn read(name: &str, url: Option<&str>, file: Option<&Path>) -> Result<Option<String>, String> {
    let Some(file) = file else { return Ok(url.map(str::to_owned)) };
    if url.is_some() {
        return Err(format!("{name} and {name}_file are both set; keep one"));
    }
    let fault = |error: std::io::Error| format!("{name}_file {}: {error}", file.display());
    if std::fs::metadata(file).map_err(fault)?.permissions().mode() & 0o077 != 0 {
        return Err(format!("{name}_file can be read by others; run: chmod 600 {}", file.display()));
    }
    Ok(Some(std::fs::read_to_string(file).map_err(fault)?.trim().to_owned()))
}

/// Whether an address holds a password: `scheme://name:password@host`.
pub(super) fn is_in(url: &str) -> bool {
    let authority =
        url.split_once("://").map_or(url, |(_, rest)| rest).split(['/', '?']).next().unwrap_or_default();
    authority.rsplit_once('@').is_some_and(|(user, _)| user.contains(':'))
}
