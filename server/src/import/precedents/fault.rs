//! Everything that can be wrong with the file, in words that somebody can act on who has the file open in an
//! editor. One variant per remedy: the parser's own message appears only where nothing better is known.

/// Why something was left out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// No `termsofservice:` list.
    #[error("this is no list of terms of service: a line `termsofservice:` with a list under it is missing")]
    NotAList,
    /// Nothing, or comments only, or a list without entries.
    #[error("the file holds no entries")]
    Empty,
    /// Above [`super::LARGEST_FILE`].
    #[error("the file is larger than 1 MiB")]
    TooLarge,
    /// Not UTF-8.
    #[error("the file is not UTF-8 text")]
    NotText,
    /// Above [`super::MOST_ENTRIES`].
    #[error("more than 5,000 entries; this one and all after it were not read")]
    TooManyEntries,
    /// Top-level text that is not an entry.
    #[error("this is not part of the list")]
    OutsideList,
    /// An entry or a field does not stand under its neighbours.
    #[error("the indentation does not fit the lines around it")]
    Indentation,
    /// A tab in front of the text.
    #[error("a tab is used for indentation; YAML wants spaces")]
    Tab,
    /// A quote that does not end in its entry.
    #[error("a quote is opened and never closed")]
    UnclosedQuote,
    /// Any other text that is no YAML, with the parser's words.
    #[error("this is not valid YAML: {0}")]
    Unreadable(String),
    /// A list or a group of fields where a text belongs.
    #[error("a plain text is expected here")]
    WrongType,
    /// The same field twice in one entry.
    #[error("a field stands twice in this entry")]
    FieldTwice,
    /// No name, or one without letters and digits.
    #[error("the entry has no name")]
    NoName,
    /// No field `status`, not even a blank one.
    #[error("the entry has no field `status`; leave it blank for approved terms")]
    NoStatus,
    /// A status that the key of the file does not explain.
    #[error("the status `{0}` is not known; it is blank, `compatible` or `inactive`")]
    UnknownStatus(String),
    /// A date in none of the forms that the file uses.
    #[error("`{0}` is not a date such as 07-2014, 07-31-2014 or 2014-07-31")]
    NotADate(String),
    /// Neither an address nor, where one may stand, a path.
    #[error("`{field}` is not an address that begins with http:// or https://")]
    NotALink {
        /// The field's name in the file.
        field: &'static str,
    },
    /// Longer than we store.
    #[error("`{field}` is longer than {limit} characters")]
    TooLong {
        /// The field's name in the file.
        field: &'static str,
        /// Its limit in characters.
        limit: usize,
    },
    /// Characters that would not show, or would turn the direction of the text.
    #[error("`{field}` holds invisible control characters")]
    ControlCharacter {
        /// The field's name in the file.
        field: &'static str,
    },
    /// The same tool again.
    #[error("the same name stands in line {first} already")]
    Repeated {
        /// First line of the entry that counts.
        first: usize,
    },
}
