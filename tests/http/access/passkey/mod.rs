//! S8: passkeys as people and attackers meet them, with an authenticator in software that says whatever it is told to say.

mod attack;
mod factor;
mod own;

use audit::Entry;
use domain::{id::PersonId, language::Language, person::Role};
use server::store::trail;
use tests::{Authenticator, Client, Form, Page, TestApp};

use super::{Account, PASSWORD, account, enter, is_in, signed_in};

/// The public address of the product in these tests.
const ORIGIN: &str = "https://concord.example";

/// Presses the button of a page that asks for a passkey: the form, and the options of the challenge.
async fn asked(client: &Client, path: &str) -> (Form, String) {
    let form = client.see(path).await.form_with("credential");
    let options = client.fragment(form.clone()).await;
    options.is(200);
    assert_eq!(options.header("content-type"), "application/json");
    (form, options.body)
}

/// Adds a passkey of this device, as its owner does.
async fn add(client: &Client, device: &mut Authenticator, name: &str) -> Page {
    let (form, options) = asked(client, "/account/passkeys/add").await;
    client.submit(form.set("name", name).forge("credential", &device.create(&options))).await
}

/// Signs in with the passkey of this device at this place.
async fn show(client: &Client, device: &mut Authenticator, place: usize) -> Page {
    let (form, options) = asked(client, "/sign-in/passkey").await;
    client.submit(form.forge("credential", &device.get(&options, place))).await
}

/// Somebody with a password and a device with one passkey.
async fn with_passkey(app: &TestApp, name: &str, role: Role) -> (Account, Client, Authenticator) {
    let person = account(app, name, role, Some(PASSWORD)).await;
    let client = signed_in(app, &person).await;
    let mut device = Authenticator::at(ORIGIN);
    add(&client, &mut device, "Laptop").await.is(303);
    (person, client, device)
}

/// What the log says about somebody, refusals too.
async fn told(app: &TestApp, person: PersonId) -> Vec<Entry> {
    app.shared().services.log_refusals(true).await.expect("written");
    let rows = trail::entries(&mut app.shared().db.reader(), None).await.expect("entries");
    let entries = rows.iter().map(|row| Entry::read(&row.body).expect("an entry"));
    entries.filter(|entry| entry.obj == trail::person(person)).collect()
}

/// Why somebody was refused, in order.
async fn refusals(app: &TestApp, person: PersonId) -> Vec<String> {
    let refused = told(app, person).await.into_iter().filter(|entry| entry.act == "session.refused");
    refused.filter_map(|entry| entry.to).collect()
}

fn nobody(app: &TestApp) -> Client {
    app.anonymous(Language::De)
}
