//! Names of files, for people only. A name is cut to its last part, freed of everything that cannot be seen, and given
//! the ending of its kind; what is left can stand in a page, a mail and a download header. It never names a path.

use crate::Fault;

/// Longest stem, in characters.
pub const LONGEST: usize = 80;

/// Stem and ending. Whatever stands before a slash is dropped, on Windows' slash too.
pub fn parts(name: &str) -> Result<(String, String), Fault> {
    if name.contains('\0') {
        return Err(Fault::Name);
    }
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let seen: String = last.chars().filter(|sign| is_visible(*sign)).collect();
    let seen = seen.trim().trim_end_matches('.').trim();
    let (stem, extension) = seen.rsplit_once('.').ok_or(Fault::Kind)?;
    let stem: String = stem.trim().trim_start_matches('.').chars().take(LONGEST).collect();
    let stem = stem.trim().to_owned();
    if stem.is_empty() {
        return Err(Fault::Name);
    }
    let stem = if is_device(&stem) { format!("_{stem}") } else { stem };
    Ok((stem, extension.trim().to_owned()))
}

/// Not a control character and not one that turns or hides text (bidirectional overrides, zero-width signs), nor one
/// that a file system or a shell reads differently.
fn is_visible(sign: char) -> bool {
    let hidden = matches!(
        sign,
        '\u{00AD}'
            | '\u{061C}'
            | '\u{180E}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E007F}'
    );
    !sign.is_control()
        && !hidden
        && !matches!(sign, '"' | '<' | '>' | '|' | ':' | '*' | '?' | '`' | '$' | ';')
}

/// Names that Windows keeps for devices.
fn is_device(stem: &str) -> bool {
    let base = stem.split('.').next().unwrap_or_default().trim().to_ascii_uppercase();
    let numbered =
        |word: &str| base.strip_prefix(word).is_some_and(|rest| matches!(rest.as_bytes(), [b'0'..=b'9']));
    matches!(base.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT")
}
