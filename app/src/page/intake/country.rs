//! Names of the countries in which the suppliers of the catalogue have their seat. A code without a name is shown as
//! it is.

use crate::text::Words;

const NAMES: [(&str, &str); 27] = [
    ("AE", "country-ae"),
    ("AT", "country-at"),
    ("AU", "country-au"),
    ("BE", "country-be"),
    ("BG", "country-bg"),
    ("CA", "country-ca"),
    ("CH", "country-ch"),
    ("CN", "country-cn"),
    ("CZ", "country-cz"),
    ("DE", "country-de"),
    ("DK", "country-dk"),
    ("EE", "country-ee"),
    ("ES", "country-es"),
    ("FR", "country-fr"),
    ("GB", "country-gb"),
    ("IL", "country-il"),
    ("KR", "country-kr"),
    ("LU", "country-lu"),
    ("MT", "country-mt"),
    ("MY", "country-my"),
    ("NL", "country-nl"),
    ("NO", "country-no"),
    ("NZ", "country-nz"),
    ("PL", "country-pl"),
    ("SE", "country-se"),
    ("SG", "country-sg"),
    ("US", "country-us"),
];

/// The name of a country by its ISO 3166-1 code.
pub(super) fn name(words: Words, code: &str) -> String {
    NAMES.iter().find(|(known, _)| *known == code).map_or_else(|| code.to_owned(), |(_, key)| words.say(key))
}

#[cfg(test)]
mod tests {
    use domain::{language::Language, tool::Catalogue};

    use super::*;

    #[test]
    fn every_country_of_the_catalogue_has_a_name() {
        for tool in Catalogue::built_in().tools() {
            for language in Language::ALL {
                assert_ne!(name(Words::of(language), &tool.country), tool.country, "{}", tool.key);
            }
        }
    }
}
