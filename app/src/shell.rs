//! The document around every page. It is a function of one `Frame`, which the server fills for the person who asks:
//! nothing here looks anything up. A page without islands loads no script at all; a page with islands gets exactly
//! three tags, the last of them with the nonce of the response.

mod bar;
mod desk;
mod head;
mod theme;

use domain::language::Language;
use leptos::prelude::*;

pub use self::{
    bar::bell_count,
    theme::{BACK, FIELD as THEME_FIELD, Theme},
};
use crate::{
    keyboard::Keyboard,
    part::{Banner, BannerKind, Icon},
    text::Words,
};

/// Where the product's name and every dead end lead.
pub const HOME: &str = NavItem::START.path;
/// Where the search form of the shell leads; the field is `q`.
pub const SEARCH: &str = "/search";
/// Where the sign-out form posts.
pub const SIGN_OUT: &str = "/sign-out";
/// Where the persona switch of the demo posts: fields `persona` and `back` (a path without language).
pub const PERSONA: &str = "/demo/persona";
/// The mails of the demo.
pub const MAILS: &str = "/mails";
/// Help.
pub const HELP: &str = "/help";

/// The query of the page of news that answers [`bell_count`] alone.
pub const BELL: &str = "only=count";

/// Everything that a document needs besides its content.
#[derive(Clone, Debug)]
pub struct Frame {
    /// Language of the address.
    pub language: Language,
    /// Title of the page without the product's name.
    pub title: String,
    /// The form came back with faults; the title says so.
    pub faults: bool,
    /// Path and query without the language: `/cases/42?tab=offers`.
    pub path: String,
    /// Nonce of this response's content security policy.
    pub nonce: String,
    /// Seed of the keys of its forms, given to no other page; without one they carry none.
    pub keys: String,
    /// Addresses of the hashed files.
    pub assets: Assets,
    /// Who is signed in.
    pub viewer: Option<Viewer>,
    /// The banner of the demo; none in real life.
    pub demo: Option<DemoBanner>,
    /// The page holds an island and may load the bundle.
    pub islands: bool,
    /// One message above the heading.
    pub notice: Option<Notice>,
    /// The keys of whoever reads it, on a page where keys do something.
    pub keyboard: Option<Keyboard>,
    /// The theme a person chose; none follows the system.
    pub theme: Option<Theme>,
    /// How much room the page takes.
    pub width: Width,
    /// The page is worth a font of its own; without, it is read in the font of the system.
    pub font: bool,
}

/// How much room a page takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// One column for reading and forms.
    #[default]
    Form,
    /// Lists and tables.
    List,
    /// Several columns beside each other, as in a review.
    Wide,
}

impl Width {
    const fn class(self) -> &'static str {
        match self {
            Self::Form => "page",
            Self::List => "page page--list",
            Self::Wide => "page page--wide",
        }
    }
}

/// Addresses of the files that pages load, and the text of the boot script.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    /// The style sheet.
    pub style: String,
    /// The icon.
    pub icon: String,
    /// The font.
    pub font: String,
    /// JavaScript that loads the bundle.
    pub glue: String,
    /// The bundle.
    pub wasm: String,
    /// The boot script's text, from `island::boot_script`.
    pub boot: String,
}

/// Who is signed in, as the shell shows it.
#[derive(Clone, Debug)]
pub struct Viewer {
    /// The name.
    pub name: String,
    /// At most four places, the most used first; more are not shown.
    pub nav: Vec<NavItem>,
    /// How many things wait for this person; behind 99 nobody counts.
    pub waiting: u32,
}

/// One place of the navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NavItem {
    /// Key of its label.
    pub key: &'static str,
    /// Path without the language.
    pub path: &'static str,
    /// How many things wait there; none or zero shows no number.
    pub count: Option<u32>,
    /// What stands before the label.
    pub icon: Icon,
}

impl NavItem {
    /// What may be used already, and one's own requests.
    pub const START: Self = Self::place("shell-nav-start", "/start", Icon::House);
    /// What waits for one's side.
    pub const INBOX: Self = Self::place("shell-nav-inbox", "/inbox", Icon::Tray);
    /// What waits for the executive.
    pub const DECISIONS: Self = Self::place("shell-nav-decisions", "/decisions", Icon::Scales);
    /// What is approved.
    pub const REGISTER: Self = Self::place("shell-nav-register", "/register", Icon::List);
    /// Areas and who decides there.
    pub const AREAS: Self = Self::place("shell-nav-areas", "/areas", Icon::Houses);
    /// What could not be sent, for admins.
    pub const JOBS: Self = Self::place("shell-nav-jobs", "/jobs", Icon::Plane);
    /// The audit log, for auditors.
    pub const AUDIT: Self = Self::place("shell-nav-audit", "/audit", Icon::Shield);
    /// The rule book, for admins.
    pub const RULES: Self = Self::place("shell-nav-rules", "/rules", Icon::Book);
    /// What was decided before, here and elsewhere.
    pub const PRECEDENTS: Self = Self::place("shell-nav-precedents", "/precedents", Icon::History);

    const fn place(key: &'static str, path: &'static str, icon: Icon) -> Self {
        Self { key, path, count: None, icon }
    }

    /// The same with the number of things that wait there.
    #[must_use]
    pub const fn with_count(self, count: u32) -> Self {
        Self { count: Some(count), ..self }
    }
}

/// The personas of the demo.
#[derive(Clone, Debug)]
pub struct DemoBanner {
    /// What the form sends, and name with role.
    pub personas: Vec<(String, String)>,
    /// What the form sends for the persona that is signed in; empty for nobody.
    pub current: String,
}

/// One message above the heading.
#[derive(Clone, Debug)]
pub struct Notice {
    /// What kind it is.
    pub kind: BannerKind,
    /// The sentence, already in the reader's language.
    pub text: String,
}

impl Frame {
    /// A frame for nobody in particular, without faults, islands and messages; set the fields that differ.
    pub fn new(language: Language, title: impl Into<String>, path: impl Into<String>) -> Self {
        Self {
            language,
            title: title.into(),
            faults: false,
            path: path.into(),
            nonce: String::new(),
            keys: String::new(),
            assets: Assets::default(),
            viewer: None,
            demo: None,
            islands: false,
            notice: None,
            keyboard: None,
            theme: None,
            width: Width::Form,
            font: true,
        }
    }

    const fn words(&self) -> Words {
        Words::of(self.language)
    }
}

/// The whole document; called by `render::page` only, which provides the words.
pub(crate) fn document(frame: &Frame, content: AnyView) -> AnyView {
    let theme = frame.theme.map(Theme::code);
    let notice =
        frame.notice.clone().map(|notice| view! { <Banner kind=notice.kind><p>{notice.text}</p></Banner> });
    view! {
        <!DOCTYPE html>
        <html lang=frame.language.code() data-theme=theme>
            {head::head(frame)}
            <body class=(!frame.font).then_some("bare")>
                <a class="skip-link" href="#main">{frame.words().say("shell-skip")}</a>
                <div class="shell">
                    {bar::demo(frame)}
                    {bar::bar(frame)}
                    <main id="main" class=frame.width.class() tabindex="-1">{notice}{content}</main>
                    {desk::desk(frame)}
                    {bar::foot(frame)}
                </div>
            </body>
        </html>
    }
    .into_any()
}

#[cfg(test)]
mod tests;
