//! Money on the table: at High nobody refers without an estimate; reviewer and marketer estimate alone, see each other's
//! figures afterwards, and the executive decides with euros in the brief and finds them in the register.

use domain::{language::Language, time::SECOND};
use tests::{Cast, words::say};

use super::in_both_languages;
use crate::moves::{CHANNEL, act, file};

const SECURITY: [(&str, &str); 9] = [
    ("often-TAKEOVER", "sometimes"),
    ("low-TAKEOVER", "5000"),
    ("high-TAKEOVER", "150000"),
    ("often-LEAK", "exactly"),
    ("rate-low-LEAK", "0"),
    ("rate-mode-LEAK", "0,25"),
    ("rate-high-LEAK", "1"),
    ("low-LEAK", "20000"),
    ("high-LEAK", "400000"),
];

const MARKETING: [(&str, &str); 6] = [
    ("value-low", "-5000"),
    ("value-mode", "90000"),
    ("value-high", "260000"),
    ("delay", "28000"),
    ("often-OUTAGE", "never"),
    ("often-FRAUD", "skip"),
];

in_both_languages!(an_executive_decides_with_euros);

async fn an_executive_decides_with_euros(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    let refer = cast.tom.see(&format!("/cases/{number}/refer")).await.form_with("choice");
    let refer = refer.set("choice", "as-asked").set("why", "Eine Frage des Geschäfts.");
    cast.tom.submit(refer).await.is(409).says(&say(language, "refused-estimate-first"));
    cast.tom.see(&format!("/cases/{number}/review")).await.says(&say(language, "euro-must-residual"));

    // Looking saves nothing and keeps everything.
    let here = format!("/cases/{number}/estimate");
    let before = cast.app.kept().await;
    let form = cast.tom.see(&here).await.form_with("often-TAKEOVER").fill(&SECURITY);
    let shown = cast.tom.submit(form.clone().press("preview", "yes")).await;
    shown.is(200).says(&say(language, "chart-exceeds")).says(&say(language, "chart-table"));
    assert_eq!(shown.form_with("often-TAKEOVER").value("low-TAKEOVER"), "5000");
    assert_eq!(cast.app.kept().await, before);

    let saved = cast.tom.done(form).await;
    saved.is(200).says(&say(language, "done-estimate")).says(&say(language, "estimate-all"));
    let mia = cast.mia.see(&here).await;
    mia.is_silent_about(&say(language, "estimate-all")).is_silent_about("150");
    let saved = cast.mia.done(mia.form_with("value-low").fill(&MARKETING)).await;
    saved.is(200).says("Tom Reh").says(&say(language, "estimate-all-rate"));
    cast.mia.see(&format!("/cases/{number}")).await.says(&say(language, "euro-short-exceeds"));

    act(&cast.tom, number, "refer", &[("choice", "as-asked"), ("why", "Eine Frage des Geschäfts.")]).await;
    act(&cast.nora, number, "cosign", &[]).await;
    let brief = cast.eva.see(&format!("/cases/{number}/brief")).await;
    brief.says(&say(language, "brief-row-expected")).says(&say(language, "brief-row-lose"));
    brief.says(&say(language, "brief-no")).says("28");
    act(
        &cast.eva,
        number,
        "decide?choice=as-asked",
        &[("reason", "Der Nutzen überwiegt."), ("expires", &crate::moves::day(&cast, 60).to_string())],
    )
    .await;
    cast.app.advance(31 * SECOND);
    cast.app.tick().await;
    let register = cast.rita.see("/register").await;
    let link = register.links().into_iter().find(|link| link.contains("/register/")).expect("an entry");
    let entry = cast.rita.see(&link).await;
    entry.says(&say(language, "entry-euro")).says(&format!("concord recompute {number}"));
    entry.says(&say(language, "entry-left-no-gap"));
}
