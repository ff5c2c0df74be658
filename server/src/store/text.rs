//! How names are compared: by a key that is made once, here, and stored beside the name. The databases disagree
//! about the case rules of `LIKE` and `lower`, so neither is asked.

/// The key of a name: small letters, single spaces, no space at the ends. `"  LinkedIn  Ads"` → `"linkedin ads"`.
pub fn key(name: &str) -> String {
    name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// The pattern that finds `typed` anywhere in a key; the signs that `LIKE` gives a meaning are taken literally.
/// Statements say `LIKE $n ESCAPE '!'`.
pub fn containing(typed: &str) -> String {
    let mut pattern = String::from("%");
    for sign in key(typed).chars() {
        if matches!(sign, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(sign);
    }
    pattern.push('%');
    pattern
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_key_ignores_case_and_spacing() {
        assert_eq!(super::key("  LinkedIn\t Ads "), "linkedin ads");
        assert_eq!(super::key("Österreich"), "österreich");
    }

    #[test]
    fn signs_of_like_are_taken_literally() {
        assert_eq!(super::containing("50%_Off!"), "%50!%!_off!!%");
    }
}
