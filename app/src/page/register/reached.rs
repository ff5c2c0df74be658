//! Precedents: our own decided cases and what was imported from elsewhere, with the outcome in words, its source, its
//! date and where to read on. A fact, never an advice.

use domain::{case::brief::PrecedentLine, rules::RuleBook, time::Day};
use leptos::prelude::*;

use crate::{
    address::{Address, pattern},
    form::register::asked::{KIND, Sought, WORDS},
    format,
    page::{Page, register::list::select},
    part::{
        Empty, PageHead, Pager,
        precedents::{Precedents, outcome},
    },
    port::Listing,
    shell::Width,
    text::{Words, words},
};

/// An imported precedent in full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The tool as the source writes it.
    pub name: String,
    /// Code of what was reached.
    pub outcome: String,
    /// Whose experience it is.
    pub source: String,
    /// The first day of the month, as far as known.
    pub day: Option<Day>,
    /// Where the agreed terms can be read.
    pub link: Option<String>,
    /// The tool's own address.
    pub website: Option<String>,
    /// The source's own words.
    pub note: String,
}

/// The screen.
#[derive(Clone, Debug)]
pub struct ReachedPage {
    /// What was searched.
    pub sought: Sought,
    /// None of the words says enough to search for it.
    pub too_short: bool,
    /// Our own decided cases, those first that have most in common with the search; of other areas only the fact.
    pub own: Vec<PrecedentLine>,
    /// What was imported.
    pub elsewhere: Listing<Imported>,
    /// Nothing was imported at all.
    pub nothing_imported: bool,
}

impl Page for ReachedPage {
    const WIDTH: Width = Width::List;

    fn title(&self, words: Words) -> String {
        words.say("reached-title")
    }

    fn view(self) -> AnyView {
        let words = words();
        let action = words.to(pattern::PRECEDENTS);
        let kinds = RuleBook::built_in().kinds().map(|kind| {
            let name = kind.name.get(words.language).to_owned();
            (kind.id.code().to_owned(), name, self.sought.kind == Some(kind.id))
        });
        let own = if self.own.is_empty() {
            let key = match (self.too_short, self.sought.is_everything()) {
                (true, _) => "reached-too-short",
                (false, true) => "reached-own-empty",
                (false, false) => "reached-own-none",
            };
            view! { <p class="muted">{words.say(key)}</p> }.into_any()
        } else {
            view! { <Precedents lines=self.own.clone()/> }.into_any()
        };
        view! {
            <PageHead title=words.say("reached-title") lead=words.say("reached-lead")/>
            <form class="register-filter" role="search" method="get" action=action>
                <div class="field">
                    <label for="reached-words">{words.say("reached-search")}</label>
                    <input class="input" type="search" id="reached-words" name=WORDS value=self.sought.words.clone()/>
                </div>
                {select(words, KIND, "register-kind", "filter-kind", kinds)}
                <button class="button button--secondary" type="submit">{words.say("reached-go")}</button>
            </form>
            <section class="stack">
                <h2>{words.say("reached-own")}</h2>
                {own}
            </section>
            <section class="stack">
                <h2>{words.say("reached-elsewhere")}</h2>
                {self.elsewhere(words)}
            </section>
        }
        .into_any()
    }
}

impl ReachedPage {
    fn elsewhere(&self, words: Words) -> AnyView {
        if self.nothing_imported {
            return view! {
                <Empty title=words.say("reached-empty") text=words.say("reached-empty-text")/>
            }
            .into_any();
        }
        if self.elsewhere.total == 0 {
            let href = Address::Precedents(String::new()).to(words.language);
            return view! {
                <Empty title=words.say("reached-none") href=href label=words.say("reached-all")/>
            }
            .into_any();
        }
        let count = words.with("reached-count", &[("count", self.elsewhere.total.into())]);
        let rows = self.elsewhere.rows.iter().map(|row| line(words, row)).collect_view();
        let path = words.to(&self.sought.path());
        view! {
            <p role="status">{count}</p>
            <ul class="reached">{rows}</ul>
            <Pager path=path page=self.elsewhere.page pages=self.elsewhere.pages/>
        }
        .into_any()
    }
}

fn line(words: Words, row: &Imported) -> AnyView {
    let day = row.day.map(|day| view! { <span>{format::month(words.language, day)}</span> });
    let link = |href: &Option<String>, key: &'static str| {
        let href = href.clone().filter(|href| is_web(href))?;
        Some(view! { <a href=href rel="noreferrer noopener">{words.say(key)}</a> })
    };
    let note = (!row.note.is_empty()).then(|| view! { <p class="user-text">{row.note.clone()}</p> });
    view! {
        <li class="card">
            <h3 class="card-title">{row.name.clone()}</h3>
            <p>{outcome(words, &row.outcome)}</p>
            {note}
            <p class="row-meta">
                <span>{row.source.clone()}</span>
                {day}
                {link(&row.link, "reached-terms")}
                {link(&row.website, "reached-website")}
            </p>
        </li>
    }
    .into_any()
}

fn is_web(link: &str) -> bool {
    link.starts_with("https://") || link.starts_with("http://")
}

#[cfg(test)]
mod tests {
    use domain::{language::Language, time::Time};

    use super::*;
    use crate::render;

    fn page(rows: Vec<Imported>, nothing_imported: bool) -> ReachedPage {
        let total = rows.len();
        let elsewhere = Listing { rows, page: 1, pages: 1, total, more: false, now: Time(0) };
        ReachedPage {
            sought: Sought::default(),
            too_short: false,
            own: Vec::new(),
            elsewhere,
            nothing_imported,
        }
    }

    #[test]
    fn an_empty_list_says_how_to_import() {
        for language in Language::ALL {
            let html = render::fragment(language, || page(Vec::new(), true).view());
            assert!(html.contains("concord import precedents"), "{html}");
        }
    }

    #[test]
    fn an_imported_precedent_shows_its_outcome_in_words_and_no_dangerous_link() {
        let row = Imported {
            name: "Hootsuite <b>".into(),
            outcome: "amended".into(),
            source: "GSA".into(),
            day: Day::new(2014, 3, 1),
            link: Some("https://example.org/terms".into()),
            website: Some("javascript:alert(1)".into()),
            note: String::new(),
        };
        for language in Language::ALL {
            let html = render::fragment(language, || page(vec![row.clone()], false).view());
            assert!(html.contains("https://example.org/terms") && html.contains("2014"), "{html}");
            assert!(!html.contains("javascript") && !html.contains("<b>"), "{html}");
            assert!(html.contains(&outcome(Words::of(language), "amended")), "{html}");
        }
    }
}
