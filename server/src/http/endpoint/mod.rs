//! Handlers, one file per room: parse the form, call a service, answer. Every route of the product is named in the
//! `routes` of its room, by a pattern of `app::address`; each stands under `/de` and `/en`.

mod act;
mod audit;
mod case;
mod evidence;
mod executive;
mod home;
mod intake;
mod negotiation;
mod outbox;
mod people;
pub use people::set_up;
pub(super) use people::step_up;
mod register;
mod score;

use app::{
    failure::Failure,
    form::{Check, Typed},
};
use axum::{Router, body::Bytes};

use super::Shared;

/// The body of a posted form, collected and bounded by `http::body`.
pub type Body = Bytes;

/// A form that has these fields and no others; what else was sent is a fault.
fn nothing_but(body: &Body, names: &[&'static str]) -> Result<Typed, Failure> {
    let typed = Typed::parse(body);
    Check::of(&typed, names.iter().copied()).finish(|| Some(()))?;
    Ok(typed)
}

/// Every page and form.
pub fn routes() -> Router<Shared> {
    let rooms = || {
        Router::new()
            .merge(act::routes())
            .merge(audit::routes())
            .merge(case::routes())
            .merge(evidence::routes())
            .merge(executive::routes())
            .merge(intake::routes())
            .merge(negotiation::routes())
            .merge(outbox::routes())
            .merge(people::routes())
            .merge(register::routes())
            .merge(score::routes())
    };
    Router::new().merge(home::routes()).merge(people::callback()).nest("/de", rooms()).nest("/en", rooms())
}
