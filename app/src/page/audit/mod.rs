//! The audit log, for auditors and admins: whether it is signed and kept elsewhere, a button that verifies it now, the whole
//! log to take away, and its entries, the newest first, in the reader's words and in those of the log (`told`).

pub mod acts;
mod told;

use domain::{id::CaseNumber, id::PersonId, time::Time};
use leptos::prelude::*;

use crate::{
    address::Address,
    form::audit::{ACT, Asked, CASE, FROM, PERSON, UNTIL},
    format,
    page::Page,
    part::{
        Banner, BannerKind, Button, ButtonKind, Column, Empty, PageHead, Pager, PostForm, SummaryList,
        SummaryRow, Table,
    },
    port::Listing,
    shell::Width,
    text::{Words, words},
};

/// Why the page is refused; the key of a sentence.
pub const ONLY_AUDITORS: &str = "audit-only-auditors";

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLine {
    /// Its place.
    pub seq: i64,
    /// When.
    pub at: Time,
    /// Name of the person; `None` for the program, an operator and nobody.
    pub name: Option<String>,
    /// Who, as it stands in the log.
    pub actor: String,
    /// What, as it stands in the log.
    pub act: String,
    /// On what, as it stands in the log.
    pub object: String,
    /// The case that it is about.
    pub case: Option<CaseNumber>,
    /// States before and after, as they stand in the log.
    pub states: Vec<String>,
    /// How often, where it stands for several.
    pub count: Option<u64>,
}

/// How the log stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogState {
    /// How many entries.
    pub entries: i64,
    /// How many of them the newest checkpoint covers.
    pub signed: i64,
    /// When this process signed last.
    pub signed_at: Option<Time>,
    /// The public key; `None`: nothing is signed.
    pub vkey: Option<String>,
    /// Where checkpoints are kept besides the database.
    pub sink: Option<String>,
    /// Why it could not be signed, or the checkpoint not be kept.
    pub faults: Vec<String>,
}

/// What the button found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Checked {
    /// All is well: entries, checkpoints, rows.
    Whole(u64, usize, u64),
    /// The first thing that is wrong, in the words of the command.
    Broken(Vec<String>),
}

/// The screen.
#[derive(Clone, Debug)]
pub struct AuditPage {
    /// The entries of this page.
    pub listing: Listing<LogLine>,
    /// What was asked.
    pub asked: Asked,
    /// Everybody, for the filter.
    pub people: Vec<(PersonId, String)>,
    /// How the log stands.
    pub state: LogState,
    /// What the button found.
    pub checked: Option<Checked>,
}

impl Page for AuditPage {
    const WIDTH: Width = Width::List;

    fn title(&self, words: Words) -> String {
        words.say("audit-title")
    }

    fn view(self) -> AnyView {
        let words = words();
        let list = if self.listing.total == 0 {
            view! { <Empty title=words.say("audit-none")/> }.into_any()
        } else {
            self.list(words)
        };
        view! {
            <PageHead title=words.say("audit-title") lead=words.say("audit-lead")/>
            {self.checked(words)}
            {self.state(words)}
            <PostForm>
                <Button label=words.say("audit-verify") kind=ButtonKind::Secondary/>
            </PostForm>
            <p><a href=Address::AuditExport.to(words.language) download="">{words.say("audit-export")}</a></p>
            <h2>{words.say("audit-entries")}</h2>
            {self.filter(words)}
            {list}
        }
        .into_any()
    }
}

impl AuditPage {
    fn checked(&self, words: Words) -> Option<AnyView> {
        let number = |number: u64| format::whole(words.language, i64::try_from(number).unwrap_or(i64::MAX));
        Some(match self.checked.as_ref()? {
            Checked::Whole(entries, checkpoints, rows) => {
                let said = words.with(
                    "audit-whole",
                    &[
                        ("entries", number(*entries).into()),
                        ("checkpoints", number(*checkpoints as u64).into()),
                        ("rows", number(*rows).into()),
                    ],
                );
                view! { <Banner kind=BannerKind::Success><p>{said}</p></Banner> }.into_any()
            }
            Checked::Broken(found) => {
                let found = found.iter().map(|line| view! { <li class="user-text">{line.clone()}</li> });
                let found = found.collect_view();
                view! {
                    <Banner kind=BannerKind::Warn><p>{words.say("audit-broken")}</p><ul>{found}</ul></Banner>
                }
                .into_any()
            }
        })
    }

    fn state(&self, words: Words) -> AnyView {
        let state = &self.state;
        let plain = |text: String| view! { {text} }.into_any();
        let number = |number: i64| format::whole(words.language, number);
        let mut rows = vec![
            SummaryRow::view(words.say("audit-size"), plain(number(state.entries))),
            SummaryRow::view(words.say("audit-signed"), plain(number(state.signed))),
        ];
        if let Some(at) = state.signed_at {
            let at = format::moment(words.language, at);
            rows.push(SummaryRow::view(words.say("audit-signed-at"), plain(at)));
        }
        let vkey = state.vkey.clone().unwrap_or_else(|| words.say("audit-no-key"));
        rows.push(SummaryRow::view(words.say("audit-key"), plain(vkey)));
        let sink = state.sink.clone().unwrap_or_else(|| words.say("audit-no-sink"));
        rows.push(SummaryRow::view(words.say("audit-sink"), plain(sink)));
        let faults = (!state.faults.is_empty()).then(|| {
            let lines = state.faults.iter().map(|line| view! { <li class="user-text">{line.clone()}</li> });
            let lines = lines.collect_view();
            view! { <Banner kind=BannerKind::Warn><p>{words.say("audit-faults")}</p><ul>{lines}</ul></Banner> }
        });
        view! { {faults} <SummaryList rows=rows/> }.into_any()
    }

    fn filter(&self, words: Words) -> AnyView {
        let asked = &self.asked;
        let people = self
            .people
            .iter()
            .map(|(id, name)| {
                let chosen = asked.person == Some(*id);
                view! { <option value=id.to_string() selected=chosen>{name.clone()}</option> }
            })
            .collect_view();
        let case = asked.case.map(|case| case.to_string()).unwrap_or_default();
        view! {
            <form class="register-filter" role="search" method="get" action=Address::Audit.to(words.language)>
                <div class="field">
                    <label for="audit-person">{words.say("audit-person")}</label>
                    <select class="select" id="audit-person" name=PERSON>
                        <option value="">{words.say("audit-anybody")}</option>
                        {people}
                    </select>
                </div>
                {input(words.say("audit-act"), "audit-act", ACT, "text", asked.act.clone())}
                {input(words.say("audit-case"), "audit-case", CASE, "text", case)}
                {input(words.say("audit-from"), "audit-from", FROM, "date", Asked::day(asked.from))}
                {input(words.say("audit-until"), "audit-until", UNTIL, "date", Asked::day(asked.until))}
                <button class="button button--secondary" type="submit">{words.say("audit-show")}</button>
            </form>
        }
        .into_any()
    }

    fn list(&self, words: Words) -> AnyView {
        let columns = ["audit-at", "audit-who", "audit-act", "audit-object", "audit-states"];
        let mut heads = vec![Column::numbers(words.say("audit-seq"))];
        heads.extend(columns.map(|key| Column::words(words.say(key))));
        let rows = self.listing.rows.iter().map(|line| cells(words, line, &self.people)).collect();
        let count = words.with("audit-count", &[("count", self.listing.total.into())]);
        view! {
            <p role="status">{count}</p>
            <Table caption=words.say("audit-caption") columns=heads rows=rows/>
            <Pager path=words.to(&self.asked.path()) page=self.listing.page pages=self.listing.pages/>
        }
        .into_any()
    }
}

fn input(label: String, id: &'static str, name: &'static str, kind: &'static str, value: String) -> AnyView {
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input class="input" type=kind id=id name=name value=value/>
        </div>
    }
    .into_any()
}

fn cells(words: Words, line: &LogLine, people: &[(PersonId, String)]) -> Vec<AnyView> {
    let text = |text: String| view! { {text} }.into_any();
    vec![
        text(line.seq.to_string()),
        text(format::moment(words.language, line.at)),
        text(told::who(words, line)),
        told::act(words, line),
        told::object(words, line, people),
        told::states(words, line),
    ]
}

#[cfg(test)]
mod tests {
    use domain::language::Language;

    use super::*;
    use crate::render;

    #[test]
    fn a_person_has_a_name_and_a_refusal_its_sentence() {
        let paul = PersonId(uuid::Uuid::from_u128(7));
        for language in Language::ALL {
            let mut page = page(None);
            page.people = vec![(paul, "Paul Grot".into())];
            page.listing.rows.extend(page.listing.rows.clone());
            page.listing.rows[0].object = format!("person/{paul}");
            page.listing.rows[0].case = None;
            page.listing.rows[0].states = vec!["GET /areas".into(), "areas-only-admins".into()];
            let html = render::fragment(language, || page.view());
            let sentence = Words::of(language).say("areas-only-admins");
            for part in ["Paul Grot", &format!("person/{paul}"), "GET /areas", &sentence, "areas-only-admins"]
            {
                assert!(html.contains(part), "{part}: {html}");
            }
        }
    }

    fn page(checked: Option<Checked>) -> AuditPage {
        let line = LogLine {
            seq: 7,
            at: Time(1_795_190_400_000),
            name: Some("Mia <Sand>".into()),
            actor: "u:1".into(),
            act: "case.decide".into(),
            object: "case/42".into(),
            case: Some(CaseNumber(42)),
            states: vec!["escalated".into(), "approved".into()],
            count: Some(3),
        };
        AuditPage {
            listing: Listing { rows: vec![line], page: 1, pages: 2, total: 30, more: false, now: Time(0) },
            asked: Asked { act: "case.decide".into(), ..Asked::default() },
            people: vec![],
            state: LogState { entries: 30, signed: 20, ..LogState::default() },
            checked,
        }
    }

    #[test]
    fn an_entry_is_shown_as_it_stands_in_the_log_and_leads_to_its_case() {
        for language in Language::ALL {
            for checked in
                [None, Some(Checked::Whole(30, 2, 55)), Some(Checked::Broken(vec!["entry 7".into()]))]
            {
                let is_broken = matches!(checked, Some(Checked::Broken(_)));
                let html = render::fragment(language, || page(checked.clone()).view());
                assert!(
                    html.contains("Mia &lt;Sand") && html.contains("case.decide") && html.contains(" ×3"),
                    "{html}"
                );
                let words = Words::of(language);
                assert!(html.contains(&words.say("did-case-decide")), "{html}");
                assert!(html.contains(&words.say("term-state-escalated")), "{html}");
                assert!(html.contains("/cases/42") && html.contains("act=case.decide&amp;page=2"), "{html}");
                assert_eq!(html.contains("entry 7"), is_broken);
            }
        }
    }
}
