//! W4: what people type is shown as they typed it, and nothing of it is ever markup. The payloads are made here from parts, so
//! that every way out of a text, an attribute, a comment or a script meets every thing that could run; each is stored in every
//! kind of text field there is and looked for on every page that shows one.

use domain::{case::request::limit, id::CaseNumber, language::Language};
use tests::{Cast, Form, Page, html::Element};

use crate::{
    moves::{CHANNEL, PROTECTION, Wish, act, draft, file, offer},
    talk::say,
};

/// Stands in each payload, where a browser would read it as the name or value of something of its own.
const MARK: &str = "q7z";

/// Ways out of where a text may stand.
const OUT: [&str; 12] = [
    "",
    "\">",
    "'>",
    "</p>",
    "</textarea>",
    "</title>",
    "</script>",
    "-->",
    "]]>",
    "\" ",
    "' ",
    "</option></select>",
];
/// What could run then.
const RUN: [&str; 20] = [
    "<q7z>",
    "<img src=q7z onerror=q7z()>",
    "<svg/onload=q7z()>",
    "<script>q7z()</script>",
    "<iframe src=//q7z>",
    "<a href=javascript:q7z()>x</a>",
    "<body onload=q7z()>",
    "<q7z style=x onclick=q7z()>",
    "<math><q7z href=//q7z>",
    "<input autofocus onfocus=q7z()>",
    "<details open ontoggle=q7z()>",
    "<link rel=q7z href=//q7z>",
    "<meta http-equiv=q7z>",
    "<object data=//q7z>",
    "<form action=//q7z>",
    "<base href=//q7z>",
    "<svg><style><q7z></style>",
    "<noscript><p title='</noscript><q7z>'>",
    "onmouseover=q7z() x=",
    "<!--q7z--!><q7z>",
];
/// What is no markup at all, and has been taken for it somewhere.
const ODD: [&str; 16] = [
    "{{q7z()}}",
    "${q7z()}",
    "#{q7z}",
    "<%= q7z %>",
    "[[q7z]]",
    "javascript:q7z()",
    "data:text/html,<q7z>",
    "&lt;q7z&gt;",
    "&#60;q7z&#62;",
    "&#x3c;q7z&#x3e;",
    "%3Cq7z%3E",
    "\\u003cq7z\\u003e",
    "＜q7z＞",
    "< q7z>",
    "<q7z/onload=q7z>",
    "{q7z} { q7z }",
];

pub(super) fn payloads() -> Vec<String> {
    let made = OUT.iter().flat_map(|out| RUN.iter().map(move |run| format!("{out}{run}")));
    made.chain(ODD.iter().map(|odd| (*odd).to_owned())).collect()
}

/// As many as a field holds, one after the other.
fn packed(payloads: &[String], most: usize) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for payload in payloads {
        match texts.last_mut() {
            Some(text) if text.chars().count() + 1 + payload.chars().count() <= most => {
                text.push(' ');
                text.push_str(payload);
            }
            _ => texts.push(payload.clone()),
        }
    }
    texts
}

/// Whatever of a page is ours to a browser, it holds nothing of a payload.
pub(super) fn clean(page: &Page) -> Result<(), String> {
    fn look(element: &Element, faults: &mut Vec<String>) {
        if element.name.contains(MARK) {
            faults.push(format!("<{}>", element.name));
        }
        for (name, value) in &element.attributes {
            let runs = name.starts_with("on")
                || ["style", "src", "srcdoc", "action", "formaction"].contains(&name.as_str());
            let leads = name == "href"
                && !value.starts_with('/')
                && !value.starts_with('#')
                && !value.starts_with('?');
            if name.contains(MARK) || ((runs || leads) && value.contains(MARK)) {
                faults.push(format!("{name}={value}"));
            }
        }
    }
    let document = page.document();
    let mut faults = Vec::new();
    for element in document.all() {
        look(element, &mut faults);
    }
    for script in document.named("script") {
        if script.attribute("nonce").is_none() || script.text().contains(MARK) {
            faults.push("a script".to_owned());
        }
    }
    // Raw, whatever a parser makes of it.
    for run in RUN.iter().filter(|run| run.starts_with('<')) {
        if page.body.contains(run) {
            faults.push(format!("{run} stands there raw"));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(format!("{}: {faults:?}", page.address)) }
}

#[tokio::test]
async fn of_two_hundred_payloads_in_every_text_none_is_markup_anywhere() {
    let cast = Cast::new(Language::En).await;
    let payloads = payloads();
    assert!(payloads.len() >= 200, "{}", payloads.len());
    let (mut looked, mut shown, mut faults) = (0, 0, Vec::new());
    let mut judge = |page: &Page| {
        looked += 1;
        shown += page.body.matches(MARK).count();
        if let Err(fault) = clean(page) {
            faults.push(fault);
        }
    };

    // Names: a draft that is changed again and again, seen where lists and searches show it.
    let names = packed(&payloads, limit::NAME);
    let (drafted, _) = draft(&cast, &cast.mia, CHANNEL).await;
    for (place, name) in names.iter().enumerate() {
        let form = first_page(&cast, drafted).await;
        judge(&cast.mia.done(form.set("tool", name)).await);
        if place % 8 == 0 {
            for path in ["/start".to_owned(), "/cases".to_owned(), format!("/cases/{drafted}/check")] {
                judge(&cast.mia.see(&path).await);
            }
        }
        let query: String = form_urlencoded::byte_serialize(name.as_bytes()).collect();
        for path in
            ["/search", "/register", "/precedents"].into_iter().take(if place % 4 == 0 { 3 } else { 1 })
        {
            judge(&cast.mia.see(&format!("{path}?q={query}")).await);
        }
        judge(&cast.mia.see(&format!("/requests/new?tool={query}")).await);
    }

    // Texts of 280 characters: purpose, cost of waiting, needs, notes; on every page of the case.
    let texts = packed(&payloads, limit::TEXT);
    for (place, text) in texts.iter().enumerate() {
        let form = first_page(&cast, drafted).await;
        judge(&cast.mia.done(form.set("purpose", text)).await);
        judge(&cast.mia.see(&format!("/cases/{drafted}/check")).await);
        if place % 8 != 0 {
            continue;
        }
        let wish = Wish { tool: &names[place % names.len()], purpose: text, waiting: text, ..CHANNEL };
        let number = file(&cast, &cast.mia, wish).await;
        act(&cast.mia, number, "need", &[("need", text)]).await;
        judge(&offer(&cast.tom, number, &PROTECTION, text).await);
        for page in ["", "/negotiation", "/gates", "/evidence", "/talk"] {
            judge(&cast.mia.see(&format!("/cases/{number}{page}")).await);
        }
        for page in ["", "/review", "/negotiation", "/versions", "/talk"] {
            judge(&cast.tom.see(&format!("/cases/{number}{page}")).await);
        }
        judge(&cast.tom.see("/inbox").await);
    }

    // Long ones: what is said beside a case.
    let wish = Wish { tool: "Ein Kanal", ..CHANNEL };
    let number = file(&cast, &cast.mia, wish).await;
    for text in packed(&payloads, limit::LONG) {
        judge(&say(&cast, &cast.mia, number, "shared", &text).await);
        judge(&cast.tom.see(&format!("/cases/{number}/talk")).await);
        judge(&cast.tom.see(&format!("/cases/{number}/review")).await);
    }
    for mail in cast.app.mails().await {
        assert!(!mail.subject.contains('\n') && !mail.subject.contains('\r'), "{}", mail.subject);
    }
    println!("{} payloads on {looked} pages, shown {shown} times as text", payloads.len());
    assert!(faults.is_empty(), "{} pages: {:#?}", faults.len(), &faults[..faults.len().min(20)]);
    assert!(shown > 1_000, "they are hardly shown: {shown}");
}

/// The first page of a draft, with the way on which every answer is given by hand.
async fn first_page(cast: &Cast, number: CaseNumber) -> Form {
    let form = cast.mia.see(&format!("/cases/{number}/draft/1")).await.form();
    if form.offers("way") == ["all"] { form.press("way", "all") } else { form }
}
