//! The acts that need a button and at most a reason: one page for all of them, because they differ in words only. The
//! table below is the whole of it; what an act shows besides (what is signed, what is approved) stands in `shown`.

use domain::case::{
    act::{Act, Action},
    state::State,
};
use leptos::prelude::*;

use crate::{
    address::Address,
    form::{
        Posted,
        case::reason::{REASON, Reason, ReasonForm},
    },
    page::{
        Page,
        act::{CaseHead, shown, told::ToldOf},
        case::talk::GoesAlong,
    },
    part::{ButtonKind, Confirm, ErrorSummary},
    port::CaseView,
    text::{Words, words},
};

/// An act of this page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Simple {
    /// Take the own question back.
    TakeBack,
    /// Give the request back to be mended.
    Return,
    /// Say yes as asked.
    Approve,
    /// Say no as a position.
    Object,
    /// Sign as the second person.
    CoSign,
    /// Refuse that.
    RefuseSignature,
    /// Take the request back.
    Withdraw,
    /// Take the own decision back.
    Undo,
}

/// What differs between them.
struct Said {
    title: &'static str,
    sentence: &'static str,
    button: &'static str,
    reason: Option<&'static str>,
}

impl Simple {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::TakeBack,
        Self::Return,
        Self::Approve,
        Self::Object,
        Self::CoSign,
        Self::RefuseSignature,
        Self::Withdraw,
        Self::Undo,
    ];

    /// The act without its data.
    pub const fn action(self) -> Action {
        match self {
            Self::TakeBack => Action::TakeBack,
            Self::Return => Action::Return,
            Self::Approve => Action::Approve,
            Self::Object => Action::Object,
            Self::CoSign => Action::CoSign,
            Self::RefuseSignature => Action::RefuseSignature,
            Self::Withdraw => Action::Withdraw,
            Self::Undo => Action::Undo,
        }
    }

    /// How much of a reason it asks for.
    pub const fn reason(self) -> Reason {
        match self {
            Self::TakeBack | Self::Approve | Self::CoSign | Self::Undo => Reason::None,
            Self::Object | Self::RefuseSignature => Reason::Sentence,
            Self::Withdraw => Reason::Optional,
            Self::Return => Reason::Explanation,
        }
    }

    /// The act with its reason.
    pub fn act(self, reason: String) -> Act {
        match self {
            Self::TakeBack => Act::TakeBack,
            Self::Return => Act::Return(reason),
            Self::Approve => Act::Approve,
            Self::Object => Act::Object(reason),
            Self::CoSign => Act::CoSign,
            Self::RefuseSignature => Act::RefuseSignature(reason),
            Self::Withdraw => Act::Withdraw(reason),
            Self::Undo => Act::Undo,
        }
    }

    const fn words(self) -> Said {
        let (title, sentence, button, reason) = match self {
            Self::TakeBack => {
                ("simple-take-back", "simple-take-back-sentence", "simple-take-back-button", None)
            }
            Self::Return => (
                "simple-return",
                "simple-return-sentence",
                "simple-return-button",
                Some("simple-return-reason"),
            ),
            Self::Approve => ("simple-approve", "simple-approve-sentence", "simple-approve-button", None),
            Self::Object => (
                "simple-object",
                "simple-object-sentence",
                "simple-object-button",
                Some("simple-object-reason"),
            ),
            Self::CoSign => ("simple-co-sign", "simple-co-sign-sentence", "simple-co-sign-button", None),
            Self::RefuseSignature => (
                "simple-refuse-signature",
                "simple-refuse-signature-sentence",
                "simple-refuse-signature-button",
                Some("simple-refuse-signature-reason"),
            ),
            Self::Withdraw => (
                "simple-withdraw",
                "simple-withdraw-sentence",
                "simple-withdraw-button",
                Some("simple-withdraw-reason"),
            ),
            Self::Undo => ("simple-undo", "simple-undo-sentence", "simple-undo-button", None),
        };
        Said { title, sentence, button, reason }
    }

    const fn kind(self) -> ButtonKind {
        match self {
            Self::Withdraw | Self::Object | Self::RefuseSignature => ButtonKind::Danger,
            _ => ButtonKind::Primary,
        }
    }
}

/// The page.
#[derive(Clone, Debug)]
pub struct SimplePage {
    /// The case.
    pub view: CaseView,
    /// Which act.
    pub act: Simple,
    /// The form.
    pub posted: Posted,
}

impl SimplePage {
    /// An empty form.
    pub fn of(view: CaseView, act: Simple) -> Self {
        Self { view, act, posted: Posted::blank() }
    }

    /// What the person sees before they act.
    fn shown(&self) -> Option<AnyView> {
        match (self.act, &self.view.case.state) {
            (Simple::Approve, _) => Some(shown::approval(&self.view)),
            (Simple::TakeBack, State::Question(question)) => Some(shown::quoted(&question.text)),
            (Simple::CoSign | Simple::RefuseSignature, _) => shown::unsigned(&self.view),
            _ => None,
        }
    }
}

impl Page for SimplePage {
    fn title(&self, words: Words) -> String {
        words.say(self.act.words().title)
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
        let said = self.act.words();
        let reason =
            said.reason.map(|key| (self.posted.control(REASON), words.say(key), self.act.reason().limit()));
        let back = Address::Case(self.view.case.number).to(words.language);
        let shown = self.shown();
        let goes_along = matches!(self.act, Simple::Return | Simple::Approve | Simple::Object);
        view! {
            <ErrorSummary posted=self.posted.clone() labels=ReasonForm::labels(words, said.reason)/>
            <CaseHead title=words.say(said.title) view=self.view.clone()/>
            {shown}
            {goes_along.then(|| view! { <GoesAlong view=self.view.clone()/> })}
            {goes_along.then(|| view! { <ToldOf view=self.view.clone()/> })}
            <ConfirmWith
                sentence=words.say(said.sentence)
                button=words.say(said.button)
                back=back
                version=self.view.version
                reason=reason
                optional=self.act.reason() == Reason::Optional
                kind=self.act.kind()
            />
        }
        .into_any()
    }
}

/// [`Confirm`] with a reason that may be none.
#[component]
fn ConfirmWith(
    sentence: String,
    button: String,
    back: String,
    version: i64,
    reason: Option<(crate::form::Control, String, usize)>,
    optional: bool,
    kind: ButtonKind,
) -> impl IntoView {
    match reason {
        Some(reason) => view! {
            <Confirm sentence=sentence act=button back=back version=version reason=reason optional=optional kind=kind/>
        }
        .into_any(),
        None => view! { <Confirm sentence=sentence act=button back=back version=version kind=kind/> }.into_any(),
    }
}
