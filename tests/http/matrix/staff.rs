//! People and policy as admins keep them, and Z8: what is taken away is gone with the next request.

use app::form::people::roles::field;
use domain::{
    id::PersonId,
    language::Language,
    person::{Grant, Role},
    time::{MINUTE, SECOND},
};
use server::store::{self, trail};
use tests::{Cast, Client, Page, words::say};

use crate::{
    journey::in_both_languages,
    moves::{CHANNEL, SMALL, act, file},
};

/// An admin of everything, beside whom Paul keeps one area only.
async fn root(cast: &Cast, name: &str, language: Language) -> Client {
    cast.app.person(name, &[Grant { role: Role::Admin, area: None }], language).await
}

fn of(person: PersonId) -> String {
    format!("/people/{person}")
}

async fn press(admin: &Client, person: PersonId, act: &str) -> Page {
    let page = admin.see(&of(person)).await;
    let form = page.forms().into_iter().find(|form| form.offers("act").contains(&act)).expect("a button");
    admin.submit(form.press("act", act)).await
}

fn id(client: &Client) -> PersonId {
    client.person.expect("somebody")
}

in_both_languages!(an_admin_finds_somebody_and_gives_and_takes_roles_which_count_at_once);

async fn an_admin_finds_somebody_and_gives_and_takes_roles_which_count_at_once(language: Language) {
    let cast = Cast::new(language).await;
    let ada = root(&cast, "Ada Kern", language).await;
    let number = file(&cast, &cast.mia, SMALL).await;
    let found = ada.see("/people?q=zOe").await;
    found.says("Zoe Kirch").is_silent_about("Mia Sand");
    let zoe = id(&cast.zoe);
    cast.zoe.get(&format!("/cases/{number}")).await.is(404);

    let page = ada.see(&of(zoe)).await;
    let here = field(Some(cast.area));
    let form = page.form_with(&here).set(&here, "reviewer").press("act", "roles");
    let done = ada.done(form.clone()).await;
    done.says(&say(language, "people-done-roles"));
    // the old token is worth nothing any more, and the new one has the new role
    cast.zoe.get(&format!("/cases/{number}/review")).await.is(303);
    let again_zoe = cast.app.sign_in(zoe, language).await;
    again_zoe.see(&format!("/cases/{number}/review")).await;
    // a page that is old by now
    let again = ada.submit(form.forge("key", &server::world::World::system().uuid().to_string())).await;
    again.is(409);

    let form = ada.see(&of(zoe)).await.form_with(&here).untick(&here, "reviewer").press("act", "roles");
    ada.done(form).await;
    again_zoe.get(&format!("/cases/{number}/review")).await.is(303);
    let version = cast.app.version(number).await;
    again_zoe.post(&format!("/cases/{number}/approve"), &[("version", &version)]).await.is(401);
    let zoe = cast.app.sign_in(zoe, language).await;
    zoe.get(&format!("/cases/{number}/review")).await.is(404);
    zoe.post(&format!("/cases/{number}/approve"), &[("version", &version)]).await.is(404);
}

in_both_languages!(a_closed_account_is_out_with_the_next_request_and_every_session_is_gone);

async fn a_closed_account_is_out_with_the_next_request_and_every_session_is_gone(language: Language) {
    let cast = Cast::new(language).await;
    let ada = root(&cast, "Ada Kern", language).await;
    let tom = id(&cast.tom);
    let elsewhere = cast.app.sign_in(tom, language).await;
    cast.tom.see("/inbox").await;
    let done = press(&ada, tom, "disable").await;
    ada.follow(&done).await.says(&say(language, "people-done-disabled"));
    for browser in [&cast.tom, &elsewhere] {
        browser.get("/inbox").await.is(303);
        browser.post("/account", &[("language", "en")]).await.is(401);
    }
    press(&ada, tom, "enable").await.is(303);
    // an open account brings no session back
    cast.tom.get("/inbox").await.is(303);
    cast.app.sign_in(tom, language).await.see("/inbox").await;
    let other = cast.app.sign_in(tom, language).await;
    press(&ada, tom, "sign-out").await.is(303);
    other.get("/inbox").await.is(303);
}

in_both_languages!(nobody_touches_the_own_account_and_an_admin_of_one_area_nothing_elsewhere);

async fn nobody_touches_the_own_account_and_an_admin_of_one_area_nothing_elsewhere(language: Language) {
    let cast = Cast::new(language).await;
    let ada = root(&cast, "Ada Kern", language).await;
    let own = ada.see(&of(id(&ada))).await;
    own.says(&say(language, "people-own"));
    assert!(own.forms().iter().all(|form| form.method != "post"), "no form for the own account");
    let before = cast.app.kept().await;
    for (admin, whom, pairs) in [
        (&ada, id(&ada), vec![("act", "roles"), ("everywhere", "reviewer")]),
        (&ada, id(&ada), vec![("act", "disable")]),
        (&ada, id(&ada), vec![("act", "sign-out")]),
        (&ada, id(&ada), vec![("act", "send-link")]),
        (&ada, id(&ada), vec![("act", "drop-factors")]),
        (&ada, id(&ada), vec![("act", "unlink")]),
        // Paul keeps one area, and Ada's role holds everywhere
        (&cast.paul, id(&ada), vec![("act", "disable")]),
        (&cast.paul, id(&ada), vec![("act", "sign-out")]),
        (&cast.paul, id(&ada), vec![("act", "send-link")]),
        (&cast.paul, id(&ada), vec![("act", "drop-factors")]),
        (&cast.paul, id(&ada), vec![("act", "unlink")]),
        (&cast.paul, id(&cast.zoe), vec![("act", "disable")]),
        (&cast.mia, id(&cast.zoe), vec![("act", "disable")]),
        (&cast.rita, id(&cast.zoe), vec![("act", "roles")]),
    ] {
        let typed: Vec<(&str, &str)> = pairs.iter().copied().chain([("version", "1")]).collect();
        admin.post(&of(whom), &typed).await.is(403);
    }
    // a place that his page does not offer is no field of his form
    let typed = [("act", "roles"), ("version", "1"), ("everywhere", "admin")];
    cast.paul.post(&of(id(&cast.mia)), &typed).await.is(422);
    assert_eq!(cast.app.kept().await, before);
    let roles =
        store::person::grants(&mut cast.app.shared().db.reader(), id(&cast.mia)).await.expect("roles");
    assert_eq!(roles, [Grant { role: Role::Marketer, area: Some(cast.area) }]);
    // in his own area he does what an admin does
    let here = field(Some(cast.area));
    let form = cast.paul.see(&of(id(&cast.kim))).await.form_with(&here).set(&here, "adviser");
    cast.paul.done(form.press("act", "roles")).await;
    // whoever decides keeps the role that goes with it
    let form = cast.paul.see(&of(id(&cast.eva))).await.form_with(&here).untick(&here, "executive");
    cast.paul.submit(form.press("act", "roles")).await.is(409).says(&say(language, "people-because-named"));
}

in_both_languages!(somebody_is_invited_by_mail_and_chooses_the_password_alone);

async fn somebody_is_invited_by_mail_and_chooses_the_password_alone(language: Language) {
    let cast = Cast::new(language).await;
    let ada = root(&cast, "Ada Kern", language).await;
    let here = field(Some(cast.area));
    let form = ada.see("/people/new").await.form();
    let taken = form.clone().set("name", "Ina").set("email", "MIA.SAND@berg.example").set("language", "de");
    let back = ada.submit(taken).await;
    back.is(422);
    assert_eq!(back.form().value("name"), "Ina");
    let form = form.set("name", "Ina Roth").set("email", "ina@berg.example").set("language", language.code());
    let page = ada.done(form.set(&here, "marketer")).await;
    page.says(&say(language, "people-done-invited")).says("ina@berg.example");
    let mails = cast.app.mails().await;
    let mail = mails.iter().find(|mail| mail.to.contains("ina@berg.example")).expect("an invitation");
    assert!(mail.text.contains("/link/"), "{}", mail.text);
    assert!(!page.body.contains("/link/"), "no admin sees the link");
}

in_both_languages!(an_admin_has_a_link_sent_and_never_sees_it);

async fn an_admin_has_a_link_sent_and_never_sees_it(language: Language) {
    let cast = Cast::new(language).await;
    let ada = root(&cast, "Ada Kern", language).await;
    let zoe = id(&cast.zoe);
    let sent = press(&ada, zoe, "send-link").await;
    let page = ada.follow(&sent).await;
    page.says(&say(language, "people-done-link")).is_silent_about("/link/");
    let mails = cast.app.mails().await;
    let invited = mails.iter().find(|mail| mail.subject == say(language, "mail-invitation"));
    assert!(invited.expect("a mail").text.contains("/link/"), "who has no password yet is invited");
    // the account is closed while the page of another admin is open
    let page = ada.see(&of(zoe)).await;
    let old = page.forms().into_iter().find(|form| form.offers("act").contains(&"send-link"));
    press(&ada, zoe, "disable").await.is(303);
    let before = cast.app.kept().await;
    ada.submit(old.expect("a button").press("act", "send-link")).await.is(409);
    assert_eq!(cast.app.kept().await, before);
    ada.see(&of(zoe)).await.is_silent_about(&say(language, "ways-link"));
}

in_both_languages!(settings_change_by_two_people_and_every_decision_keeps_their_version);

async fn settings_change_by_two_people_and_every_decision_keeps_their_version(language: Language) {
    let cast = Cast::new(language).await;
    let ada = root(&cast, "Ada Kern", language).await;
    let ben = root(&cast, "Ben Voss", language).await;
    let before = file(&cast, &cast.mia, SMALL).await;
    act(&cast.tom, before, "approve", &[]).await;

    let form = ada.see("/policy").await.form_with("undo");
    ada.submit(form.clone().set("undo", "5").set("reason", "x").press("act", "propose")).await.is(422);
    ada.submit(form.clone().set("reason", "x").press("act", "propose")).await.is(409);
    let done =
        ada.done(form.set("undo", "90").set("reason", "People are slow.").press("act", "propose")).await;
    done.says(&say(language, "policy-done-proposed")).says(&say(language, "policy-waits"));
    assert!(done.forms().iter().all(|form| !form.offers("act").contains(&"confirm")), "not the own one");
    let number = done.form_with("version").value("version").to_owned();
    let own = ada.post("/policy", &[("act", "confirm"), ("version", &number)]).await;
    own.is(403).says(&say(language, "policy-because-own"));
    for other in [&cast.mia, &cast.tom, &cast.rita] {
        other.post("/policy", &[("act", "confirm"), ("version", &number)]).await.is(403);
    }
    cast.rita.see("/policy").await.says("People are slow.");
    cast.eva.see("/decisions").await.says(&say(language, "decisions-policy-waits"));
    cast.mia.get("/policy").await.is(403);
    assert_eq!(cast.app.shared().services.policy().version, 0);

    let page = ben.see("/policy").await;
    let form =
        page.forms().into_iter().find(|form| form.offers("act").contains(&"confirm")).expect("a button");
    ben.done(form.press("act", "confirm")).await.says(&say(language, "policy-done-in-force"));
    cast.eva.see("/decisions").await.says(&say(language, "decisions-policy"));
    let policy = cast.app.shared().services.policy();
    assert_eq!((policy.version, policy.undo), (1, 90 * SECOND));

    let after = file(&cast, &cast.mia, CHANNEL).await;
    let now = file(&cast, &cast.mia, SMALL).await;
    act(&cast.tom, now, "approve", &[]).await;
    cast.app.advance(80 * SECOND);
    let undone = act(&cast.tom, now, "undo", &[]).await;
    undone.is(200);
    act(&cast.tom, now, "approve", &[]).await;
    cast.app.advance(10 * MINUTE);
    cast.app.tick().await;
    for (number, version) in [(before, 0), (now, 1)] {
        let mut source = cast.app.shared().db.reader();
        let decided = store::case::load::<domain::case::Case>(&mut source, number).await;
        let decided = decided.expect("an answer").expect("the case").body;
        let record = decided.decision().and_then(|made| made.snapshot.record.clone()).expect("a record");
        assert_eq!(record.limits.version, version);
    }
    let _ = after;
    let entries =
        trail::of_object(&mut cast.app.shared().db.reader(), &trail::case(now), 1).await.expect("entries");
    let entry = audit::Entry::read(&entries.first().expect("an entry").body).expect("an entry");
    assert!(entry.policy.is_some_and(|policy| policy.ends_with("/1")), "the log says under which settings");
}

in_both_languages!(a_decision_binds_to_the_version_and_to_the_brief_that_was_seen);

async fn a_decision_binds_to_the_version_and_to_the_brief_that_was_seen(language: Language) {
    let mut cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, SMALL).await;
    while cast.app.state(number).await != "escalated" {
        cast.app.wake(number).await;
    }
    cast.sign_in_again().await;
    let eva = &cast.eva;
    let expires = domain::clock::zone::local(cast.app.now()).day.plus(60).to_string();
    let old = cast.app.version(number).await;
    let typed = |version: &str| {
        let pairs =
            [("choice", "as-asked"), ("reason", "We take it."), ("expires", &expires), ("version", version)];
        pairs.map(|(name, value)| (name.to_owned(), value.to_owned()))
    };
    let send = async |version: &str| {
        let pairs = typed(version);
        let pairs: Vec<(&str, &str)> =
            pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        eva.post(&format!("/cases/{number}/decide"), &pairs).await
    };
    // somebody brings a paper while the page is open
    let picture = crate::evidence::picture();
    let fields = [("about", "case"), ("note", "")];
    cast.mia
        .upload(&format!("/cases/{number}/add-evidence"), &fields, &[("A.png", "image/png", &picture)])
        .await
        .is(303);
    for stale in [old.as_str(), "0", "", "9999"] {
        let answer = send(stale).await;
        assert!(matches!(answer.status, 409 | 422), "{stale}: {}", answer.status);
        assert_eq!(cast.app.state(number).await, "escalated");
    }
    send(&cast.app.version(number).await).await.is(303);
    let entries =
        trail::of_object(&mut cast.app.shared().db.reader(), &trail::case(number), 1).await.expect("entries");
    let entry = audit::Entry::read(&entries.first().expect("an entry").body).expect("an entry");
    assert_eq!(entry.act, "case.decide");
    assert!(entry.seen.is_some(), "the log names what lay before whoever decided");
}

in_both_languages!(roles_accounts_invitations_and_settings_ask_once_more_who_it_is);

async fn roles_accounts_invitations_and_settings_ask_once_more_who_it_is(language: Language) {
    let cast = Cast::new(language).await;
    let person = id(&root(&cast, "Ada Kern", language).await);
    // an ordinary session, whose proof grows old
    let sessions = cast.app.shared().sessions.clone();
    let opened = cast.app.shared().db.write(move |tx| {
        Box::pin(async move {
            tx.record(trail::Act::of(trail::By::System, "test", "test"));
            sessions.open(tx, person, None).await
        })
    });
    let cookie = opened.await.expect("a session");
    let (name, rest) = cookie.to_str().expect("text").split_once('=').expect("a cookie");
    let ada = cast.app.anonymous(language);
    ada.plant(name, rest.split(';').next().unwrap_or_default());
    let page = ada.see(&of(id(&cast.kim))).await;
    let here = field(Some(cast.area));
    let roles = page.form_with(&here).set(&here, "admin").press("act", "roles");
    let settings = ada.see("/policy").await.form_with("undo").set("undo", "90").set("reason", "x");
    let invite = ada.see("/people/new").await.form().set("name", "Ina").set("email", "ina@berg.example");
    let forms = [roles, settings.press("act", "propose"), invite.set("language", "de")];
    let before = cast.app.kept().await;
    cast.app.advance(11 * MINUTE);
    for form in forms {
        let answer = ada.submit(form).await;
        answer.is(403);
        assert!(answer.forms().iter().all(|form| !form.has("undo") && !form.has(&here)), "{}", answer.text());
    }
    assert_eq!(cast.app.kept().await, before);
    ada.see("/policy").await.is_silent_about(&say(language, "policy-proposed"));
}
