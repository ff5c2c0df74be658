//! Cases at the table: a counter-offer that waits for security, an offer and an objection that wait for marketing.

use domain::{
    case::{
        Side,
        act::Act,
        estimate::Frequency::{Rarely, Seldom, Sometimes},
    },
    permit::Audience,
    rating::Factor,
    rules::{GateId, KindId},
};

use crate::demo::{
    Error,
    company::{Place, Who},
    forecast::Forecast,
    stage::{Stage, ago},
    wish::{Wish, ours, package, term},
};

/// A counter-offer; security's move. The second worked request.
pub(super) async fn brevo(stage: &Stage) -> Result<(), Error> {
    let wish = Wish {
        tool: "Brevo",
        supplier: "",
        kind: KindId::Saas,
        purpose: "Send order mails, reminders for abandoned baskets and the newsletter from one tool, fed by our CRM.",
        waiting: "Three tools send mails today; customers got the same coupon three times in October.",
        budget: Some(14_000),
        starts_in: 40,
        answers: "c c c b b b c b b c b b",
        said: "",
        confirmed: true,
    };
    let due = |days| stage.day(days);
    let first = package(
        vec![
            term("C-MFA", due(15)),
            term("C-NAMED", due(15)),
            ours("C-ASSUR", due(30)),
            term("C-AVV", due(20)),
            term("C-TOKEN", due(25)),
            term("C-BREACH", due(30)),
            term("C-MIN", due(30)),
        ],
        due(330),
        3,
        "All seven together bring it down to medium.",
    );
    let mut second = first.clone();
    second.terms.retain(|term| term.key() != "C-BREACH");
    for term in second.terms.iter_mut().filter(|term| term.key() == "C-MIN") {
        term.due = due(60);
    }
    second.scope.audience = "Customers in Germany and Austria only".into();
    second.note =
        "The contract cannot be changed for one customer; we start with two countries instead.".into();
    let mut case = stage.begin(ago(4, 3, 0), Who::Emre, Place::Retail, &wish).await?;
    case.act(ago(4, 2, 0), Who::Emre, Act::Submit).await?;
    case.act(ago(2, 5, 0), Who::Nadia, Act::Offer(Box::new(first))).await?;
    case.act(ago(1, 3, 0), Who::Emre, Act::Offer(Box::new(second))).await?;
    let need =
        "One tool for all mails before the sale in January, without writing to anybody twice.".to_owned();
    case.act(ago(1, 2, 30), Who::Emre, Act::StateNeed(need)).await?;
    let contract = Act::Attach {
        gate: GateId::from("G-AVV"),
        link: "https://intranet.halvermoor.example/nachweise/mail-avv-entwurf".to_owned(),
        note: "Processor contract, signed by us and sent to the supplier".to_owned(),
    };
    case.act(ago(1, 2, 0), Who::Emre, contract).await?;
    let expected = Forecast {
        losses: &[
            ("LEAK", Seldom, 20_000, 400_000),
            ("TAKEOVER", Seldom, 3_000, 60_000),
            ("OUTAGE", Sometimes, 500, 5_000),
        ],
        reactions: &[("LEAK", 30, 5_000, 200_000)],
        costs: &[("C-ASSUR", 1_500)],
        ..Forecast::default()
    };
    case.act(ago(1, 1, 30), Who::Nadia, expected.act()).await?;
    let expected = Forecast {
        losses: &[("LEAK", Rarely, 10_000, 150_000), ("OUTAGE", Sometimes, 1_000, 8_000)],
        value: Some([15_000, 70_000, 160_000]),
        delay: Some(5_000),
        costs: &[("C-MFA", 700), ("C-MIN", 2_000)],
        ..Forecast::default()
    };
    case.act(ago(1, 1, 0), Who::Emre, expected.act()).await?;
    let adjust = Act::Adjust {
        factor: Factor::Size,
        value: Some(6),
        reason: "Only people with an account reach the lists; the sign-up form cannot read them.".to_owned(),
    };
    case.act(ago(1, 0, 30), Who::Nadia, adjust).await?;
    let asked = "Do we need the CRM fields with birthdays, or are name and address enough?";
    case.say(ago(1, 0, 20), Who::Nadia, Audience::Shared, "", asked).await?;
    let inside = "If they leave the birthdays out, I would let the assurance wait until spring.";
    case.say(ago(1, 0, 15), Who::Nadia, Audience::Side(Side::Security), "", inside).await?;
    let answer = "Name, address and language are enough. We can leave the birthdays out from the start.";
    case.say(ago(1, 0, 5), Who::Emre, Audience::Shared, "", answer).await?;
    case.act(ago(1, 0, 0), Who::Nadia, Act::Assign(Some(Who::Nadia.id()))).await?;
    // Emre's word is asked for twice: he was understood, and what he understood was corrected as often as is useful.
    let say = str::to_owned;
    let need = "Nothing leaves our CRM that a letter does not need: what is not there cannot leak.";
    case.act(ago(0, 7, 0), Who::Nadia, Act::StateNeed(say(need))).await?;
    let heard = "You want us to write to fewer people.";
    case.act(ago(0, 6, 30), Who::Emre, Act::Restate(say(heard))).await?;
    let missing = "How many people get a letter does not matter to us; which fields go out with it does.";
    case.act(ago(0, 6, 0), Who::Nadia, Act::Correct(say(missing))).await?;
    let heard = "You want the mail tool to work without our CRM.";
    case.act(ago(0, 5, 0), Who::Emre, Act::Restate(say(heard))).await?;
    let missing =
        "They may be connected. We want to choose the fields one by one, and birthdays are not among them.";
    case.act(ago(0, 4, 0), Who::Nadia, Act::Correct(say(missing))).await?;
    let heard = "Before the January sale you need one place that knows who has got which mail already.";
    case.act(ago(0, 3, 30), Who::Nadia, Act::Restate(say(heard))).await.map(drop)
}

/// An objection; marketing's move, due today or on the next working day.
pub(super) async fn hotjar(stage: &Stage) -> Result<(), Error> {
    let wish = Wish {
        tool: "Hotjar",
        supplier: "",
        kind: KindId::Saas,
        purpose: "See where people give up in the planner for terraces, with recordings of their clicks.",
        waiting: "Nine of ten people leave the planner before the last step, and we do not know why.",
        budget: Some(2_400),
        starts_in: 15,
        answers: "b b a a a a d b b b a a",
        said: "",
        confirmed: false,
    };
    let no = "Aufnahmen zeigen auch, was Menschen in den Planer schreiben. Zählen ja, mitschneiden nein.";
    let mut case = stage.begin(ago(3, 3, 0), Who::Emre, Place::Retail, &wish).await?;
    case.act(ago(3, 2, 0), Who::Emre, Act::Submit).await?;
    case.act(ago(1, 4, 0), Who::Tobias, Act::Object(no.to_owned())).await?;
    case.confirm(ago(1, 3, 0), Who::Emre).await.map(drop)
}

/// A first offer; marketing's move.
pub(super) async fn pinterest(stage: &Stage) -> Result<(), Error> {
    let wish = Wish {
        tool: "Pinterest",
        supplier: "",
        kind: KindId::Social,
        purpose: "Bildersammlungen zu Balkon und Terrasse, die auf den Onlineshop führen.",
        waiting: "",
        budget: Some(8_000),
        starts_in: 30,
        answers: "b b b a a a b b b b b",
        said: "",
        confirmed: true,
    };
    let offer = package(
        vec![term("C-MFA", stage.day(20)), term("C-TOKEN", stage.day(20)), ours("C-LOG", stage.day(40))],
        stage.day(300),
        6,
        "Mit der stärkeren Anmeldung sind wir dabei.",
    );
    let mut case = stage.begin(ago(2, 7, 0), Who::Mia, Place::Retail, &wish).await?;
    case.act(ago(2, 6, 30), Who::Mia, Act::Submit).await?;
    case.act(ago(1, 0, 30), Who::Lukas, Act::Offer(Box::new(offer))).await.map(drop)
}
