//! Cases before the executive: by a stalemate in which both sides understood each other, by authority with a
//! recommendation, and one in which the executive asks back.

use domain::{
    case::{
        Side,
        act::Act,
        decision::Choice,
        estimate::Frequency::{Often, Rarely, Seldom, Sometimes},
        state::Cause,
    },
    rules::{GateId, KindId},
};

use crate::demo::{
    Error,
    company::{Place, Who},
    forecast::Forecast,
    stage::{Stage, ago},
    wish::{Wish, ours, package, term},
};

/// Escalated by stalemate; both needs were understood, one only after a correction. The first worked request.
pub(super) async fn tiktok(stage: &Stage) -> Result<(), Error> {
    let wish = Wish {
        tool: "TikTok",
        supplier: "",
        kind: KindId::Social,
        purpose: "Markenkonto für Balkonmöbel mit kurzen Filmen und Antworten.",
        waiting: "Je Woche ab März rund 7.000 Euro Umsatz.",
        budget: Some(50_000),
        starts_in: 45,
        answers: "d b b b b b b b b c b",
        said: "",
        confirmed: true,
    };
    let due = |days| stage.day(days);
    let first = package(
        vec![
            term("C-MFA", due(20)),
            term("C-NAMED", due(20)),
            term("C-TOKEN", due(30)),
            ours("C-LOG", due(30)),
            term("C-IR", due(40)),
            term("C-NOPII", due(30)),
            term("C-CONSENT", due(40)),
        ],
        due(200),
        3,
        "Mit diesen Auflagen sinkt das Risiko auf mittel. Fragen zu Bestellungen gehören in unser Kontaktformular.",
    );
    let mut second = first.clone();
    second.terms.retain(|term| term.key() != "C-NOPII");
    for term in second.terms.iter_mut().filter(|term| term.key() == "C-IR") {
        term.due = due(70);
    }
    second.scope.budget = Some(30_000);
    second.note = "Antworten in den Kommentaren sind der Kern des Kontos; dafür beginnen wir kleiner.".into();
    let say = str::to_owned;
    let gate = GateId::from("G-TDDDG");
    let mut case = stage.begin(ago(8, 3, 0), Who::Mia, Place::Retail, &wish).await?;
    case.act(ago(8, 2, 0), Who::Mia, Act::Submit).await?;
    let trace = Act::Attach {
        gate: gate.clone(),
        link: say("https://intranet.halvermoor.example/nachweise/tiktok-mitschnitt"),
        note: say("Mitschnitt mit frischem Profil: vor der Einwilligung lädt nichts"),
    };
    case.act(ago(6, 4, 0), Who::Mia, trace).await?;
    case.act(ago(6, 0, 30), Who::Friederike, Act::ConfirmArtefact(gate)).await?;
    case.act(ago(5, 6, 0), Who::Tobias, Act::Offer(Box::new(first))).await?;
    case.act(ago(4, 5, 0), Who::Mia, Act::Offer(Box::new(second))).await?;
    let expected = Forecast {
        losses: &[
            ("TAKEOVER", Sometimes, 5_000, 150_000),
            ("LEAK", Seldom, 10_000, 300_000),
            ("LEGAL", Seldom, 5_000, 200_000),
        ],
        reactions: &[("LEAK", 20, 10_000, 400_000)],
        costs: &[("C-LOG", 6_000), ("C-IR", 2_500)],
        ..Forecast::default()
    };
    case.act(ago(4, 4, 55), Who::Tobias, expected.act()).await?;
    let expected = Forecast {
        losses: &[("TAKEOVER", Seldom, 1_000, 30_000), ("OUTAGE", Seldom, 2_000, 15_000)],
        value: Some([20_000, 90_000, 260_000]),
        delay: Some(28_000),
        costs: &[("C-MFA", 900), ("C-NAMED", 1_200)],
        ..Forecast::default()
    };
    case.act(ago(4, 4, 50), Who::Mia, expected.act()).await?;
    let need = "Zur Saison im März ein Konto, auf dem wir Fragen dort beantworten, wo sie gestellt werden.";
    case.act(ago(4, 4, 40), Who::Mia, Act::StateNeed(say(need))).await?;
    let need = "Keine Bestelldaten auf einer fremden Plattform: Was dort steht, holt niemand mehr zurück.";
    case.act(ago(3, 5, 0), Who::Tobias, Act::StateNeed(say(need))).await?;
    let reason = say("Ohne Verzicht auf Bestelldaten in Kommentaren bieten wir nichts Besseres an.");
    case.act(ago(3, 4, 0), Who::Tobias, Act::Declare { cause: Cause::Values, reason }).await?;
    let heard =
        "Ihr braucht das Konto zu Beginn der Saison und wollt Kunden im selben Gespräch antworten können.";
    case.act(ago(3, 3, 0), Who::Tobias, Act::Restate(say(heard))).await?;
    case.act(ago(2, 7, 0), Who::Mia, Act::Confirm).await?;
    let heard = "Wir sollen in Kommentaren keine Werbung für Bestellungen machen.";
    case.act(ago(2, 6, 0), Who::Mia, Act::Restate(say(heard))).await?;
    let missing = "Es geht nicht um Werbung, sondern darum, dass Bestelldaten dort stehen bleiben.";
    case.act(ago(2, 4, 0), Who::Tobias, Act::Correct(say(missing))).await?;
    let heard = "Auf der Plattform darf nichts stehen, woraus man erkennt, wer was bei uns bestellt hat.";
    case.act(ago(2, 2, 0), Who::Mia, Act::Restate(say(heard))).await?;
    case.act(ago(1, 7, 0), Who::Tobias, Act::Confirm).await.map(drop)
}

/// Escalated by authority: both sides agree, a second reviewer signed, the rest of the risk is high.
pub(super) async fn billie(stage: &Stage) -> Result<(), Error> {
    let wish = Wish {
        tool: "Billie",
        supplier: "",
        kind: KindId::Payment,
        purpose: "Kauf auf Rechnung für Gewerbekunden im Onlineshop, mit sofortiger Zusage.",
        waiting: "Jeder dritte Warenkorb von Gewerbekunden bleibt ohne Rechnungskauf liegen.",
        budget: Some(30_000),
        starts_in: 35,
        answers: "b c b b b b b b b b b",
        said: "",
        confirmed: true,
    };
    let offer = package(
        vec![term("C-SCRIPT", stage.day(25)), term("C-MFA", stage.day(20))],
        stage.day(180),
        3,
        "Mehr geht vor dem Umbau der Kasse im Sommer nicht.",
    );
    let explanation = Some("Beide Auflagen helfen uns auch beim Umbau der Kasse.".to_owned());
    let mut case = stage.begin(ago(5, 5, 0), Who::Johanna, Place::Trade, &wish).await?;
    case.act(ago(5, 4, 0), Who::Johanna, Act::Submit).await?;
    let expected = Forecast {
        losses: &[
            ("FRAUD", Often, 200, 6_000),
            ("OUTAGE", Seldom, 10_000, 120_000),
            ("INJECT", Rarely, 50_000, 900_000),
        ],
        ..Forecast::default()
    };
    case.act(ago(4, 6, 0), Who::Tobias, expected.act()).await?;
    let expected = Forecast {
        losses: &[("FRAUD", Sometimes, 300, 4_000)],
        value: Some([60_000, 240_000, 500_000]),
        delay: Some(20_000),
        costs: &[("C-SCRIPT", 3_000), ("C-MFA", 800)],
        ..Forecast::default()
    };
    case.act(ago(4, 3, 0), Who::Johanna, expected.act()).await?;
    case.act(ago(4, 2, 0), Who::Tobias, Act::Offer(Box::new(offer))).await?;
    case.act(ago(3, 6, 0), Who::Nadia, Act::CoSign).await?;
    case.act(ago(2, 3, 0), Who::Johanna, Act::Accept { explanation }).await.map(drop)
}

/// The executive asks marketing before she decides.
pub(super) async fn payback(stage: &Stage) -> Result<(), Error> {
    let wish = Wish {
        tool: "PAYBACK",
        supplier: "",
        kind: KindId::Partner,
        purpose: "Points for purchases in our shops: we send the partner card number, date and amount every night.",
        waiting: "Two of our rivals joined last year; our card loses about 300 holders a month.",
        budget: Some(60_000),
        starts_in: 60,
        answers: "b b c a c c b c c c b a",
        said: "",
        confirmed: true,
    };
    let refer = Act::Refer {
        choice: Choice::AsAsked,
        text: "The first hand-over is by spreadsheet until our interface is ready in April. Whether the \
               turnover is worth that is a business decision."
            .to_owned(),
    };
    let question = Act::Ask {
        text: "Was geht uns verloren, wenn wir bis April auf die Schnittstelle warten?".to_owned(),
        suggestion: None,
        to: Side::Marketing,
        about: None,
    };
    let mut case = stage.begin(ago(4, 6, 0), Who::Emre, Place::Retail, &wish).await?;
    case.act(ago(4, 5, 0), Who::Emre, Act::Submit).await?;
    let expected = Forecast {
        losses: &[("LEAK", Seldom, 20_000, 250_000), ("LEGAL", Rarely, 15_000, 300_000)],
        ..Forecast::default()
    };
    case.act(ago(3, 5, 0), Who::Nadia, expected.act()).await?;
    let expected = Forecast {
        losses: &[("LEAK", Rarely, 10_000, 100_000)],
        value: Some([40_000, 180_000, 400_000]),
        delay: Some(15_000),
        ..Forecast::default()
    };
    case.act(ago(3, 4, 30), Who::Emre, expected.act()).await?;
    case.act(ago(3, 4, 0), Who::Nadia, refer).await?;
    case.act(ago(2, 6, 0), Who::Tobias, Act::CoSign).await?;
    case.act(ago(1, 2, 0), Who::Katharina, question).await.map(drop)
}
