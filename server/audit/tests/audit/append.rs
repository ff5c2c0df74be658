//! What a store gets from an append, byte for byte, and what it cannot append.

use audit::{Edge, Entry, EntryFault, Hash, Private, append, entry_id, leaf};
use proptest::prelude::*;

use crate::log::{Log, entry};

#[test]
fn an_entry_is_the_json_of_the_design_in_its_order() {
    let mut edge = Edge::default();
    let time = 1_795_276_380_123;
    let id = entry_id(time, &[0xab; 10]);
    let mut said = Entry::new(time, id, "u:42", "request.decide", "r:118");
    said.amr = vec!["pwd".into(), "webauthn".into()];
    said.sid = Some("9f2c".into());
    said.req = Some("01JD".into());
    said.ip = Some("192.0.2.17".into());
    said.ver = Some([6, 7]);
    said.from = Some("escalated".into());
    said.to = Some("approved".into());
    said.policy = Some("2026-2+0a1b".into());
    said.seen = Some(Hash::of(&[b"seen"]));
    let private = Private { salt: [3; 32], data: b"because".to_vec() };
    let row = append(&mut edge, said, Some(&private)).expect("an entry");
    let expected = format!(
        r#"{{"v":1,"seq":0,"t":"2026-11-21T15:53:00.123Z","id":"{id}","actor":"u:42","amr":["pwd","webauthn"],"sid":"9f2c","req":"01JD","ip":"192.0.2.17","act":"request.decide","obj":"r:118","ver":[6,7],"from":"escalated","to":"approved","policy":"2026-2+0a1b","seen":"{}","priv":"{}"}}"#,
        Hash::of(&[b"seen"]).to_hex(),
        Hash::of(&[&[3; 32], b"because"]).to_hex(),
    );
    assert_eq!(String::from_utf8_lossy(&row.body), expected);
    assert_eq!((row.seq, row.leaf, edge.size()), (0, leaf(expected.as_bytes()), 1));
    assert_eq!(edge.root(), row.leaf);
    assert_eq!(id.get_version_num(), 7);
    assert_eq!(format!("{private:?}"), "Private(7 bytes)", "its contents never reach a log");
}

#[test]
fn what_is_no_entry_is_refused_and_leaves_the_edge_alone() {
    let good = entry(0).0;
    let changed = |change: fn(&mut Entry)| {
        let mut entry = good.clone();
        change(&mut entry);
        entry
    };
    let mut edge = Edge::default();
    for (entry, fault) in [
        (changed(|entry| entry.time = -1), EntryFault::Form),
        (changed(|entry| entry.time = i64::MAX), EntryFault::Form),
        (changed(|entry| entry.id = uuid::Uuid::nil()), EntryFault::Form),
        (changed(|entry| entry.actor.clear()), EntryFault::Form),
        (changed(|entry| entry.act.clear()), EntryFault::Form),
        (changed(|entry| entry.erases = vec![0]), EntryFault::Form),
        (changed(|entry| entry.obj = "x".repeat(2 << 20)), EntryFault::Length),
    ] {
        assert_eq!(append(&mut edge, entry, None), Err(fault));
        assert_eq!(edge, Edge::default());
    }
}

proptest! {
    #[test]
    fn whatever_is_said_is_read_back_and_verifies(
        actor in ".{1,40}", act in ".{1,40}", obj in ".{0,200}", from in proptest::option::of(".{0,20}"),
        time in 0_i64..253_402_300_800_000, data in proptest::collection::vec(any::<u8>(), 0..200),
    ) {
        let mut said = Entry::new(time, entry_id(time, &[1; 10]), &actor, &act, &obj);
        said.from = from;
        let private = Private { salt: [9; 32], data };
        let log = Log::written([(said.clone(), Some(private)), (said.clone(), None)], true);
        prop_assert!(log.verify().is_ok());
        prop_assert!(!log.entries[0].body.contains(&b'\n'));
        let (read, checkpoint) = log.receipt(1).verify(&crate::log::vkeys()).expect("true");
        prop_assert_eq!((read.seq(), read.private(), checkpoint.size()), (1, None, 2));
        prop_assert_eq!((read.time, &read.actor, &read.act, &read.obj, &read.from), (time, &actor, &act, &obj, &said.from));
    }
}
