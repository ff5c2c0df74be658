//! No agreement, and each side still owes the other a restatement.

use domain::{
    case::{act::Act, state::Cause},
    rules::KindId,
};

use crate::demo::{
    Error,
    company::{Place, Who},
    stage::{Stage, ago},
    wish::{Wish, ours, package, term},
};

/// Both sides have stated their need and owe a restatement.
pub(super) async fn pixel(stage: &Stage) -> Result<(), Error> {
    let wish = Wish {
        tool: "Meta Pixel",
        supplier: "",
        kind: KindId::Saas,
        purpose: "Measure which advertisement leads to a sale, and show garden sets again to people who looked at them.",
        waiting: "We spend 8,000 euros a month without knowing which half of it works.",
        budget: Some(96_000),
        starts_in: 20,
        answers: "b c b b b b d b b b b a",
        said: "",
        confirmed: true,
    };
    let first = package(
        vec![
            term("C-CONSENT", stage.day(20)),
            term("C-SCRIPT", stage.day(20)),
            term("C-AVV", stage.day(20)),
            ours("C-LOG", stage.day(30)),
            term("C-TOKEN", stage.day(20)),
        ],
        stage.day(170),
        3,
        "Nur nach Einwilligung, und nicht in der Kasse.",
    );
    let mut second = first.clone();
    second.terms.retain(|term| term.key() != "C-SCRIPT");
    second.review_months = 6;
    second.note = "A separate script for each page costs more than the whole campaign brings.".into();
    let say = str::to_owned;
    let mut case = stage.begin(ago(5, 6, 0), Who::Emre, Place::Retail, &wish).await?;
    case.act(ago(5, 5, 30), Who::Emre, Act::Submit).await?;
    case.act(ago(3, 2, 0), Who::Tobias, Act::Offer(Box::new(first.clone()))).await?;
    case.act(ago(2, 2, 0), Who::Emre, Act::Offer(Box::new(second))).await?;
    let mut third = first;
    third.review_months = 6;
    third.note = "Der Abstand der Prüfungen ist in Ordnung, das Skript in der Kasse nicht.".into();
    case.act(ago(1, 6, 0), Who::Tobias, Act::Offer(Box::new(third))).await?;
    let reason = say("The condition on scripts costs 40,000 euros that nobody has.");
    case.act(ago(1, 1, 0), Who::Emre, Act::Declare { cause: Cause::Cost, reason }).await?;
    let need = "Know by the end of the month which advertisements sell, at a cost below what they bring.";
    case.act(ago(0, 6, 0), Who::Emre, Act::StateNeed(say(need))).await?;
    let need =
        "Kein fremdes Skript liest mit, was Menschen in der Kasse eingeben; sonst haften wir für jede Karte.";
    case.act(ago(0, 4, 0), Who::Tobias, Act::StateNeed(say(need))).await.map(drop)
}
