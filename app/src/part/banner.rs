//! One message above the heading, at most: people overlook the second. Never for faults of a form, those have the
//! error summary.

use leptos::prelude::*;

use crate::text::words;

/// What kind of message it is; said in words too, never by colour alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BannerKind {
    /// Good to know.
    #[default]
    Info,
    /// It worked.
    Success,
    /// Take care.
    Warn,
    /// Somebody was quicker.
    Conflict,
}

impl BannerKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Info => "banner banner--info",
            Self::Success => "banner banner--success",
            Self::Warn => "banner banner--warn",
            Self::Conflict => "banner banner--conflict",
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Info => "common-banner-info",
            Self::Success => "common-banner-success",
            Self::Warn => "common-banner-warn",
            Self::Conflict => "common-banner-conflict",
        }
    }

    // What just happened is announced; what merely stands there is found by its name.
    const fn role(self) -> &'static str {
        match self {
            Self::Info | Self::Warn => "region",
            Self::Success | Self::Conflict => "alert",
        }
    }
}

/// A message with whatever belongs to it.
#[component]
pub fn Banner(#[prop(optional)] kind: BannerKind, children: Children) -> impl IntoView {
    let word = words().say(kind.word());
    view! {
        <div class=kind.class() role=kind.role() aria-label=word>
            <strong>{word.clone()}</strong>
            {children()}
        </div>
    }
}
