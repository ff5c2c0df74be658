//! W5: the forty hostile files of the corpus, each sent as a browser would send it. Every one is refused with its reason
//! and leaves nothing behind; what is in a photograph besides the picture never reaches anybody.

use domain::language::Language;
use evidence::Fault;
use server::store;
use tests::{Cast, words};

use super::{bring, corpus, download, filed, kept};

#[tokio::test]
#[expect(clippy::disallowed_macros, reason = "the figure is what the test is run for")]
async fn none_of_forty_hostile_files_is_taken() {
    let cast = Cast::new(Language::De).await;
    let number = filed(&cast).await;
    let before = cast.app.kept().await;
    let (mut refused, all) = (0, corpus::hostile());
    for (name, declared, bytes, fault) in &all {
        // a file field without a name is one in which nothing was chosen
        let declared = if declared.is_empty() { "application/octet-stream" } else { declared };
        let answer = bring(&cast.mia, number, &[(name, declared, bytes)]).await;
        answer.is(422);
        if !name.is_empty() {
            let sentence = words::with(Language::De, key(*fault), &[("name", "§".into())]);
            let (_, sentence) = sentence.split_once('§').expect("a name");
            answer.says(sentence.trim_start_matches('\u{2069}'));
        }
        refused += 1;
    }
    let verified = store::evidence::verify(&mut cast.app.shared().db.reader()).await.expect("contents");
    assert_eq!((verified.contents, kept(&cast, number).await.len()), (0, 0));
    assert_eq!(cast.app.kept().await, before);
    println!("W5: {refused} of {} hostile files refused", all.len());
    assert!(refused >= 40);
}

const fn key(fault: Fault) -> &'static str {
    match fault {
        Fault::Empty => "evidence-fault-empty",
        Fault::TooLarge => "evidence-fault-too-large",
        Fault::Name => "evidence-fault-name",
        Fault::Kind => "evidence-fault-kind",
        Fault::Mismatch => "evidence-fault-mismatch",
        Fault::Damaged => "evidence-fault-damaged",
        Fault::Hidden => "evidence-fault-hidden",
        Fault::Active => "evidence-fault-active",
        Fault::Pixels => "evidence-fault-pixels",
    }
}

#[tokio::test]
async fn a_name_is_shown_to_people_and_leads_nowhere() {
    let cast = Cast::new(Language::En).await;
    let number = filed(&cast).await;
    let pdf = corpus::pdf();
    for (name, stored) in [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\fakepath\\Vertrag.pdf", "Vertrag.pdf"),
        ("Rechnung\u{202e}fdp.exe.pdf", "Rechnungfdp.exe.pdf"),
        ("line\r\nX-Evil: 1.pdf", "lineX-Evil 1.pdf"),
        ("<script>alert(1).pdf", "scriptalert(1).pdf"),
    ] {
        let bytes = [&pdf[..], b"\n".repeat(kept(&cast, number).await.len()).as_slice()].concat();
        bring(&cast.mia, number, &[(name, "application/pdf", &bytes)]).await.is(303);
        let rows = kept(&cast, number).await;
        let found = rows.iter().find(|row| row.name == stored);
        let row = found.unwrap_or_else(|| panic!("{name:?} is not {stored} among {rows:?}"));
        let (status, headers, _) = cast.tom.download("GET", &download(row)).await;
        let disposition = headers["content-disposition"].to_str().expect("text");
        assert!(status == 200 && disposition.starts_with("attachment; filename=\""), "{disposition}");
        assert!(!headers.contains_key("x-evil"));
    }
}

#[tokio::test]
async fn where_a_photograph_was_taken_reaches_nobody() {
    let cast = Cast::new(Language::De).await;
    let number = filed(&cast).await;
    let photograph = corpus::photograph(&[
        corpus::segment(0xE1, &corpus::exif(6)),
        corpus::segment(0xFE, b"Balkon von Mia"),
    ]);
    assert!(photograph.windows(3).any(|word| word == b"GPS"));
    bring(&cast.mia, number, &[("Foto.jpg", "image/jpeg", &photograph)]).await.is(303);
    let row = kept(&cast, number).await.remove(0);
    let (status, headers, bytes) = cast.tom.download("GET", &download(&row)).await;
    assert_eq!((status, headers["content-type"].to_str().expect("text")), (200, "image/jpeg"));
    for word in [&b"GPS"[..], b"Mia"] {
        assert!(!bytes.windows(word.len()).any(|part| part == word));
    }
    assert!(bytes.len() < photograph.len());
}
