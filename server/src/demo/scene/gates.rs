//! Settled cases that a gate still keeps from approval: one waits for marketing's paper, one for the adviser's word.

use domain::{
    case::{act::Act, evidence::About},
    rules::{GateId, KindId},
};

use crate::demo::{
    Error,
    company::{Place, Who},
    stage::{Stage, ago},
    wish::{Wish, ours, package, term},
};

/// Agreed; the signed contract is missing.
pub(super) async fn cleverreach(stage: &Stage) -> Result<(), Error> {
    let wish = Wish {
        tool: "CleverReach",
        supplier: "",
        kind: KindId::Saas,
        purpose: "Newsletter für Stammkunden, etwa 20.000 Empfänger, einmal im Monat.",
        waiting: "Das bisherige Werkzeug wird im Januar abgeschaltet.",
        budget: Some(3_600),
        starts_in: 25,
        answers: "b c b a b a b b b b b a",
        said: "",
        confirmed: true,
    };
    let offer = package(
        vec![term("C-AVV", stage.day(14)), term("C-MFA", stage.day(14)), ours("C-LOG", stage.day(30))],
        stage.day(350),
        6,
        "Der Vertrag zur Auftragsverarbeitung muss vor dem ersten Versand unterschrieben sein.",
    );
    let explanation = Some("Die Auflagen gelten für jeden Newsletter, daran liegt uns selbst.".to_owned());
    let mut case = stage.begin(ago(4, 1, 0), Who::Mia, Place::Retail, &wish).await?;
    case.act(ago(4, 0, 0), Who::Mia, Act::Submit).await?;
    case.act(ago(2, 6, 0), Who::Lukas, Act::Offer(Box::new(offer))).await?;
    case.act(ago(1, 5, 0), Who::Mia, Act::Accept { explanation }).await?;
    let about = About::Gate("G-AVV".to_owned());
    let (name, text) =
        ("Entwurf Auftragsverarbeitung.pdf", "Entwurf, Stand 12. November: Auftragsverarbeitung");
    let note = "Der Entwurf des Anbieters; die Unterschrift fehlt noch.";
    case.bring(ago(1, 4, 0), Who::Mia, about, name, text, note).await.map(drop)
}

/// Agreed; the adviser has to look at the artefact.
pub(super) async fn le_chat(stage: &Stage) -> Result<(), Error> {
    let wish = Wish {
        tool: "Le Chat",
        supplier: "",
        kind: KindId::Ai,
        purpose: "Assistent auf der Website, der Fragen zu Pflege und Aufbau der Möbel beantwortet.",
        waiting: "Am Wochenende bleibt jede dritte Anfrage zwei Tage liegen.",
        budget: Some(9_000),
        starts_in: 30,
        answers: "c a a c b b a b a a b b",
        said: "",
        confirmed: true,
    };
    let offer = package(
        vec![
            term("C-AI50", stage.day(20)),
            term("C-GROUND", stage.day(25)),
            ours("C-REDTEAM", stage.day(25)),
            ours("C-LOG", stage.day(30)),
        ],
        stage.day(180),
        3,
        "If it answers from our own care guides only, we can live with it.",
    );
    let gate = GateId::from("G-AIA50-1");
    let explanation = Some("Den Test übernimmt die Sicherheit, das ist uns viel wert.".to_owned());
    let mut case = stage.begin(ago(6, 2, 0), Who::Johanna, Place::Trade, &wish).await?;
    case.act(ago(6, 1, 0), Who::Johanna, Act::Submit).await?;
    case.act(ago(4, 0, 20), Who::Nadia, Act::Offer(Box::new(offer))).await?;
    case.act(ago(2, 5, 0), Who::Johanna, Act::Accept { explanation }).await?;
    let notice = Act::Attach {
        gate,
        link: "https://intranet.halvermoor.example/nachweise/assistent-hinweis".to_owned(),
        note: "Bildschirmfoto des Hinweises im ersten Satz des Assistenten".to_owned(),
    };
    case.act(ago(1, 1, 0), Who::Johanna, notice).await.map(drop)
}
