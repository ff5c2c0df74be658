//! Searching by key. Names are compared by a key that the domain makes (`domain::tool::name_key`) and that is
//! stored beside the name, because the databases disagree about the case rules of `LIKE` and `lower`.

/// The pattern that finds `typed` anywhere in a key; the signs that `LIKE` gives a meaning are taken literally.
/// Statements say `LIKE $n ESCAPE '!'`.
pub(super) fn containing(typed: &str) -> String {
    let mut pattern = String::from("%");
    for sign in typed.chars() {
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
    fn signs_of_like_are_taken_literally() {
        assert_eq!(super::containing("50%_off!"), "%50!%!_off!!%");
    }
}
