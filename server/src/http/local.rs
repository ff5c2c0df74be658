//! A place of this product that a browser names: where to go after signing in, where the demo's switch came from. It
//! is sent back as a redirect, so it must not be able to lead anywhere else: one `/` at the start, ASCII without
//! spaces and control characters, no `\` (browsers read it as `/`), and never another host (`//`).

use app::address::pattern;

/// Longest path that is kept; a longer one is nobody's bookmark.
const LONGEST: usize = 2000;

/// A path of this product without its language, perhaps with a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Local(String);

impl Default for Local {
    /// The front page.
    fn default() -> Self {
        Self(pattern::START.to_owned())
    }
}

impl Local {
    /// The path, if it stays here.
    pub fn parse(raw: &str) -> Option<Self> {
        let stays = raw.starts_with('/')
            && !raw.starts_with("//")
            && raw.len() <= LONGEST
            && raw.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
        stays.then(|| Self(raw.to_owned()))
    }

    /// The path.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path without its query.
    pub fn path(&self) -> &str {
        self.0.split(['?', '#']).next().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Local;

    #[test]
    fn a_path_of_this_product_is_kept_as_it_is() {
        for path in ["/", "/start", "/cases/42?tab=offers", "/search?q=a%20b", "/cases/42#offer"] {
            assert_eq!(Local::parse(path).expect(path).as_str(), path);
        }
        assert_eq!(Local::parse("/cases/42?tab=offers").expect("a path").path(), "/cases/42");
    }

    /// W8 of security.md: forms in which others have been led astray. Those that are a path here stay one.
    #[test]
    fn of_forty_forms_none_leaves_the_origin() {
        let here = "https://concord.example";
        let forms = [
            "//evil.example",
            "///evil.example",
            "////evil.example",
            "/\\evil.example",
            "\\/evil.example",
            "\\\\evil.example",
            "/\\/evil.example",
            "//\\evil.example",
            "/\t/evil.example",
            "\t//evil.example",
            "/\n/evil.example",
            "/\r/evil.example",
            "\u{0}//evil.example",
            " //evil.example",
            "/ /evil.example",
            "https:evil.example",
            "https:/evil.example",
            "https://evil.example",
            "HTTPS://evil.example",
            "http:evil.example",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "blob:x",
            "mailto:x@evil.example",
            "%2f%2fevil.example",
            "/%2f%2fevil.example",
            "/%5cevil.example",
            "/%09/evil.example",
            "/start%0d%0aLocation:%20//evil.example",
            "/start\r\nLocation: //evil.example",
            "/start\r\n\r\n<script>",
            "evil.example",
            ".evil.example",
            "@evil.example",
            "/@evil.example",
            "/.evil.example",
            "/..//evil.example",
            "/;//evil.example",
            "?//evil.example",
            "#//evil.example",
            "/\u{2028}/evil.example",
            "\u{ff0f}\u{ff0f}evil.example",
            "/\u{feff}/evil.example",
            "//evil.example:443/%2e%2e",
            "//concord.example@evil.example",
            "///",
            "//",
        ];
        assert!(forms.len() >= 40, "{}", forms.len());
        for form in forms {
            let Some(kept) = Local::parse(form) else { continue };
            // What is kept is put behind a language, as every redirect does; what a browser makes of it is read by a parser of URLs.
            let address = format!("{here}/de{}", kept.as_str());
            let uri: axum::http::Uri = address.parse().expect("an address");
            assert_eq!((uri.scheme_str(), uri.host()), (Some("https"), Some("concord.example")), "{form:?}");
            assert!(kept.as_str().bytes().all(|byte| byte.is_ascii_graphic()), "{form:?}");
            let (first, second) = (kept.as_str().as_bytes()[0], kept.as_str().as_bytes().get(1));
            assert!(first == b'/' && second != Some(&b'/') && second != Some(&b'\\'), "{form:?}");
        }
    }

    #[test]
    fn nothing_leads_elsewhere() {
        let long = format!("/{}", "x".repeat(2000));
        for path in [
            "",
            "start",
            "//evil.example",
            "/\\evil.example",
            "\\/evil.example",
            "https://evil.example",
            "/start\r\nSet-Cookie: a=b",
            "/a b",
            "/\t/evil.example",
            "/\u{0}",
            "/ä",
            "/cases\\42",
            &long,
        ] {
            assert_eq!(Local::parse(path), None, "{path:?}");
        }
    }
}
