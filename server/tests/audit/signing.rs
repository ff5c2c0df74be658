//! Checkpoints: signed once, kept in the sink, held against what comes later.

use audit::{LogKey, Vkeys};
use domain::time::Time;
use server::{
    signer::{Fault, Signer, notes},
    store::trail,
};

use crate::{
    contract::Base,
    raw::{run, snapshot},
};

fn key() -> LogKey {
    LogKey::from_seed("log.berg.example/audit", &[7; 32]).expect("a name")
}

#[tokio::test]
async fn a_size_is_signed_once_whichever_process_comes_first_and_kept_in_the_sink() {
    for base in Base::all().await {
        let folder = tempfile::tempdir().expect("a folder");
        let sink = folder.path().join("checkpoints");
        let (one, two) = (Signer::new(key(), Some(sink.clone())), Signer::new(key(), None));
        base.person("ada@berg.example").await;
        assert_eq!(one.sign(&base.db, Time(1)).await.expect("signed").map(|row| row.size), Some(1));
        assert_eq!(two.sign(&base.db, Time(1)).await.expect("nothing to do"), None);
        base.person("eva@berg.example").await;
        base.person("kim@berg.example").await;
        assert_eq!(two.sign(&base.db, Time(2)).await.expect("signed").map(|row| row.size), Some(3));
        base.person("lee@berg.example").await;
        assert_eq!(one.sign(&base.db, Time(3)).await.expect("signed").map(|row| row.size), Some(4));
        let kept = notes(&std::fs::read_to_string(&sink).expect("a file"));
        assert_eq!(kept.len(), 3, "what another process signed is there, too");
        let vkeys = Vkeys::from_iter([key().vkey().clone()]);
        let verified = trail::verify(&mut snapshot(&base).await, &kept, &vkeys).await.expect("an answer");
        assert_eq!(verified.unwrap_or_else(|finding| panic!("{finding}")).signed, 4);
    }
}

#[tokio::test]
async fn a_rollback_is_refused_until_somebody_accepts_it_and_the_acceptance_is_an_entry() {
    for (base, other) in Base::all().await.into_iter().zip(Base::all().await) {
        let folder = tempfile::tempdir().expect("a folder");
        let sink = folder.path().join("checkpoints");
        base.person("ada@berg.example").await;
        base.person("eva@berg.example").await;
        Signer::new(key(), Some(sink.clone())).sign(&base.db, Time(1)).await.expect("signed");
        // An older database under the same sink.
        other.person("ada@berg.example").await;
        let signer = Signer::new(key(), Some(sink.clone()));
        let refused = signer.begin(&other.db, false, Time(2)).await;
        assert!(matches!(refused, Err(Fault::RolledBack { signed: 2, size: 1 })), "{refused:?}");
        assert!(signer.sign(&other.db, Time(2)).await.is_err(), "never a second history");
        signer.begin(&other.db, true, Time(3)).await.expect("accepted");
        let rows = trail::entries(&mut other.db.reader(), None).await.expect("entries");
        let entry = audit::Entry::read(&rows[1].body).expect("an entry");
        assert_eq!((entry.act.as_str(), entry.from.as_deref()), ("audit.accept-rollback", Some("2")));
        signer.begin(&other.db, false, Time(4)).await.expect("nothing to refuse any more");
        assert!(signer.sign(&other.db, Time(4)).await.expect("signed").is_some());
    }
}

#[tokio::test]
async fn a_log_that_was_rewritten_is_never_signed_again() {
    for base in Base::all().await {
        base.person("ada@berg.example").await;
        Signer::new(key(), None).sign(&base.db, Time(1)).await.expect("signed");
        let off = match base.db {
            server::store::Db::Sqlite { .. } => "DROP TRIGGER audit_entry_update",
            server::store::Db::Postgres { .. } => "ALTER TABLE audit_entry DISABLE TRIGGER ALL",
        };
        run(&base.db, off).await.expect("no trigger");
        run(&base.db, "UPDATE audit_entry SET body = leaf WHERE seq = 0").await.expect("changed");
        base.person("eva@berg.example").await;
        let signer = Signer::new(key(), None);
        assert!(signer.sign(&base.db, Time(2)).await.is_err());
        assert!(signer.state().fault.is_some());
    }
}
