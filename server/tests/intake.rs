//! The intake, walked by a marketer through its pages: the three worked requests of scoring.md 2.3 arrive on the check
//! page with exactly their published figures, drafts save themselves, and bad input changes nothing.

mod desk;

use axum::http::StatusCode;
use desk::Desk;
use domain::{
    rules::{KindId, RuleBook},
    time::Time,
};

/// 2026-11-23, a Monday, 10 o'clock in Berlin.
const MONDAY: Time = Time(1_795_424_400_000);

/// Kind, keys in catalogue order, vector, three severities (technical, business, worse), gates.
type Worked = (KindId, &'static str, &'static str, [&'static str; 3], &'static [&'static str]);

const WORKED: [Worked; 3] = [
    (
        KindId::Social,
        "d b b b b b b b b c b",
        "SL:5/M:4/O:9/S:9/ED:3/EE:9/A:6/ID:8/LC:6/LI:3/LAV:5/LAC:9/FD:3/RD:5/NC:5/PV:5",
        ["4 · High", "4 · High", "4 · High"],
        &["G-TDDDG HOLD"],
    ),
    (
        KindId::Saas,
        "c c c b b b c b b c b b",
        "SL:5/M:4/O:7/S:9/ED:7/EE:9/A:6/ID:8/LC:7/LI:7/LAV:5/LAC:1/FD:3/RD:5/NC:5/PV:7",
        ["4 · High", "4 · High", "4 · High"],
        &["G-AVV HOLD"],
    ),
    (
        KindId::Iot,
        "c b b b c c c b c c b b",
        "SL:5/M:4/O:9/S:9/ED:9/EE:9/A:9/ID:9/LC:7/LI:7/LAV:7/LAC:1/FD:1/RD:1/NC:5/PV:7",
        ["4 · High", "4 · High", "4 · High"],
        &["G-ETSI-5.1 BLOCK", "G-ETSI-5.2 HOLD", "G-DPIA:3 + G-DPIA:8 HOLD"],
    ),
];

/// Fills the whole draft and answers its address, ready for the check.
async fn filed(desk: &Desk, kind: KindId, keys: &str) -> String {
    let begun = desk.post("/en/requests/new", &[("tool", "Worked request")]).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.text);
    let first = begun.location;
    let case = first.strip_suffix("/draft/1").expect("the first step").to_owned();
    let mut next = first;
    let kind = RuleBook::built_in().kind(kind);
    let answers: Vec<(&str, &str)> = kind
        .questions
        .iter()
        .zip(keys.split(' '))
        .map(|(question, key)| (question.id.as_str(), key))
        .collect();
    let pages = kind.pages();
    for step in 1..=pages.len() + 3 {
        assert_eq!(next, format!("{case}/draft/{step}"));
        let shown = desk.get(&next).await;
        assert_eq!(shown.status, StatusCode::OK, "{}", shown.text);
        let version = shown.version();
        let mut pairs = vec![("version", version.as_str())];
        match step.checked_sub(2).map(|place| pages.get(place)) {
            None => pairs.extend([("tool", "Worked request"), ("supplier", ""), ("kind", kind.id.code())]),
            Some(Some(page)) => pairs.extend(
                answers.iter().filter(|(id, _)| page.questions.iter().any(|one| one.id.as_str() == *id)),
            ),
            Some(None) if step == pages.len() + 2 => {
                pairs.extend([("go-live", "2027-01-15"), ("waiting", ""), ("budget", "10000")]);
            }
            // one button says no to every statement of the legal check
            Some(None) => pairs.push(("rest", "no")),
        }
        if step == 1 {
            pairs.extend([("purpose", "To reach people."), ("way", "all")]);
        }
        let sent = desk.post(&next, &pairs).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
        next = sent.location;
    }
    assert_eq!(next, format!("{case}/check"));
    case
}

#[tokio::test]
async fn the_worked_requests_show_their_published_figures_before_they_are_sent() {
    let desk = Desk::at(MONDAY).await;
    for (kind, keys, vector, severities, gates) in WORKED {
        let case = filed(&desk, kind, keys).await;
        let check = desk.get(&format!("{case}/check")).await;
        assert!(check.text.contains(vector), "{kind:?}: {}", check.text);
        for gate in gates {
            assert!(check.text.contains(gate), "{kind:?}: {gate}");
        }
        let figures = check.text.split("How this is computed").nth(1).expect("the figures");
        for (label, severity) in
            ["Severity by technical impact", "Severity by business impact", "The worse of the two"]
                .into_iter()
                .zip(severities)
        {
            let shown = figures.split(label).nth(1).and_then(|rest| rest.split("</dd>").next());
            assert!(shown.is_some_and(|shown| shown.contains(severity)), "{kind:?}: {label}");
        }
        assert!(check.text.contains("Security answers by Thursday, 26 November 2026."), "{}", check.text);
        let version = check.version();
        let sent = desk.post(&format!("{case}/check"), &[("version", &version), ("impact", "yes")]).await;
        assert_eq!((sent.status, sent.location), (StatusCode::SEE_OTHER, format!("{case}/sent")));
        let confirmation = desk.get(&format!("{case}/sent")).await;
        assert!(confirmation.text.contains("K-2026-000"), "{}", confirmation.text);
        assert!(confirmation.text.contains("Security reviews the request by"), "{}", confirmation.text);
    }
}

#[tokio::test]
async fn an_incomplete_draft_is_not_sent_and_says_what_is_missing_with_links() {
    let desk = Desk::at(MONDAY).await;
    let begun = desk.post("/en/requests/new", &[("tool", "Mailchimp")]).await;
    let case = begun.location.replace("/draft/1", "");
    let first = desk.get(&begun.location).await;
    assert!(first.text.contains("Intuit Inc.") && first.text.contains("Step 1 of "), "{}", first.text);
    let check = desk.get(&format!("{case}/check")).await;
    let sent = desk.post(&format!("{case}/check"), &[("version", &check.version())]).await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(sent.text.contains("There is a problem"), "{}", sent.text);
    assert!(sent.text.contains("/draft/1?back=check#field-purpose"), "{}", sent.text);
    assert!(sent.text.contains("#field-SCR-SAA-1"), "{}", sent.text);
    assert_eq!(desk.get(&format!("{case}/check")).await.version(), check.version());
}

#[tokio::test]
async fn bad_input_is_answered_with_what_was_typed_and_changes_nothing() {
    let desk = Desk::at(MONDAY).await;
    let step = desk.post("/en/requests/new", &[("tool", "Mailchimp")]).await.location;
    let version = desk.get(&step).await.version();
    let evil = "</textarea><script>alert(1)</script>";
    let pairs = [
        ("version", version.as_str()),
        ("tool", "Mailchimp"),
        ("kind", "magic"),
        ("purpose", evil),
        ("SAA-01", "a"),
    ];
    let refused = desk.post(&step, &pairs).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!refused.text.contains(evil) && refused.text.contains("&lt;/textarea&gt;&lt;script&gt;"));
    assert_eq!(desk.get(&step).await.version(), version);

    let good = [("tool", "Mailchimp"), ("kind", "saas"), ("purpose", evil)];
    let stale: Vec<_> = good.into_iter().chain([("version", "99")]).collect();
    let conflict = desk.post(&step, &stale).await;
    assert_eq!(conflict.status, StatusCode::CONFLICT);
    assert!(conflict.text.contains("&lt;script&gt;"), "{}", conflict.text);
    for path in ["/draft/0", "/draft/99", "/draft/-1"] {
        let answer = desk.get(&step.replace("/draft/1", path)).await;
        assert!(answer.status.is_client_error(), "{path}: {}", answer.status);
    }
}

#[tokio::test]
async fn a_draft_saves_what_is_good_of_it_and_stops_when_somebody_was_quicker() {
    let desk = Desk::at(MONDAY).await;
    let step = desk.post("/de/requests/new", &[("tool", "Mailchimp")]).await.location;
    let version = desk.get(&step).await.version();
    let saved = desk.save(&step, &[("version", &version), ("tool", "Mail"), ("kind", "magic")]).await;
    assert_eq!((saved.status, saved.text.as_str()), (StatusCode::OK, "Entwurf gespeichert, 10:00"));
    assert_eq!(saved.header("content-type"), "text/plain; charset=utf-8");
    let next = saved.header("x-concord-version").to_owned();
    assert_ne!(next, version);
    assert!(desk.get(&step).await.text.contains("value=\"Mail\""));

    let stale = desk.save(&step, &[("version", &version), ("tool", "Post")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.text.starts_with("Nicht gespeichert"), "{}", stale.text);
    assert_eq!(desk.get(&step).await.version(), next);
}

#[tokio::test]
async fn the_outcome_panel_gets_a_fragment_for_what_is_typed_and_stores_nothing() {
    let desk = Desk::at(MONDAY).await;
    let step = desk.post("/en/requests/new", &[("tool", "Mailchimp")]).await.location;
    let version = desk.get(&step).await.version();
    let pairs = [("SAA-01", "c"), ("SAA-02", "c"), ("SAA-03", "z"), ("SAA-04", "b"), ("version", "1")];
    let fragment = desk.post(&step.replace("/draft/1", "/outcome"), &pairs).await;
    assert_eq!(fragment.status, StatusCode::OK);
    assert!(fragment.text.contains("6 answers are missing"), "{}", fragment.text);
    assert!(!fragment.text.contains("<html") && fragment.text.contains("not a promise"));
    assert_eq!(desk.get(&step).await.version(), version);
}

#[tokio::test]
async fn a_request_can_be_found_changed_withdrawn_and_filed_again() {
    let desk = Desk::at(MONDAY).await;
    let (kind, keys, ..) = WORKED[1];
    let case = filed(&desk, kind, keys).await;
    let version = desk.get(&format!("{case}/check")).await.version();
    desk.post(&format!("{case}/check"), &[("version", &version)]).await;

    let found = desk.get("/en/search?q=worked+REQUEST").await;
    assert!(found.text.contains("under way already"), "{}", found.text);
    let change = desk.get(&format!("{case}/change-answers")).await;
    assert_eq!(change.status, StatusCode::OK, "{}", change.text);
    assert!(change.text.contains("value=\"2027-01-15\""), "{}", change.text);
    for page in ["/en/start", "/en/cases", "/en/cases?show=drafts&page=77", "/en/tools", "/en/search?q="] {
        assert_eq!(desk.get(page).await.status, StatusCode::OK, "{page}");
    }
    assert!(desk.get("/en/cases").await.text.contains("Worked request"));
    let again = desk.get(&format!("{case}/refile")).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "it is not withdrawn yet");
    desk.withdraw(&case).await;
    let again = desk.post(&format!("{case}/refile"), &[]).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "{}", again.text);
    let draft = again.location.replace("/draft/1?done=refile", "");
    let page = desk.get(&format!("{draft}/discard")).await;
    let gone = desk.post(&format!("{draft}/discard"), &[("version", &page.version())]).await;
    assert_eq!(gone.location, "/en/start?done=discard");
}

#[tokio::test]
async fn who_is_not_marketing_of_the_area_sees_no_draft_and_begins_none() {
    let desk = Desk::at(MONDAY).await;
    let step = desk.post("/en/requests/new", &[("tool", "Mailchimp")]).await.location;
    let reviewer = desk.as_reviewer().await;
    assert_eq!(reviewer.get(&step).await.status, StatusCode::NOT_FOUND);
    assert_eq!(reviewer.get("/en/requests/new").await.status, StatusCode::FORBIDDEN);
    assert_eq!(reviewer.post("/en/requests/new", &[("tool", "X")]).await.status, StatusCode::FORBIDDEN);
    assert!(reviewer.get("/en/start").await.text.contains("Nothing is waiting for security."));
}
