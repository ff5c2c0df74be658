//! One request, as handlers meet it: who asks, in which language, from which page; and the three ways to answer: a
//! page, a redirect, a trouble. [`Ask`] is anybody; [`Visit`] is somebody who is signed in, all others are sent to
//! the sign-in page. Handlers are a few lines: parse, call a service, answer.

use std::ops::Deref;

use app::{
    address::{Address, case_of},
    failure::Failure,
    form::{self, Posted, Typed, parse},
    page::{
        Page,
        conflict::{ConflictPage, Missed},
        trouble::{Trouble, TroublePage},
    },
    part::BannerKind,
    port::since::Since,
    render,
    shell::{Frame, Notice, Theme},
    text::Words,
};
use axum::{
    extract::{FromRequestParts, OriginalUri},
    http::{HeaderValue, Method, StatusCode, header, request::Parts},
    response::{Html, IntoResponse as _, Response},
};
use domain::{case::act::Action, language::Language, permit::Denial, person::Actor};
use leptos::prelude::{AnyView, IntoAny as _, view};

use super::{Local, Nonce, RequestId, Session, Shared, SignedIn, endpoint::step_up, frame, theme};
use crate::{service::Services, store::trail::Context};

/// What stands above a page that comes back.
type Above = Box<dyn FnOnce() -> AnyView + Send>;

/// A request of anybody.
#[derive(Clone)]
pub struct Ask {
    /// What the product does.
    pub services: Services,
    /// Everything else a handler can reach.
    pub shared: Shared,
    /// The reader's language.
    pub language: Language,
    /// Who is signed in.
    pub signed_in: Option<SignedIn>,
    /// Path and query without the language.
    pub path: String,
    /// The query alone, as typed.
    pub query: Typed,
    /// The theme of this browser.
    pub theme: Option<Theme>,
    nonce: Nonce,
    request: RequestId,
}

/// A request of somebody who is signed in.
#[derive(Clone)]
pub struct Visit {
    ask: Ask,
    /// Who, with the roles that hold at this moment.
    pub actor: Actor,
}

impl Deref for Visit {
    type Target = Ask;

    fn deref(&self) -> &Ask {
        &self.ask
    }
}

impl FromRequestParts<Shared> for Ask {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, shared: &Shared) -> Result<Self, Response> {
        let Session(signed_in) = Session::from_request_parts(parts, shared).await?;
        let missing = || StatusCode::INTERNAL_SERVER_ERROR.into_response();
        let uri = parts
            .extensions
            .get::<OriginalUri>()
            .map_or_else(|| parts.uri.clone(), |OriginalUri(uri)| uri.clone());
        let whole = uri.path_and_query().map_or("", |whole| whole.as_str());
        let language = parts.extensions.get::<Language>().copied().ok_or_else(missing)?;
        let prefix = format!("/{}", language.code());
        Ok(Self {
            services: shared.services.clone(),
            shared: shared.clone(),
            language,
            signed_in,
            path: whole.strip_prefix(&prefix).unwrap_or(whole).to_owned(),
            query: Typed::parse(uri.query().unwrap_or_default().as_bytes()),
            theme: theme::of(&parts.headers),
            nonce: parts.extensions.get::<Nonce>().cloned().ok_or_else(missing)?,
            request: parts.extensions.get::<RequestId>().copied().ok_or_else(missing)?,
        })
    }
}

impl FromRequestParts<Shared> for Visit {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, shared: &Shared) -> Result<Self, Response> {
        let ask = Ask::from_request_parts(parts, shared).await?;
        match &ask.signed_in {
            Some(signed_in) => Ok(Self { actor: signed_in.actor(), ask }),
            None if parts.method == Method::GET || parts.method == Method::HEAD => Err(ask.go_sign_in()),
            None => Err(StatusCode::UNAUTHORIZED.into_response()),
        }
    }
}

impl Visit {
    /// The way to the page that asks once more who this is, and from there back here; `None` when the last proof still
    /// counts. For pages that lead to what only this person may have done: `if let Some(away) = visit.unproven() { return
    /// away; }`.
    pub fn unproven(&self) -> Option<Response> {
        (!self.is_proven()).then(|| self.go(&Address::StepUp(self.path.clone())))
    }

    /// The same for a form that was sent: the page that asks, with everything that was typed.
    pub async fn unproven_form(&self, typed: &Typed) -> Option<Response> {
        if self.is_proven() {
            return None;
        }
        Some(step_up::ask(self, self.path.clone(), typed.clone()).await)
    }

    /// Whether this person showed within the last ten minutes who they are.
    pub fn is_proven(&self) -> bool {
        let now = self.shared.world.now();
        self.signed_in.as_ref().is_some_and(|signed_in| signed_in.is_proven(now))
    }
}

impl Ask {
    /// The same request as that of somebody who is signed in, if somebody is.
    pub fn visit(&self) -> Option<Visit> {
        let actor = self.signed_in.as_ref()?.actor();
        Some(Visit { actor, ask: self.clone() })
    }

    /// The words of the reader's language.
    pub const fn words(&self) -> Words {
        Words::of(self.language)
    }

    /// The page, or the trouble that kept it.
    pub async fn answer<P: Page>(&self, page: Result<P, impl Into<Failure>>) -> Response {
        match page {
            Ok(page) => self.page(page).await,
            Err(failure) => self.trouble(failure.into()).await,
        }
    }

    /// A page. `?done=act` says at its top what was just done.
    pub async fn page<P: Page>(&self, page: P) -> Response {
        let done = self.query.first("done").and_then(app::done::said);
        let notice = done.map(|key| Notice { kind: BannerKind::Success, text: self.words().say(key) });
        self.render(page, StatusCode::OK, notice, None).await
    }

    /// See other, in another language, and say there what was done.
    pub fn done_in(&self, language: Language, address: &Address, done: &str) -> Response {
        Self::see(&format!("{}?done={done}", address.to(language)))
    }

    /// See other, without a word.
    pub fn go(&self, address: &Address) -> Response {
        Self::see(&address.to(self.language))
    }

    /// See other, at a place of the page.
    pub fn go_to(&self, address: &Address, place: Option<String>) -> Response {
        let address = address.to(self.language);
        Self::see(&place.map_or_else(|| address.clone(), |place| format!("{address}#{place}")))
    }

    /// See other: a place of this product that the browser named.
    pub fn go_local(&self, local: &Local) -> Response {
        Self::see(&self.words().to(local.as_str()))
    }

    /// To the sign-in page, and from there on to where this request wanted to go.
    pub fn go_sign_in(&self) -> Response {
        let sign_in = Address::SignIn.to(self.language);
        if self.path == Address::Start.path() {
            return Self::see(&sign_in);
        }
        let next = form_urlencoded::Serializer::new(String::new()).append_pair("next", &self.path).finish();
        Self::see(&format!("{sign_in}?{next}"))
    }

    /// See other, and say there what was done.
    pub fn done(&self, address: &Address, action: Action) -> Response {
        Self::see(&format!("{}?done={}", address.to(self.language), action.code()))
    }

    /// See other, and say there that it was done already.
    pub fn repeated(&self, address: &Address) -> Response {
        Self::see(&format!("{}?done={}", address.to(self.language), app::done::REPEAT))
    }

    /// See other, and say there that it is kept.
    pub fn saved(&self, address: &Address) -> Response {
        Self::see(&format!("{}?done={}", address.to(self.language), app::done::SAVED))
    }

    fn see(location: &str) -> Response {
        (StatusCode::SEE_OTHER, [(header::LOCATION, location.to_owned())]).into_response()
    }

    /// The page of a trouble, with the number of this request.
    pub async fn trouble(&self, failure: Failure) -> Response {
        if let Failure::Forbidden(key) = &failure {
            Context::refused(key);
        }
        let trouble = Trouble::from(&failure);
        let status = StatusCode::from_u16(failure.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let (because, reference) = (failure.because(), self.request.0.to_string());
        let frame = self.frame(trouble.title(self.words())).await;
        let html = render::page(frame, move || {
            view! { <TroublePage trouble=trouble reference=reference because=because/> }.into_any()
        });
        let mut response = (status, Html(html)).into_response();
        if status == StatusCode::SERVICE_UNAVAILABLE {
            // A moment helps against a crowd; room on a disk has to be made by somebody.
            let seconds = if trouble == Trouble::Full { "60" } else { "2" };
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static(seconds));
        }
        response
    }

    /// A page that says no.
    pub async fn refuse<P: Page>(&self, page: P, status: u16) -> Response {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        self.render(page, status, None, None).await
    }

    /// A form that was refused: the same page with everything that was typed, and with what others changed since the
    /// version that it was made from. `again` makes it from that. What cannot be shown on the page of the form becomes a
    /// page of its own.
    pub async fn refused<P: Page, E: Into<Failure>>(
        &self,
        failure: impl Into<Failure>,
        typed: Typed,
        again: impl AsyncFnOnce(Posted) -> Result<P, E>,
    ) -> Response {
        let failure = failure.into();
        // A form that comes back carries the version of today, so an older one must be told now or never.
        if let Some(since) = self.missed(&failure, &typed).await {
            return self.conflict(since, failure, typed, again).await;
        }
        let status = StatusCode::from_u16(failure.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let (faults, notice) = match &failure {
            Failure::Invalid(faults) => (faults.clone(), None),
            Failure::Conflict => (Vec::new(), Some((BannerKind::Conflict, form::CONFLICT))),
            Failure::Refused(key) => (Vec::new(), Some((BannerKind::Warn, *key))),
            _ => return self.trouble(failure).await,
        };
        let notice = notice.map(|(kind, key)| Notice { kind, text: self.words().say(key) });
        let posted = Posted { stale: failure == Failure::Conflict, ..Posted::refused(typed, faults) };
        match again(posted).await {
            Ok(page) => self.render(page, status, notice, None).await,
            Err(other) => self.trouble(other.into()).await,
        }
    }

    /// What happened to the case of this address since the version in the form. Whoever could decide a moment ago was
    /// not denied either: somebody was quicker.
    async fn missed(&self, failure: &Failure, typed: &Typed) -> Option<Since> {
        let not_the_decider = app::refusal::denial(Denial::NotTheDecider);
        let told = match failure {
            Failure::Conflict | Failure::Invalid(_) | Failure::Refused(_) => true,
            Failure::Forbidden(key) => *key == not_the_decider,
            _ => false,
        };
        let (number, seen) = (case_of(&self.path)?, parse::version(typed).ok()?);
        let actor = self.signed_in.as_ref().filter(|_| told)?.actor();
        match self.services.since(&actor, number, seen).await {
            Ok(since) => since,
            Err(trouble) => {
                tracing::warn!(error = &trouble as &dyn std::error::Error, "what changed cannot be told");
                None
            }
        }
    }

    async fn conflict<P: Page, E: Into<Failure>>(
        &self,
        since: Since,
        failure: Failure,
        typed: Typed,
        again: impl AsyncFnOnce(Posted) -> Result<P, E>,
    ) -> Response {
        let faults = if let Failure::Invalid(faults) = failure { faults } else { Vec::new() };
        let posted = Posted { stale: true, ..Posted::refused(since.merged(&typed), faults) };
        match again(posted).await {
            Ok(page) => {
                let notice = Notice { kind: BannerKind::Conflict, text: self.words().say(form::CONFLICT) };
                let path = self.path.clone();
                let missed = move || view! { <Missed since=since typed=typed path=path/> }.into_any();
                self.render(page, StatusCode::CONFLICT, Some(notice), Some(Box::new(missed))).await
            }
            Err(_) => self.refuse(ConflictPage { since, typed }, Failure::Conflict.status()).await,
        }
    }

    async fn render<P: Page>(
        &self,
        page: P,
        status: StatusCode,
        notice: Option<Notice>,
        above: Option<Above>,
    ) -> Response {
        let keyboard = match &self.signed_in {
            Some(signed_in) if page.has_keys() => self.services.keyboard(signed_in.person().id).await.ok(),
            _ => None,
        };
        let frame = Frame {
            faults: page.has_faults(),
            islands: page.has_islands(),
            keyboard,
            notice,
            width: P::WIDTH,
            font: P::FONT,
            ..self.frame(page.title(self.words())).await
        };
        let content = move || (above.map(|above| above()), page.view()).into_any();
        (status, Html(render::page(frame, content))).into_response()
    }

    async fn frame(&self, title: String) -> Frame {
        // Keys hold for one person only, so the number of the request is secret enough.
        frame::of(self, title, self.nonce.as_str(), self.request.0.simple().to_string()).await
    }
}
