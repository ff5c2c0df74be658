//! The triggers: whoever does not take them away cannot change what is written, with any statement.

use crate::{
    contract::Base,
    raw::{replay, run, size},
};

#[tokio::test]
async fn entries_head_and_checkpoints_cannot_be_changed_deleted_or_put_out_of_order() {
    for base in Base::all().await {
        base.person("ada@berg.example").await;
        base.person("eva@berg.example").await;
        let size = size(&base).await;
        assert_eq!(size, 2);
        run(&base.db, "INSERT INTO audit_checkpoint (size, note) VALUES (1, 'note')").await.expect("covered");
        let mut refused = vec![
            "UPDATE audit_entry SET leaf = body WHERE seq = 0".to_owned(),
            "UPDATE audit_entry SET seq = 7 WHERE seq = 1".to_owned(),
            "DELETE FROM audit_entry WHERE seq = 1".to_owned(),
            "DELETE FROM audit_entry".to_owned(),
            "INSERT INTO audit_entry (seq, body, leaf) SELECT 1, body, leaf FROM audit_entry WHERE seq = 0"
                .to_owned(),
            "INSERT INTO audit_entry (seq, body, leaf) SELECT 3, body, leaf FROM audit_entry WHERE seq = 0"
                .to_owned(),
            "UPDATE audit_private SET data = salt WHERE seq = 0".to_owned(),
            "DELETE FROM audit_private WHERE seq = 0".to_owned(),
            "UPDATE audit_head SET size = 1".to_owned(),
            "UPDATE audit_head SET size = 3".to_owned(),
            "UPDATE audit_head SET edge = (SELECT leaf FROM audit_entry WHERE seq = 0)".to_owned(),
            "DELETE FROM audit_head".to_owned(),
            "UPDATE audit_index SET act = 'other'".to_owned(),
            "DELETE FROM audit_index WHERE seq = 0".to_owned(),
            "UPDATE audit_checkpoint SET note = 'other'".to_owned(),
            "DELETE FROM audit_checkpoint".to_owned(),
            "INSERT INTO audit_checkpoint (size, note) VALUES (3, 'beyond')".to_owned(),
            "INSERT INTO audit_checkpoint (size, note) VALUES (1, 'again')".to_owned(),
        ];
        if matches!(base.db, server::store::Db::Postgres { .. }) {
            for table in ["audit_entry", "audit_private", "audit_index", "audit_head", "audit_checkpoint"] {
                refused.push(format!("TRUNCATE {table} CASCADE"));
            }
        } else {
            refused.push("INSERT OR REPLACE INTO audit_head (id, size, edge) VALUES (1, 0, x'')".to_owned());
            refused.push(
                "INSERT OR REPLACE INTO audit_entry (seq, body, leaf) VALUES (0, x'00', x'00')".to_owned(),
            );
            refused.push(
                "INSERT OR REPLACE INTO audit_private (seq, salt, data) VALUES (0, x'', x'')".to_owned(),
            );
            refused.push("REPLACE INTO audit_checkpoint (size, note) VALUES (1, 'again')".to_owned());
        }
        for statement in refused {
            let outcome = run(&base.db, &statement).await;
            assert!(outcome.is_err(), "{statement} was done to {outcome:?} rows");
        }
    }
}

#[tokio::test]
async fn after_all_of_them_were_refused_the_log_still_verifies() {
    for base in Base::all().await {
        base.person("ada@berg.example").await;
        let _ = run(&base.db, "UPDATE audit_head SET size = 0").await;
        let _ = run(&base.db, "DELETE FROM audit_entry").await;
        assert!(replay(&base).await.holds());
    }
}
