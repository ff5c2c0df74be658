//! The settings of the company as a form, and the word of the second person on what somebody proposed.

use domain::{
    language::Language,
    policy::settings::{Settings, bound},
};

use crate::{
    form::{
        Check, Fault, FaultKind, Labels, Typed, VERSION, labels, parse,
        score::tolerance::{FIRST, SECOND, ToleranceForm, anchor, one_curve},
    },
    format,
    text::Words,
};

/// Which button: propose, confirm, or drop.
pub const ACT: &str = "act";
/// Value of [`ACT`].
pub const PROPOSE: &str = "propose";
/// Value of [`ACT`].
pub const CONFIRM: &str = "confirm";
/// Value of [`ACT`].
pub const DROP: &str = "drop";
/// Seconds in which a decision can be undone.
pub const UNDO: &str = "undo";
/// Colleagues act for the requester.
pub const COLLEAGUES: &str = "colleagues";
/// Longest exception in days.
pub const EXCEPTION: &str = "exception";
/// Chance of losing money in percent.
pub const CHANCE: &str = "chance";
/// Budget from which losses are estimated, in euros.
pub const BUDGET: &str = "budget";
/// We fall under NIS2.
pub const NIS2: &str = "nis2";
/// Why.
pub const REASON: &str = "reason";
/// Longest reason in characters.
pub const REASON_LIMIT: usize = domain::case::request::limit::TEXT;

/// What was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PolicyForm {
    /// Other settings, on the version that was seen.
    Propose(Settings, String, i64),
    /// Yes to the proposal of this number.
    Confirm(i64),
    /// No to it.
    Drop(i64),
}

impl PolicyForm {
    /// The form, or all its faults at once.
    pub fn parse(typed: &Typed, language: Language) -> Result<Self, Vec<Fault>> {
        let known = |act: &str| [PROPOSE, CONFIRM, DROP].into_iter().find(|known| *known == act);
        let act = parse::choice(typed, ACT, known);
        if act != Ok(PROPOSE) {
            let mut check = Check::of(typed, [ACT, VERSION]);
            let act = check.take(act);
            let version = check.take(parse::version(typed));
            return check.finish(|| {
                let version = version?;
                Some(if act? == CONFIRM { Self::Confirm(version) } else { Self::Drop(version) })
            });
        }
        let names = FIRST.into_iter().chain(SECOND);
        let own = [ACT, UNDO, COLLEAGUES, EXCEPTION, CHANCE, BUDGET, NIS2, REASON, VERSION];
        let mut check = Check::of(typed, names.chain(own));
        let undo = check.take(parse::whole(typed, UNDO, bound::UNDO_SECONDS));
        let colleagues_act = check.take(parse::ticked(typed, COLLEAGUES));
        let exception = check.take(parse::whole(typed, EXCEPTION, bound::EXCEPTION_DAYS));
        let chance = check.take(parse::whole(typed, CHANCE, 1..=99));
        let budget = match parse::optional_whole_euros(typed, BUDGET, language, bound::BUDGET) {
            Ok(None) => Err(Fault::new(BUDGET, FaultKind::Required)),
            Ok(Some(budget)) => Ok(budget),
            Err(fault) => Err(fault),
        };
        let budget = check.take(budget);
        let nis2 = check.take(parse::ticked(typed, NIS2));
        let first = anchor(&mut check, typed, FIRST, language);
        let second = anchor(&mut check, typed, SECOND, language);
        one_curve(&mut check, first, second);
        let reason = check.take(parse::text(typed, REASON, REASON_LIMIT));
        let version = check.take(parse::version(typed));
        check.finish(|| {
            let settings = Settings {
                undo_seconds: u16::try_from(undo?).ok()?,
                colleagues_act: colleagues_act?,
                exception_days: u16::try_from(exception?).ok()?,
                tolerance: [first?, second?],
                chance_of_loss: u16::try_from(chance?.checked_mul(10)?).ok()?,
                budget_to_estimate: budget?,
                nis2: nis2?,
            };
            Some(Self::Propose(settings, reason?, version?))
        })
    }

    /// The fields of these settings, amounts as this language writes them.
    pub fn fill(settings: &Settings, language: Language) -> Typed {
        let tolerance = ToleranceForm::fill(settings.tolerance, language);
        let ticks = [(COLLEAGUES, settings.colleagues_act), (NIS2, settings.nis2)];
        let pairs = [
            (UNDO, settings.undo_seconds.to_string()),
            (EXCEPTION, settings.exception_days.to_string()),
            (CHANCE, (settings.chance_of_loss / 10).to_string()),
            (BUDGET, format::whole(language, settings.budget_to_estimate)),
        ];
        let ticks = ticks.into_iter().filter(|(_, on)| *on).map(|(name, _)| (name, "yes".to_owned()));
        let anchors = tolerance.pairs().map(|(name, value)| (name.to_owned(), value.to_owned()));
        let own = pairs.into_iter().chain(ticks).map(|(name, value)| (name.to_owned(), value));
        Typed::filled(own.chain(anchors))
    }

    /// The labels of its fields, in the order of the page.
    pub fn labels(words: Words) -> Labels {
        labels(
            words,
            &[
                (UNDO, "policy-undo"),
                (EXCEPTION, "policy-exception"),
                (COLLEAGUES, "policy-colleagues"),
                (CHANCE, "policy-chance"),
                (BUDGET, "policy-budget"),
                (FIRST[0], "tolerance-first-years"),
                (FIRST[1], "tolerance-first-amount"),
                (SECOND[0], "tolerance-second-years"),
                (SECOND[1], "tolerance-second-amount"),
                (NIS2, "policy-nis2"),
                (REASON, "policy-reason"),
            ],
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(pairs: &[(&str, &str)]) -> Result<PolicyForm, Vec<Fault>> {
        let filled = PolicyForm::fill(&Settings::default(), Language::De);
        let mut typed =
            Typed::filled(filled.pairs().chain([(REASON, "why"), (VERSION, "4"), (ACT, PROPOSE)]));
        for (name, value) in pairs {
            typed = typed.replaced(name, Some(value));
        }
        PolicyForm::parse(&typed, Language::De)
    }

    #[test]
    fn what_is_in_force_fills_the_form_and_comes_back_as_it_was() {
        assert_eq!(with(&[]), Ok(PolicyForm::Propose(Settings::default(), "why".into(), 4)));
        let longer = Settings { undo_seconds: 90, nis2: true, ..Settings::default() };
        assert_eq!(with(&[(UNDO, "90"), (NIS2, "yes")]), Ok(PolicyForm::Propose(longer, "why".into(), 4)));
        for language in Language::ALL {
            let filled = PolicyForm::fill(&Settings::default(), language);
            let pairs = filled.pairs().chain([(REASON, "why"), (VERSION, "4"), (ACT, PROPOSE)]);
            let again = PolicyForm::parse(&Typed::filled(pairs), language);
            assert_eq!(again, Ok(PolicyForm::Propose(Settings::default(), "why".into(), 4)));
        }
    }

    #[test]
    fn what_cannot_be_is_a_fault_of_its_field_and_a_yes_carries_nothing_else() {
        for (name, odd) in
            [(UNDO, "9"), (EXCEPTION, "91"), (CHANCE, "0"), (BUDGET, "-1"), (REASON, " "), ("root", "yes")]
        {
            let faults = with(&[(name, odd)]).expect_err(name);
            assert_eq!(faults.first().map(|fault| fault.field.as_ref()), Some(name));
        }
        let typed =
            |pairs: &[(&str, &str)]| PolicyForm::parse(&Typed::filled(pairs.iter().copied()), Language::De);
        assert_eq!(typed(&[(ACT, CONFIRM), (VERSION, "7")]), Ok(PolicyForm::Confirm(7)));
        assert_eq!(typed(&[(ACT, DROP), (VERSION, "7")]), Ok(PolicyForm::Drop(7)));
        assert!(typed(&[(ACT, CONFIRM), (VERSION, "7"), (UNDO, "60")]).is_err());
        assert!(typed(&[(ACT, "approve"), (VERSION, "7")]).is_err());
    }
}
