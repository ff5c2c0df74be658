//! The conversation beside a case, comments that wait for a verdict, marks of what was viewed, two scores, who holds a
//! case: told as journeys, on whichever database the tests run.

mod held;
mod look;
mod pending;
mod posts;
mod races;
mod scores;

use domain::id::CaseNumber;
use tests::{Cast, Client, Form, Page};

/// The form that says something.
pub async fn write(client: &Client, number: CaseNumber) -> Form {
    client.see(&format!("/cases/{number}/talk")).await.form_with("to")
}

/// Says something and goes where it leads.
pub async fn say(cast: &Cast, client: &Client, number: CaseNumber, to: &str, text: &str) -> Page {
    // posts stand in the order of their time
    cast.app.advance(1_000);
    let page = client.done(write(client, number).await.set("to", to).set("text", text)).await;
    page.is(200);
    page
}

/// The conversation as somebody reads it.
pub async fn talk(client: &Client, number: CaseNumber) -> Page {
    client.see(&format!("/cases/{number}/talk")).await
}

/// What the database holds of posts, past every audience.
pub async fn stored(cast: &Cast, number: CaseNumber) -> Vec<server::store::post::PostRow> {
    let mut source = cast.app.shared().db.reader();
    server::store::post::read(&mut source, number, &domain::permit::Audience::ALL).await.expect("posts")
}
