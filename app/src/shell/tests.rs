//! The document around a page: what stands in it, for whom, and in which language.

use domain::language::Language;

use super::*;
use crate::render;

fn frame(language: Language) -> Frame {
    Frame {
        nonce: "n0nce".into(),
        assets: Assets {
            style: "/assets/app.css".into(),
            icon: "/assets/icon.svg".into(),
            font: "/assets/font.woff2".into(),
            glue: "/assets/client.js".into(),
            wasm: "/assets/client.wasm".into(),
            boot: r#"import init from "/assets/client.js";for(const x of [])if(x<1&&x>0){}"#.into(),
        },
        viewer: Some(Viewer {
            name: "Anna Weber".into(),
            nav: vec![
                NavItem::START,
                NavItem::INBOX.with_count(3),
                NavItem::REGISTER,
                NavItem::PRECEDENTS,
                NavItem::DECISIONS,
            ],
            waiting: 3,
        }),
        demo: Some(DemoBanner {
            personas: vec![
                ("anna".into(), "Anna Weber, Marketing".into()),
                ("ben".into(), "Ben Roth".into()),
            ],
            current: "ben".into(),
        }),
        ..Frame::new(language, "Start", "/inbox/7?tab=all")
    }
}

fn page(frame: Frame) -> String {
    render::page(frame, || view! { <h1>"Inhalt"</h1> })
}

#[test]
fn the_document_says_its_language_and_offers_the_other_at_the_same_address() {
    let html = page(frame(Language::De));
    assert!(html.starts_with("<!DOCTYPE html><html lang=\"de\">"), "{html}");
    assert!(html.contains(r#"href="/en/inbox/7?tab=all""#) && html.contains(">English</a>"), "{html}");
    assert!(html.contains("<title>Start – Concord</title>"));
    assert!(page(frame(Language::En)).contains(r#"href="/de/inbox/7?tab=all""#));
}

#[test]
fn the_theme_of_a_person_stands_in_the_first_paint() {
    let html = page(Frame { theme: Some(Theme::Dark), ..frame(Language::De) });
    assert!(html.contains(r#"<html lang="de" data-theme="dark">"#), "{html}");
}

#[test]
fn a_page_that_must_be_light_names_no_font() {
    let html = page(Frame { font: false, ..frame(Language::De) });
    assert!(html.contains(r#"<body class="bare">"#) && !html.contains("font.woff2"), "{html}");
    assert!(page(frame(Language::De)).contains(r#"href="/assets/font.woff2""#));
}

#[test]
fn the_title_says_that_there_are_faults() {
    let of = |language| page(Frame { faults: true, ..frame(language) });
    assert!(of(Language::De).contains("<title>Fehler: Start – Concord</title>"));
    assert!(of(Language::En).contains("<title>Error: Start – Concord</title>"));
}

#[test]
fn a_page_without_islands_loads_no_script() {
    let html = page(frame(Language::De));
    for word in ["<script", "modulepreload", "wasm", "n0nce", " style=", " onclick"] {
        assert!(!html.contains(word), "{word} in {html}");
    }
}

#[test]
fn a_page_with_islands_has_three_tags_and_the_script_is_not_escaped() {
    let html = page(Frame { islands: true, ..frame(Language::De) });
    assert_eq!(html.matches("<script").count(), 1);
    assert!(html.contains(r#"<link rel="modulepreload" href="/assets/client.js" nonce="n0nce">"#), "{html}");
    assert!(html.contains(
        r#"<link rel="preload" href="/assets/client.wasm" as="fetch" type="application/wasm" crossorigin="anonymous">"#
    ));
    assert!(html.contains(
        r#"<script type="module" nonce="n0nce">import init from "/assets/client.js";for(const x of [])if(x<1&&x>0){}</script>"#
    ));
}

#[test]
fn the_skip_link_comes_first_and_leads_to_the_content() {
    let html = page(frame(Language::En));
    let body = html.split("<body>").nth(1).expect("a body");
    assert!(body.starts_with(r##"<a href="#main" class="skip-link">"##), "{body}");
    assert!(body.contains(r#"<main id="main" tabindex="-1" class="page">"#));
}

#[test]
fn at_most_four_places_are_shown_and_the_current_one_is_marked() {
    let html = page(frame(Language::De));
    assert_eq!(
        html.matches("<li><a href=\"/de/").count(),
        4 + 2,
        "four places and two links of the foot: {html}"
    );
    assert!(html.contains(r#"href="/de/inbox" aria-current="page""#), "{html}");
    assert_eq!(html.matches("aria-current").count(), 1);
    assert!(html.contains("(3 Einträge warten)"));
}

#[test]
fn the_bell_says_how_much_waits_and_counts_no_further_than_anybody_reads() {
    let of = |waiting| {
        let Frame { viewer, .. } = frame(Language::En);
        page(Frame { viewer: viewer.map(|viewer| Viewer { waiting, ..viewer }), ..frame(Language::En) })
    };
    assert!(of(0).contains("News</span>") && !of(0).contains("items are waiting for you"));
    assert!(of(3).contains("News: 3 items are waiting for you"));
    assert!(of(100).contains("99+"));
}

#[test]
fn a_place_is_not_current_because_another_address_begins_alike() {
    let html = page(Frame { path: "/inboxes".into(), ..frame(Language::De) });
    assert!(!html.contains("aria-current"));
}

#[test]
fn leaving_and_changing_persona_are_forms_that_post() {
    let html = page(frame(Language::De));
    for action in ["/de/sign-out", "/de/demo/persona"] {
        let form =
            html.split("<form").find(|form| form.contains(&format!("action=\"{action}\""))).expect(action);
        assert!(form.contains(r#"method="post""#) && form.contains("<button"), "{form}");
    }
    assert!(html.contains(r#"<option value="ben" selected>"#), "{html}");
    assert!(html.contains(r#"name="back" value="/inbox/7?tab=all""#));
}

#[test]
fn somebody_who_is_not_signed_in_sees_no_navigation_search_or_sign_out() {
    let html = page(Frame { viewer: None, demo: None, ..frame(Language::De) });
    for word in ["<nav", "search", "sign-out", "account", "demo-banner"] {
        assert!(!html.contains(word), "{word} in {html}");
    }
    assert!(html.contains("Barrierefreiheit") && html.contains("lang-toggle"));
}

#[test]
fn nothing_that_a_person_wrote_becomes_markup() {
    let evil = "</title></textarea><script>alert(\"1\")</script>\" onload=\"x";
    let with = |text: &str| {
        page(Frame {
            title: text.into(),
            path: format!("/x?q={text}"),
            notice: Some(Notice { kind: BannerKind::Success, text: text.into() }),
            viewer: Some(Viewer { name: text.into(), nav: vec![NavItem::START], waiting: 0 }),
            demo: Some(DemoBanner { personas: vec![(text.into(), text.into())], current: String::new() }),
            ..frame(Language::De)
        })
    };
    let (html, plain) = (with(evil), with("plain"));
    assert!(!html.contains("<script") && html.matches('<').count() == plain.matches('<').count(), "{html}");
    // In an attribute a quotation mark would end it; in text it is harmless and stays.
    let attributes = html.matches("onload=&quot;x\"").count();
    assert_eq!(attributes, 4, "the path three times and the persona once: {html}");
}
