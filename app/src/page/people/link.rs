//! What a sign-in link shows: a button. Looking at the page uses nothing up, because mail scanners follow links; and it
//! names nobody, because whoever holds the link may be somebody else.

use leptos::prelude::*;

use crate::{
    page::Page,
    part::{Button, PostForm},
    text::{Words, words},
};

/// The screen; posts to its own address, which holds the token.
#[derive(Clone, Copy, Debug)]
pub struct LinkPage;

impl Page for LinkPage {
    const FONT: bool = false;

    fn title(&self, words: Words) -> String {
        words.say("link-title")
    }

    fn view(self) -> AnyView {
        let words = words();
        view! {
            <section class="sign-in">
                <h1>{words.say("link-title")}</h1>
                <p>{words.say("link-lead")}</p>
                <PostForm><Button label=words.say("link-button")/></PostForm>
            </section>
        }
        .into_any()
    }
}
