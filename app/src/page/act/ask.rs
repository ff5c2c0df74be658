//! Ask the other side; the executive chooses which side. A suggested answer saves the other side from writing.

use domain::{case::Side, permit::Hat, rules::RuleBook};
use leptos::prelude::*;

use crate::{
    form::{
        Posted,
        case::ask::{ABOUT, AskForm, QUESTION, QUESTION_LIMIT, SUGGESTION, TO},
    },
    page::{
        Page,
        act::{CaseHead, told::ToldOf},
        case::talk::GoesAlong,
    },
    part::{Button, Choice, ErrorSummary, PostForm, Radios, Select, TextArea, Version},
    port::CaseView,
    text::{Words, words},
};

/// The page.
#[derive(Clone, Debug)]
pub struct AskPage {
    /// The case.
    pub view: CaseView,
    /// The form.
    pub posted: Posted,
}

/// The side that asks; `None` is the executive, who chooses whom to ask.
pub fn asker(view: &CaseView) -> Option<Side> {
    if view.worn.contains(&Hat::Decider) { None } else { view.side() }
}

impl AskPage {
    /// An empty form.
    pub fn of(view: CaseView) -> Self {
        Self { view, posted: Posted::blank() }
    }
}

impl Page for AskPage {
    fn title(&self, words: Words) -> String {
        words.say("simple-ask")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn has_islands(&self) -> bool {
        self.has_keys()
    }

    fn has_keys(&self) -> bool {
        self.view.worn.contains(&domain::permit::Hat::Reviewer)
    }

    fn view(self) -> AnyView {
        let words = words();
        let to = match asker(&self.view) {
            None => {
                let choices = vec![
                    Choice::new(Side::Marketing.code(), words.say("term-marketing")).hint(answers_for(
                        words,
                        &self.view,
                        Side::Marketing,
                    )),
                    Choice::new(Side::Security.code(), words.say("term-security")).hint(answers_for(
                        words,
                        &self.view,
                        Side::Security,
                    )),
                ];
                view! { <Radios control=self.posted.control(TO) legend=words.say("simple-ask-to") choices=choices/> }
                    .into_any()
            }
            Some(Side::Security) => view! { <p>{words.say("simple-ask-marketing")}</p> }.into_any(),
            Some(Side::Marketing) => view! { <p>{words.say("simple-ask-security")}</p> }.into_any(),
        };
        let answers = answers(words, &self.view);
        view! {
            <ErrorSummary posted=self.posted.clone() labels=AskForm::labels(words)/>
            <CaseHead title=words.say("simple-ask") view=self.view.clone()/>
            <GoesAlong view=self.view.clone()/>
            <ToldOf view=self.view.clone()/>
            <PostForm>
                <Version version=self.view.version/>
                {to}
                <Select
                    control=self.posted.control(ABOUT)
                    label=words.say("simple-ask-about")
                    hint=words.say("simple-ask-about-hint")
                    choices=answers
                    optional=true
                />
                <TextArea
                    control=self.posted.control(QUESTION)
                    label=words.say("simple-ask-label")
                    hint=words.say("simple-ask-hint")
                    limit=QUESTION_LIMIT
                />
                <TextArea
                    control=self.posted.control(SUGGESTION)
                    label=words.say("simple-ask-suggestion")
                    hint=words.say("simple-ask-suggestion-hint")
                    limit=QUESTION_LIMIT
                    optional=true
                />
                <Button label=words.say("simple-ask-button") does="send"/>
            </PostForm>
        }
        .into_any()
    }
}

/// Who of a side the question reaches: an executive asks a person and not a department.
fn answers_for(words: Words, view: &CaseView, side: Side) -> String {
    let (key, person) = match (*view.case.assignees.of(side), side) {
        (Some(holder), _) => ("simple-ask-to-holder", Some(holder)),
        (None, Side::Marketing) => ("simple-ask-to-requester", Some(view.case.requester)),
        (None, Side::Security) => ("simple-ask-to-anyone", None),
    };
    let name = person.map(|person| view.people.name(person)).unwrap_or_default();
    words.with(key, &[("name", name.into())])
}

/// The answers that a question can be about.
fn answers(words: Words, view: &CaseView) -> Vec<Choice> {
    let kind = view.case.request.kind.map(|kind| RuleBook::built_in().kind(kind));
    let questions = kind.into_iter().flat_map(|kind| &kind.questions);
    questions.map(|one| Choice::new(one.id.as_str(), one.text.get(words.language).to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use domain::language::Language::De;

    use super::*;
    use crate::{
        render,
        sample::{Who, everywhere},
    };

    #[test]
    fn an_executive_sees_whom_a_question_reaches() {
        let (_, desk) = everywhere().into_iter().find(|(place, _)| *place == "escalated").unwrap();
        let mut view = desk.seen_by(Who::Executive);
        let page = |view: &CaseView| {
            let view = view.clone();
            render::fragment(De, || AskPage::of(view).view())
        };
        let (filed, anyone) = (Who::Requester.name(), "wer dort zuerst Zeit hat");
        let open = page(&view);
        assert!(open.contains(&format!("{filed} hat den Antrag gestellt.")), "{open}");
        assert!(open.contains(anyone), "{open}");
        *view.case.assignees.of_mut(Side::Security) = Some(Who::Reviewer.id());
        let held = page(&view);
        assert!(held.contains(&format!("{} bearbeitet den Antrag", Who::Reviewer.name())), "{held}");
        assert!(!held.contains(anyone), "{held}");
    }
}
