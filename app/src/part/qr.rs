//! A code for cameras, as one path with a quiet zone around, in black on white whatever the theme: a camera needs that. The
//! same text stands beside it, because a phone cannot photograph itself.

use std::fmt::Write as _;

use leptos::prelude::*;
use qrcode::{EcLevel, QrCode};

/// Modules around the code.
const QUIET: usize = 4;

/// The picture; nothing where the text is too long for one.
#[component]
pub fn Qr(#[prop(into)] text: String, #[prop(into)] label: String) -> impl IntoView {
    drawn(&text).map(|(width, path)| {
        let (size, view) = (width.to_string(), format!("0 0 {width} {width}"));
        view! {
            <svg class="qr" role="img" aria-label=label viewBox=view width="240" height="240">
                <rect width=size.clone() height=size fill="#fff"/>
                <path d=path fill="#000"/>
            </svg>
        }
    })
}

fn drawn(text: &str) -> Option<(usize, String)> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (place, color) in code.to_colors().into_iter().enumerate() {
        if color == qrcode::Color::Dark {
            let (x, y) = (place % width + QUIET, place / width + QUIET);
            _ = write!(path, "M{x},{y}h1v1h-1z");
        }
    }
    Some((width + 2 * QUIET, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_three_corners_and_a_quiet_zone() {
        let (width, path) =
            drawn("otpauth://totp/Concord:ada@berg.example?secret=GEZDGNBVGY3TQOJQ").expect("a code");
        for (x, y) in [(QUIET, QUIET), (width - QUIET - 7, QUIET), (QUIET, width - QUIET - 7)] {
            for step in 0..7 {
                assert!(path.contains(&format!("M{},{y}h", x + step)), "the corner at {x} {y}");
            }
        }
        assert!(!path.contains("M3,") && !path.contains(&format!("M{},", width - QUIET)));
        assert_eq!(drawn(&"x".repeat(5000)), None);
    }
}
