//! What people and attackers upload: the table of W5. Every row is a file and what becomes of it.

mod corpus;

use corpus::{chunk, document, exif, hostile, jpeg, pdf, photograph, picture, png, segment};
use evidence::{Kind, accept, attachment};
use proptest::prelude::*;

#[test]
fn the_three_kinds_are_taken_as_what_they_are() {
    for (name, declared, bytes, kind) in [
        ("AVV.pdf", "application/pdf", pdf(), Kind::Pdf),
        ("AVV.PDF", "", pdf(), Kind::Pdf),
        ("screen.png", "image/png", png(), Kind::Png),
        ("photo.jpeg", "image/jpeg", jpeg(), Kind::Jpeg),
        ("photo.JPG", "image/jpeg; charset=binary", jpeg(), Kind::Jpeg),
        ("photo.jpg", "application/octet-stream", jpeg(), Kind::Jpeg),
    ] {
        let document = accept(name, declared, &bytes).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        assert_eq!(document.kind, kind, "{name}");
        assert!(document.name.ends_with(kind.extension()), "{}", document.name);
    }
}

#[test]
fn what_is_taken_twice_is_stored_once() {
    let bytes = photograph(&[segment(0xE1, &exif(6)), segment(0xFE, b"a comment")]);
    let once = accept("a.jpg", "", &bytes).unwrap();
    let again = accept("b.jpg", "", &once.bytes).unwrap();
    assert_eq!((once.hash, &once.bytes), (again.hash, &again.bytes));
}

#[test]
fn everything_else_is_refused_with_the_reason() {
    let cases = hostile();
    assert!(cases.len() >= 40);
    for (name, declared, bytes, fault) in cases {
        assert_eq!(accept(name, declared, &bytes).map(|taken| taken.name), Err(fault), "{name:?} {declared}");
    }
}

#[test]
fn a_name_is_for_people_and_never_a_path() {
    for (name, stored) in [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\fakepath\\Vertrag.pdf", "Vertrag.pdf"),
        ("Rechnung\u{202e}fdp.exe.pdf", "Rechnungfdp.exe.pdf"),
        ("zero\u{200b}width.pdf", "zerowidth.pdf"),
        ("bell\u{7}.pdf", "bell.pdf"),
        ("line\r\nbreak.pdf", "linebreak.pdf"),
        (" .hidden.pdf ", "hidden.pdf"),
        ("Übersicht Größe.pdf", "Übersicht Größe.pdf"),
        ("con.pdf", "_con.pdf"),
        ("LPT1.pdf", "_LPT1.pdf"),
        ("a.pdf.", "a.pdf"),
        ("quote\"<b>.pdf", "quoteb.pdf"),
    ] {
        assert_eq!(accept(name, "", &pdf()).unwrap().name, stored, "{name:?}");
    }
    let long = format!("{}.pdf", "ä".repeat(500));
    assert_eq!(accept(&long, "", &pdf()).unwrap().name.chars().count(), 84);
}

#[test]
fn where_and_with_what_a_photograph_was_taken_is_not_kept_but_its_orientation_is() {
    let bytes = photograph(&[
        segment(0xE1, &exif(6)),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Mia Berger</x:xmpmeta>"),
        segment(0xED, b"Photoshop 3.0\0secret"),
        segment(0xFE, b"a comment"),
    ]);
    let stored = accept("a.jpg", "", &bytes).unwrap().bytes;
    for word in [&b"GPS"[..], b"Mia", b"secret", b"comment", b"xmpmeta"] {
        assert!(!stored.windows(word.len()).any(|part| part == word));
    }
    let kept = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6];
    assert!(stored.windows(kept.len()).any(|part| part == kept));
    let upright = accept("a.jpg", "", &photograph(&[segment(0xE1, &exif(1))])).unwrap().bytes;
    assert!(!upright.windows(4).any(|part| part == b"Exif"));
    let bytes = picture(
        1,
        1,
        &[chunk(*b"tEXt", b"Author\0Mia"), chunk(*b"eXIf", &exif(6)[6..]), chunk(*b"gAMA", &[0; 4])],
    );
    let stored = accept("a.png", "", &bytes).unwrap().bytes;
    assert_eq!(stored, picture(1, 1, &[chunk(*b"gAMA", &[0; 4])]));
}

#[test]
fn compressed_data_may_look_like_anything() {
    let bytes = document("").into_iter().collect::<Vec<_>>();
    let with =
        [&b"%PDF-1.7\n1 0 obj << /Length 9 >>\nstream\n/JS /Launch\nendstream\nendobj\n"[..], &bytes[9..]]
            .concat();
    assert!(accept("a.pdf", "", &with).is_ok());
}

#[test]
fn a_download_is_an_attachment_whatever_it_is_called() {
    assert_eq!(attachment("a.pdf"), "attachment; filename=\"a.pdf\"; filename*=UTF-8''a.pdf");
    assert_eq!(
        attachment("Größe \"1\".pdf"),
        "attachment; filename=\"Gr__e _1_.pdf\"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%221%22.pdf"
    );
    assert!(!attachment("a\r\nSet-Cookie: x.pdf").contains(['\r', '\n']));
}

proptest! {
    #[test]
    fn no_bytes_break_anything(head in 0_usize..4, mut bytes in proptest::collection::vec(any::<u8>(), 0..400), name in ".{0,40}") {
        let start: &[u8] = [&b"%PDF-1.7"[..], b"\x89PNG\r\n\x1a\n", &[0xFF, 0xD8, 0xFF, 0xE1], b""][head];
        bytes.splice(0..0, start.iter().copied());
        for ending in ["pdf", "png", "jpg", ""] {
            if let Ok(taken) = accept(&format!("{name}.{ending}"), "", &bytes) {
                prop_assert!(!taken.name.contains(['/', '\\', '\0', '\n', '\r']));
                prop_assert!(attachment(&taken.name).is_ascii());
            }
        }
    }

    #[test]
    fn a_changed_byte_of_a_picture_is_refused_or_still_clean(at in 0_usize..200, bit in 0_u32..8) {
        for (name, bytes) in [("a.png", png()), ("a.jpg", jpeg())] {
            let mut bytes = bytes;
            let at = at % bytes.len();
            bytes[at] ^= 1 << bit;
            if let Ok(taken) = accept(name, "", &bytes) {
                prop_assert!(accept(name, "", &taken.bytes).is_ok());
            }
        }
    }
}
