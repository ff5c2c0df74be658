//! How much, how many, how large, how many at once; and what stands in the database is what was brought.

use domain::{id::PersonId, language::Language};
use evidence::LARGEST;
use server::{
    http::upload,
    store::{self, Db},
};
use tests::{Cast, Page, TestApp, words::with};
use uuid::Uuid;

use super::{PDF, bring, corpus, filed, kept};

/// A sound PDF of exactly this many bytes.
fn pdf_of(bytes: usize) -> Vec<u8> {
    let plain = corpus::document("").len();
    corpus::document(&format!("%{}\n", "x".repeat(bytes - plain - 2)))
}

fn says(answer: &Page, key: &str, name: &str) {
    answer.says(&with(Language::De, key, &[("name", name.to_owned().into())]));
}

#[tokio::test]
async fn a_file_may_have_twenty_mebibytes_and_not_one_byte_more() {
    let cast = Cast::new(Language::De).await;
    let number = filed(&cast).await;
    let whole = pdf_of(LARGEST);
    assert_eq!(whole.len(), LARGEST);
    bring(&cast.mia, number, &[("voll.pdf", PDF, &whole)]).await.is(303);
    let over = pdf_of(LARGEST + 1);
    let answer =
        bring(&cast.mia, number, &[("zuviel.pdf", PDF, &over), ("klein.pdf", PDF, &corpus::pdf())]).await;
    answer.is(422).says("klein.pdf");
    says(&answer, "evidence-fault-too-large", "zuviel.pdf");
    let rows = kept(&cast, number).await;
    assert_eq!(rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["klein.pdf", "voll.pdf"]);
    let (status, _, bytes) = cast.tom.download("GET", &super::download(&rows[1])).await;
    assert!(status == 200 && bytes == whole, "what was brought comes back in slices");

    // Together at most sixty, and ten; what does not fit is named, and the rest is taken.
    let large = whole.as_slice();
    let many: Vec<_> = ["1.pdf", "2.pdf", "3.pdf", "4.pdf"].map(|name| (name, PDF, large)).to_vec();
    let answer = bring(&cast.mia, number, &many).await;
    says(answer.is(422), "evidence-fault-together", "4.pdf");
    let png = corpus::png();
    let names: Vec<String> = (0..11).map(|place| format!("bild-{place}.png")).collect();
    let many: Vec<_> = names.iter().map(|name| (name.as_str(), "image/png", png.as_slice())).collect();
    let answer = bring(&cast.mia, number, &many).await;
    says(answer.is(422), "evidence-fault-too-many", "bild-10.png");
    assert_eq!(kept(&cast, number).await.len(), 2 + 3 + 10);
}

#[tokio::test]
async fn only_pages_that_take_files_read_more_than_a_form() {
    let cast = Cast::new(Language::De).await;
    let number = filed(&cast).await;
    let before = cast.app.kept().await;
    let large = pdf_of(100_000);
    for path in ["need", "remove-evidence", "evidence"] {
        let answer = cast
            .mia
            .upload(&format!("/cases/{number}/{path}"), &[("about", "case")], &[("a.pdf", PDF, &large)])
            .await;
        assert!(matches!(answer.status, 405 | 413), "{path}: {}", answer.status);
    }
    let field = "x".repeat(server::http::body::LARGEST);
    let path = format!("/cases/{number}/add-evidence");
    cast.mia.upload(&path, &[("about", "case"), ("note", &field)], &[]).await.is(413);
    let fields: Vec<_> = (0..70).map(|_| ("note", "x")).collect();
    cast.mia.upload(&path, &fields, &[]).await.is(413);
    assert_eq!(cast.app.kept().await, before);
}

#[tokio::test]
async fn whoever_has_used_up_the_room_is_told_which() {
    let app =
        TestApp::configured(|config| (config.evidence.person_mb, config.evidence.all_mb) = (1, 2)).await;
    let cast = Cast::on(app, Language::De).await;
    let number = filed(&cast).await;
    let part = |size| pdf_of(size);
    bring(&cast.mia, number, &[("a.pdf", PDF, &part(600_000))]).await.is(303);
    let answer =
        bring(&cast.mia, number, &[("b.pdf", PDF, &part(500_000)), ("c.pdf", PDF, &part(300_000))]).await;
    says(answer.is(422), "evidence-fault-your-quota", "b.pdf");
    answer.says("c.pdf");
    // What was taken back stays on record and counts.
    let file = kept(&cast, number).await[0].file.to_string();
    cast.mia.post(&format!("/cases/{number}/remove-evidence"), &[("file", &file)]).await.is(303);
    let answer = bring(&cast.mia, number, &[("d.pdf", PDF, &part(500_000))]).await;
    says(answer.is(422), "evidence-fault-your-quota", "d.pdf");
    // The others have room of their own until there is none for anybody; the same content needs none.
    bring(&cast.tom, number, &[("e.pdf", PDF, &part(900_000))]).await.is(303);
    let answer = bring(&cast.kim, number, &[("f.pdf", PDF, &part(400_000))]).await;
    says(answer.is(422), "evidence-fault-no-room", "f.pdf");
    bring(&cast.kim, number, &[("g.pdf", PDF, &part(900_000))]).await.is(303);
    assert_eq!(kept(&cast, number).await.len(), 4);
}

#[tokio::test]
async fn two_files_to_two_cases_at_once_do_not_share_the_same_room() {
    let app =
        TestApp::configured(|config| (config.evidence.person_mb, config.evidence.all_mb) = (1, 9)).await;
    let cast = Cast::on(app, Language::De).await;
    let (one, two) = (filed(&cast).await, filed(&cast).await);
    let (a, b) = (pdf_of(600_000), pdf_of(600_001));
    let (a, b) = ([("a.pdf", PDF, a.as_slice())], [("b.pdf", PDF, b.as_slice())]);
    let (first, second) = tokio::join!(bring(&cast.mia, one, &a), bring(&cast.mia, two, &b));
    let mut told = [first.status, second.status];
    told.sort_unstable();
    assert_eq!(told, [303, 422], "one of them is taken");
    assert_eq!(kept(&cast, one).await.len() + kept(&cast, two).await.len(), 1);
}

#[tokio::test]
async fn so_many_uploads_at_once_and_the_others_are_asked_to_come_again() {
    let cast = Cast::new(Language::De).await;
    let number = filed(&cast).await;
    let (places, mia) = (cast.app.shared().uploads.clone(), cast.mia.person.expect("Mia"));
    // Nobody takes every place: of one person so many.
    let held: Vec<_> = std::iter::from_fn(|| places.take(mia)).collect();
    assert_eq!(held.len(), upload::EACH);
    let answer = bring(&cast.mia, number, &[("a.pdf", PDF, &corpus::pdf())]).await;
    assert_eq!(answer.is(503).header("retry-after"), "10");
    bring(&cast.kim, number, &[("kim.pdf", PDF, &corpus::pdf())]).await.is(303);
    drop(held);
    bring(&cast.mia, number, &[("a.pdf", PDF, &corpus::pdf())]).await.is(303);
    bring(&cast.mia, number, &[("b.svg", "image/svg+xml", b"<svg/>")]).await.is(422);
    // In all so many, whoever it is; those above have given theirs back.
    let people = (0..100).map(|place| PersonId(Uuid::from_u128(place)));
    let held: Vec<_> = people.filter_map(|person| places.take(person)).collect();
    assert_eq!(held.len(), usize::try_from(cast.app.shared().config.evidence.at_once).expect("few"));
    bring(&cast.kim, number, &[("c.pdf", PDF, &corpus::pdf())]).await.is(503);
    drop(held);
    bring(&cast.kim, number, &[("c.pdf", PDF, &corpus::pdf())]).await.is(303);
}

#[tokio::test]
async fn a_content_that_was_changed_behind_our_back_is_found() {
    let cast = Cast::new(Language::De).await;
    let number = filed(&cast).await;
    bring(&cast.mia, number, &[("a.pdf", PDF, &corpus::pdf()), ("b.png", "image/png", &corpus::png())])
        .await
        .is(303);
    let db = &cast.app.shared().db;
    let verified = store::evidence::verify(&mut db.reader()).await.expect("contents");
    assert_eq!((verified.contents, verified.spoilt.len()), (2, 0));
    let hash = kept(&cast, number).await[0].hash;
    let spoil = "UPDATE blob SET bytes = $2 WHERE hash = $1";
    match db {
        Db::Sqlite { write, .. } => {
            sqlx::query(spoil)
                .bind(hash.to_vec())
                .bind(b"%PDF-1.7 other".to_vec())
                .execute(write)
                .await
                .expect("spoilt");
        }
        Db::Postgres { write, .. } => {
            sqlx::query(spoil)
                .bind(hash.to_vec())
                .bind(b"%PDF-1.7 other".to_vec())
                .execute(write)
                .await
                .expect("spoilt");
        }
    }
    let verified = store::evidence::verify(&mut db.reader()).await.expect("contents");
    assert_eq!(
        verified.spoilt.iter().map(|spoilt| (spoilt.hash, spoilt.sized)).collect::<Vec<_>>(),
        [(hash, false)]
    );
}
