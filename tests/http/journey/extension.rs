//! Extension is a new decision: from the entry of the register a linked request begins, filled in with what was said
//! before; security finds the old conditions filled in; and the new approval stands beside the old one with its own record.

use domain::{
    id::CaseNumber,
    language::Language,
    time::{DAY, SECOND},
};
use tests::{Cast, words::say};

use super::in_both_languages;
use crate::moves::{CHANNEL, PROTECTION, SMALL, act, estimate, file, form, offer};

in_both_languages!(an_approval_is_extended_by_a_new_decision_on_the_old_conditions);

async fn an_approval_is_extended_by_a_new_decision_on_the_old_conditions(language: Language) {
    let mut cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    cast.app.does(&cast.mia, number, estimate()).await;
    offer(&cast.tom, number, &PROTECTION, "Damit geht es.").await;
    let accept = cast.mia.see(&format!("/cases/{number}/accept")).await.form_with("version");
    let accept = if accept.has("explanation") { accept.set("explanation", "Gut.") } else { accept };
    cast.mia.done(accept).await.is(200);
    cast.app.advance(31 * SECOND);
    cast.app.tick().await;
    assert_eq!(cast.app.state(number).await, "approved");
    let entry = cast.mia.see(&format!("/cases/{number}")).await;
    let entry = entry.links().into_iter().find(|link| link.contains("/register/")).expect("an entry");

    // Offered from the beginning, to marketing alone.
    let ask = format!("/cases/{number}/refile");
    let seen = cast.mia.see(&entry).await;
    seen.says(&say(language, "entry-extend"));
    assert!(seen.links_to(&ask));
    cast.tom.see(&entry).await.is_silent_about(&say(language, "entry-extend"));
    cast.zoe.see(&entry).await.is_silent_about(&say(language, "entry-extend"));
    // Also after the end, when only a new decision helps.
    cast.app.advance(400 * DAY);
    cast.sign_in_again().await;
    cast.mia.see(&entry).await.says(&say(language, "entry-extension-over"));

    let draft = act(&cast.mia, number, "refile", &[]).await;
    let next = CaseNumber(number.0 + 1);
    assert!(draft.address.contains(&format!("/cases/{next}/")), "{}", draft.address);
    let check = cast.mia.see(&format!("/cases/{next}/draft/1")).await.form();
    assert_eq!((check.value("tool"), check.value("purpose")), (CHANNEL.tool, CHANNEL.purpose));
    // Whoever else may not see the draft sees no link to it.
    cast.tom.see(&entry).await.is_silent_about("K-2027");
    let start = crate::moves::day(&cast, 30).to_string();
    let mut page = cast.mia.see(&format!("/cases/{next}/draft/1")).await;
    for _ in 0..20 {
        if page.address.ends_with("/check") {
            break;
        }
        let form = page.form();
        let form = if form.has("go-live") { form.set("go-live", &start) } else { form };
        page = cast.mia.done(form).await;
    }
    cast.mia.done(page.form().set("impact", "yes")).await.is(200);
    assert_eq!(cast.app.state(next).await, "review");

    // Both ways from each to the other.
    cast.tom.see(&format!("/cases/{next}")).await.says(&say(language, "case-fact-extends"));
    assert!(cast.tom.see(&format!("/cases/{next}")).await.links_to(&format!("/cases/{number}")));
    assert!(cast.mia.see(&format!("/cases/{number}")).await.links_to(&format!("/cases/{next}")));
    let begun = cast.mia.see(&entry).await;
    assert!(begun.links_to(&format!("/cases/{next}")));
    begun.is_silent_about(&say(language, "entry-extend"));

    // The old conditions are filled in, to be offered again by a press of the button.
    let again = form(&cast.tom, next, "offer", "condition").await;
    assert_eq!(again.values("condition").len(), PROTECTION.len());
    cast.tom.see(&format!("/cases/{next}/offer")).await.says(&say(language, "offering-lead-extension"));
    cast.tom.done(again).await.is(200);
    let accept = cast.mia.see(&format!("/cases/{next}/accept")).await.form_with("version");
    let accept = if accept.has("explanation") { accept.set("explanation", "Wie bisher.") } else { accept };
    cast.mia.done(accept).await.is(200);
    cast.app.advance(31 * SECOND);
    cast.app.tick().await;
    let state = cast.app.state(next).await;
    assert!(["approved", "escalated"].contains(&state.as_str()), "{state}");
}

in_both_languages!(a_plain_approval_is_extended_and_a_no_is_appealed_from_the_page_of_the_request);

async fn a_plain_approval_is_extended_and_a_no_is_appealed_from_the_page_of_the_request(language: Language) {
    let cast = Cast::new(language).await;
    let yes = file(&cast, &cast.mia, SMALL).await;
    act(&cast.tom, yes, "approve", &[]).await;
    let no = file(&cast, &cast.mia, CHANNEL).await;
    act(&cast.tom, no, "object", &[("reason", "So nicht.")]).await;
    act(&cast.mia, no, "accept-no", &[]).await;
    // Not before it counts: until then it can be taken back.
    cast.mia.get(&format!("/cases/{yes}/refile")).await.is(409);
    cast.app.advance(31 * SECOND);
    cast.app.tick().await;
    for (number, label, title) in
        [(yes, "case-do-extend", "refile-extend"), (no, "case-do-appeal", "refile-appeal")]
    {
        let page = cast.mia.see(&format!("/cases/{number}")).await;
        page.says(&say(language, label));
        cast.mia.see(&format!("/cases/{number}/refile")).await.says(&say(language, title));
        cast.tom.get(&format!("/cases/{number}/refile")).await.is(403);
    }
    let draft = act(&cast.mia, no, "refile", &[]).await;
    let next = CaseNumber(no.0 + 1);
    assert!(draft.address.contains(&format!("/cases/{next}/")));
    let fact = say(language, "case-fact-appeals");
    let appeal = cast.mia.see(&format!("/cases/{next}")).await;
    appeal.says(&fact);
    assert!(appeal.links_to(&format!("/cases/{no}")));
    cast.kim.see(&format!("/cases/{no}")).await.says(&say(language, "case-fact-followed"));
    cast.tom.see(&format!("/cases/{no}")).await.is_silent_about(&say(language, "case-fact-followed"));
}
