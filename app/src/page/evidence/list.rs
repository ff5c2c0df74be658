//! Every file of a case, by what it is about, with its versions, who brought it and when. What was taken back is named,
//! but not sent to anybody but the auditor.

use std::collections::BTreeMap;

use domain::case::{act::Action, evidence::About};
use leptos::prelude::*;

use super::subject;
use crate::{
    address::Address,
    page::{Page, act::CaseHead},
    part::{ButtonKind, ButtonLink, Empty, Files},
    port::{CaseView, evidence::File},
    text::{Words, words},
};

/// The page.
#[derive(Clone, Debug)]
pub struct EvidencePage {
    /// The case.
    pub view: CaseView,
}

impl Page for EvidencePage {
    fn title(&self, words: Words) -> String {
        words.say("evidence-title")
    }

    fn view(self) -> AnyView {
        let words = words();
        let view = self.view;
        let add = Address::Act(view.case.number, Action::AddEvidence).to(words.language);
        let can = view.can(Action::AddEvidence);
        let mut groups: BTreeMap<About, Vec<File>> = BTreeMap::new();
        for file in &view.files {
            groups.entry(file.about.clone()).or_default().push(file.clone());
        }
        let content = if groups.is_empty() {
            let (href, label) =
                if can { (add.clone(), words.say("evidence-add")) } else { Default::default() };
            view! {
                <Empty title=words.say("evidence-empty") text=words.say("evidence-empty-why") href=href label=label/>
            }
            .into_any()
        } else {
            let button = can.then(|| {
                view! {
                    <p><ButtonLink label=words.say("evidence-add") href=add kind=ButtonKind::Primary/></p>
                }
            });
            let groups = groups.into_iter().map(|(about, files)| {
                view! {
                    <section class="stack">
                        <h2>{subject(words, &view.case, &about)}</h2>
                        <Files view=view.clone() files=files full=true/>
                    </section>
                }
            });
            view! { {button}{groups.collect_view()} }.into_any()
        };
        let closed = (!can).then(|| view! { <p class="muted">{words.say(closed(&view))}</p> });
        view! {
            <CaseHead title=words.say("evidence-title") view=view.clone()/>
            <p class="lead">{words.say("evidence-lead")}</p>
            {closed}
            {content}
        }
        .into_any()
    }
}

/// Why the reader brings none.
fn closed(view: &CaseView) -> &'static str {
    if view.case.state.takes_evidence() { "evidence-not-yours" } else { "evidence-closed" }
}
