//! What parts promise to every page, read from their HTML.

use domain::{
    language::Language::{self, De, En},
    time::Time,
};
use leptos::prelude::*;

use super::*;
use crate::{
    form::{
        Fault, FaultKind, Posted, Typed,
        need::{NEED, NEED_LIMIT, NeedForm},
    },
    render::fragment,
    text::Words,
};

fn came_back(value: &str) -> Posted {
    let typed = Typed::filled([(NEED, value), ("version", "3")]);
    let faults = NeedForm::parse(&typed).err().unwrap_or_default();
    Posted::refused(typed, faults)
}

fn need_form(language: Language, posted: Posted) -> String {
    let words = Words::of(language);
    fragment(language, move || {
        view! {
            <ErrorSummary posted=posted.clone() labels=NeedForm::labels(words)/>
            <PostForm>
                <TextArea control=posted.control(NEED) label=words.say("form-need-label") hint="Hint." limit=NEED_LIMIT/>
                <Version version=3/>
                <Button label="Send"/>
            </PostForm>
        }
    })
}

#[test]
fn a_form_comes_back_with_what_was_typed_and_says_the_same_in_summary_and_field() {
    let long = "x".repeat(281);
    for (language, title, sentence) in [
        (De, "Es gibt ein Problem", "Bitte kürzen: Was brauchen Sie, und warum? – höchstens 280 Zeichen"),
        (En, "There is a problem", "Please shorten: What do you need, and why? – at most 280 characters"),
    ] {
        let html = need_form(language, came_back(&long));
        assert!(html.contains(title) && html.contains(&long), "{html}");
        assert_eq!(html.matches(sentence).count(), 2, "{html}");
        assert!(html.contains(&format!("<a href=\"#field-need\">{sentence}</a>")), "{html}");
    }
}

#[test]
fn the_field_is_tied_to_label_hint_and_fault() {
    let html = need_form(En, came_back(""));
    assert!(html.contains(r#"<label for="field-need">"#), "{html}");
    assert!(
        html.contains(r#"aria-describedby="field-need-hint field-need-error" aria-invalid="true""#),
        "{html}"
    );
    assert!(
        html.contains(r#"<p id="field-need-hint" class="field-hint">Hint. At most 280 characters.</p>"#),
        "{html}"
    );
    assert!(html.contains(r#"id="field-need-error""#));
    assert!(!html.contains("maxlength") && !html.contains("required"), "{html}");
    assert!(html.contains(r#"<form method="post" novalidate"#), "{html}");
}

#[test]
fn the_summary_is_announced_and_takes_the_focus_without_script() {
    let html = need_form(De, came_back(""));
    assert!(html.contains(r#"role="alert" tabindex="-1" autofocus"#), "{html}");
    let html = need_form(De, came_back("Wir brauchen es."));
    assert!(!html.contains("error-summary") && !html.contains("aria-invalid"), "{html}");
}

#[test]
fn faults_stand_in_the_order_of_the_page_and_unknown_fields_last() {
    let faults = vec![
        Fault::new("role", FaultKind::UnknownField),
        Fault::new("second", FaultKind::Required),
        Fault::new("first", FaultKind::Required),
    ];
    let posted = Posted::refused(Typed::default(), faults);
    let labels = vec![("first".into(), "First".to_owned()), ("second".into(), "Second".to_owned())];
    let html = fragment(En, move || view! { <ErrorSummary posted=posted labels=labels/> });
    let places: Vec<_> = ["First", "Second", "“role”"].map(|word| html.find(word)).into();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{html}");
    assert!(!html.contains("#field-role"));
}

#[test]
fn a_textarea_holds_text_whatever_it_says() {
    let evil = "</textarea><script>alert('1')</script>&amp;<b>";
    let html = need_form(De, came_back(evil));
    assert!(
        html.contains(
            "&lt;/textarea&gt;&lt;script&gt;alert('1')&lt;/script&gt;&amp;amp;&lt;b&gt;</textarea>"
        ),
        "{html}"
    );
    assert!(!html.contains("<script") && html.matches("</textarea>").count() == 1);
    assert!(need_form(De, came_back("\nx")).contains(">\n\nx</textarea>"), "browsers drop one line break");
}

#[test]
fn an_input_holds_text_whatever_it_says() {
    let posted = Posted::filled([("name", "\"><script>x</script>")]);
    let html =
        fragment(De, move || view! { <TextInput control=posted.control("name") label="<b>" optional=true/> });
    assert!(!html.contains("<script") && !html.contains("<b>"), "{html}");
    assert!(html.contains("value=\"&quot;&gt;&lt;script&gt;x"), "{html}");
    assert!(html.contains("(freiwillig)") && !html.contains('*'), "{html}");
}

#[test]
fn a_secret_does_not_come_back() {
    let posted = Posted::filled([("password", "hunter2")]);
    let html = fragment(De, move || {
        view! { <TextInput control=posted.control("password") label="Kennwort" kind=InputKind::Password/> }
    });
    assert!(html.contains(r#"type="password""#) && !html.contains("hunter2"), "{html}");
}

#[test]
fn two_forms_of_one_page_share_no_id() {
    let html = fragment(De, || {
        let [ask, object] = ["ask", "object"].map(|form| Posted::blank().named(form).control("reason"));
        view! { <TextArea control=ask label="A"/> <TextArea control=object label="B"/> }
    });
    assert!(html.contains(r#"id="ask-reason""#) && html.contains(r#"for="object-reason""#), "{html}");
    assert_eq!(html.matches(r#"name="reason""#).count(), 2);
}

#[test]
fn nothing_is_preselected_and_what_was_chosen_stays_chosen() {
    let choices = || {
        vec![
            Choice::new("yes", "Yes"),
            Choice::new("no", "No").hint("Really not."),
            Choice::new("unknown", "?"),
        ]
    };
    let radios = |posted: Posted| {
        fragment(En, move || {
            view! { <Radios control=posted.control("q") legend="Personal data?" choices=choices() why="It changes the rating." heading=true/> }
        })
    };
    let html = radios(Posted::blank());
    assert!(!html.contains("checked"), "{html}");
    assert!(html.contains("<legend><h1>Personal data?"), "{html}");
    assert!(html.contains("<summary>Why do we ask this?</summary>"), "{html}");
    assert!(
        html.contains(r#"type="radio" id="field-q" name="q" value="yes""#),
        "the summary's link leads here: {html}"
    );
    assert_eq!(radios(Posted::filled([("q", "no")])).matches(" checked").count(), 1);
    let posted = Posted::filled([("q", "yes"), ("q", "unknown")]);
    let html = fragment(
        En,
        move || view! { <Checkboxes control=posted.control("q") legend="Which?" choices=choices()/> },
    );
    assert_eq!(html.matches(" checked").count(), 2, "{html}");
}

#[test]
fn a_select_begins_with_no_choice_and_keeps_the_one_made() {
    let choices = || vec![Choice::new("a", "A"), Choice::new("b", "B")];
    let select = |posted: Posted| {
        fragment(De, move || view! { <Select control=posted.control("s") label="S" choices=choices()/> })
    };
    assert!(select(Posted::blank()).contains(r#"<option value="">Bitte wählen</option>"#));
    let html = select(Posted::filled([("s", "b")]));
    assert!(
        html.contains(r#"<option value="b" selected>"#) && html.matches(" selected").count() == 1,
        "{html}"
    );
}

#[test]
fn a_date_and_a_tick_keep_what_was_typed() {
    let posted = Posted::filled([("day", "2026-11-21"), ("tick", "yes")]);
    let html = fragment(De, move || {
        view! { <DateInput control=posted.control("day") label="Tag"/> <Tick control=posted.control("tick") label="Ja"/> }
    });
    assert!(html.contains(r#"type="date""#) && html.contains(r#"value="2026-11-21""#), "{html}");
    assert!(html.contains(r#"value="yes" checked"#), "{html}");
}

#[test]
fn the_risk_badge_says_number_word_and_bars() {
    for (language, level, name) in
        [(De, 1, "1 · Hinweis"), (De, 5, "5 · Kritisch"), (En, 2, "2 · Low"), (En, 9, "5 · Critical")]
    {
        let html = fragment(language, move || view! { <RiskBadge level=level/> });
        assert!(html.contains(name) && html.matches("<i>").count() == 5, "{html}");
        assert!(html.contains(&format!("risk--{}", level.min(5))));
    }
    assert!(fragment(De, || view! { <RiskBadge level=3 provisional=true/> }).contains("vorläufig"));
}

#[test]
fn a_missing_value_is_a_link_and_change_says_what_it_changes() {
    let html = fragment(En, || {
        let rows = vec![
            SummaryRow::text("Purpose", "<b>").change("/en/x"),
            SummaryRow::missing("Audience", "/en/y"),
            SummaryRow::text("Area", "North"),
        ];
        view! { <SummaryList rows=rows/> }
    });
    assert!(html.contains("&lt;b&gt;") && html.contains(r#"<a href="/en/x">Change"#), "{html}");
    assert!(html.contains(r#"<span class="visually-hidden">Purpose</span>"#), "{html}");
    assert!(html.contains(r#"href="/en/y" class="summary-list-missing">Answer now"#), "{html}");
    assert_eq!(html.matches("<a ").count(), 2);
}

#[test]
fn the_pager_keeps_the_query_and_ends_at_both_ends() {
    let of =
        |page, pages| fragment(De, move || view! { <Pager path="/de/register?q=a" page=page pages=pages/> });
    assert!(!of(1, 1).contains("pager"));
    assert!(of(2, 3).contains("/de/register?q=a&amp;page=1") || of(2, 3).contains("/de/register?q=a&page=1"));
    assert!(!of(1, 2).contains("prev") && !of(2, 2).contains("next") && of(2, 2).contains("Seite 2 von 2"));
}

#[test]
fn a_table_heads_its_columns_and_rows() {
    let html = fragment(De, || {
        let rows = vec![vec!["Mail".into_any(), "12".into_any()]];
        view! { <Table caption="Fälle" columns=vec![Column::words("Kanal"), Column::numbers("Zahl")] rows=rows/> }
    });
    assert!(
        html.contains("<caption>Fälle</caption>")
            && html.contains(r#"<th scope="row" role="rowheader">Mail</th>"#),
        "{html}"
    );
    assert!(html.contains(r#"role="cell" data-label="Zahl" class="num">12</td>"#), "{html}");
}

#[test]
fn the_timeline_shows_berlin_time_and_the_words_of_people_as_text() {
    let entry = TimelineEntry {
        time: Time(1_795_266_300_000),
        what: "Anna filed it.".into(),
        text: "<i>so</i>".into(),
    };
    let html = fragment(En, move || view! { <Timeline entries=vec![entry]/> });
    assert!(html.contains("14:05</time>") && html.contains("&lt;i&gt;so"), "{html}");
}

#[test]
fn a_confirmation_names_its_act_and_the_way_back() {
    let posted = Posted::blank();
    let html = fragment(De, move || {
        let reason = (posted.control("reason"), "Grund".to_owned(), 500);
        view! { <Confirm sentence="Sie ziehen zurück." act="Zurückziehen" back="/de/cases/1" version=4 reason=reason kind=ButtonKind::Danger/> }
    });
    assert!(html.contains(r#"name="version" value="4""#) && html.contains(r#"href="/de/cases/1""#), "{html}");
    assert!(html.contains("button--danger") && html.contains("Zurückziehen</button>"), "{html}");
}

#[test]
fn a_banner_says_its_kind_in_words_and_an_empty_list_what_to_do() {
    let html = fragment(De, || view! { <Banner kind=BannerKind::Success><p>"x"</p></Banner> });
    assert!(html.contains(r#"role="alert""#) && html.contains("Erledigt"), "{html}");
    let html = fragment(De, || view! { <Empty title="Nichts wartet." href="/de/start" label="Neu"/> });
    assert!(html.contains(r#"href="/de/start""#), "{html}");
}
