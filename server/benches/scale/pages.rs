//! Pages by size: the same requests on each database, in turns, so that a busy moment of the machine does not fall on one
//! of them alone. What is looked for is the ratio of the largest to the smallest.
#![expect(clippy::disallowed_macros, reason = "the output of a command")]

use std::time::Duration;

use axum::{Router, routing};
use domain::{id::CaseNumber, person::Role};
use server::store::{
    self,
    case::{Inbox, Sieve},
};

use crate::{
    kept,
    office::{Browser, Office, get},
    time,
};

/// Turns over all sizes, and requests in each.
const TURNS: usize = 10;
const EACH: usize = 20;
/// Words that are searched: beginnings, whole names, a supplier, and what is not there.
const WORDS: [&str; 10] = [
    "nimbus",
    "canva",
    "emberdesk",
    "goog",
    "quarz lens",
    "mailchimp",
    "fjord media",
    "studio",
    "zzz",
    "tiktok",
];
/// Words of decided cases: frequent and rare ones, several, forms of them, and what is not there.
const PRECEDENTS: [&str; 10] = [
    "nimbus",
    "tools",
    "Newsletter",
    "Kampagnen",
    "personenbezogene Daten",
    "named admins",
    "canva data",
    "Konten Log MFA",
    "zzz",
    "tiktok channel",
];
/// Whose moves the first tab of security shows.
const SECURITY: &str = "security,second-reviewer,both";
/// The most that the largest database may take of the smallest one's time.
const WANTED: f64 = 1.5;

/// The pages that are measured.
pub const NAMES: [&str; 7] = ["queue", "search", "case", "requests", "register", "start", "precedents"];

struct Place {
    size: usize,
    office: Office,
    reviewer: Browser,
    marketer: Browser,
    cases: Vec<CaseNumber>,
}

impl Place {
    async fn of(size: usize, postgres: bool) -> Self {
        let address =
            if postgres { kept::on_postgres(size).await } else { kept::address(&kept::database(size).await) };
        let office = Office::on(&address).await;
        let reviewer = office.browser(Role::Reviewer, true).await;
        let marketer = office.browser(Role::Marketer, false).await;
        // decided long ago, decided lately, and what is on the table now
        let top = i64::try_from(size).unwrap_or_default();
        let mut old = Vec::new();
        for part in 1..=8 {
            old.push(visible(&reviewer, top * part / 9).await);
        }
        let open = store::case::inbox(&mut office.db().reader(), &inbox(&reviewer, 12)).await.expect("cases");
        let cases = old.into_iter().chain(open.into_iter().map(|line| line.number)).collect();
        Self { size, office, reviewer, marketer, cases }
    }

    async fn see(&self, page: usize, turn: usize) {
        let path = match page {
            0 => "/en/inbox".to_owned(),
            1 => format!("/en/search?q={}", WORDS[turn % WORDS.len()].replace(' ', "+")),
            2 => format!("/en/cases/{}", self.cases[turn % self.cases.len()]),
            3 => "/en/cases".to_owned(),
            4 => "/en/register".to_owned(),
            5 => "/en/start".to_owned(),
            _ => format!("/en/precedents?q={}", PRECEDENTS[turn % PRECEDENTS.len()].replace(' ', "+")),
        };
        let browser = if matches!(page, 1 | 3 | 5) { &self.marketer } else { &self.reviewer };
        browser.see(&path).await;
    }
}

/// The first case from here on that is no draft: those are their authors' business.
async fn visible(reviewer: &Browser, from: i64) -> CaseNumber {
    for number in from.. {
        if reviewer.may_see(&format!("/en/cases/{number}")).await {
            return CaseNumber(number);
        }
    }
    unreachable!("there are more cases than drafts")
}

fn inbox(who: &Browser, limit: i64) -> Inbox {
    let move_side = Some(SECURITY.to_owned());
    Inbox {
        places: who.places.clone(),
        state: None,
        move_side,
        area: None,
        sieve: Sieve::default(),
        limit,
        offset: 0,
    }
}

/// Measures and tells: all pages, or only this one.
pub async fn run(sizes: &[usize], only: Option<usize>, postgres: bool) {
    let mut places = Vec::new();
    for size in sizes {
        places.push(Place::of(*size, postgres).await);
    }
    let database = if postgres { "PostgreSQL" } else { "a SQLite file" };
    println!("\npages, in process, on {database}: median (95th of a hundred) in milliseconds");
    print!("{:<16}", "");
    for place in &places {
        print!("{:>20} cases", place.size);
    }
    println!("{:>10}", "ratio");
    for (page, name) in NAMES.into_iter().enumerate() {
        if only.is_some_and(|only| only != page) {
            continue;
        }
        let mut times: Vec<Vec<Duration>> = vec![Vec::new(); places.len()];
        for turn in 0..=TURNS {
            for (place, times) in places.iter().zip(&mut times) {
                for step in 0..EACH {
                    let (took, ()) = time::of(place.see(page, step)).await;
                    // the first turn warms
                    if turn > 0 {
                        times.push(took);
                    }
                }
            }
        }
        let told: Vec<(f64, f64)> = times.into_iter().map(time::told).collect();
        print!("{name:<16}");
        for (median, late) in &told {
            print!("{:>26}", format!("{median:.2} ({late:.2})"));
        }
        let ratio = told.last().map_or(1.0, |last| last.0) / told[0].0;
        let verdict = match page {
            0..=2 | 6 if ratio <= WANTED => ": kept",
            0..=2 | 6 => ": MISSED",
            _ => "",
        };
        println!("{ratio:>10.2}{verdict}");
    }
    println!(
        "ratio: the median of the largest by that of the smallest; at most {WANTED} is wanted of the first three and the last"
    );
    if let Some(place) = places.last() {
        bare(place).await;
    }
}

/// The queue beside a handler that does nothing but ask the same and answer the same.
async fn bare(place: &Place) {
    let bytes = place.reviewer.see("/en/inbox").await;
    let (db, ask, page) = (place.office.db(), inbox(&place.reviewer, 26), bytes.clone());
    let handler = move || {
        let (db, ask, page) = (db.clone(), ask.clone(), page.clone());
        async move {
            let mut source = db.reader();
            let count = store::case::count_inbox(&mut source, &ask, 251).await.expect("a count");
            let lines = store::case::inbox(&mut source, &ask).await.expect("cases");
            std::hint::black_box((count, lines));
            page
        }
    };
    let router = Router::new().route("/", routing::get(handler));
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for turn in 0..=TURNS {
        for _ in 0..EACH {
            let (queue, _) = time::of(place.reviewer.see("/en/inbox")).await;
            let (least, _) = time::of(get(&router, "/", "")).await;
            if turn > 0 {
                ours.push(queue);
                theirs.push(least);
            }
        }
    }
    let ((ours, _), (theirs, _)) = (time::told(ours), time::told(theirs));
    println!("\nthe queue page at {} cases, {} bytes", place.size, bytes.len());
    println!("  concord                       {ours:8.2} ms   session, layers, names, words, page");
    println!(
        "  a bare axum handler           {theirs:8.2} ms   the same two queries, the same bytes from memory"
    );
    println!("  what the page costs on top    {:8.2} ms", ours - theirs);
}
