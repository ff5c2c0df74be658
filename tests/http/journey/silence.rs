//! The path of silence: nobody says anything, the clock reminds, finds the silence, and hands the request to the executive;
//! then to the substitute beside, and to the admins' list. Nothing is ever approved by it, and no human act is needed
//! before the decision.

use domain::{language::Language, time::SECOND};
use server::mail::Kept;
use tests::{
    Cast,
    words::{say, with},
};

use super::in_both_languages;
use crate::moves::{CHANNEL, SMALL, day, file};

async fn got(cast: &Cast, name: &str) -> Vec<Kept> {
    let address = format!("{name} <{}@berg.example>", name.to_lowercase().replace(' ', "."));
    cast.app.mails().await.into_iter().filter(|mail| mail.to == address).collect()
}

/// The clock alone, until the case waits for nothing any more.
async fn nobody_says_anything(cast: &mut Cast, number: domain::id::CaseNumber) -> usize {
    let mut looks = 0;
    while cast.app.wake(number).await {
        looks += 1;
        assert!(looks < 20, "the clock has no end");
    }
    cast.app.advance(SECOND);
    cast.sign_in_again().await;
    looks
}

in_both_languages!(silence_leads_to_the_executive_by_itself_and_the_admins_see_who_is_late);

async fn silence_leads_to_the_executive_by_itself_and_the_admins_see_who_is_late(language: Language) {
    let mut cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    cast.paul.see("/overdue").await.says(&say(language, "overdue-empty"));
    // Half, four fifths, silence; and of the executive's time half, four fifths, all.
    assert_eq!(nobody_says_anything(&mut cast, number).await, 6);
    assert_eq!(cast.app.state(number).await, "escalated");
    let reminder = with(language, "mail-reminder", &[("task", say(language, "mail-task-review").into())]);
    let (tom, eva) = (got(&cast, "Tom Reh").await, got(&cast, "Eva Wied").await);
    assert_eq!(tom.iter().filter(|mail| mail.subject.starts_with(&reminder)).count(), 2);
    assert_eq!(eva.len(), 4, "one brief and three reminders");
    let page = cast.mia.see(&format!("/cases/{number}")).await;
    page.says(&say(language, "status-overdue")).says("Eva Wied");
    cast.eva.see("/decisions").await.says(CHANNEL.tool);
    let late = cast.paul.see("/overdue").await;
    late.says(CHANNEL.tool).says("Eva Wied");
    assert!(late.links_to(&format!("/areas/{}", cast.area)));
    for other in [&cast.mia, &cast.tom, &cast.eva] {
        other.get("/overdue").await.is(403);
    }

    let estimate = say(language, "euro-must-residual");
    let review = format!("/cases/{number}/review");
    cast.tom.see(&review).await.says(&estimate);

    // Nobody may decide it now but the executive, and the substitute beside, whoever is named only now.
    let form = cast.paul.see(&format!("/areas/{}", cast.area)).await.form_with("substitute");
    let henrik = cast.app.member("Henrik Sol", domain::person::Role::Marketer, cast.area, language).await;
    let form = form.forge("substitute", &henrik.person.expect("somebody").to_string());
    let dates = [day(&cast, 20).to_string(), day(&cast, 30).to_string()];
    cast.paul.submit(form.set("from", &dates[0]).set("until", &dates[1])).await.is(303);
    // a new role needs a new token
    let henrik = cast.app.sign_in(henrik.person.expect("somebody"), language).await;
    henrik.see("/decisions").await.says(CHANNEL.tool);
    let decide = henrik.see(&format!("/cases/{number}/decide?choice=decline")).await.form_with("reason");
    henrik.done(decide.set("reason", "Niemand hat geantwortet.")).await.is(200);
    cast.app.advance(31 * SECOND);
    cast.app.tick().await;
    assert_eq!(cast.app.state(number).await, "declined");
    // What is decided waits for nobody's estimate.
    cast.tom.see(&review).await.is_silent_about(&estimate);
    cast.paul.see("/overdue").await.says(&say(language, "overdue-empty"));
    cast.app.verify_audit().await;
}

in_both_languages!(where_nobody_may_decide_the_admins_are_reminded_and_whoever_they_name_is_told);

async fn where_nobody_may_decide_the_admins_are_reminded_and_whoever_they_name_is_told(language: Language) {
    let mut cast = Cast::new(language).await;
    let area = format!("/areas/{}", cast.area);
    let eva = cast.eva.person.expect("somebody").to_string();
    let form = cast.paul.see(&area).await.form_with("executive");
    cast.paul.submit(form.set("executive", "")).await.is(303);
    let number = file(&cast, &cast.mia, SMALL).await;
    nobody_says_anything(&mut cast, number).await;
    assert_eq!(cast.app.state(number).await, "escalated", "nothing is approved by waiting");
    cast.mia.see(&format!("/cases/{number}")).await.says(&say(language, "status-escalated-admin"));
    let task = say(language, "mail-task-name-decider");
    let told = got(&cast, "Paul Grot").await;
    assert_eq!(
        told.iter().filter(|mail| mail.subject.contains(&task)).count(),
        4,
        "told once, reminded three times"
    );
    cast.paul.see("/overdue").await.says(&say(language, "overdue-nobody")).says(SMALL.tool);
    assert!(got(&cast, "Eva Wied").await.is_empty());
    cast.eva.see("/decisions").await.is_silent_about(SMALL.tool);

    let form = cast.paul.see(&area).await.form_with("executive");
    cast.paul.submit(form.set("executive", &eva)).await.is(303);
    let told = got(&cast, "Eva Wied").await;
    assert_eq!(told.len(), 1);
    assert!(told[0].subject.starts_with(&say(language, "mail-task-decide")), "{}", told[0].subject);
    cast.eva.see("/decisions").await.says(SMALL.tool);
    cast.paul.see("/overdue").await.says("Eva Wied");
    cast.app.verify_audit().await;
}

in_both_languages!(an_executive_who_filed_the_request_leaves_it_to_the_substitute_at_once);

async fn an_executive_who_filed_the_request_leaves_it_to_the_substitute_at_once(language: Language) {
    let mut cast = Cast::new(language).await;
    let area = format!("/areas/{}", cast.area);
    let [mia, kim] = [&cast.mia, &cast.kim].map(|client| client.person.expect("somebody").to_string());
    let dates = [day(&cast, 100).to_string(), day(&cast, 110).to_string()];
    let number = file(&cast, &cast.mia, SMALL).await;
    let form =
        cast.paul.see(&area).await.form_with("executive").set("executive", &mia).set("substitute", &kim);
    cast.paul.submit(form.set("from", &dates[0]).set("until", &dates[1])).await.is(303);
    nobody_says_anything(&mut cast, number).await;
    let kim_decides = cast.kim.see("/decisions").await;
    kim_decides.says(SMALL.tool);
    cast.mia.get(&format!("/cases/{number}/decide?choice=as-asked")).await.is(403);
    // A substitute who has a part in it is no way out either: the admins have to name somebody.
    let form =
        cast.paul.see(&area).await.form_with("executive").set("executive", &kim).set("substitute", &mia);
    cast.paul.submit(form).await.is(303);
    cast.kim.see("/decisions").await.says(SMALL.tool);
    let form = cast.paul.see(&area).await.form_with("executive").set("executive", "").set("substitute", &mia);
    cast.paul.submit(form).await.is(303);
    cast.paul.see("/overdue").await.says(&say(language, "overdue-nobody"));
    cast.mia.get(&format!("/cases/{number}/decide?choice=as-asked")).await.is(403);
}

#[tokio::test]
async fn an_adviser_who_is_late_stands_on_the_admins_list_and_nothing_is_approved() {
    use crate::moves::{NEWSLETTER, offer};
    let language = Language::De;
    let mut cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, NEWSLETTER).await;
    offer(&cast.tom, number, &["C-AVV", "C-MFA"], "So geht es.").await;
    let accept = cast.mia.see(&format!("/cases/{number}/accept")).await.form_with("version");
    let accept = if accept.has("explanation") { accept.set("explanation", "Gut.") } else { accept };
    cast.mia.done(accept).await.is(200);
    assert_eq!(cast.app.state(number).await, "agreed");
    let gates = cast.mia.see(&format!("/cases/{number}/gates")).await;
    let link = gates.links().into_iter().find(|link| link.contains("/attach")).expect("a link to attach");
    let form = cast.mia.see(&link).await.form_with("link");
    cast.mia
        .done(form.set("link", "https://files.berg.example/avv.pdf").set("note", "Unterschrieben."))
        .await
        .is(200);
    assert_eq!(nobody_says_anything(&mut cast, number).await, 3);
    assert_eq!(cast.app.state(number).await, "agreed", "an adviser's silence decides nothing");
    cast.paul.see("/overdue").await.says(NEWSLETTER.tool).says("Dora Ost");
    cast.dora.see(&format!("/cases/{number}")).await.says(&say(language, "status-overdue"));
}

in_both_languages!(the_front_page_asks_whoever_decides_and_tells_the_others_that_somebody_does);

async fn the_front_page_asks_whoever_decides_and_tells_the_others_that_somebody_does(language: Language) {
    let mut cast = Cast::new(language).await;
    let decide = say(language, "status-word-decide");
    let number = file(&cast, &cast.mia, SMALL).await;
    nobody_says_anything(&mut cast, number).await;
    let bell = |count: i64| with(language, "shell-news", &[("count", count.into())]);
    let eva = cast.eva.see("/start").await;
    eva.says(SMALL.tool).says(&decide);
    assert!(eva.body.contains(&bell(1)), "what is hers to decide waits for her");
    // From today on somebody stands in.
    let kim = cast.kim.person.expect("somebody").to_string();
    let dates = [day(&cast, 0).to_string(), day(&cast, 10).to_string()];
    let form = cast.paul.see(&format!("/areas/{}", cast.area)).await.form_with("substitute");
    let form = form.set("substitute", &kim).set("from", &dates[0]).set("until", &dates[1]);
    cast.paul.submit(form).await.is(303);
    // a new role needs a new token
    cast.sign_in_again().await;
    cast.kim.see("/start").await.says(SMALL.tool).says(&decide);
    let count = |count: i64| with(language, "decisions-count", &[("count", count.into())]);
    cast.kim.see("/decisions").await.says(&count(1));
    for page in ["/start", "/decisions"] {
        let eva = cast.eva.see(page).await;
        eva.says(SMALL.tool).says("Kim Ohl").is_silent_about(&decide);
        assert!(!eva.body.contains(&bell(1)), "{page}: what somebody else decides waits for somebody else");
    }
    cast.eva.see("/decisions").await.says(&count(0));
}
