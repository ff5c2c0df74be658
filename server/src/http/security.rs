//! The headers that every response carries, refusals and files included. The policy for scripts is strict: only
//! those that carry this page's nonce, and what they load; no style and no image from elsewhere, no frame at all.
//! A handler may set its own `Cache-Control` (files with hashed names) and its own policy (downloads).

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

use super::{Nonce, Shared, report};

const REPORTS: HeaderName = HeaderName::from_static("reporting-endpoints");
const OPENER: HeaderName = HeaderName::from_static("cross-origin-opener-policy");
const RESOURCE: HeaderName = HeaderName::from_static("cross-origin-resource-policy");
const PERMISSIONS: HeaderName = HeaderName::from_static("permissions-policy");

const DENIED: &str = "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), \
    encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), magnetometer=(), \
    microphone=(), midi=(), payment=(), picture-in-picture=(), screen-wake-lock=(), serial=(), usb=(), \
    xr-spatial-tracking=()";

const NO_SCRIPT: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'; report-to csp";

const NO_PAGE: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The layer.
pub async fn headers(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    let nonce = request.extensions().get::<Nonce>().cloned();
    let mut response = next.run(request).await;
    finish(&shared, response.headers_mut(), nonce.as_ref());
    response
}

/// What every response carries; without a nonce a page may run no script.
pub fn finish(shared: &Shared, headers: &mut HeaderMap, nonce: Option<&Nonce>) {
    set(headers, nonce, shared.origin.is_secure());
    if shared.stopping.has_begun() {
        // Nobody shall send the next request into a connection that is about to end.
        headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
}

fn set(headers: &mut HeaderMap, nonce: Option<&Nonce>, secure: bool) {
    let page =
        headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let policy = match nonce {
        Some(nonce) if page => {
            HeaderValue::try_from(policy(nonce)).unwrap_or(HeaderValue::from_static(NO_PAGE))
        }
        None if page => HeaderValue::from_static(NO_SCRIPT),
        _ => HeaderValue::from_static(NO_PAGE),
    };
    if page {
        headers.insert(REPORTS, report::ENDPOINT);
    }
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(policy);
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert(OPENER, HeaderValue::from_static("same-origin"));
    headers.insert(RESOURCE, HeaderValue::from_static("same-origin"));
    headers.insert(PERMISSIONS, HeaderValue::from_static(DENIED));
    if secure {
        let two_years = HeaderValue::from_static("max-age=63072000; includeSubDomains");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, two_years);
    }
}

fn policy(nonce: &Nonce) -> String {
    format!(
        "default-src 'none'; script-src 'nonce-{}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
         frame-ancestors 'none'; object-src 'none'; report-to csp",
        nonce.as_str()
    )
}
