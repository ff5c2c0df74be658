//! One area: name the executive and the substitute. Whoever is named gets the role with it; nobody can name themselves.

use domain::{area::Area, id::PersonId};
use leptos::prelude::*;

use crate::{
    address::Address,
    form::{
        Posted,
        people::area::{AreaForm, EXECUTIVE, FROM, SUBSTITUTE, UNTIL},
    },
    page::Page,
    part::{Button, Choice, DateInput, ErrorSummary, PageHead, PostForm, Select, Version},
    text::{Words, words},
};

/// The screen.
#[derive(Clone, Debug)]
pub struct AreaPage {
    /// The area.
    pub area: Area,
    /// Its version.
    pub version: i64,
    /// Who may be named, by name.
    pub known: Vec<(PersonId, String)>,
    /// The form.
    pub posted: Posted,
}

impl AreaPage {
    /// The form with what is set now.
    pub fn of(area: Area, version: i64, known: Vec<(PersonId, String)>) -> Self {
        let mut pairs = Vec::new();
        pairs.extend(area.executive.map(|person| (EXECUTIVE, person.to_string())));
        if let Some(substitute) = area.substitute {
            pairs.push((SUBSTITUTE, substitute.person.to_string()));
            pairs.push((FROM, substitute.from.to_string()));
            pairs.push((UNTIL, substitute.until.to_string()));
        }
        Self { area, version, known, posted: Posted::filled(pairs) }
    }
}

impl Page for AreaPage {
    fn title(&self, words: Words) -> String {
        words.with("areas-area-title", &[("area", (&self.area.name).into())])
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn view(self) -> AnyView {
        let words = words();
        let title = self.title(words);
        let people: Vec<Choice> =
            self.known.iter().map(|(person, name)| Choice::new(person.to_string(), name)).collect();
        let back = Address::Areas.to(words.language);
        let hours = Address::Hours(self.area.id).to(words.language);
        view! {
            <ErrorSummary posted=self.posted.clone() labels=AreaForm::labels(words)/>
            <a class="back" href=back.clone()>{words.say("areas-back")}</a>
            <PageHead title=title lead=words.say("areas-area-lead")/>
            <p><a href=hours>{words.say("areas-hours")}</a></p>
            <PostForm>
                <Version version=self.version/>
                <Select
                    control=self.posted.control(EXECUTIVE)
                    label=words.say("areas-executive")
                    hint=words.say("areas-executive-hint")
                    choices=people.clone()
                />
                <Select
                    control=self.posted.control(SUBSTITUTE)
                    label=words.say("areas-substitute")
                    hint=words.say("areas-substitute-hint")
                    choices=people
                    optional=true
                />
                <DateInput control=self.posted.control(FROM) label=words.say("areas-from") optional=true/>
                <DateInput control=self.posted.control(UNTIL) label=words.say("areas-until") optional=true/>
                <div class="buttons">
                    <Button label=words.say("areas-button")/>
                    <a href=back>{words.say("common-cancel")}</a>
                </div>
            </PostForm>
        }
        .into_any()
    }
}

#[cfg(test)]
mod tests {
    use domain::{id::AreaId, language::Language};

    use super::*;
    use crate::{
        form::{Fault, FaultKind, Typed},
        render,
    };

    #[test]
    fn a_refused_form_keeps_everything_that_was_typed() {
        let eva = PersonId(uuid::Uuid::from_u128(2));
        let area = Area::new(AreaId(uuid::Uuid::nil()), "<Handel>");
        for language in Language::ALL {
            let typed = Typed::filled([(SUBSTITUTE, eva.to_string()), (FROM, "2026-12-24".to_owned())]);
            let posted = Posted::refused(typed, vec![Fault::new(UNTIL, FaultKind::Required)]);
            let page = AreaPage { area: area.clone(), version: 7, known: vec![(eva, "Eva".into())], posted };
            let html = render::fragment(language, || page.view());
            assert!(html.contains(r#"value="2026-12-24""#) && html.contains("selected"), "{html}");
            assert!(html.contains("&lt;Handel") && html.contains(r##"href="#field-until""##), "{html}");
        }
    }
}
