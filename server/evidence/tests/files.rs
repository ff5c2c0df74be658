//! What people and attackers upload: the table of W5. Every row is a file and what becomes of it.

use evidence::{Fault, Kind, LARGEST, accept, attachment};
use proptest::prelude::*;

fn chunk(name: [u8; 4], body: &[u8]) -> Vec<u8> {
    let mut check = crc32fast::Hasher::new();
    check.update(&name);
    check.update(body);
    let length = u32::try_from(body.len()).unwrap();
    [&length.to_be_bytes()[..], &name, body, &check.finalize().to_be_bytes()].concat()
}

fn picture(width: u32, height: u32, more: &[Vec<u8>]) -> Vec<u8> {
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 0, 0, 0, 0]].concat();
    let pixels = [0x78, 0x9c, 0x63, 0x60, 0x00, 0x00, 0x00, 0x02, 0x00, 0x01];
    [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(*b"IHDR", &header),
        more.concat(),
        chunk(*b"IDAT", &pixels),
        chunk(*b"IEND", &[]),
    ]
    .concat()
}

fn png() -> Vec<u8> {
    picture(1, 1, &[])
}

fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).unwrap();
    [&[0xFF, marker][..], &length.to_be_bytes(), body].concat()
}

fn photograph(more: &[Vec<u8>]) -> Vec<u8> {
    [
        vec![0xFF, 0xD8],
        segment(0xE0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0"),
        more.concat(),
        segment(0xDB, &[0; 65]),
        segment(0xC0, &[8, 0, 4, 0, 4, 1, 1, 0x11, 0]),
        segment(0xC4, &[0; 20]),
        segment(0xDA, &[1, 1, 0, 0, 63, 0]),
        vec![0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56],
        vec![0xFF, 0xD9],
    ]
    .concat()
}

fn jpeg() -> Vec<u8> {
    photograph(&[])
}

fn document(body: &str) -> Vec<u8> {
    format!("%PDF-1.7\n1 0 obj\n<< /Type /Catalog {body} >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n")
        .into_bytes()
}

fn pdf() -> Vec<u8> {
    document("")
}

fn exif(orientation: u16) -> Vec<u8> {
    let value = orientation.to_le_bytes();
    [
        &b"Exif\0\0II\x2A\0\x08\0\0\0\x02\0"[..],
        &[0x12, 0x01, 3, 0, 1, 0, 0, 0, value[0], value[1], 0, 0],
        b"\x25\x88\x04\0\x01\0\0\0\0\0\0\0\0\0\0\0GPS 52.5 13.4",
    ]
    .concat()
}

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
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>".to_vec();
    let html = b"<!doctype html><script>alert(1)</script>".to_vec();
    let zip = b"PK\x03\x04 and so on PK\x05\x06 0123456789abcdef01".to_vec();
    let with = |bytes: Vec<u8>, more: &[u8]| [&bytes[..], more].concat();
    let mut broken = png();
    broken[40] ^= 1;
    let cut = |bytes: Vec<u8>| bytes[..bytes.len() - 3].to_vec();
    let cases: Vec<(&str, &str, Vec<u8>, Fault)> = vec![
        ("a.svg", "image/svg+xml", svg.clone(), Fault::Kind),
        ("a.png", "image/png", svg.clone(), Fault::Mismatch),
        ("a.pdf", "application/pdf", svg, Fault::Mismatch),
        ("a.html", "text/html", html.clone(), Fault::Kind),
        ("a.pdf", "application/pdf", html.clone(), Fault::Mismatch),
        ("a.jpg", "image/jpeg", html, Fault::Mismatch),
        ("a.zip", "application/zip", zip.clone(), Fault::Kind),
        ("a.pdf", "application/pdf", zip.clone(), Fault::Mismatch),
        ("a.docx", "", zip.clone(), Fault::Kind),
        ("a.pdf", "application/pdf", Vec::new(), Fault::Empty),
        ("a.pdf", "application/pdf", with(pdf(), &vec![b' '; LARGEST]), Fault::TooLarge),
        ("a.png", "image/jpeg", png(), Fault::Mismatch),
        ("a.png", "text/html", png(), Fault::Mismatch),
        ("a.jpg", "image/jpeg", png(), Fault::Mismatch),
        ("a.pdf", "application/pdf", png(), Fault::Mismatch),
        ("a.pdf.exe", "application/pdf", pdf(), Fault::Kind),
        ("a.pdf\0.png", "application/pdf", pdf(), Fault::Name),
        ("a\0.pdf", "application/pdf", pdf(), Fault::Name),
        ("pdf", "application/pdf", pdf(), Fault::Kind),
        (".pdf", "application/pdf", pdf(), Fault::Name),
        ("../../", "application/pdf", pdf(), Fault::Kind),
        ("", "application/pdf", pdf(), Fault::Kind),
        ("a.gif", "image/gif", b"GIF89a".to_vec(), Fault::Kind),
        ("a.png", "image/png", with(png(), &zip), Fault::Hidden),
        ("a.jpg", "image/jpeg", with(jpeg(), &zip), Fault::Hidden),
        ("a.pdf", "application/pdf", with(pdf(), &zip), Fault::Hidden),
        ("a.pdf", "application/pdf", with(zip, &pdf()), Fault::Mismatch),
        ("a.pdf", "application/pdf", document("<script>alert(1)</script>"), Fault::Hidden),
        (
            "a.pdf",
            "application/pdf",
            document("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"),
            Fault::Active,
        ),
        ("a.pdf", "application/pdf", document("/S /J#61vaScript"), Fault::Active),
        ("a.pdf", "application/pdf", document("/S /Launch /F (cmd.exe)"), Fault::Active),
        ("a.pdf", "application/pdf", document("/Names << /EmbeddedFiles 3 0 R >>"), Fault::Active),
        ("a.pdf", "application/pdf", b"%PDF-1.7\nno end".to_vec(), Fault::Damaged),
        ("a.pdf", "application/pdf", b"%PDF-9.9\n%%EOF".to_vec(), Fault::Damaged),
        ("a.png", "image/png", broken, Fault::Damaged),
        ("a.png", "image/png", cut(png()), Fault::Damaged),
        ("a.jpg", "image/jpeg", cut(jpeg()), Fault::Damaged),
        ("a.png", "image/png", picture(100_000, 100_000, &[]), Fault::Pixels),
        ("a.png", "image/png", picture(0, 5, &[]), Fault::Damaged),
        ("a.png", "image/png", picture(1, 1, &[chunk(*b"EVIL", b"x")]), Fault::Damaged),
    ];
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
