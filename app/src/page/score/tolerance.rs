//! What the executive of an area tolerates, as two sentences with two blanks each. Whoever says how much may be lost is the
//! one who answers for it: no admin sets this, and without own figures the default of the company counts.

use domain::{area::Area, language::Language, policy::Anchor};
use leptos::prelude::*;

use crate::{
    address::Address,
    chart::exceedance::tolerated,
    form::{
        Posted,
        score::tolerance::{DEFAULT, FIRST, SECOND, ToleranceForm, YEARS},
    },
    format,
    page::Page,
    part::{
        Button, ButtonKind, Choice, ErrorSummary, InputKind, PageHead, PostForm, Select, TextInput, Version,
    },
    text::{Words, words},
};

/// The screen.
#[derive(Clone, Debug)]
pub struct TolerancePage {
    /// The area, with its own anchors if it has any.
    pub area: Area,
    /// Its version.
    pub version: i64,
    /// What counts without own anchors.
    pub default: [Anchor; 2],
    /// The form.
    pub posted: Posted,
}

impl TolerancePage {
    /// The form with what counts now.
    pub fn of(area: Area, version: i64, default: [Anchor; 2], language: Language) -> Self {
        let typed = ToleranceForm::fill(area.tolerance.unwrap_or(default), language);
        Self { area, version, default, posted: Posted { typed, ..Posted::blank() } }
    }
}

impl Page for TolerancePage {
    fn title(&self, words: Words) -> String {
        words.with("tolerance-title", &[("area", (&self.area.name).into())])
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn view(self) -> AnyView {
        let words = words();
        let title = self.title(words);
        let own = self.area.tolerance.is_some();
        let default = self.default.map(|anchor| view! { <li>{tolerated(words, anchor)}</li> });
        let now = words.say(if own { "tolerance-own" } else { "tolerance-none" });
        let first = anchor(words, &self.posted, FIRST, ["tolerance-first-years", "tolerance-first-amount"]);
        let second =
            anchor(words, &self.posted, SECOND, ["tolerance-second-years", "tolerance-second-amount"]);
        let back = own.then(|| {
            view! { <Button label=words.say("tolerance-default") kind=ButtonKind::Secondary name=DEFAULT value="yes"/> }
        });
        let version = self.version;
        view! {
            <ErrorSummary posted=self.posted.clone() labels=ToleranceForm::labels(words)/>
            <a class="back" href=Address::Decisions.to(words.language)>{words.say("tolerance-back")}</a>
            <PageHead title=title lead=words.say("tolerance-lead")/>
            <p>{now}</p>
            <PostForm>
                <Version version=version/>
                <fieldset class="card">
                    <legend class="card-title">{words.say("tolerance-first")}</legend>
                    {first}
                </fieldset>
                <fieldset class="card">
                    <legend class="card-title">{words.say("tolerance-second")}</legend>
                    {second}
                </fieldset>
                <div class="buttons"><Button label=words.say("tolerance-button")/>{back}</div>
            </PostForm>
            <section class="stack stack--tight">
                <h2>{words.say("tolerance-usual")}</h2>
                <ul>{default.into_iter().collect_view()}</ul>
                <p class="muted">{words.say("tolerance-effect")}</p>
            </section>
        }
        .into_any()
    }
}

/// "In at most one year of … it may cost more than …".
pub fn anchor(
    words: Words,
    posted: &Posted,
    [years, amount]: [&'static str; 2],
    labels: [&'static str; 2],
) -> AnyView {
    let typed: Option<i64> = posted.value(years).trim().parse().ok();
    let mut offered = YEARS.to_vec();
    offered.extend(typed.filter(|years| !YEARS.contains(years) && (2..=1000).contains(years)));
    offered.sort_unstable();
    let choices = offered.into_iter().map(|years| {
        let shown = format::whole(words.language, years);
        Choice::new(years.to_string(), words.with("tolerance-one-in", &[("years", shown.into())]))
    });
    view! {
        <Select control=posted.control(years) label=words.say(labels[0]) choices=choices.collect()/>
        <TextInput control=posted.control(amount) label=words.say(labels[1]) kind=InputKind::Amount/>
    }
    .into_any()
}
