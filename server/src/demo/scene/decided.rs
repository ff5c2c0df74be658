//! Cases that are over: what stands in the register, what was declined, what was taken back. They are the precedents
//! of the open ones.

use domain::{
    case::{
        Side,
        act::Act,
        decision::Choice,
        estimate::Frequency::{Rarely, Seldom},
        state::Cause,
    },
    rules::KindId,
};

use crate::demo::{
    Error,
    company::{Place, Who},
    forecast::Forecast,
    stage::{Stage, ago},
    wish::{Wish, ours, own, package, term},
};

/// In the register, at risk: a condition is overdue.
pub(super) async fn canva(stage: &Stage) -> Result<(), Error> {
    let wish = Wish {
        tool: "Canva",
        supplier: "",
        kind: KindId::Saas,
        purpose: "Design posts, banners and flyers for the shops ourselves, from one set of templates.",
        waiting: "Every change to a flyer costs us two days and 180 euros at the agency.",
        budget: Some(1_800),
        starts_in: -10,
        answers: "b b c a a b a b b b a a",
        said: "",
        confirmed: true,
    };
    let offer = package(
        vec![term("C-MFA", stage.day(-4)), term("C-NAMED", stage.day(16)), ours("C-LOG", stage.day(45))],
        stage.day(300),
        6,
        "Mit eigener Anmeldung je Person ist das für uns in Ordnung.",
    );
    let explanation = Some("We wanted personal accounts anyway; the rest is little work.".to_owned());
    let mut case = stage.begin(ago(14, 5, 0), Who::Emre, Place::Retail, &wish).await?;
    case.act(ago(14, 3, 10), Who::Emre, Act::Submit).await?;
    case.act(ago(13, 2, 25), Who::Tobias, Act::Offer(Box::new(offer))).await?;
    case.act(ago(12, 6, 40), Who::Emre, Act::Accept { explanation }).await?;
    case.take_effect().await.map(drop)
}

/// In the register as asked: the risk was low.
pub(super) async fn pretix(stage: &Stage) -> Result<(), Error> {
    let wish = Wish {
        tool: "pretix",
        supplier: "",
        kind: KindId::Saas,
        purpose: "Anmeldung und Einlass für unsere Händlertage, etwa 300 Gäste im Jahr.",
        waiting: "Bis dahin führen wir Listen von Hand und verlieren Anmeldungen.",
        budget: Some(900),
        starts_in: -8,
        answers: "b b a a a a a a a a a a",
        said: "",
        confirmed: true,
    };
    let mut case = stage.begin(ago(14, 4, 0), Who::Johanna, Place::Trade, &wish).await?;
    case.act(ago(14, 3, 20), Who::Johanna, Act::Submit).await?;
    case.act(ago(13, 6, 5), Who::Tobias, Act::Approve).await?;
    case.take_effect().await.map(drop)
}

/// In the register with conditions that both sides negotiated.
pub(super) async fn linkedin(stage: &Stage) -> Result<(), Error> {
    let wish = Wish {
        tool: "LinkedIn",
        supplier: "",
        kind: KindId::Social,
        purpose: "Unternehmensseite für Architekturbüros und Hotels: Referenzen zeigen, Anfragen bekommen.",
        waiting: "Zwei Mitbewerber gewinnen dort schon Objektaufträge.",
        budget: Some(12_000),
        starts_in: -5,
        answers: "b b c b a a b b b b b",
        said: "",
        confirmed: true,
    };
    let first = package(
        vec![
            term("C-MFA", stage.day(-2)),
            term("C-TOKEN", stage.day(10)),
            term("C-IR", stage.day(12)),
            ours("C-LOG", stage.day(20)),
        ],
        stage.day(340),
        3,
        "We would like to see the emergency plan before the first campaign.",
    );
    let mut second = first.clone();
    second.terms.retain(|term| term.key() != "C-IR");
    second.terms.push(own("Kontakt beim Anbieter für Notfälle hinterlegen", Side::Marketing, stage.day(12)));
    second.review_months = 6;
    second.note =
        "Ein eigener Notfallplan lohnt sich für eine Seite nicht; den Kontakt hinterlegen wir.".into();
    let mut case = stage.begin(ago(13, 7, 0), Who::Johanna, Place::Trade, &wish).await?;
    case.act(ago(13, 6, 20), Who::Johanna, Act::Submit).await?;
    case.act(ago(12, 3, 10), Who::Nadia, Act::Offer(Box::new(first))).await?;
    case.act(ago(11, 2, 0), Who::Johanna, Act::Offer(Box::new(second))).await?;
    let expected = Forecast {
        losses: &[("TAKEOVER", Seldom, 2_000, 40_000), ("LEAK", Rarely, 5_000, 80_000)],
        costs: &[("C-LOG", 2_400)],
        ..Forecast::default()
    };
    case.act(ago(11, 1, 0), Who::Nadia, expected.act()).await?;
    let expected = Forecast {
        losses: &[("TAKEOVER", Rarely, 1_000, 20_000), ("OUTAGE", Seldom, 500, 6_000)],
        value: Some([10_000, 45_000, 120_000]),
        delay: Some(3_500),
        costs: &[("C-MFA", 600)],
        ..Forecast::default()
    };
    case.act(ago(11, 0, 30), Who::Johanna, expected.act()).await?;
    case.act(ago(10, 4, 40), Who::Nadia, Act::Accept { explanation: None }).await?;
    case.take_effect().await?;
    let link = "https://intranet.halvermoor.example/nachweise/anmeldung";
    case.prove(ago(4, 2, 0), Who::Johanna, "C-MFA", link, "Bildschirmfoto der erzwungenen Anmeldung").await
}

/// Declined by the executive, after both sides had understood each other.
pub(super) async fn bonus(stage: &Stage) -> Result<(), Error> {
    let wish = Wish {
        tool: "Nordlicht Bonus",
        supplier: "Nordlicht Bonus GmbH",
        kind: KindId::Partner,
        purpose: "Share purchase data of our card holders with the bonus programme so that they get points.",
        waiting: "The spring catalogue goes to print without the points.",
        budget: Some(40_000),
        starts_in: 30,
        answers: "b b c a c c b c c c b a",
        said: "",
        confirmed: true,
    };
    let say = str::to_owned;
    let mut case = stage.begin(ago(12, 6, 0), Who::Emre, Place::Retail, &wish).await?;
    case.act(ago(12, 5, 0), Who::Emre, Act::Submit).await?;
    let no = "The partner may use the data for its own purposes, and they travel as a spreadsheet by mail.";
    case.act(ago(11, 2, 0), Who::Nadia, Act::Object(say(no))).await?;
    let declare =
        Act::Declare { cause: Cause::Values, reason: say("Without the purchases there are no points.") };
    case.act(ago(10, 3, 0), Who::Emre, declare).await?;
    let need = "Card holders get points for what they buy with us from spring on, or they leave the card.";
    case.act(ago(10, 2, 0), Who::Emre, Act::StateNeed(say(need))).await?;
    let need = "Nobody outside learns who bought what and when, because we could never get it back.";
    case.act(ago(9, 6, 0), Who::Nadia, Act::StateNeed(say(need))).await?;
    let heard = "What customers buy must not leave the company in a form that shows the person.";
    case.act(ago(9, 3, 0), Who::Emre, Act::Restate(say(heard))).await?;
    let heard = "You need points from spring on, otherwise you lose card holders.";
    case.act(ago(9, 1, 0), Who::Nadia, Act::Restate(say(heard))).await?;
    case.act(ago(8, 7, 0), Who::Emre, Act::Confirm).await?;
    case.act(ago(8, 5, 0), Who::Nadia, Act::Confirm).await?;
    let reason =
        "Ohne Kontrolle über die Weitergabe trage ich das Risiko nicht. Gern neu mit Summen statt Einkäufen.";
    let no = Act::Decide { choice: Choice::Decline, reason: say(reason), expires: None };
    case.act(ago(7, 2, 0), Who::Katharina, no).await?;
    case.take_effect().await.map(drop)
}

/// In the register by a decision of the executive: both sides agreed, but the rest of the risk was high.
pub(super) async fn langdock(stage: &Stage) -> Result<(), Error> {
    let wish = Wish {
        tool: "Langdock",
        supplier: "",
        kind: KindId::Ai,
        purpose: "Assistent im Händlerportal, der Fragen zu Lieferzeiten und Preisen sofort beantwortet.",
        waiting: "Der Innendienst beantwortet jede Woche 400 gleiche Fragen von Hand.",
        budget: Some(24_000),
        starts_in: -2,
        answers: "c b c c c a a b a b b c",
        said: "",
        confirmed: true,
    };
    let mut offer = package(
        vec![ours("C-LOG", stage.day(5)), term("C-RATE", stage.day(8))],
        stage.day(80),
        3,
        "Als Versuch bis zum Frühjahr, mit Protokollen, die wir beide lesen.",
    );
    offer.scope.audience = "Zwanzig Händler, die sich angemeldet haben".into();
    let explanation = Some("Der kleine Kreis passt zu unserem Start.".to_owned());
    let mut case = stage.begin(ago(12, 4, 0), Who::Johanna, Place::Trade, &wish).await?;
    case.act(ago(12, 3, 0), Who::Johanna, Act::Submit).await?;
    case.act(ago(11, 1, 30), Who::Tobias, Act::Offer(Box::new(offer))).await?;
    case.act(ago(10, 6, 0), Who::Nadia, Act::CoSign).await?;
    case.act(ago(9, 5, 0), Who::Johanna, Act::Accept { explanation }).await?;
    let reason = "Der Nutzen ist groß und der Kreis klein. Ich will die Protokolle im Februar sehen.";
    let yes = Act::Decide { choice: Choice::Offer(1), reason: reason.to_owned(), expires: None };
    case.act(ago(8, 1, 0), Who::Henrik, yes).await?;
    case.take_effect().await.map(drop)
}

/// Declined by consent: marketing took the no for an answer.
pub(super) async fn deepseek(stage: &Stage) -> Result<(), Error> {
    let wish = Wish {
        tool: "DeepSeek",
        supplier: "",
        kind: KindId::Ai,
        purpose: "Draft product texts and translate them for the shop.",
        waiting: "We translate 60 texts a month by hand.",
        budget: Some(600),
        starts_in: 5,
        answers: "a b b c b a a unknown a a b b",
        said: "",
        confirmed: true,
    };
    let no =
        "Wohin die Eingaben gehen, können wir heute nicht klären. Langdock steht für Texte schon bereit.";
    let mut case = stage.begin(ago(11, 5, 0), Who::Emre, Place::Retail, &wish).await?;
    case.act(ago(11, 4, 30), Who::Emre, Act::Submit).await?;
    case.act(ago(10, 1, 0), Who::Lukas, Act::Object(no.to_owned())).await?;
    case.act(ago(9, 2, 0), Who::Emre, Act::AcceptNo).await?;
    case.take_effect().await.map(drop)
}

/// Withdrawn.
pub(super) async fn snapchat(stage: &Stage) -> Result<(), Error> {
    let wish = Wish {
        tool: "Snapchat",
        supplier: "",
        kind: KindId::Social,
        purpose: "Sommeraktion mit Filtern für Balkonmöbel, sechs Wochen.",
        waiting: "",
        budget: Some(15_000),
        starts_in: 40,
        answers: "b b a a a b b b b b b",
        said: "",
        confirmed: false,
    };
    let reason = "Die Sommeraktion ist abgesagt.".to_owned();
    let mut case = stage.begin(ago(9, 4, 0), Who::Mia, Place::Retail, &wish).await?;
    case.act(ago(9, 3, 15), Who::Mia, Act::Submit).await?;
    case.act(ago(8, 6, 0), Who::Mia, Act::Withdraw(reason)).await.map(drop)
}

/// A draft that was thrown away.
pub(super) async fn kahoot(stage: &Stage) -> Result<(), Error> {
    let wish = Wish {
        tool: "Kahoot!",
        supplier: "",
        kind: KindId::Saas,
        purpose: "Quiz auf der Händlertagung.",
        waiting: "",
        budget: None,
        starts_in: 20,
        answers: "b b - - - - - - - - - -",
        said: "",
        confirmed: false,
    };
    let mut case = stage.begin(ago(8, 5, 0), Who::Johanna, Place::Trade, &wish).await?;
    case.act(ago(8, 2, 0), Who::Johanna, Act::Discard).await.map(drop)
}
