//! The help page as a screen; its content is `page::help`.

use leptos::prelude::*;

use crate::{
    page::{Page, help::HelpPage},
    text::Words,
};

/// The screen; it needs nothing.
#[derive(Clone, Copy, Debug)]
pub struct Help;

impl Page for Help {
    fn title(&self, words: Words) -> String {
        words.say("help-title")
    }

    fn view(self) -> AnyView {
        view! { <HelpPage/> }.into_any()
    }
}
