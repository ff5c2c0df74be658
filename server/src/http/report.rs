//! What browsers say about pages that broke the rules for scripts. Anybody can send anything here, so little is believed and
//! less is written down: which rule it was and from where something should have come, never an address of ours (it may hold a
//! token) and never a sample. So many lines a minute, then none.

use std::sync::{
    Arc,
    atomic::{AtomicI64, AtomicU32, Ordering},
};

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    routing::post,
};
use domain::time::MINUTE;
use serde_json::Value;

use super::Shared;

/// Where they are sent.
pub const ADDRESS: &str = "/csp-report";
/// How pages name that.
pub(super) const ENDPOINT: HeaderValue = HeaderValue::from_static("csp=\"/csp-report\"");
/// Lines in the log in one minute.
pub const LINES: u32 = 10;
/// Reports that are read of one request.
const READ: usize = 20;

/// How many lines this minute had.
#[derive(Clone, Debug, Default)]
struct Lines(Arc<(AtomicI64, AtomicU32)>);

impl Lines {
    fn one_more(&self, minute: i64) -> bool {
        let (last, lines) = &*self.0;
        if last.swap(minute, Ordering::SeqCst) != minute {
            lines.store(0, Ordering::SeqCst);
        }
        lines.fetch_add(1, Ordering::SeqCst) < LINES
    }
}

/// Takes reports, and says nothing.
pub fn routes() -> Router<Shared> {
    let lines = Lines::default();
    let take = move |State(shared): State<Shared>, headers: HeaderMap, body: Bytes| async move {
        let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if !kind.starts_with("application/reports+json") {
            return StatusCode::UNSUPPORTED_MEDIA_TYPE;
        }
        let Ok(Value::Array(reports)) = serde_json::from_slice(&body) else { return StatusCode::BAD_REQUEST };
        let minute = shared.world.now().0 / MINUTE;
        for (rule, source) in reports.iter().take(READ).filter_map(broken) {
            if lines.one_more(minute) {
                tracing::warn!(rule, source, "a page broke the rules for scripts");
            }
        }
        StatusCode::NO_CONTENT
    };
    Router::new().route(ADDRESS, post(take))
}

/// The rule, and the scheme and host of what it kept out.
fn broken(report: &Value) -> Option<(String, String)> {
    let body = (report.get("type")?.as_str()? == "csp-violation").then(|| report.get("body")).flatten()?;
    let rule = body.get("effectiveDirective")?.as_str()?;
    let known = rule.len() <= 40 && rule.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    let blocked = body.get("blockedURL").and_then(Value::as_str).unwrap_or_default();
    let source = if ["inline", "eval", "wasm-eval"].contains(&blocked) {
        blocked.to_owned()
    } else {
        let uri = blocked.parse::<Uri>().ok();
        let parts = uri.as_ref().and_then(|uri| Some((uri.scheme_str()?, uri.host()?)));
        parts.map_or_else(|| "-".to_owned(), |(scheme, host)| format!("{scheme}://{host}"))
    };
    known.then(|| (rule.to_owned(), source))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{LINES, Lines, broken};

    fn report(rule: &str, blocked: &str) -> serde_json::Value {
        let body = json!({ "effectiveDirective": rule, "blockedURL": blocked,
            "documentURL": "https://concord.example/de/link/secret", "sample": "alert(1)" });
        json!({ "type": "csp-violation", "body": body })
    }

    #[test]
    fn a_line_says_which_rule_and_from_where_and_no_more() {
        let line = |rule, blocked| broken(&report(rule, blocked));
        let said = |rule: &str, source: &str| Some((rule.to_owned(), source.to_owned()));
        assert_eq!(line("script-src-elem", "inline"), said("script-src-elem", "inline"));
        assert_eq!(
            line("img-src", "https://evil.example/a?token=secret"),
            said("img-src", "https://evil.example")
        );
        assert_eq!(line("img-src", "a\nb"), said("img-src", "-"));
        assert_eq!(line("img-src\n{\"level\":\"ERROR\"}", "inline"), None);
        assert_eq!(broken(&json!({ "type": "deprecation", "body": {} })), None);
        assert_eq!(broken(&json!(7)), None);
    }

    #[test]
    fn a_minute_has_so_many_lines() {
        let lines = Lines::default();
        let said = (0..100).filter(|_| lines.one_more(1)).count();
        assert_eq!(said, usize::try_from(LINES).expect("small"));
        assert!(lines.one_more(2));
    }
}
