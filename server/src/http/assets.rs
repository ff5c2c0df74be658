//! What the bundle made, served from memory: a few hundred kilobytes, read once, so that a request opens no
//! file and no path from outside is ever joined to a folder. Names carry the hash of their content, so a
//! browser may keep each file for good; a name that the manifest does not have is not found.
use std::{
    collections::{BTreeMap, HashMap},
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use axum::{
    Router,
    body::Bytes,
    extract,
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY},
    },
    response::{IntoResponse, Response},
    routing::get,
};

const FOR_GOOD: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const FOR_A_DAY: HeaderValue = HeaderValue::from_static("public, max-age=86400");
const NEEDED: [&str; 4] = ["main.css", "client.js", "client.wasm", "favicon.svg"];

/// Why the bundle cannot be served; said to the operator at start.
#[derive(Debug, thiserror::Error)]
pub enum AssetsError {
    #[error("{path} cannot be read ({cause}); `make bundle` makes it")]
    Unreadable { path: PathBuf, cause: std::io::Error },
    #[error("{path} is not a manifest of the bundle ({cause}); `make bundle` makes it again")]
    Manifest { path: PathBuf, cause: serde_json::Error },
    #[error("the bundle has no {name}; `make bundle` makes it")]
    Incomplete { name: &'static str },
}

/// The files of the bundle and their addresses.
pub struct Assets {
    /// Plain names (`main.css`) to hashed ones.
    names: BTreeMap<String, String>,
    files: HashMap<String, File>,
}

struct File {
    kind: HeaderValue,
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
}

impl Assets {
    /// Reads the folder that `bundle` wrote (`target/site`).
    pub fn load(site: &Path) -> Result<Self, AssetsError> {
        let path = site.join("manifest.json");
        let text = read(&path)?;
        let names: BTreeMap<String, String> =
            serde_json::from_slice(&text).map_err(|cause| AssetsError::Manifest { path, cause })?;
        if let Some(name) = NEEDED.into_iter().find(|name| !names.contains_key(*name)) {
            return Err(AssetsError::Incomplete { name });
        }
        let mut files = HashMap::new();
        for name in names.values() {
            files.insert(name.clone(), File::load(site, name)?);
        }
        Ok(Self { names, files })
    }

    /// `main.css` → `/assets/main.0123456789ab.css`. A name the bundle does not have keeps its plain form,
    /// which is not found.
    pub fn address(&self, name: &str) -> String {
        format!("/assets/{}", self.names.get(name).map_or(name, String::as_str))
    }

    /// `/assets/{file}`, and the icon where browsers look for it unasked.
    pub fn router<S: Clone + Send + Sync + 'static>(self: Arc<Self>) -> Router<S> {
        let icon = self.clone();
        let icon = get(move |headers: HeaderMap| async move {
            let name = icon.names.get("favicon.svg").map_or("", String::as_str);
            icon.answer(name, &headers, FOR_A_DAY)
        });
        let file = get(move |extract::Path(name): extract::Path<String>, headers: HeaderMap| async move {
            self.answer(&name, &headers, FOR_GOOD)
        });
        Router::new()
            .route("/assets/{file}", file)
            .route("/favicon.svg", icon.clone())
            .route("/favicon.ico", icon)
    }

    fn answer(&self, name: &str, asked: &HeaderMap, keep: HeaderValue) -> Response {
        let Some(file) = self.files.get(name) else { return StatusCode::NOT_FOUND.into_response() };
        let mut headers = HeaderMap::from_iter([
            (CONTENT_TYPE, file.kind.clone()),
            (CACHE_CONTROL, keep),
            (VARY, HeaderValue::from_static("accept-encoding")),
        ]);
        let packed = [("br", &file.brotli), ("gzip", &file.gzip)];
        let packed = packed.into_iter().find(|(coding, bytes)| bytes.is_some() && accepts(asked, coding));
        if let Some((coding, Some(bytes))) = packed {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static(coding));
            return (headers, bytes.clone()).into_response();
        }
        (headers, file.plain.clone()).into_response()
    }
}

impl File {
    fn load(site: &Path, name: &str) -> Result<Self, AssetsError> {
        let packed = |suffix: &str| fs::read(site.join(format!("{name}.{suffix}"))).ok().map(Bytes::from);
        Ok(Self {
            kind: HeaderValue::from_static(kind(name)),
            plain: read(&site.join(name))?.into(),
            brotli: packed("br"),
            gzip: packed("gz"),
        })
    }
}

fn read(path: &Path) -> Result<Vec<u8>, AssetsError> {
    fs::read(path).map_err(|cause| AssetsError::Unreadable { path: path.into(), cause })
}

fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, kind)| kind) {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

/// Whether the browser takes this coding: named, and not with a weight of nought.
pub(super) fn accepts(asked: &HeaderMap, coding: &str) -> bool {
    asked
        .get_all(ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|offer| {
            let (name, weight) = offer.split_once(';').unwrap_or((offer, "q=1"));
            let weight = weight.trim().strip_prefix("q=").and_then(|q| q.parse::<f32>().ok());
            name.trim().eq_ignore_ascii_case(coding) && weight.is_none_or(|q| q > 0.0)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{body::Body, http::Request};
    use http_body_util::BodyExt as _;
    use tower::ServiceExt as _;

    fn site() -> tempfile::TempDir {
        let site = tempfile::tempdir().unwrap();
        let manifest = r#"{"main.css":"main.1.css","client.js":"client.2.js","client.wasm":"client.3.wasm","favicon.svg":"favicon.4.svg"}"#;
        fs::write(site.path().join("manifest.json"), manifest).unwrap();
        for name in ["main.1.css", "client.2.js", "client.3.wasm", "favicon.4.svg", "secret.txt"] {
            fs::write(site.path().join(name), name).unwrap();
        }
        fs::write(site.path().join("main.1.css.br"), "packed with brotli").unwrap();
        fs::write(site.path().join("main.1.css.gz"), "packed with gzip").unwrap();
        site
    }

    async fn ask(path: &str, codings: &str) -> (StatusCode, HeaderMap, String) {
        let router: Router = Arc::new(Assets::load(site().path()).unwrap()).router();
        let request = Request::get(path).header(ACCEPT_ENCODING, codings).body(Body::empty()).unwrap();
        let (parts, body) = router.oneshot(request).await.unwrap().into_parts();
        let body = String::from_utf8(body.collect().await.unwrap().to_bytes().to_vec()).unwrap();
        (parts.status, parts.headers, body)
    }

    #[tokio::test]
    async fn a_browser_gets_the_smallest_form_it_takes() {
        for (codings, body, coding) in [
            ("gzip, deflate, br, zstd", "packed with brotli", Some("br")),
            ("gzip, br;q=0", "packed with gzip", Some("gzip")),
            ("identity", "main.1.css", None),
        ] {
            let (status, headers, text) = ask("/assets/main.1.css", codings).await;
            assert_eq!((status, text.as_str()), (StatusCode::OK, body));
            assert_eq!(headers.get(CONTENT_ENCODING).map(|c| c.to_str().unwrap()), coding);
            assert_eq!(headers[CONTENT_TYPE], "text/css; charset=utf-8");
            assert_eq!(headers[CACHE_CONTROL], "public, max-age=31536000, immutable");
        }
    }

    #[tokio::test]
    async fn what_the_manifest_does_not_name_is_not_found() {
        for path in
            ["secret.txt", "manifest.json", "main.css", "main.1.css.br", "..%2Fsecret.txt", "%2Fetc%2Fpasswd"]
        {
            assert_eq!(ask(&format!("/assets/{path}"), "br").await.0, StatusCode::NOT_FOUND, "{path}");
        }
    }

    #[tokio::test]
    async fn the_icon_is_where_browsers_look() {
        for path in ["/favicon.ico", "/favicon.svg"] {
            let (status, headers, _) = ask(path, "br").await;
            assert_eq!(
                (status, &headers[CONTENT_TYPE]),
                (StatusCode::OK, &HeaderValue::from_static("image/svg+xml"))
            );
        }
    }

    #[test]
    fn an_address_carries_the_hash() {
        let assets = Assets::load(site().path()).unwrap();
        assert_eq!(assets.address("main.css"), "/assets/main.1.css");
    }

    #[test]
    fn a_missing_bundle_says_how_to_make_it() {
        let empty = tempfile::tempdir().unwrap();
        let fault = Assets::load(empty.path()).err().unwrap().to_string();
        assert!(fault.contains("make bundle"), "{fault}");
    }
}
