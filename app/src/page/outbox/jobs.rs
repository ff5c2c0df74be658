//! The outbox, for admins: how mail is set up, what was given up with the two things that can be done about it, and what
//! still waits. It says what kind of message it is and for whom, never what stands in it.

use leptos::prelude::*;

use crate::{
    form::outbox::jobs::{ACT, JOB, JobAct},
    format,
    page::Page,
    part::{
        Banner, BannerKind, Button, ButtonKind, Column, Empty, Hidden, PageHead, PostForm, Table, Version,
    },
    port::outbox::{JobLine, Reason, Way},
    shell::Width,
    text::{Words, words},
};

/// The screen.
#[derive(Clone, Debug)]
pub struct JobsPage {
    /// Where mails go.
    pub way: Way,
    /// What waits, at most a page of it, the next first.
    pub waiting: Vec<JobLine>,
    /// How many wait in all.
    pub waiting_total: i64,
    /// What was given up, at most a page of it, the latest first.
    pub dead: Vec<JobLine>,
    /// How many were given up in all.
    pub dead_total: i64,
}

impl Page for JobsPage {
    const WIDTH: Width = Width::List;

    fn title(&self, words: Words) -> String {
        words.say("jobs-title")
    }

    fn view(self) -> AnyView {
        let words = words();
        let lead = match self.way {
            Way::None => "jobs-way-none",
            Way::Smtp => "jobs-way-smtp",
            Way::Folder => "jobs-way-folder",
        };
        let stuck = (self.way == Way::None && self.waiting_total > 0)
            .then(|| view! { <Banner kind=BannerKind::Warn><p>{words.say("jobs-stuck")}</p></Banner> });
        view! {
            <PageHead title=words.say("jobs-title") lead=words.say(lead)/>
            {stuck}
            <h2>{words.with("jobs-dead", &[("count", self.dead_total.into())])}</h2>
            {dead(words, &self.dead)}
            <h2>{words.with("jobs-waiting", &[("count", self.waiting_total.into())])}</h2>
            {waiting(words, &self.waiting)}
        }
        .into_any()
    }
}

fn dead(words: Words, jobs: &[JobLine]) -> AnyView {
    if jobs.is_empty() {
        return view! { <Empty title=words.say("jobs-dead-empty") text=words.say("jobs-dead-empty-text")/> }
            .into_any();
    }
    let columns = ["jobs-what", "jobs-case", "jobs-reader", "jobs-reason", "jobs-died", "jobs-act"];
    let rows = jobs
        .iter()
        .map(|job| {
            let mut cells = told(words, job);
            cells.push(text(reason(words, job.reason)));
            cells.push(text(format::moment(words.language, job.at)));
            cells.push(buttons(words, job));
            cells
        })
        .collect();
    view! { <Table caption=words.say("jobs-dead-caption") columns=headed(words, &columns) rows=rows/> }
        .into_any()
}

fn waiting(words: Words, jobs: &[JobLine]) -> AnyView {
    if jobs.is_empty() {
        return view! { <Empty title=words.say("jobs-waiting-empty")/> }.into_any();
    }
    let columns = ["jobs-what", "jobs-case", "jobs-reader", "jobs-next", "jobs-attempts", "jobs-reason"];
    let rows = jobs
        .iter()
        .map(|job| {
            let mut cells = told(words, job);
            cells.push(text(format::moment(words.language, job.at)));
            cells.push(text(job.attempts.to_string()));
            cells.push(text(match job.reason {
                Some(_) => reason(words, job.reason),
                None => "–".to_owned(),
            }));
            cells
        })
        .collect();
    view! { <Table caption=words.say("jobs-waiting-caption") columns=headed(words, &columns) rows=rows/> }
        .into_any()
}

fn headed(words: Words, keys: &[&'static str]) -> Vec<Column> {
    keys.iter().map(|key| Column::words(words.say(key))).collect()
}

/// What it is, on which case, for whom.
fn told(words: Words, job: &JobLine) -> Vec<AnyView> {
    let what = words.say(job.what.unwrap_or("jobs-what-unknown"));
    vec![text(what), text(or_dash(&job.case)), text(or_dash(&job.reader))]
}

fn or_dash(value: &str) -> String {
    if value.is_empty() { "–".to_owned() } else { value.to_owned() }
}

fn text(value: String) -> AnyView {
    view! { {value} }.into_any()
}

fn reason(words: Words, reason: Option<Reason>) -> String {
    let key = match reason {
        Some(Reason::Answer(number)) => {
            return words.with("jobs-reason-answer", &[("number", number.to_string().into())]);
        }
        Some(Reason::Timeout) => "jobs-reason-timeout",
        Some(Reason::Tls) => "jobs-reason-tls",
        Some(Reason::Connection) => "jobs-reason-connection",
        Some(Reason::Address) => "jobs-reason-address",
        Some(Reason::Folder) => "jobs-reason-folder",
        Some(Reason::Unreadable) => "jobs-reason-unreadable",
        None => "jobs-reason-unknown",
    };
    words.say(key)
}

fn buttons(words: Words, job: &JobLine) -> AnyView {
    let (name, id, version) = (ACT.to_owned(), job.id.to_string(), job.at.0);
    view! {
        <PostForm>
            <Version version=version/>
            <Hidden name=JOB value=id/>
            <div class="buttons">
                <Button label=words.say("jobs-retry") kind=ButtonKind::Secondary name=name.clone() value=JobAct::Retry.code()/>
                <Button label=words.say("jobs-drop") kind=ButtonKind::Danger name=name value=JobAct::Drop.code()/>
            </div>
        </PostForm>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use domain::{language::Language, time::Time};
    use uuid::Uuid;

    use super::*;
    use crate::render;

    fn line(reason: Option<Reason>) -> JobLine {
        JobLine {
            id: Uuid::from_u128(7),
            what: Some("jobs-what-question"),
            case: "K-2026-0042".into(),
            reader: "Mia <Sand>".into(),
            created: Time(1_795_190_400_000),
            at: Time(1_795_190_400_000),
            attempts: 3,
            reason,
        }
    }

    #[test]
    fn what_was_given_up_says_why_and_has_two_buttons_with_what_was_seen() {
        let reasons = [
            Reason::Answer(550),
            Reason::Timeout,
            Reason::Tls,
            Reason::Connection,
            Reason::Address,
            Reason::Folder,
            Reason::Unreadable,
        ];
        for language in Language::ALL {
            for reason in reasons.map(Some).into_iter().chain([None]) {
                assert_eq!(reason.and_then(|reason| Reason::from_code(&reason.code())), reason);
                let page = JobsPage {
                    way: Way::Smtp,
                    waiting: vec![line(None), line(reason)],
                    waiting_total: 2,
                    dead: vec![JobLine { what: None, ..line(reason) }],
                    dead_total: 1,
                };
                let html = render::fragment(language, || page.view());
                assert!(
                    html.contains(r#"value="1795190400000""#) && html.contains(r#"value="retry""#),
                    "{html}"
                );
                assert!(html.contains("Mia &lt;Sand"), "{html}");
            }
        }
    }

    #[test]
    fn nothing_to_do_is_said_for_every_way() {
        for way in [Way::None, Way::Smtp, Way::Folder] {
            let page = JobsPage { way, waiting: vec![], waiting_total: 0, dead: vec![], dead_total: 0 };
            let html = render::fragment(Language::En, || page.view());
            assert_eq!(html.matches("class=\"empty\"").count(), 2, "{html}");
            assert!(!html.contains("<form"));
        }
    }
}
