//! What browsers send, cut at every place; and what nobody should send.

use proptest::prelude::*;

use super::*;

type Part = (Head, Vec<u8>);

fn read(boundary: &str, chunks: &[&[u8]]) -> Result<Vec<Part>, Broken> {
    let mut reader = Reader::new(boundary);
    let mut parts: Vec<Part> = Vec::new();
    let mut ended = 0;
    for chunk in chunks {
        reader.push(chunk, |piece| match piece {
            Piece::Begin(head) => parts.push((head, Vec::new())),
            Piece::Content(bytes) => parts.last_mut().expect("a part").1.extend_from_slice(bytes),
            Piece::End => ended += 1,
        })?;
    }
    reader.finish()?;
    assert_eq!(ended, parts.len());
    Ok(parts)
}

fn field(name: &str, value: &str) -> Part {
    (Head { name: name.into(), ..Head::default() }, value.into())
}

fn file(name: &str, file: &str, kind: &str, bytes: &[u8]) -> Part {
    (Head { name: name.into(), file: Some(file.into()), kind: kind.into() }, bytes.to_vec())
}

const FORM: &[u8] = b"--XyZ\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nabc-1\r\n\
    --XyZ\r\nContent-Disposition: form-data; name=\"file\"; filename=\"Gr\xc3\xb6\xc3\x9fe %22a%22;b.pdf\"\r\n\
    Content-Type: application/pdf\r\n\r\n%PDF\r\n--Xy\r\n\r\n--XyZ\r\n\
    content-disposition: form-data; name=file; filename=\"\"\r\ncontent-type: application/octet-stream\r\n\r\n\r\n--XyZ--\r\n";

fn parts() -> Vec<Part> {
    vec![
        field("key", "abc-1"),
        file("file", "Größe \"a\";b.pdf", "application/pdf", b"%PDF\r\n--Xy\r\n"),
        file("file", "", "application/octet-stream", b""),
    ]
}

#[test]
fn a_form_is_read_alike_wherever_it_is_cut() {
    for at in 0..=FORM.len() {
        let (first, second) = FORM.split_at(at);
        assert_eq!(read("XyZ", &[first, second]), Ok(parts()), "cut at {at}");
    }
    let bytes: Vec<&[u8]> = FORM.chunks(1).collect();
    assert_eq!(read("XyZ", &bytes), Ok(parts()));
}

#[test]
fn what_is_cut_off_or_no_form_is_broken() {
    let end = FORM.len() - b"--\r\n".len();
    for length in 0..end {
        assert_eq!(read("XyZ", &[&FORM[..length]]), Err(Broken), "{length} bytes");
    }
    let long =
        format!("--X\r\nContent-Disposition: form-data; name=\"{}\"\r\n\r\n\r\n--X--", "x".repeat(9000));
    for form in [
        "--Y\r\n",
        "before\r\n--X--",
        "--X \r\n",
        "--X\r\n\r\nno head\r\n--X--",
        "--X\r\nContent-Type: text/plain\r\n\r\nno name\r\n--X--",
        "--X\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n\r\n--X--",
        "--X\r\nContent-Disposition: form-data; filename=\"a\"\r\n\r\n\r\n--X--",
        "--X\r\nContent-Disposition: form-data; name=\"a\"; name=\"b\"\r\n\r\n\r\n--X--",
        "--X\r\nContent-Disposition: form-data; name=\"a\"; filename=\"b.pdf\"; filename=\"b.exe\"\r\n\r\n\r\n--X--",
        "--X\r\nContent-Disposition: form-data; name=\"a\r\n\r\n\r\n--X--",
        "--X\r\nContent-Disposition: form-data; name=\"a\" b\r\n\r\n\r\n--X--",
        "--X\r\nContent-Disposition: form-data;\r\n name=\"a\"\r\n\r\n\r\n--X--",
        &long,
    ] {
        assert_eq!(read("X", &[form.as_bytes()]), Err(Broken), "{form}");
    }
}

#[test]
fn a_boundary_is_taken_from_a_form_and_from_nothing_else() {
    for (kind, found) in [
        ("multipart/form-data; boundary=XyZ", Some("XyZ")),
        ("Multipart/Form-Data;charset=utf-8; Boundary=\"X y\"", Some("X y")),
        ("multipart/form-data", None),
        ("multipart/form-data; boundary=", None),
        ("multipart/mixed; boundary=XyZ", None),
        ("application/x-www-form-urlencoded", None),
        ("multipart/form-data; boundary=\u{e4}", None),
    ] {
        assert_eq!(boundary(kind), found, "{kind}");
    }
    assert_eq!(boundary(&format!("multipart/form-data; boundary={}", "x".repeat(71))), None);
}

proptest! {
    #[test]
    fn whatever_is_in_a_file_comes_out_again(
        contents in proptest::collection::vec(proptest::collection::vec(prop_oneof![Just(b'\r'), Just(b'\n'), Just(b'-'), Just(b'B'), any::<u8>()], 0..80), 0..4),
        cuts in proptest::collection::vec(1_usize..9, 1..400),
    ) {
        // long enough that chance does not write it
        let boundary = "B-7f3d9c1e5a";
        let mut form = Vec::new();
        for bytes in &contents {
            form.extend_from_slice(format!("--{boundary}\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\n").as_bytes());
            form.extend_from_slice(bytes);
            form.extend_from_slice(b"\r\n");
        }
        form.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        let (mut chunks, mut rest) = (Vec::new(), &form[..]);
        for cut in cuts.iter().cycle() {
            if rest.is_empty() {
                break;
            }
            let (chunk, after) = rest.split_at((*cut).min(rest.len()));
            chunks.push(chunk);
            rest = after;
        }
        let parts = read(boundary, &chunks).unwrap();
        prop_assert_eq!(parts.into_iter().map(|(_, bytes)| bytes).collect::<Vec<_>>(), contents);
    }

    #[test]
    fn no_bytes_break_the_reader(chunks in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..60), 0..6)) {
        let start = b"--X\r\nContent-Disposition: form-data; name=\"f\"".to_vec();
        let chunks: Vec<&[u8]> = std::iter::once(&start).chain(&chunks).map(Vec::as_slice).collect();
        let _ = read("X", &chunks);
    }
}
