//! What the bell leads to: what waits for the reader, and what others said lately where the reader takes part. One page and
//! no menu, so that it works without script and can be kept as a bookmark.

use leptos::prelude::*;

use super::start;
use crate::{
    address::Address,
    format,
    page::Page,
    part::{Empty, PageHead},
    port::intake::{Heard, News},
    shell::Width,
    text::{Words, words},
};

/// The page.
#[derive(Clone, Debug)]
pub struct NewsPage(pub News);

impl Page for NewsPage {
    const WIDTH: Width = Width::List;

    fn title(&self, words: Words) -> String {
        words.say("news-title")
    }

    fn view(self) -> AnyView {
        let words = words();
        let News { piles, said, now } = self.0;
        let piles: Vec<_> = piles.into_iter().filter(|pile| !pile.rows.is_empty()).collect();
        let nothing = piles.is_empty().then(|| {
            view! {
                <Empty
                    title=words.say("news-nothing")
                    text=words.say("news-nothing-text")
                    href=Address::Start.to(words.language)
                    label=words.say("news-start")
                />
            }
        });
        let silent = said.is_empty().then(|| view! { <p class="muted">{words.say("news-silent")}</p> });
        let said = said.into_iter().map(|heard| row(words, heard)).collect_view();
        view! {
            <PageHead title=words.say("news-title")/>
            {piles.into_iter().map(|pile| start::section(words, pile, now)).collect_view()}
            {nothing}
            <section class="stack stack--tight">
                <h2>{words.say("news-said")}</h2>
                <ul class="task-list">{said}</ul>
                {silent}
            </section>
        }
        .into_any()
    }
}

fn row(words: Words, heard: Heard) -> AnyView {
    let Heard { case, tool, by, at, body, named, unread } = heard;
    let mark = match (named, unread) {
        (true, _) => Some(("status status--yours", "news-named")),
        (false, true) => Some(("status status--running", "news-unread")),
        (false, false) => None,
    };
    let mark = mark
        .map(|(class, key)| view! { <div class="row-side"><span class=class>{words.say(key)}</span></div> });
    let href = Address::Talk(case, String::new()).to(words.language);
    let when = format::moment(words.language, at);
    view! {
        <li class="task-row">
            <div>
                <a class="row-link" href=href>{tool}</a>
                <p class="user-text">{body}</p>
                <p class="row-meta"><span>{by}</span><span>{when}</span></p>
            </div>
            {mark}
        </li>
    }
    .into_any()
}
