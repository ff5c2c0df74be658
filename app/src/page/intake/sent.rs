//! The confirmation: the number, what happens now and until when, and the way to the request. The address can be kept
//! as a bookmark; later it says where the request stands by then.

use leptos::prelude::*;

use crate::{
    address::Address,
    page::Page,
    part::{ButtonKind, ButtonLink, PageHead, Status, StatusLine},
    port::CaseView,
    text::{Words, words},
};

/// The page.
#[derive(Clone, Debug)]
pub struct SentPage {
    /// The case.
    pub view: CaseView,
}

impl Page for SentPage {
    fn title(&self, words: Words) -> String {
        words.say("sent-title")
    }

    fn view(self) -> AnyView {
        let words = words();
        let case = &self.view.case;
        let status = Status::of(words, &self.view);
        view! {
            <PageHead
                title=words.say("sent-title")
                caption=case.request.tool.clone()
                lead=words.with("sent-reference", &[("reference", case.reference().into())])
            />
            <section class="card">
                <h2>{words.say("sent-next")}</h2>
                <StatusLine status=status/>
                <p>{words.say("sent-question")}</p>
                <p>{words.say("sent-change")}</p>
            </section>
            <div class="buttons">
                <ButtonLink label=words.say("sent-to-case") href=Address::Case(case.number).to(words.language)/>
                <ButtonLink
                    label=words.say("sent-another")
                    href=Address::New(None).to(words.language)
                    kind=ButtonKind::Secondary
                />
            </div>
        }
        .into_any()
    }
}
