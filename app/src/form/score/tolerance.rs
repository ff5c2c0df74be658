//! What the executive of an area tolerates: two points of a curve, each a chance and an amount. Two, because one says
//! nothing about the years that matter most: many small losses and one that ends the campaign are different risks.

use domain::{case::estimate::limit, language::Language, policy::Anchor};

use crate::{
    form::{Check, Fault, FaultKind, Labels, Typed, VERSION, labels, parse},
    format,
    text::Words,
};

/// "At most one year in …" of the first anchor, and its amount.
pub const FIRST: [&str; 2] = ["first-years", "first-amount"];
/// The same of the second one.
pub const SECOND: [&str; 2] = ["second-years", "second-amount"];
/// Button: take the own anchors back.
pub const DEFAULT: &str = "default";
/// The largest amount in whole euros.
const MOST: i64 = limit::AMOUNT;

/// One year in so many, that the page offers.
pub const YEARS: [i64; 6] = [4, 10, 20, 50, 100, 200];

/// The two anchors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ToleranceForm {
    /// The likelier and cheaper one first; `None` goes back to the default.
    pub anchors: Option<[Anchor; 2]>,
    /// The version of the area that the person saw.
    pub version: i64,
}

impl ToleranceForm {
    /// The form, or all its faults at once. The rarer year may cost more, never less.
    pub fn parse(typed: &Typed, language: Language) -> Result<Self, Vec<Fault>> {
        let names = FIRST.into_iter().chain(SECOND).chain([DEFAULT, VERSION]);
        let mut check = Check::of(typed, names);
        if typed.first(DEFAULT).is_some() {
            let version = check.take(parse::version(typed));
            return check.finish(|| Some(Self { anchors: None, version: version? }));
        }
        let first = anchor(&mut check, typed, FIRST, language);
        let second = anchor(&mut check, typed, SECOND, language);
        let version = check.take(parse::version(typed));
        one_curve(&mut check, first, second);
        check.finish(|| Some(Self { anchors: Some([first?, second?]), version: version? }))
    }

    /// The labels of its fields, in the order of the page.
    pub fn labels(words: Words) -> Labels {
        labels(
            words,
            &[
                (FIRST[0], "tolerance-first-years"),
                (FIRST[1], "tolerance-first-amount"),
                (SECOND[0], "tolerance-second-years"),
                (SECOND[1], "tolerance-second-amount"),
            ],
        )
    }

    /// The fields of two anchors, amounts as this language writes them.
    pub fn fill(anchors: [Anchor; 2], language: Language) -> Typed {
        let of = |[years, amount]: [&'static str; 2], anchor: Anchor| {
            [(years, years_of(anchor).to_string()), (amount, format::whole(language, anchor.amount))]
        };
        let [first, second] = anchors;
        Typed::filled(of(FIRST, first).into_iter().chain(of(SECOND, second)))
    }
}

/// One year in so many.
pub fn years_of(anchor: Anchor) -> i64 {
    1000 / i64::from(anchor.chance.max(1))
}

/// Notes what keeps two anchors from being one curve.
pub fn one_curve(check: &mut Check, first: Option<Anchor>, second: Option<Anchor>) {
    if let (Some(first), Some(second)) = (first, second) {
        if second.chance >= first.chance {
            check.fault(SECOND[0], FaultKind::Because("tolerance-fault-rarer"));
        }
        if second.amount <= first.amount {
            check.fault(SECOND[1], FaultKind::Because("tolerance-fault-more"));
        }
    }
}

/// One anchor, with its faults noted.
pub fn anchor(
    check: &mut Check,
    typed: &Typed,
    [years, amount]: [&'static str; 2],
    language: Language,
) -> Option<Anchor> {
    let years = check.take(parse::whole(typed, years, 2..=1000));
    let money = match parse::optional_whole_euros(typed, amount, language, 1..=MOST) {
        Ok(None) => Err(Fault::new(amount, FaultKind::Required)),
        Ok(Some(money)) => Ok(money),
        Err(fault) => Err(fault),
    };
    let money = check.take(money);
    let chance = u16::try_from((1000 + years? / 2) / years?).ok()?;
    Some(Anchor { chance: chance.clamp(1, 999), amount: money? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(values: [&str; 4]) -> Result<[Anchor; 2], Vec<Fault>> {
        let names = FIRST.into_iter().chain(SECOND);
        let typed = Typed::filled(names.zip(values).chain([(VERSION, "1")]));
        ToleranceForm::parse(&typed, Language::De).map(|form| form.anchors.expect("two anchors"))
    }

    #[test]
    fn two_anchors_are_read_as_people_say_them() {
        let anchors = [Anchor { chance: 100, amount: 100_000 }, Anchor { chance: 10, amount: 1_000_000 }];
        assert_eq!(parsed(["10", "100.000 €", "100", "1000000"]), Ok(anchors));
        let filled = ToleranceForm::fill(anchors, Language::De);
        assert_eq!(filled.first(SECOND[1]), Some("1.000.000"));
        let typed = Typed::filled(filled.pairs().chain([(VERSION, "1")]));
        assert_eq!(ToleranceForm::parse(&typed, Language::De).map(|form| form.anchors), Ok(Some(anchors)));
        let back = Typed::filled(filled.pairs().chain([(VERSION, "1"), (DEFAULT, "yes")]));
        assert_eq!(ToleranceForm::parse(&back, Language::De).map(|form| form.anchors), Ok(None));
    }

    #[test]
    fn the_rarer_year_may_cost_more_and_never_less() {
        let wrong = |field, key| vec![Fault::new(field, FaultKind::Because(key))];
        assert_eq!(parsed(["10", "5", "10", "9"]), Err(wrong(SECOND[0], "tolerance-fault-rarer")));
        assert_eq!(parsed(["10", "5", "100", "5"]), Err(wrong(SECOND[1], "tolerance-fault-more")));
        assert_eq!(
            parsed(["1", "0", "", "-5"]).unwrap_err().len(),
            4,
            "every year, nothing, no answer and less than nothing are faults"
        );
    }
}
