//! What is asked of the audit log, in its address: who, what, on which case, and between which days. What makes no sense
//! there is as if it were not there.

use domain::{
    id::{CaseNumber, PersonId},
    time::Day,
};

use crate::{address::pattern, form::Typed};

/// Who.
pub const PERSON: &str = "person";
/// What, as it stands in the log.
pub const ACT: &str = "act";
/// On which case.
pub const CASE: &str = "case";
/// First day.
pub const FROM: &str = "from";
/// Last day.
pub const UNTIL: &str = "until";
/// Page.
pub const PAGE: &str = "page";

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Who.
    pub person: Option<PersonId>,
    /// What; empty is everything.
    pub act: String,
    /// On which case.
    pub case: Option<CaseNumber>,
    /// First day.
    pub from: Option<Day>,
    /// Last day.
    pub until: Option<Day>,
    /// Which page, from 1.
    pub page: usize,
}

impl Asked {
    /// What an address asks.
    pub fn of(query: &Typed) -> Self {
        let first = |name| query.first(name).unwrap_or_default().trim();
        let number = first(CASE).rsplit('-').next().unwrap_or_default();
        Self {
            person: first(PERSON).parse().ok().map(PersonId),
            act: first(ACT).to_owned(),
            case: number.parse().ok().filter(|number| *number > 0).map(CaseNumber),
            from: parse(first(FROM)),
            until: parse(first(UNTIL)),
            page: first(PAGE).parse().unwrap_or(1),
        }
    }

    /// A day as a date field holds it.
    pub fn day(day: Option<Day>) -> String {
        day.map(|day| day.to_string()).unwrap_or_default()
    }

    /// The address without the page and the language.
    pub fn path(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let person = self.person.map(|person| person.to_string()).unwrap_or_default();
        let case = self.case.map(|case| case.to_string()).unwrap_or_default();
        let values = [
            (PERSON, person),
            (ACT, self.act.clone()),
            (CASE, case),
            (FROM, Self::day(self.from)),
            (UNTIL, Self::day(self.until)),
        ];
        for (name, value) in values.iter().filter(|(_, value)| !value.is_empty()) {
            query.append_pair(name, value);
        }
        let query = query.finish();
        if query.is_empty() { pattern::AUDIT.to_owned() } else { format!("{}?{query}", pattern::AUDIT) }
    }
}

fn parse(text: &str) -> Option<Day> {
    let mut parts = text.splitn(3, '-');
    Day::new(parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_comes_back_as_the_same_address() {
        let typed = [(ACT, "case.decide"), (CASE, "K-2026-0042"), (FROM, "2026-11-01"), (UNTIL, "nonsense")];
        let asked = Asked::of(&Typed::filled(typed));
        assert_eq!((asked.case, asked.until), (Some(CaseNumber(42)), None));
        assert_eq!(asked.path(), "/audit?act=case.decide&case=42&from=2026-11-01");
        assert_eq!(Asked::default().path(), "/audit");
    }
}
