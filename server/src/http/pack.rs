//! Pages are packed on their way out: the brief must be there within two seconds on a slow phone. Only whole pages are, never
//! a stream and never a file. How long a packed page is could tell what stands in it to somebody who listens and can put
//! words of their own beside a secret (BREACH), so each page also carries a field of random length that browsers skip.

use std::io::Write as _;

use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{
        HeaderMap, HeaderValue,
        header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, VARY},
    },
    middleware::Next,
    response::Response,
};
use flate2::{Compression, GzBuilder};

use super::{Shared, assets::accepts};

/// A shorter page is not worth the work.
const SHORTEST: usize = 1_000;
/// How much of the time for an answer packing may take: more than 4 gains little.
const EFFORT: u32 = 4;

/// The layer.
pub async fn pages(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    let wanted = accepts(request.headers(), "gzip");
    let response = next.run(request).await;
    if !is_page(response.headers()) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    parts.headers.append(VARY, HeaderValue::from_static("accept-encoding"));
    // A page is one string in memory; only a broken body fails here.
    let Ok(whole) = to_bytes(body, usize::MAX).await else {
        return Response::from_parts(parts, Body::empty());
    };
    let packed = if wanted && whole.len() >= SHORTEST { packed(&whole, shared.world.bytes()) } else { None };
    let Some(packed) = packed else { return Response::from_parts(parts, Body::from(whole)) };
    parts.headers.remove(CONTENT_LENGTH);
    parts.headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    Response::from_parts(parts, Body::from(packed))
}

fn is_page(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.starts_with("text/html") && !headers.contains_key(CONTENT_ENCODING)
}

/// As gzip, with a field of up to 255 bytes of no meaning.
fn packed(page: &[u8], [length]: [u8; 1]) -> Option<Vec<u8>> {
    let nothing = vec![0; usize::from(length)];
    let packed = Vec::with_capacity(page.len() / 3);
    let mut gzip = GzBuilder::new().extra(nothing).write(packed, Compression::new(EFFORT));
    gzip.write_all(page).ok()?;
    gzip.finish().ok()
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn a_page_comes_out_as_it_went_in_and_its_length_says_little() {
        let page = "<p>Darf der Bereich das nutzen?</p>".repeat(100).into_bytes();
        let mut lengths = std::collections::BTreeSet::new();
        for length in [0, 1, 77, 255] {
            let packed = packed(&page, [length]).expect("packed");
            let mut read = Vec::new();
            flate2::read::GzDecoder::new(packed.as_slice()).read_to_end(&mut read).expect("gzip");
            assert_eq!(read, page);
            lengths.insert(packed.len());
        }
        assert_eq!(lengths.len(), 4);
    }

    #[test]
    fn files_and_streams_are_left_alone() {
        for (kind, expected) in
            [("text/html; charset=utf-8", true), ("text/event-stream", false), ("application/pdf", false)]
        {
            let mut headers = HeaderMap::new();
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
            assert_eq!(is_page(&headers), expected, "{kind}");
        }
    }
}
