//! The contract of the store for files: a content stands once under its hash, versions are numbered once, what is taken
//! back stays, a download comes in slices, and the hash tells what was changed.

#[expect(dead_code, reason = "each file of tests needs a part of it")]
mod contract;

use contract::{Base, case};
use domain::{
    case::evidence::About,
    id::{CaseNumber, EvidenceId, PersonId},
    time::Time,
};
use server::store::{
    Error,
    evidence::{self, EvidenceRow, Hash},
};
use sha2::{Digest as _, Sha256};

const NOW: Time = Time(1_800_000_000_000);

fn hash(bytes: &[u8]) -> Hash {
    Sha256::digest(bytes).into()
}

fn row(base: &Base, case: CaseNumber, by: PersonId, bytes: &[u8]) -> EvidenceRow {
    let id = base.world.uuid();
    EvidenceRow {
        id,
        file: EvidenceId(id),
        version: 1,
        case,
        about: About::Condition("logs are kept: 30 days".into()),
        name: "Größe.pdf".into(),
        kind: "pdf".into(),
        size: i64::try_from(bytes.len()).expect("small"),
        hash: hash(bytes),
        note: "</textarea><script>".into(),
        uploader: by,
        at: NOW,
        removed: None,
    }
}

async fn put(base: &Base, row: EvidenceRow, bytes: &[u8]) -> Result<(), Error> {
    let bytes = bytes.to_vec();
    base.write(move |tx| {
        Box::pin(async move {
            evidence::keep(tx, row.hash, bytes).await?;
            evidence::insert(tx, &row).await
        })
    })
    .await
}

#[tokio::test]
async fn a_file_comes_back_with_its_versions_and_stays_when_it_is_taken_back() {
    for base in Base::all().await {
        let (ada, bea) = (base.person("ada@berg.example").await, base.person("bea@berg.example").await);
        let area = base.area("Sales", None).await;
        let number = base.case(case(area, ada)).await.line.number;
        let first = row(&base, number, ada, b"first");
        put(&base, first.clone(), b"first").await.expect("a file");
        let second = EvidenceRow {
            id: base.world.uuid(),
            version: 2,
            uploader: bea,
            size: 6,
            hash: hash(b"second"),
            ..first.clone()
        };
        put(&base, second.clone(), b"second").await.expect("a version");
        let twice = EvidenceRow { id: base.world.uuid(), ..second.clone() };
        assert!(matches!(put(&base, twice, b"second").await, Err(Error::Stale)));
        // The same content for something else is not stored again.
        let other = EvidenceRow { about: About::Case, ..row(&base, number, ada, b"first") };
        put(&base, other.clone(), b"first").await.expect("a file");

        let mut reader = base.db.reader();
        let found = evidence::of_case(&mut reader, number).await.expect("files");
        assert_eq!(found.len(), 3);
        assert!([&first, &second, &other].iter().all(|row| found.contains(row)), "{found:?}");
        assert_eq!(evidence::find(&mut reader, second.id).await.expect("an answer"), Some(second.clone()));
        assert_eq!(evidence::find(&mut reader, base.world.uuid()).await.expect("an answer"), None);
        assert_eq!(evidence::brought_by(&mut reader, ada).await.expect("a sum"), 10);
        assert_eq!(evidence::brought_by(&mut reader, bea).await.expect("a sum"), 6);
        assert_eq!(evidence::in_all(&mut reader).await.expect("a sum"), 11);
        assert!(evidence::is_known(&mut reader, hash(b"first")).await.expect("an answer"));
        assert!(!evidence::is_known(&mut reader, hash(b"third")).await.expect("an answer"));

        let file = first.file;
        let back = async || {
            base.write(move |tx| Box::pin(async move { evidence::remove(tx, file, NOW, bea).await })).await
        };
        back().await.expect("taken back");
        assert!(matches!(back().await, Err(Error::Stale)));
        let found = evidence::of_case(&mut reader, number).await.expect("files");
        let removed = |row: &EvidenceRow| row.removed == Some((NOW, bea));
        assert!(found.iter().all(|row| removed(row) == (row.file == file)), "{found:?}");
        assert_eq!(evidence::in_all(&mut reader).await.expect("a sum"), 11);
    }
}

#[tokio::test]
async fn a_content_comes_in_slices_and_is_held_against_its_hash() {
    for base in Base::all().await {
        let ada = base.person("ada@berg.example").await;
        let area = base.area("Sales", None).await;
        let number = base.case(case(area, ada)).await.line.number;
        let bytes: Vec<u8> = (0..=255).cycle().take(1_000_000).collect();
        put(&base, row(&base, number, ada, &bytes), &bytes).await.expect("a file");
        let mut reader = base.db.reader();
        let (mut whole, mut offset) = (Vec::new(), 0);
        loop {
            let slice = evidence::slice(&mut reader, hash(&bytes), offset, 300_001).await.expect("an answer");
            let slice = slice.expect("the content");
            if slice.is_empty() {
                break;
            }
            offset += i64::try_from(slice.len()).expect("small");
            whole.extend(slice);
        }
        assert!(whole == bytes);
        assert_eq!(evidence::slice(&mut reader, hash(b"?"), 0, 1).await.expect("an answer"), None);

        let wrong = EvidenceRow { hash: [7; 32], ..row(&base, number, ada, b"other") };
        put(&base, wrong, b"other").await.expect("a file under a wrong hash");
        let verified = evidence::verify(&mut reader).await.expect("contents");
        assert_eq!((verified.contents, verified.bytes), (2, 1_000_005));
        let [spoilt] = verified.spoilt.as_slice() else { panic!("{verified:?}") };
        assert_eq!((spoilt.hash, spoilt.found, spoilt.sized), ([7; 32], hash(b"other"), true));
    }
}
