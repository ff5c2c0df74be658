//! The three worked requests of scoring.md 2.3, filed through the pages: the vectors, levels and gates that people see
//! are exactly the published ones, as asked and with the conditions.

use domain::{language::Language, rules::KindId};
use tests::{Cast, words::say};

use crate::moves::{Wish, file, form, only};

struct Worked {
    wish: Wish<'static>,
    conditions: &'static str,
    inherent: &'static str,
    residual: &'static str,
    /// Keys of the severities: technical, business, worse; as asked and with the conditions.
    levels: [[&'static str; 3]; 2],
    gates: &'static [&'static str],
}

const LOW: &str = "term-severity-2";
const MEDIUM: &str = "term-severity-3";
const HIGH: &str = "term-severity-4";

const WORKED: [Worked; 3] = [
    Worked {
        wish: Wish {
            tool: "TikTok",
            kind: KindId::Social,
            answers: "d b b b b b b b b c b",
            purpose: "Markenkonto",
            waiting: "",
            confirmed: false,
        },
        conditions: "C-MFA C-NAMED C-TOKEN C-LOG C-IR C-NOPII C-CONSENT",
        inherent: "SL:5/M:4/O:9/S:9/ED:3/EE:9/A:6/ID:8/LC:6/LI:3/LAV:5/LAC:9/FD:3/RD:5/NC:5/PV:5",
        residual: "SL:5/M:4/O:4/S:5/ED:3/EE:3/A:6/ID:3/LC:2/LI:3/LAV:1/LAC:1/FD:3/RD:5/NC:5/PV:5",
        levels: [[HIGH, HIGH, HIGH], [LOW, MEDIUM, MEDIUM]],
        gates: &["G-TDDDG"],
    },
    Worked {
        wish: Wish {
            tool: "Brevo",
            kind: KindId::Saas,
            answers: "c c c b b b c b b c b b",
            purpose: "Alle Mails aus einem Werkzeug",
            waiting: "",
            confirmed: false,
        },
        conditions: "C-MFA C-NAMED C-ASSUR C-AVV C-TOKEN C-BREACH C-MIN",
        inherent: "SL:5/M:4/O:7/S:9/ED:7/EE:9/A:6/ID:8/LC:7/LI:7/LAV:5/LAC:1/FD:3/RD:5/NC:5/PV:7",
        residual: "SL:5/M:4/O:4/S:5/ED:3/EE:3/A:6/ID:8/LC:7/LI:3/LAV:5/LAC:1/FD:3/RD:4/NC:2/PV:5",
        levels: [[HIGH, HIGH, HIGH], [MEDIUM, MEDIUM, MEDIUM]],
        gates: &["G-AVV"],
    },
    Worked {
        wish: Wish {
            tool: "Samsung MagicINFO",
            kind: KindId::Iot,
            answers: "c b b b c c c b c c b b",
            purpose: "Bildschirme im Schaufenster",
            waiting: "",
            confirmed: false,
        },
        conditions: "C-CRED C-SEG C-SENSOR C-TAMPER C-UPDATE C-MFA C-LOG",
        inherent: "SL:5/M:4/O:9/S:9/ED:9/EE:9/A:9/ID:9/LC:7/LI:7/LAV:7/LAC:1/FD:1/RD:1/NC:5/PV:7",
        residual: "SL:5/M:4/O:4/S:6/ED:7/EE:3/A:6/ID:3/LC:6/LI:5/LAV:1/LAC:1/FD:1/RD:1/NC:2/PV:3",
        levels: [[HIGH, HIGH, HIGH], [MEDIUM, LOW, MEDIUM]],
        gates: &["G-ETSI-5.1", "G-ETSI-5.2"],
    },
];

async fn filed(language: Language, worked: &Worked) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, worked.wish).await;
    let review = cast.tom.see(&format!("/cases/{number}/review")).await;
    review.says(worked.inherent).says(&say(language, "term-provisional"));
    for key in worked.levels[0] {
        review.says(&say(language, key));
    }
    for gate in worked.gates {
        review.says(gate);
    }
    // What the conditions would do is shown before anybody promises anything.
    let conditions: Vec<&str> = worked.conditions.split_whitespace().collect();
    let offer = form(&cast.tom, number, "offer", "condition").await;
    let before = cast.app.kept().await;
    let preview = cast.tom.submit(only(offer.clone(), &conditions).press("preview", "yes")).await;
    preview.is(200).says(worked.residual);
    assert_eq!(cast.app.kept().await, before, "a preview saves nothing");
    for key in worked.levels[1] {
        preview.says(&say(language, key));
    }
    let table = cast.tom.done(only(offer, &conditions)).await;
    table.is(200).says(worked.residual);
}

#[tokio::test]
async fn each_worked_request_shows_its_numbers_in_german() {
    for worked in &WORKED {
        filed(Language::De, worked).await;
    }
}

#[tokio::test]
async fn each_worked_request_shows_its_numbers_in_english() {
    for worked in &WORKED {
        filed(Language::En, worked).await;
    }
}
