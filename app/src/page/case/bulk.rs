//! Several requests at once, in two pages: first what would happen to each, then what came of each. Nothing is approved
//! together that has to be looked at alone, and whoever approves several reads what makes them alike.

use std::collections::BTreeMap;

use domain::{case::class::Class, id::PersonId, time::Time};
use leptos::prelude::*;

use crate::{
    address::Address,
    form::{
        Control, Posted,
        case::{
            assign::{NOBODY, PERSON},
            bulk::{ACT, BulkAct, BulkForm, DAY, ITEM, REASON, TAB, UNTIL, until},
        },
    },
    page::{
        Page,
        case::{facts::kind, review::table},
    },
    part::{
        Button, Choice, DateInput, Due, ErrorSummary, Hidden, PageHead, PostForm, Radios, RiskBadge,
        TextArea, badge,
    },
    port::desk::{BulkItem, BulkResult, Choosable},
    shell::Width,
    text::{Words, words},
};

/// Why one of several is left out, or failed: keys of sentences.
pub mod because {
    /// It is over.
    pub const OVER: &str = "bulk-because-over";
    /// Not of the reader's side, or not to be assigned now.
    pub const NOT_YOURS: &str = "bulk-because-not-yours";
    /// No verdict is possible now.
    pub const NOT_NOW: &str = "bulk-because-not-now";
    /// A question is open.
    pub const QUESTION: &str = "bulk-because-question";
    /// A gate is open.
    pub const GATE: &str = "review-no-approval-gates";
    /// The decision table asks for more.
    pub const TABLE: &str = "review-no-approval-table";
    /// It has to be looked at alone.
    pub const ALONE: &str = "bulk-because-alone";
    /// It is of another class than the others.
    pub const OTHER_CLASS: &str = "bulk-because-other-class";
    /// Somebody changed it meanwhile.
    pub const STALE: &str = "bulk-because-stale";
    /// It may not be seen, or is not there.
    pub const GONE: &str = "bulk-because-gone";
}

/// What would happen.
#[derive(Clone, Debug)]
pub struct BulkPage {
    /// Which act.
    pub act: BulkAct,
    /// The requests, in the order in which they were ticked.
    pub items: Vec<BulkItem>,
    /// More were ticked than may be worked on at once.
    pub too_many: bool,
    /// Who may hold every one of them.
    pub people: Vec<Choosable>,
    /// Who looks at it.
    pub me: PersonId,
    /// When it was made.
    pub now: Time,
    /// The tab to which one returns.
    pub tab: String,
    /// The form.
    pub posted: Posted,
}

const fn title(act: BulkAct) -> &'static str {
    match act {
        BulkAct::Assign => "bulk-assign-title",
        BulkAct::Snooze => "bulk-snooze-title",
        BulkAct::Wake => "bulk-wake-title",
        BulkAct::Approve => "bulk-approve-title",
    }
}

const fn button(act: BulkAct) -> &'static str {
    match act {
        BulkAct::Assign => "bulk-assign-button",
        BulkAct::Snooze => "bulk-snooze-button",
        BulkAct::Wake => "bulk-wake",
        BulkAct::Approve => "bulk-approve-button",
    }
}

const fn lead(act: BulkAct) -> &'static str {
    match act {
        BulkAct::Assign => "bulk-assign-lead",
        BulkAct::Snooze => "bulk-snooze-lead",
        BulkAct::Wake => "bulk-wake-lead",
        BulkAct::Approve => "bulk-approve-lead",
    }
}

fn back(words: Words, tab: &str) -> String {
    Address::Desk(crate::form::case::filter::query([(TAB, tab)])).to(words.language)
}

impl Page for BulkPage {
    const WIDTH: Width = Width::List;

    fn title(&self, words: Words) -> String {
        words.say(title(self.act))
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn has_islands(&self) -> bool {
        true
    }

    fn has_keys(&self) -> bool {
        true
    }

    fn view(self) -> AnyView {
        let words = words();
        let back = back(words, &self.tab);
        let (left, taken): (Vec<_>, Vec<_>) =
            self.items.iter().cloned().partition(|item| item.left_out.is_some());
        let too_many = self.too_many.then(|| view! { <p><strong>{words.say("bulk-too-many")}</strong></p> });
        let nothing = taken.is_empty().then(|| view! { <p><strong>{words.say("bulk-nothing")}</strong></p> });
        let left_out = (!left.is_empty()).then(|| {
            let rows = left.into_iter().map(|item| {
                let why = item.left_out.map(|key| words.say(key)).unwrap_or_default();
                view! { <li>{name(words, &item)}<p class="muted">{why}</p></li> }
            });
            view! {
                <section class="card card--quiet" aria-labelledby="left-out">
                    <h2 class="card-title" id="left-out">{words.say("bulk-left-out")}</h2>
                    <ul class="plain">{rows.collect_view()}</ul>
                </section>
            }
        });
        // A form that came back shows its faults once, in the form it came from; requests of one class stand together.
        let mut groups: BTreeMap<Option<Class>, Vec<BulkItem>> = BTreeMap::new();
        for item in taken {
            let class = item.class.filter(|_| self.act == BulkAct::Approve);
            groups.entry(class).or_default().push(item);
        }
        let sent = self.posted.values(ITEM).first().map(|item| (*item).to_owned());
        let forms = groups.into_iter().enumerate().map(|(place, (class, items))| {
            let here = sent.as_deref().is_none_or(|sent| items.iter().any(|item| self::item(item) == sent));
            let posted = if here { self.posted.clone() } else { Posted::blank() };
            let posted = if place == 0 { posted } else { posted.named(FORMS[place % FORMS.len()]) };
            group(words, &self, class, items, &posted, &back)
        });
        let forms = forms.collect_view();
        view! {
            <ErrorSummary posted=self.posted.clone() labels=BulkForm::labels(words)/>
            <a class="back" href=back.clone()>{words.say("bulk-back")}</a>
            <PageHead title=self.title(words) lead=words.say(lead(self.act))/>
            {too_many}
            {nothing}
            {forms}
            {left_out}
        }
        .into_any()
    }
}

/// Ids of further forms; there are at most as many classes as requests, and as kinds.
const FORMS: [&str; 7] = ["field", "second", "third", "fourth", "fifth", "sixth", "seventh"];

fn item(item: &BulkItem) -> String {
    format!("{}:{}", item.number, item.version)
}

fn group(
    words: Words,
    page: &BulkPage,
    class: Option<Class>,
    items: Vec<BulkItem>,
    posted: &Posted,
    back: &str,
) -> AnyView {
    let alike = class.map(|class| {
        let values = [
            ("kind", kind(words, class.kind).into()),
            ("severity", words.say(badge::severity(class.severity.number())).into()),
        ];
        view! {
            <h2 class="card-title">{words.with("bulk-class", &values)}</h2>
            <p class="muted">{table::row(words, class.rule)}</p>
        }
    });
    let hidden = items.iter().map(|one| view! { <Hidden name=ITEM value=item(one)/> }).collect_view();
    let rows = items.iter().map(|item| row(words, item, page.now)).collect_view();
    let fields = fields(words, page, posted);
    let label = words.with(button(page.act), &[("count", items.len().into())]);
    let (act, tab, back) = (page.act.code(), page.tab.clone(), back.to_owned());
    view! {
        <section class="card">
            {alike}
            <ol class="plain">{rows}</ol>
            <PostForm action=Address::Bulk(String::new()).to(words.language)>
                <Hidden name=ACT value=act/>
                <Hidden name=TAB value=tab/>
                {hidden}
                {fields}
                <div class="buttons">
                    <Button label=label does="send"/>
                    <a href=back>{words.say("common-cancel")}</a>
                </div>
            </PostForm>
        </section>
    }
    .into_any()
}

fn fields(words: Words, page: &BulkPage, posted: &Posted) -> AnyView {
    let control = |name: &'static str| -> Control { posted.control(name) };
    match page.act {
        BulkAct::Wake => ().into_any(),
        BulkAct::Assign => {
            let choice = |(person, name): &Choosable| {
                let choice = Choice::new(person.to_string(), name.clone());
                if *person == page.me { choice.hint(words.say("assign-me")) } else { choice }
            };
            let nobody = Choice::new(NOBODY, words.say("assign-nobody"));
            let choices: Vec<Choice> = page.people.iter().map(choice).chain([nobody]).collect();
            view! { <Radios control=control(PERSON) legend=words.say("assign-who") choices=choices/> }
                .into_any()
        }
        BulkAct::Snooze => {
            let choices = vec![
                Choice::new(until::TOMORROW, words.say("bulk-until-tomorrow")),
                Choice::new(until::WEEK, words.say("bulk-until-week")),
                Choice::new(until::EVENT, words.say("bulk-until-event")),
                Choice::new(until::DAY, words.say("bulk-until-named")),
            ];
            view! {
                <Radios control=control(UNTIL) legend=words.say("bulk-until") choices=choices/>
                <DateInput control=control(DAY) label=words.say("bulk-until-day") optional=true/>
            }
            .into_any()
        }
        BulkAct::Approve => view! {
            <TextArea
                control=control(REASON)
                label=words.say("bulk-reason")
                hint=words.say("bulk-reason-hint")
                limit=domain::case::request::limit::TEXT
                rows=3
            />
        }
        .into_any(),
    }
}

fn name(words: Words, item: &BulkItem) -> AnyView {
    let href = Address::Case(item.number).to(words.language);
    view! { <a href=href>{item.tool.clone()}</a> " " <span class="muted">{item.reference.clone()}</span> }
        .into_any()
}

fn row(words: Words, item: &BulkItem, now: Time) -> AnyView {
    let risk = item.severity.map(|severity| view! { <RiskBadge level=severity.number()/> });
    let holder = (!item.holder.is_empty()).then(
        || view! { <span>{words.with("inbox-holder", &[("name", item.holder.clone().into())])}</span> },
    );
    let comments = (item.comments > 0).then(|| {
        view! { <span>{words.with("talk-pending-count", &[("count", item.comments.into())])}</span> }
    });
    view! {
        <li>
            {name(words, item)}
            <p class="row-meta">{risk}{holder}<Due due=item.due now=now/>{comments}</p>
        </li>
    }
    .into_any()
}

/// What came of each.
#[derive(Clone, Debug)]
pub struct BulkDonePage {
    /// Which act.
    pub act: BulkAct,
    /// One result for each request, in the order in which they were sent.
    pub results: Vec<BulkResult>,
    /// The tab to which one returns.
    pub tab: String,
}

impl Page for BulkDonePage {
    fn title(&self, words: Words) -> String {
        words.say("bulk-done-title")
    }

    fn has_islands(&self) -> bool {
        true
    }

    fn has_keys(&self) -> bool {
        true
    }

    fn view(self) -> AnyView {
        let words = words();
        let done = self.results.iter().filter(|result| result.outcome.is_ok()).count();
        let values = [("done", done.into()), ("all", self.results.len().into())];
        let count = words.with("bulk-done-count", &values);
        let rows = self.results.iter().map(|result| {
            let name = if result.reference.is_empty() {
                view! { <span>{words.say("bulk-unknown")}</span> }.into_any()
            } else {
                let href = Address::Case(result.number).to(words.language);
                view! { <a href=href>{result.tool.clone()}</a> " " <span class="muted">{result.reference.clone()}</span> }
                    .into_any()
            };
            let (class, said) = match result.outcome {
                Ok(()) => ("status status--done", words.say("bulk-done")),
                Err(_) => ("status status--warn", words.say("bulk-failed")),
            };
            let why = result.outcome.err().map(|key| view! { <p class="muted">{words.say(key)}</p> });
            view! { <li><p class="cluster"><span class=class>{said}</span><span>{name}</span></p>{why}</li> }
        });
        let rows = rows.collect_view();
        let back = back(words, &self.tab);
        view! {
            <PageHead title=words.say(title(self.act)) lead=count/>
            <ol class="plain">{rows}</ol>
            <div class="buttons"><a class="button button--primary" href=back>{words.say("bulk-back")}</a></div>
        }
        .into_any()
    }
}
