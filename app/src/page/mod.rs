//! One file per screen, rendered on the server from plain values; a page that needs a clock, a pool or a header is
//! missing a field in its port. Each screen is a struct that implements [`Page`].

pub mod act;
pub mod audit;
pub mod case;
pub mod conflict;
pub mod evidence;
pub mod executive;
pub mod help;
pub mod intake;
pub mod negotiation;
pub mod outbox;
pub mod people;
pub mod register;
pub mod repeat;
pub mod score;
pub mod trouble;

use leptos::prelude::AnyView;

use crate::{shell::Width, text::Words};

/// A screen: what the document around it has to know, and its content.
pub trait Page: 'static {
    /// How much room it takes.
    const WIDTH: Width = Width::Form;

    /// Whether it loads the font of the product; the pages that must be there at once do not.
    const FONT: bool = true;

    /// Title without the product's name, and the `h1` where the page has no longer one.
    fn title(&self, words: Words) -> String;

    /// It came back with faults; the title says so.
    fn has_faults(&self) -> bool {
        false
    }

    /// It holds an island and loads the bundle.
    fn has_islands(&self) -> bool {
        false
    }

    /// Keys do something on it, and commands can be given by name.
    fn has_keys(&self) -> bool {
        false
    }

    /// The content of `<main>`; called once, inside `render::page`.
    fn view(self) -> AnyView;
}
