//! One page of the draft: one to three questions of one topic, and beside them what will probably come out. It posts
//! to its own address; the islands save it meanwhile and refresh the outcome, and nothing is lost without them.

use domain::{rules::GateAnswer, screening::Origin, time::Time};
use island::{DraftSaver, OutcomePanel};
use leptos::prelude::*;

use super::{
    outcome::{Likely, OutcomeText},
    sheet::{SheetFields, heading},
    tasks::wanted,
};
use crate::{
    address::Address,
    form::{
        Posted,
        intake::{
            legal::REST,
            request::{IN_WORDS, ONE_BY_ONE, WAY},
            sheet::Sheet,
        },
    },
    format,
    page::Page,
    part::{Banner, Button, ButtonKind, ErrorSummary, PageHead, PostForm, Version, step},
    port::CaseView,
    shell::Width,
    text::{Words, words},
};

/// Id of the form, for the islands.
const FORM: &str = "sheet";
/// Pause after typing before a draft is saved.
const PAUSE_MS: u32 = 3_000;

/// The page.
#[derive(Clone, Debug)]
pub struct DraftPage {
    /// The case.
    pub view: CaseView,
    /// Which page of the draft, from 1; `None` is a question of its own, reached from the check page.
    pub step: Option<usize>,
    /// How many there are; unknown while an answer can still bring up more.
    pub total: Option<usize>,
    /// What it asks.
    pub sheet: Sheet,
    /// It was opened from the check page and leads back there.
    pub checking: bool,
    /// What will probably come out.
    pub likely: Likely,
    /// The form.
    pub posted: Posted,
}

impl Page for DraftPage {
    const WIDTH: Width = Width::List;

    fn title(&self, words: Words) -> String {
        heading(words, &self.sheet)
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn has_islands(&self) -> bool {
        true
    }

    fn view(self) -> AnyView {
        let words = words();
        let number = self.view.case.number;
        let to = |address: Address| address.to(words.language);
        let back = match (self.checking, self.step) {
            (true, _) | (_, None) => Address::Check(number),
            (false, Some(0 | 1)) => Address::Start,
            (false, Some(step)) => Address::Step(number, step - 1),
        };
        let discard = Address::Act(number, domain::case::act::Action::Discard);
        let kind = self.view.case.request.kind;
        let saves = !self.posted.stale;
        let list = (matches!(self.sheet, Sheet::Asked(_)) && wanted(&self.view.case.request, &self.likely))
            .then(|| view! { <p><a href=to(Address::Tasks(number))>{words.say("tasks-link")}</a></p> });
        let (other_way, known) = (way(words, &self), carried(words, &self));
        let here = match (self.step, &self.sheet) {
            (None, Sheet::Questions(page)) => page.questions.first().map(|one| one.id.clone()),
            _ => None,
        };
        let here =
            here.map_or(Address::Step(number, self.step.unwrap_or(1)), |one| Address::Question(number, one));
        view! {
            <ErrorSummary posted=self.posted.clone() labels=self.sheet.labels(words)/>
            <a class="back" href=to(back)>{words.say("draft-back")}</a>
            <PageHead title=heading(words, &self.sheet) caption=caption(words, &self)/>
            {known}
            <div class="with-aside">
                <div class="stack">
                    <PostForm id=FORM>
                        <Version version=self.view.version/>
                        <div class="stack stack--wide">
                            <SheetFields
                                sheet=self.sheet.clone()
                                posted=self.posted.clone()
                                request=self.view.case.request.clone()
                            />
                        </div>
                        <div class="buttons">
                            <Button label=words.say("draft-continue")/>
                            {rest(words, &self.sheet)}
                            {other_way}
                        </div>
                    </PostForm>
                    {saves.then(|| view! {
                        <DraftSaver
                            form=FORM.to_owned()
                            to=to(here)
                            saved=words.say("draft-saver")
                            failed=words.say("draft-saver-failed")
                            wait_ms=PAUSE_MS
                        />
                    })}
                    {list}
                    <p><a href=to(discard)>{words.say("draft-discard")}</a></p>
                </div>
                <aside class="aside" aria-label=words.say("outcome-name")>
                    <OutcomePanel
                        form=FORM.to_owned()
                        from=to(Address::Outcome(number))
                        failed=words.say("outcome-failed")
                    >
                        <OutcomeText likely=self.likely.clone() kind=kind/>
                    </OutcomePanel>
                </aside>
            </div>
        }
        .into_any()
    }
}

/// One press for everything in the legal check that has no answer yet.
fn rest(words: Words, sheet: &Sheet) -> Option<AnyView> {
    matches!(sheet, Sheet::Legal(_)).then(|| {
        view! {
            <Button
                label=words.say("legal-rest")
                kind=ButtonKind::Secondary
                name=REST
                value=GateAnswer::No.code()
            />
        }
        .into_any()
    })
}

/// On the first page: plain words, or every question of the catalogue.
fn way(words: Words, page: &DraftPage) -> Option<AnyView> {
    let one_by_one = page.view.case.request.screened.one_by_one;
    let (label, value) =
        if one_by_one { ("draft-in-words", IN_WORDS) } else { ("draft-one-by-one", ONE_BY_ONE) };
    matches!(page.sheet, Sheet::Basics).then(|| {
        view! { <Button label=words.say(label) kind=ButtonKind::Quiet name=WAY value=value/> }.into_any()
    })
}

/// What earlier requests answer is said before anything is asked.
fn carried(words: Words, page: &DraftPage) -> Option<AnyView> {
    let request = &page.view.case.request;
    let earlier = |origin: &&Origin| matches!(origin, Origin::Last(_) | Origin::Decided(_) | Origin::Tool);
    let count = request.screened.origins.values().filter(earlier).count();
    (count > 0 && matches!(page.sheet, Sheet::Screening(_))).then(|| {
        let check = Address::Check(page.view.case.number).to(words.language);
        view! {
            <Banner>
                <p>
                    {words.with("draft-carried", &[("count", count.into())])} " "
                    <a href=check>{words.say("draft-carried-see")}</a>
                </p>
            </Banner>
        }
        .into_any()
    })
}

/// What is asked for, and how far one is. Before the kind is known, nobody knows how many pages there will be.
fn caption(words: Words, page: &DraftPage) -> String {
    let place = page.step.map(|at| match page.total {
        Some(total) => step(words, at, total),
        None => words.with("draft-step", &[("step", at.into())]),
    });
    let tool = Some(page.view.case.request.tool.clone()).filter(|tool| !tool.is_empty());
    tool.into_iter().chain(place).collect::<Vec<_>>().join(" · ")
}

/// The line after a save.
pub fn saved(words: Words, at: Time) -> String {
    words.with("draft-saved", &[("time", format::clock(at).into())])
}

/// The line when somebody else was quicker; saving stops until the page is loaded again.
pub fn stale(words: Words) -> String {
    words.say("draft-stale")
}
