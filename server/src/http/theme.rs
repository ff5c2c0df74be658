//! The cookie of the theme. It says nothing about anybody, so it is no secret and lives for a year; whatever else stands in
//! it is as good as none.

use app::shell::Theme;
use axum::http::{HeaderMap, HeaderValue, header};

const NAME: &str = "theme";

/// The theme that this browser chose, if any.
pub fn of(headers: &HeaderMap) -> Option<Theme> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    lines
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(name, value)| (name == NAME).then(|| Theme::from_code(value)))
        .flatten()
}

/// The value of `Set-Cookie` that keeps the choice; none takes it away.
pub fn keep(theme: Option<Theme>) -> HeaderValue {
    let (value, age) = theme.map_or(("", "0"), |theme| (theme.code(), "31536000"));
    HeaderValue::try_from(format!("{NAME}={value}; HttpOnly; SameSite=Lax; Path=/; Max-Age={age}"))
        .unwrap_or(HeaderValue::from_static(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_keeps_its_theme_and_nothing_else_is_believed() {
        for (cookie, expected) in [
            ("theme=dark", Some(Theme::Dark)),
            ("session=abc; theme=light", Some(Theme::Light)),
            ("theme=\"><script>", None),
            ("theme=", None),
            ("other=dark", None),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::COOKIE, cookie.parse().expect("a header"));
            assert_eq!(of(&headers), expected, "{cookie}");
        }
        for theme in [None, Some(Theme::Light), Some(Theme::Dark)] {
            let mut headers = HeaderMap::new();
            headers.insert(header::COOKIE, keep(theme));
            assert_eq!(of(&headers), theme);
        }
    }
}
