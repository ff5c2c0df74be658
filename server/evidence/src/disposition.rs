//! The header under which a document leaves: always an attachment, so that nothing that was uploaded is ever shown in our
//! own origin (RFC 6266; names beyond ASCII as RFC 8187 writes them).

use std::fmt::Write as _;

/// `attachment; filename="…"; filename*=UTF-8''…` for any name; never more than one header line.
pub fn attachment(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|sign| match sign {
            ' '..='~' if !matches!(sign, '"' | '\\' | '%') => sign,
            _ => '_',
        })
        .collect();
    let mut header = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''");
    for byte in name.bytes() {
        // attr-char of RFC 8187
        if byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte) {
            header.push(char::from(byte));
        } else {
            let _ = write!(header, "%{byte:02X}");
        }
    }
    header
}
