//! Answer the open question. The same form stands on the page of the case and here: the link of a message leads here,
//! and here it comes back when something is wrong.

use domain::{
    case::{
        evidence::About,
        state::{Question, State},
    },
    rules::RuleBook,
};
use leptos::prelude::*;

use crate::{
    address::Address,
    form::{
        Posted,
        case::answer::{ANSWER, ANSWER_LIMIT, AnswerForm},
    },
    page::{Page, act::CaseHead, intake::origin::OriginLine},
    part::{Button, ButtonKind, ErrorSummary, Hidden, PostForm, TextArea, Version, rating},
    port::CaseView,
    text::{Words, words},
};

/// The page.
#[derive(Clone, Debug)]
pub struct AnswerPage {
    /// The case.
    pub view: CaseView,
    /// The form.
    pub posted: Posted,
}

impl AnswerPage {
    /// An empty form.
    pub fn of(view: CaseView) -> Self {
        Self { view, posted: Posted::blank() }
    }
}

impl Page for AnswerPage {
    fn title(&self, words: Words) -> String {
        words.say("simple-answer")
    }

    fn has_faults(&self) -> bool {
        !self.posted.faults.is_empty()
    }

    fn view(self) -> AnyView {
        let words = words();
        view! {
            <ErrorSummary posted=self.posted.clone() labels=AnswerForm::labels(words)/>
            <CaseHead title=words.say("simple-answer") view=self.view.clone()/>
            <OpenQuestion view=self.view posted=self.posted/>
        }
        .into_any()
    }
}

/// The open question with the form for its answer, for whoever can answer it; the question alone for everybody else.
#[component]
pub fn OpenQuestion(view: CaseView, posted: Posted) -> impl IntoView {
    let State::Question(question) = &view.case.state else { return ().into_any() };
    let words = words();
    let form = view.can(domain::case::act::Action::Answer).then(|| answer(&view, question, &posted));
    view! {
        <section class="card card--accent" aria-labelledby="open-question">
            <h2 class="card-title" id="open-question">{asked_by(words, &view, question)}</h2>
            <p class="user-text">{question.text.clone()}</p>
            {before(words, &view, question)}
            {form}
        </section>
    }
    .into_any()
}

/// The answer that the question is about, as it stands, so that nobody has to look it up.
fn before(words: Words, view: &CaseView, question: &Question) -> Option<AnyView> {
    let request = &view.case.request;
    let about = question.about.as_ref()?;
    let asked = RuleBook::built_in().kind(request.kind?).question(about)?;
    let given = rating::answered(words, about, request.answers.get(about)?);
    Some(
        view! {
            <dl class="facts facts--plain">
                <div>
                    <dt>{asked.text.get(words.language).to_owned()}</dt>
                    <dd>
                        {words.with("simple-answer-before", &[("answer", given.into())])}
                        " "
                        <OriginLine request=request.clone() question=about.clone()/>
                    </dd>
                </div>
            </dl>
        }
        .into_any(),
    )
}

/// Who asks whom, with the name of the person.
fn asked_by(words: Words, view: &CaseView, question: &Question) -> String {
    let name = view.people.name(question.by);
    let key = match (question.asker, question.asked) {
        (None, domain::case::Side::Marketing) => "simple-question-executive-marketing",
        (None, domain::case::Side::Security) => "simple-question-executive-security",
        (Some(domain::case::Side::Security), _) => "simple-question-security",
        (Some(domain::case::Side::Marketing), _) => "simple-question-marketing",
    };
    words.with(key, &[("name", name.into())])
}

fn answer(view: &CaseView, question: &Question, posted: &Posted) -> AnyView {
    let words = words();
    let (version, control) = (view.version, posted.control(ANSWER));
    let address = Address::Act(view.case.number, domain::case::act::Action::Answer).to(words.language);
    let suggestion = question.suggestion.clone().map(|suggestion| {
        view! {
            <PostForm action=address.clone()>
                <Version version=version/>
                <Hidden name=ANSWER value=suggestion.clone()/>
                <p>{words.say("simple-answer-suggested")}</p>
                <blockquote class="position"><p class="user-text">{suggestion}</p></blockquote>
                <div class="buttons"><Button label=words.say("simple-answer-take") kind=ButtonKind::Secondary/></div>
            </PostForm>
        }
    });
    let subject = question.about.as_ref().map_or(About::Case, |id| About::Answer(id.to_string()));
    let attach = view.brings(&subject).then(|| {
        let href = Address::AddEvidence(view.case.number, subject).to(words.language);
        view! { <a href=href>{words.say("simple-answer-attach")}</a> }
    });
    view! {
        {suggestion}
        <PostForm action=address.clone()>
            <Version version=version/>
            <TextArea control=control label=words.say("simple-answer-label") limit=ANSWER_LIMIT/>
            <div class="buttons">
                <Button label=words.say("simple-answer-button")/>
                {attach}
            </div>
        </PostForm>
    }
    .into_any()
}
