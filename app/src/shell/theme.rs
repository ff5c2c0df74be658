//! Light, dark, or as the system wants it. The choice is a cookie, because it belongs to a screen and not to a person, and
//! because the server then paints the first page right. Three buttons in one form: no script is needed; where a page has
//! scripts anyway, an island spares the new page.

use island::ThemeSwitch;
use leptos::prelude::*;

use super::Frame;
use crate::{address::pattern, part::FormKey};

/// The field that carries the choice: the code of a theme, or [`Theme::SYSTEM`].
pub const FIELD: &str = "theme";
/// The field that carries the way back, a path without language.
pub const BACK: &str = "back";

const FORM: &str = "theme-form";

/// A theme that a person chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];
    /// The code of having chosen none.
    pub const SYSTEM: &str = "system";

    /// As in the cookie, the form and the document.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.code() == code)
    }

    const fn key(theme: Option<Self>) -> &'static str {
        match theme {
            None => "shell-theme-system",
            Some(Self::Light) => "shell-theme-light",
            Some(Self::Dark) => "shell-theme-dark",
        }
    }
}

/// The switch in the foot of every page.
pub(super) fn switch(frame: &Frame) -> AnyView {
    let words = frame.words();
    let buttons = [None, Some(Theme::Light), Some(Theme::Dark)].map(|theme| {
        let value = theme.map_or(Theme::SYSTEM, Theme::code);
        let pressed = if theme == frame.theme { "true" } else { "false" };
        view! {
            <button class="theme-choice" type="submit" name=FIELD value=value aria-pressed=pressed>
                {words.say(Theme::key(theme))}
            </button>
        }
    });
    view! {
        <form class="theme" id=FORM method="post" action=words.to(pattern::THEME)>
            <FormKey/>
            <input type="hidden" name=BACK value=frame.path.clone()/>
            <span id="theme-name">{words.say("shell-theme")}</span>
            <div class="theme-choices" role="group" aria-labelledby="theme-name">
                {buttons.into_iter().collect_view()}
            </div>
        </form>
        {frame.islands.then(|| view! { <ThemeSwitch form=FORM.to_owned() system=Theme::SYSTEM.to_owned()/> })}
    }
    .into_any()
}
