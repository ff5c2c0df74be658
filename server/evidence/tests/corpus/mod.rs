//! The table of W5: files that people and attackers upload, and why each hostile one is refused. Used by the tests of this
//! crate and by those of the whole product over HTTP.

use evidence::{Fault, LARGEST};

pub fn chunk(name: [u8; 4], body: &[u8]) -> Vec<u8> {
    let mut check = crc32fast::Hasher::new();
    check.update(&name);
    check.update(body);
    let length = u32::try_from(body.len()).unwrap();
    [&length.to_be_bytes()[..], &name, body, &check.finalize().to_be_bytes()].concat()
}

pub fn picture(width: u32, height: u32, more: &[Vec<u8>]) -> Vec<u8> {
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

pub fn png() -> Vec<u8> {
    picture(1, 1, &[])
}

pub fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).unwrap();
    [&[0xFF, marker][..], &length.to_be_bytes(), body].concat()
}

pub fn photograph(more: &[Vec<u8>]) -> Vec<u8> {
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

pub fn jpeg() -> Vec<u8> {
    photograph(&[])
}

pub fn document(body: &str) -> Vec<u8> {
    format!("%PDF-1.7\n1 0 obj\n<< /Type /Catalog {body} >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n")
        .into_bytes()
}

pub fn pdf() -> Vec<u8> {
    document("")
}

pub fn exif(orientation: u16) -> Vec<u8> {
    let value = orientation.to_le_bytes();
    [
        &b"Exif\0\0II\x2A\0\x08\0\0\0\x02\0"[..],
        &[0x12, 0x01, 3, 0, 1, 0, 0, 0, value[0], value[1], 0, 0],
        b"\x25\x88\x04\0\x01\0\0\0\0\0\0\0\0\0\0\0GPS 52.5 13.4",
    ]
    .concat()
}

/// What must be refused: name, declared type, bytes, and why.
pub fn hostile() -> Vec<(&'static str, &'static str, Vec<u8>, Fault)> {
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>".to_vec();
    let html = b"<!doctype html><script>alert(1)</script>".to_vec();
    let zip = b"PK\x03\x04 and so on PK\x05\x06 0123456789abcdef01".to_vec();
    let with = |bytes: Vec<u8>, more: &[u8]| [&bytes[..], more].concat();
    let mut broken = png();
    broken[40] ^= 1;
    let cut = |bytes: Vec<u8>| bytes[..bytes.len() - 3].to_vec();
    vec![
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
    ]
}
