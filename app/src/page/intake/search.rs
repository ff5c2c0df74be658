//! "Already approved?" – the answer before any form. Best news first, each hit with what it means for the person who
//! asks; at the end always the way to a request, with the name carried along.

use leptos::prelude::*;

use super::{hit::HitRow, start::SearchField};
use crate::{
    address::Address,
    page::Page,
    part::{ButtonKind, ButtonLink, Empty, PageHead},
    port::intake::{Found, Hit},
    text::{Words, words},
};

/// The page.
#[derive(Clone, Debug)]
pub struct SearchPage(pub Found);

impl Page for SearchPage {
    fn title(&self, words: Words) -> String {
        if self.0.asked.is_empty() {
            words.say("search-title")
        } else {
            words.with("search-title-of", &[("name", self.0.asked.as_str().into())])
        }
    }

    fn has_islands(&self) -> bool {
        true
    }

    fn view(self) -> AnyView {
        let words = words();
        let title = self.title(words);
        let Found { asked, exact, files, hits, now } = self.0;
        let answer = (!asked.is_empty())
            .then(|| view! { <p class="lead">{words.say(verdict(&hits, exact, files))}</p> });
        let begin = (files && !asked.is_empty()).then(|| {
            let href = Address::New(Some(asked.clone())).to(words.language);
            let label = words.with("search-begin", &[("name", asked.as_str().into())]);
            view! { <ButtonLink label=label href=href kind=ButtonKind::Secondary/> }
        });
        let nothing = (hits.is_empty() && !asked.is_empty()).then(|| {
            let text = if files { "search-none-files" } else { "search-none-reads" };
            view! { <Empty title=words.say("search-none") text=words.say(text)/> }
        });
        let rows = hits.into_iter().map(|hit| view! { <HitRow hit=hit files=files now=now/> }.into_any());
        let rows: Vec<AnyView> = rows.collect();
        let list = (!rows.is_empty()).then(|| view! { <ul class="search-hits">{rows}</ul> });
        view! {
            <PageHead title=title/>
            <SearchField value=asked/>
            {answer}
            {list}
            {nothing}
            <div class="buttons">
                {begin}
                <ButtonLink
                    label=words.say("start-tools")
                    href=Address::Tools.to(words.language)
                    kind=ButtonKind::Quiet
                />
            </div>
        }
        .into_any()
    }
}

/// The answer in one sentence, by the best hit.
fn verdict(hits: &[Hit], exact: bool, files: bool) -> &'static str {
    use domain::register::EntryState::Expired;
    match hits.first() {
        Some(_) if !exact => "search-answer-similar",
        Some(Hit::Approved(entry)) if entry.here && entry.state != Expired => "search-answer-approved",
        Some(Hit::Approved(entry)) if entry.state == Expired => "search-answer-expired",
        Some(Hit::Approved(_)) => "search-answer-elsewhere",
        Some(Hit::Running { case: Some(_), .. }) => "search-answer-running",
        Some(Hit::Running { .. }) => "search-answer-running-elsewhere",
        Some(Hit::Declined { case: Some(_), .. }) => "search-answer-declined",
        Some(Hit::Declined { .. }) => "search-answer-declined-elsewhere",
        Some(Hit::Known(_) | Hit::Elsewhere(_)) if files => "search-answer-known",
        Some(Hit::Known(_) | Hit::Elsewhere(_)) => "search-answer-known-reads",
        None => "search-answer-none",
    }
}
