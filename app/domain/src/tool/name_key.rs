//! One spelling for all spellings of a name. `HootSuite`, `Hootsuite Inc.` and `hoot suite` are one tool; a
//! precedent that is missed for a capital letter is worse than two rare names that fall together. The folding is
//! coarse on purpose: "Müller", "Mueller" and "Muller" are equal, so "Blue" and "Blu" are, too.

/// Words that say what a company is in law, not who it is. Written as they look without dots.
const LEGAL_FORMS: [&str; 33] = [
    "ab",
    "ag",
    "aps",
    "bv",
    "co",
    "company",
    "corp",
    "corporation",
    "eg",
    "gbr",
    "ggmbh",
    "gmbh",
    "inc",
    "incorporated",
    "kg",
    "kgaa",
    "limited",
    "llc",
    "lp",
    "ltd",
    "mbh",
    "nv",
    "ohg",
    "oy",
    "pbc",
    "plc",
    "pty",
    "sa",
    "sarl",
    "sas",
    "se",
    "srl",
    "ug",
];

/// Endings of an address that people write or leave out at will. National ones (`.de`, `.tv`, `.ai`) stay: without
/// them "mobile.de" would be the word "mobile".
const ADDRESS_ENDINGS: [&str; 2] = [".com", ".io"];

/// Letters that must be left of a name before an address ending goes: "X.com" is not the letter X.
const SHORTEST_STEM: usize = 3;

/// The normal form by which tools, precedents and register entries match.
///
/// In this order: lower case; legal forms at the end go as long as another word is left ("Klarna Bank AB" becomes
/// "klarna bank"); `.com` and `.io` at the end go if at least three letters are left; accents go (`ä` is `a`, `ß` is
/// `ss`, `ø` is `o`); `+` becomes "plus", so that "Google+" is not "Google"; everything else that is neither letter
/// nor digit goes; an `e` after `a`, `o` or `u` goes. Empty for a name without any letter or digit, which therefore
/// matches nothing. Idempotent.
pub fn name_key(name: &str) -> String {
    merge_umlauts(&plain_letters(name))
}

/// The normal form before written-out umlauts are merged, as fingers type it: mistakes are counted in this one.
pub(super) fn plain_letters(name: &str) -> String {
    let lower = name.to_lowercase();
    let mut words: Vec<&str> = lower.split_whitespace().collect();
    while let [first, .., last] = words.as_slice() {
        let last = fold(last);
        if !(last.is_empty() || LEGAL_FORMS.contains(&last.as_str())) || fold(first).is_empty() {
            break;
        }
        words.pop();
    }
    if let Some(last) = words.last_mut() {
        *last = without_address_ending(last);
    }
    fold(&words.concat())
}

/// The words of a name in plain letters, for "starts a word"; hyphens, slashes and dots part words, too.
pub(super) fn plain_words(name: &str) -> Vec<String> {
    name.split(|letter: char| !(letter.is_alphanumeric() || is_mark(letter)))
        .map(|word| fold(&word.to_lowercase()))
        .filter(|word| !word.is_empty())
        .collect()
}

fn without_address_ending(word: &str) -> &str {
    let word = word.trim_end_matches([',', ';', '.']);
    ADDRESS_ENDINGS
        .into_iter()
        .find_map(|ending| word.strip_suffix(ending))
        .filter(|stem| fold(stem).chars().count() >= SHORTEST_STEM)
        .unwrap_or(word)
}

/// Letters and digits of a lower-case text without accents.
fn fold(lower: &str) -> String {
    let mut folded = String::with_capacity(lower.len());
    for letter in lower.chars() {
        match base(letter) {
            Some(letters) => folded.push_str(letters),
            None if letter.is_alphanumeric() => folded.push(letter),
            None => {}
        }
    }
    folded
}

/// Without each `e` that could be the second half of a written-out umlaut.
pub(super) fn merge_umlauts(plain: &str) -> String {
    let mut merged = String::with_capacity(plain.len());
    for letter in plain.chars() {
        if !(letter == 'e' && merged.ends_with(['a', 'o', 'u'])) {
            merged.push(letter);
        }
    }
    merged
}

/// A combining accent, as it stands behind its letter in decomposed text (file names of macOS, some keyboards).
fn is_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

/// The plain letters of the accented Latin letters of Europe; `None` for a letter that stays as it is.
fn base(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' | 'æ' => "a",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì' | 'í' | 'î' | 'ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'œ' => "o",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'ù' | 'ú' | 'û' | 'ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        '+' => "plus",
        _ => return None,
    })
}
