//! Pages for what went wrong: what happened in plain words, what to do now, and a reference number that finds the
//! request in the log. Never what broke inside. A form that was sent and refused says that nothing was changed.

use leptos::prelude::*;

use crate::{
    failure::Failure,
    part::{ButtonKind, ButtonLink},
    shell::HOME,
    text::{Words, words},
};

/// Kinds of trouble, by what a person can do about them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// 403
    Forbidden,
    /// 404
    NotFound,
    /// 405: the address is right, the way it was asked is not.
    NotAllowed,
    /// 409
    Conflict,
    /// 413
    TooLarge,
    /// 422, where no form can come back.
    Invalid,
    /// 429
    TooMany,
    /// 500
    Broken,
    /// 503
    Busy,
    /// 503, until somebody makes room on the disk.
    Full,
}

impl Trouble {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Forbidden,
        Self::NotFound,
        Self::NotAllowed,
        Self::Conflict,
        Self::TooLarge,
        Self::Invalid,
        Self::TooMany,
        Self::Broken,
        Self::Busy,
        Self::Full,
    ];

    /// The HTTP status.
    pub const fn status(self) -> u16 {
        match self {
            Self::Forbidden => 403,
            Self::NotFound => 404,
            Self::NotAllowed => 405,
            Self::Conflict => 409,
            Self::TooLarge => 413,
            Self::Invalid => 422,
            Self::TooMany => 429,
            Self::Broken => 500,
            Self::Busy | Self::Full => 503,
        }
    }

    /// The trouble of a status that a layer below the pages answered with; an unknown one is a bug of ours, or of the
    /// browser.
    pub fn from_status(status: u16) -> Self {
        let other = if status < 500 { Self::Invalid } else { Self::Broken };
        Self::ALL.into_iter().find(|trouble| trouble.status() == status).unwrap_or(other)
    }

    /// Title and heading of the page.
    pub fn title(self, words: Words) -> String {
        words.say(self.keys().0)
    }

    const fn keys(self) -> (&'static str, &'static str) {
        match self {
            Self::Forbidden => ("trouble-forbidden", "trouble-forbidden-advice"),
            Self::NotFound => ("trouble-not-found", "trouble-not-found-advice"),
            Self::NotAllowed => ("trouble-not-allowed", "trouble-not-allowed-advice"),
            Self::Conflict => ("trouble-conflict", "trouble-conflict-advice"),
            Self::TooLarge => ("trouble-too-large", "trouble-too-large-advice"),
            Self::Invalid => ("trouble-invalid", "trouble-invalid-advice"),
            Self::TooMany => ("trouble-too-many", "trouble-too-many-advice"),
            Self::Broken => ("trouble-broken", "trouble-broken-advice"),
            Self::Busy => ("trouble-busy", "trouble-busy-advice"),
            Self::Full => ("trouble-full", "trouble-full-advice"),
        }
    }
}

/// Reasons for a refusal that every room may give; the key of a sentence that says why and who can help.
pub mod because {
    /// The form came from another site's page.
    pub const ORIGIN: &str = "trouble-because-origin";
    /// Not this person's case, area or role.
    pub const ROLE: &str = "trouble-because-role";
    /// Separation of duties.
    pub const DUTIES: &str = "trouble-because-duties";
    /// The state of the case does not allow it any more, or not yet.
    pub const STATE: &str = "trouble-because-state";
    /// A sign-in link that was used already, or is too old.
    pub const LINK: &str = "trouble-because-link";
}

impl From<&Failure> for Trouble {
    fn from(failure: &Failure) -> Self {
        match failure {
            Failure::Full => Self::Full,
            other => Self::from_status(other.status()),
        }
    }
}

impl Failure {
    /// The key of the sentence that says why, where there is one.
    pub const fn because(&self) -> Option<&'static str> {
        match self {
            Self::Gone(key) | Self::Forbidden(key) | Self::Refused(key) => Some(key),
            _ => None,
        }
    }
}

/// The page. `reference` is the trace id of the request; `because` the key of a sentence that says why.
#[component]
pub fn TroublePage(
    trouble: Trouble,
    #[prop(into)] reference: String,
    #[prop(optional_no_strip)] because: Option<&'static str>,
) -> impl IntoView {
    let words = words();
    let (title, advice) = trouble.keys();
    view! {
        <h1>{words.say(title)}</h1>
        {because.map(|key| view! { <p>{words.say(key)}</p> })}
        <p>{words.say(advice)}</p>
        <div class="buttons">
            <ButtonLink label=words.say("trouble-back") href=words.to(HOME) kind=ButtonKind::Secondary/>
        </div>
        <p class="muted">{words.with("trouble-reference", &[("reference", reference.into())])}</p>
    }
}

#[cfg(test)]
mod tests {
    use domain::language::Language;

    use super::*;
    use crate::render;

    #[test]
    fn every_trouble_says_what_to_do_and_carries_its_reference_in_both_languages() {
        for language in Language::ALL {
            for trouble in Trouble::ALL {
                let html = render::fragment(language, move || {
                    view! { <TroublePage trouble=trouble reference="7f3a" because=Some(because::ROLE)/> }
                });
                let words = Words::of(language);
                assert!(html.contains("7f3a") && html.contains(&words.say(because::ROLE)), "{html}");
                assert!(html.contains(&trouble.title(words)));
                // Of the two with 503, a bare status means that there is too much going on.
                let bare = if trouble == Trouble::Full { Trouble::Busy } else { trouble };
                assert_eq!(Trouble::from_status(trouble.status()), bare);
            }
        }
    }

    #[test]
    fn every_failure_has_its_page() {
        assert_eq!(Trouble::from(&Failure::Refused(because::STATE)), Trouble::Conflict);
        assert_eq!(Trouble::from(&Failure::Forbidden(because::DUTIES)), Trouble::Forbidden);
        assert_eq!(Trouble::from(&Failure::Broken("7f3a".into())), Trouble::Broken);
        assert_eq!(Trouble::from(&Failure::Full), Trouble::Full);
        assert_eq!(Trouble::from_status(418), Trouble::Invalid);
        assert_eq!(Trouble::from_status(599), Trouble::Broken);
    }
}
