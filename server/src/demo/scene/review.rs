//! Cases before and in review: drafts, fresh requests, a question, an offer that waits for a second signature, and one
//! that was returned.

use domain::{
    case::{Side, act::Act},
    rules::KindId,
};

use crate::demo::{
    Error,
    company::{Place, Who},
    stage::{Stage, ago},
    wish::{Wish, package, term},
};

/// Returned with a reason.
pub(super) async fn typeform(stage: &Stage) -> Result<(), Error> {
    let wish = Wish {
        tool: "Typeform",
        supplier: "",
        kind: KindId::Saas,
        purpose: "Umfrage nach dem Kauf.",
        waiting: "",
        budget: Some(700),
        starts_in: 10,
        answers: "unknown unknown b unknown unknown unknown a unknown unknown unknown unknown a",
        said: "",
        confirmed: false,
    };
    let reason = "Six answers are \u{201c}I do not know\u{201d}. Please ask the supplier for its security page; \
                  with that most of them are quickly said.";
    let mut case = stage.begin(ago(3, 5, 0), Who::Mia, Place::Retail, &wish).await?;
    case.act(ago(3, 4, 0), Who::Mia, Act::Submit).await?;
    case.act(ago(2, 3, 0), Who::Nadia, Act::Return(reason.to_owned())).await.map(drop)
}

/// A question with an answer to accept in one click.
pub(super) async fn semrush(stage: &Stage) -> Result<(), Error> {
    let wish = Wish {
        tool: "Semrush",
        supplier: "",
        kind: KindId::Saas,
        purpose: "Herausfinden, mit welchen Begriffen Menschen nach Gartenmöbeln suchen.",
        waiting: "",
        budget: Some(2_800),
        starts_in: 12,
        answers: "b b b a a b b b b b a a",
        said: "",
        confirmed: true,
    };
    let question = Act::Ask {
        text: "Do you connect it to our web analytics, or does it look at public search results only?"
            .to_owned(),
        suggestion: Some("Only public search results; nothing is connected.".to_owned()),
        to: Side::Marketing,
        about: Some("SAA-07".into()),
    };
    let mut case = stage.begin(ago(2, 5, 0), Who::Mia, Place::Retail, &wish).await?;
    case.act(ago(2, 4, 0), Who::Mia, Act::Submit).await?;
    case.act(ago(1, 2, 0), Who::Nadia, question).await.map(drop)
}

/// An offer at High that a second reviewer has to sign.
pub(super) async fn klarna(stage: &Stage) -> Result<(), Error> {
    let wish = Wish {
        tool: "Klarna",
        supplier: "",
        kind: KindId::Payment,
        purpose: "Ratenkauf im Onlineshop für Garnituren ab 500 Euro.",
        waiting: "Jeder fünfte Kauf über 500 Euro wird an der Kasse abgebrochen.",
        budget: Some(45_000),
        starts_in: 50,
        answers: "b c b b b b b b b b b",
        said: "",
        confirmed: true,
    };
    let offer = package(
        vec![term("C-SCRIPT", stage.day(30)), term("C-MFA", stage.day(20))],
        stage.day(180),
        3,
        "Wie bei Billie: bis zum Umbau der Kasse mit diesen beiden Auflagen.",
    );
    let mut case = stage.begin(ago(2, 3, 0), Who::Mia, Place::Retail, &wish).await?;
    case.act(ago(2, 2, 0), Who::Mia, Act::Submit).await?;
    case.act(ago(0, 5, 0), Who::Tobias, Act::Offer(Box::new(offer))).await.map(drop)
}

/// In review; two of its gates only changed answers lift. The third worked request.
pub(super) async fn display(stage: &Stage) -> Result<(), Error> {
    let wish = Wish {
        tool: "Samsung MagicINFO",
        supplier: "",
        kind: KindId::Iot,
        purpose: "Bildschirme in 40 Schaufenstern, die mit einer Kamera zählen, wer stehen bleibt.",
        waiting: "Der Rahmenvertrag mit dem Messebauer läuft Ende des Jahres aus.",
        budget: Some(70_000),
        starts_in: 55,
        answers: "c b b b c c c b c c b b",
        said: "",
        confirmed: false,
    };
    let mut case = stage.begin(ago(1, 7, 30), Who::Mia, Place::Retail, &wish).await?;
    case.act(ago(1, 7, 0), Who::Mia, Act::Submit).await.map(drop)
}

/// A draft that was left half-way.
pub(super) async fn elevenlabs(stage: &Stage) -> Result<(), Error> {
    let wish = Wish {
        tool: "ElevenLabs",
        supplier: "",
        kind: KindId::Ai,
        purpose: "Aufbauanleitungen vorlesen lassen",
        waiting: "",
        budget: None,
        starts_in: 70,
        answers: "c a a - - - - - - - - -",
        said: "",
        confirmed: false,
    };
    stage.begin(ago(1, 1, 0), Who::Mia, Place::Retail, &wish).await.map(drop)
}

/// A draft that is ready to be sent.
pub(super) async fn threads(stage: &Stage) -> Result<(), Error> {
    let wish = Wish {
        tool: "Threads",
        supplier: "",
        kind: KindId::Social,
        purpose: "A text channel beside Instagram for answers to questions about care.",
        waiting: "",
        budget: Some(0),
        starts_in: 28,
        answers: "b a a a a a b b b b a",
        said: "",
        confirmed: false,
    };
    stage.begin(ago(0, 7, 0), Who::Emre, Place::Retail, &wish).await.map(drop)
}

/// In review at Low; due within hours. Filed by somebody who reviews in the other area.
pub(super) async fn xing(stage: &Stage) -> Result<(), Error> {
    let wish = Wish {
        tool: "XING",
        supplier: "",
        kind: KindId::Social,
        purpose: "Termine der Händlertage ankündigen.",
        waiting: "",
        budget: Some(0),
        starts_in: 14,
        answers: "b a a a a a a b a a a",
        said: "",
        confirmed: true,
    };
    let mut case = stage.begin(ago(0, 6, 0), Who::Lukas, Place::Trade, &wish).await?;
    case.act(ago(0, 5, 40), Who::Lukas, Act::Submit).await.map(drop)
}
