//! T1: whatever is done to the stored rows of a log of 500 entries is found, and the first bad seq is named. Where a
//! forger recomputed every hash that SQL can reach, only a signature tells, and the finding is the interval of
//! checkpoints that holds the forged entry.

use std::collections::BTreeSet;

use audit::{
    Checkpoints, Edge, Entry, Finding, Notary, NoteFault, Place, Private, Verified, Why, append, entry_id,
};
use rand_xoshiro::rand_core::Rng;

use crate::log::{EntryRow, INTERVAL, Log, PrivateRow, entry, key, random, vkeys};

const ENTRIES: usize = 500;

fn opened(log: &Log) -> Checkpoints {
    Checkpoints::open(log.stored(), [], &vkeys()).expect("signed")
}

fn wide(number: usize) -> i64 {
    i64::try_from(number).expect("small")
}

fn place(found: &Result<Verified, Finding>) -> Place {
    found.as_ref().expect_err("tampering went unnoticed").place
}

fn only(seq: usize) -> Place {
    Place::Entries { first: seq as u64, last: seq as u64 }
}

/// The interval of checkpoints in which an entry lies.
fn interval(seq: usize) -> Place {
    let first = seq / INTERVAL * INTERVAL;
    Place::Entries { first: first as u64, last: (first + INTERVAL - 1) as u64 }
}

/// The bytes of a column to flip: all in the soak, otherwise the ends and some between.
fn positions(length: usize, some: Option<(usize, &mut impl Rng)>) -> BTreeSet<usize> {
    match some {
        None => (0..length).collect(),
        Some((count, random)) => {
            let between =
                (2..count).map(|_| usize::try_from(random.next_u64() % length as u64).expect("small"));
            between.chain([0, length - 1]).collect()
        }
    }
}

fn bit(position: usize) -> u8 {
    1 << (position % 8)
}

/// Flips bytes of each column of each row, one at a time; how many flips were found.
fn flip_columns(all: bool) -> usize {
    let mut log = Log::of(ENTRIES);
    let checkpoints = opened(&log);
    assert!(log.verify_against(&checkpoints).is_ok());
    let mut random = random(1);
    let mut found = 0;
    let mut some = |length, count| positions(length, (!all).then_some((count, &mut random)));
    for row in 0..ENTRIES {
        for at in some(log.entries[row].body.len(), 8) {
            log.entries[row].body[at] ^= bit(at);
            assert_eq!(place(&log.verify_against(&checkpoints)), only(row), "byte {at} of body {row}");
            log.entries[row].body[at] ^= bit(at);
            found += 1;
        }
        for at in some(32, 4) {
            log.entries[row].leaf[at] ^= bit(at);
            assert_eq!(place(&log.verify_against(&checkpoints)), only(row), "byte {at} of leaf {row}");
            log.entries[row].leaf[at] ^= bit(at);
            found += 1;
        }
    }
    for row in 0..log.private.len() {
        let seq = usize::try_from(log.private[row].seq).expect("small");
        for at in some(32, 4) {
            log.private[row].salt[at] ^= bit(at);
            assert_eq!(place(&log.verify_against(&checkpoints)), only(seq), "byte {at} of salt {seq}");
            log.private[row].salt[at] ^= bit(at);
            found += 1;
        }
        for at in some(log.private[row].data.len(), 4) {
            log.private[row].data[at] ^= bit(at);
            assert_eq!(place(&log.verify_against(&checkpoints)), only(seq), "byte {at} of private {seq}");
            log.private[row].data[at] ^= bit(at);
            found += 1;
        }
    }
    found
}

#[test]
fn a_flipped_byte_of_any_stored_blob_is_found_in_its_entry() {
    println!("{} flips found", flip_columns(false));
}

#[test]
#[ignore = "soak: minutes"]
fn every_flipped_byte_of_every_stored_blob_is_found_in_its_entry() {
    println!("{} flips found", flip_columns(true));
}

#[test]
fn a_flipped_byte_of_a_key_is_found() {
    let log = Log::of(ENTRIES);
    let checkpoints = opened(&log);
    let keys: BTreeSet<i64> = log.entries.iter().map(|row| row.seq).collect();
    let private_keys: BTreeSet<i64> = log.private.iter().map(|row| row.seq).collect();
    let mut found = 0;
    for byte in 0..8 {
        for row in 0..ENTRIES {
            let moved = wide(row) ^ (1 << (8 * byte + (row + byte) % 8));
            // The database itself refuses a key twice.
            if keys.contains(&moved) {
                continue;
            }
            let mut log = log.clone();
            log.entries[row].seq = moved;
            // Read in order, a negative key comes first; any other leaves a hole.
            let first = if moved < 0 { 0 } else { row };
            let private = log.verify_against(&checkpoints);
            assert_eq!(private.expect_err("unnoticed").first(), Some(first as u64));
            found += 1;
        }
        for row in 0..log.private.len() {
            let seq = log.private[row].seq;
            let moved = seq ^ (1 << (8 * byte + (row + byte) % 8));
            if private_keys.contains(&moved) {
                continue;
            }
            let mut log = log.clone();
            log.private[row].seq = moved;
            log.private.sort_by_key(|row| row.seq);
            let first = if keys.contains(&moved) { seq.min(moved) } else { seq };
            let finding = log.verify_against(&checkpoints).expect_err("unnoticed");
            assert_eq!(finding.first(), u64::try_from(first).ok(), "{seq} moved to {moved}: {finding}");
            found += 1;
        }
    }
    println!("{found} flips of keys found");
}

#[test]
fn a_flipped_byte_of_the_head_or_of_a_checkpoint_is_found_there() {
    let log = Log::of(ENTRIES);
    for at in 0..log.edge.len() {
        let mut log = log.clone();
        log.edge[at] ^= bit(at);
        assert_eq!(place(&log.verify()), Place::Head);
    }
    for at in 0..64 {
        let mut log = log.clone();
        log.size ^= 1 << at;
        assert_eq!(place(&log.verify()), Place::Head);
    }
    for row in 0..log.checkpoints.len() {
        for at in 0..log.checkpoints[row].note.len() {
            let mut log = log.clone();
            log.checkpoints[row].note[at] ^= bit(at);
            assert_eq!(place(&log.verify()), Place::Checkpoint(log.checkpoints[row].size));
        }
        for at in 0..64 {
            let mut log = log.clone();
            log.checkpoints[row].size ^= 1 << at;
            assert_eq!(place(&log.verify()), Place::Checkpoint(log.checkpoints[row].size));
        }
    }
    let mut gone = log.clone();
    (gone.size, gone.edge) = (0, vec![]);
    assert_eq!(place(&gone.verify()), Place::Head);
}

#[test]
fn each_deleted_row_is_found() {
    let log = Log::of(ENTRIES);
    let checkpoints = opened(&log);
    for row in 0..ENTRIES {
        let mut log = log.clone();
        log.entries.remove(row);
        let found = log.verify_against(&checkpoints).expect_err("unnoticed");
        assert_eq!(found.first(), Some(row as u64));
    }
    for row in 0..log.private.len() {
        let mut log = log.clone();
        let seq = log.private.remove(row).seq;
        let found = log.verify_against(&checkpoints).expect_err("unnoticed");
        assert_eq!(
            found,
            Finding { place: only(usize::try_from(seq).expect("small")), why: Why::PrivateMissing }
        );
    }
    // A deleted checkpoint is found by whoever holds it; the entries stay covered by the later ones.
    let kept = log.notes();
    for row in 0..log.checkpoints.len() - 1 {
        let mut log = log.clone();
        log.checkpoints.remove(row);
        let found = log.verify_with(&kept).expect_err("unnoticed");
        assert_eq!(found, Finding { place: Place::Supplied(row), why: Why::NotStored });
    }
}

#[test]
fn adjacent_rows_that_were_swapped_are_found_at_the_first() {
    let log = Log::of(ENTRIES);
    let checkpoints = opened(&log);
    for row in 0..ENTRIES - 1 {
        let mut whole = log.clone();
        whole.entries.swap(row, row + 1);
        (whole.entries[row].seq, whole.entries[row + 1].seq) = (wide(row), wide(row + 1));
        let mut careful = whole.clone();
        careful.mend_head();
        let mut bodies = log.clone();
        bodies.entries[row].body.clone_from(&log.entries[row + 1].body);
        bodies.entries[row + 1].body.clone_from(&log.entries[row].body);
        for log in [whole, careful, bodies] {
            assert_eq!(place(&log.verify_against(&checkpoints)), only(row));
        }
    }
}

#[test]
fn each_cut_is_found_at_the_first_missing_entry() {
    let log = Log::of(ENTRIES);
    let kept = log.notes();
    for size in 0..ENTRIES {
        let mut cut = log.clone();
        cut.entries.truncate(size);
        cut.private.retain(|row| row.seq < wide(size));
        assert_eq!(cut.verify().expect_err("unnoticed").first(), Some(size as u64));
        // A head that fits, and no checkpoint left that does not: only what was kept elsewhere tells.
        let rolled_back = Log::written((0..size).map(entry), false);
        assert!(rolled_back.verify().is_ok(), "an old backup is in order in itself");
        let found = rolled_back.verify_with(&kept).expect_err("unnoticed");
        assert_eq!(found.first(), Some(size as u64));
        assert!(matches!(found.why, Why::Beyond { .. }), "{found}");
        let mut stored = rolled_back;
        stored.checkpoints.clone_from(&log.checkpoints);
        assert_eq!(stored.verify().expect_err("unnoticed").first(), Some(size as u64));
    }
    for gone in 1..ENTRIES {
        let mut beheaded = log.clone();
        beheaded.entries.drain(..gone);
        assert_eq!(beheaded.verify_against(&opened(&log)).expect_err("unnoticed").first(), Some(0));
    }
}

/// Another entry than the one that stands there, valid in itself.
fn forged(seq: usize) -> (Entry, Option<Private>) {
    let (mut entry, private) = entry(seq);
    entry.id = entry_id(entry.time, &[1; 10]);
    entry.to = Some("rejected".into());
    (entry, private)
}

#[test]
fn a_forged_row_at_each_position_is_found() {
    let log = Log::of(ENTRIES);
    let checkpoints = opened(&log);
    for row in 0..ENTRIES {
        let mut edge = Edge::default();
        log.leaves().take(row).for_each(|leaf| edge.push(leaf));
        let (entry, private) = forged(row);
        let forgery = append(&mut edge, entry, private.as_ref()).expect("an entry");
        let leaf = forgery.leaf.as_bytes().to_vec();
        let forgery = EntryRow { seq: wide(row), body: forgery.body, leaf };
        let mut body = log.clone();
        body.entries[row].body.clone_from(&forgery.body);
        assert_eq!(place(&body.verify_against(&checkpoints)), only(row));

        let mut replaced = log.clone();
        replaced.entries[row] = forgery.clone();
        assert_eq!(place(&replaced.verify_against(&checkpoints)), interval(row));
        replaced.mend_head();
        assert_eq!(place(&replaced.verify_against(&checkpoints)), interval(row));

        // Pushed in between, the later rows moved up.
        let mut inserted = log.clone();
        inserted.entries[row..].iter_mut().for_each(|row| row.seq += 1);
        inserted.private.iter_mut().filter(|private| private.seq >= wide(row)).for_each(|row| row.seq += 1);
        inserted.entries.insert(row, forgery.clone());
        inserted.mend_head();
        let found = inserted.verify_against(&checkpoints).expect_err("unnoticed");
        assert_eq!(found.first(), Some(row as u64), "{found}");
    }
}

#[test]
fn an_entry_appended_by_sql_is_found_or_counts_as_not_signed() {
    let mut log = Log::of(ENTRIES);
    let mut edge = Edge::from_bytes(log.size, &log.edge).expect("an edge");
    let row = append(&mut edge, forged(ENTRIES).0, None).expect("an entry");
    let leaf = row.leaf.as_bytes().to_vec();
    log.entries.push(EntryRow { seq: wide(ENTRIES), body: row.body, leaf });
    assert_eq!(log.verify().expect_err("unnoticed").first(), Some(ENTRIES as u64));
    // Who also writes the head has lied about the future, not about what was signed.
    log.mend_head();
    let verified = log.verify().expect("nothing signed was touched");
    assert_eq!((verified.entries, verified.signed), (ENTRIES as u64 + 1, ENTRIES as u64));
}

#[test]
fn a_history_rewritten_from_one_entry_on_is_found_in_its_interval() {
    let log = Log::of(ENTRIES);
    let checkpoints = opened(&log);
    for row in (0..ENTRIES).step_by(7) {
        let history = (0..ENTRIES).map(|seq| if seq == row { forged(seq) } else { entry(seq) });
        let mut rewritten = Log::written(history, true);
        assert!(rewritten.verify().is_ok(), "in order in itself");
        // The forger signed with the stolen key; what was kept elsewhere tells.
        let found = rewritten.verify_with(&log.notes()).expect_err("unnoticed");
        assert_eq!(found.why, Why::NotStored);
        rewritten.checkpoints.clear();
        assert_eq!(place(&rewritten.verify_with(&log.notes())), interval(row));
        assert_eq!(place(&rewritten.verify_against(&checkpoints)), interval(row));
    }
}

#[test]
fn checkpoints_signed_by_another_key_are_refused() {
    let log = Log::of(ENTRIES);
    let mut notary = Notary::new(key(8));
    log.leaves().for_each(|leaf| notary.push(leaf));
    let head = Edge::from_bytes(log.size, &log.edge).expect("an edge");
    let mut resigned = log.clone();
    resigned.checkpoints.last_mut().expect("one").note = notary.sign(&head).expect("a note").into_bytes();
    let found = resigned.verify().expect_err("unnoticed");
    assert_eq!(found.why, Why::Note(NoteFault::UnknownKey));
}

#[test]
fn erased_parts_are_counted_and_those_that_return_are_found() {
    let log = Log::of(ENTRIES);
    let verified = log.verify().expect("in order");
    println!("{verified:?}");
    assert!(verified.erased > 40 && verified.kept > 300 && verified.withheld == 0);
    let erased = (0..ENTRIES).find(|seq| entry(*seq).1.is_some() && log.rows()[*seq].private.is_none());
    let erased = erased.expect("one");
    let private = entry(erased).1.expect("one");
    let mut returned = log.clone();
    let row = PrivateRow { seq: wide(erased), salt: private.salt.to_vec(), data: private.data };
    returned.private.push(row);
    returned.private.sort_by_key(|row| row.seq);
    let found = returned.verify().expect_err("unnoticed");
    assert_eq!(found, Finding { place: only(erased), why: Why::PrivateReturned });
}

#[test]
fn a_row_behind_a_wrong_root_may_name_any_place() {
    let checkpoints = opened(&Log::of(ENTRIES));
    let history = (0..ENTRIES).map(|seq| if seq == 0 { forged(seq) } else { entry(seq) });
    let mut log = Log::written(history, true);
    log.entries[INTERVAL].body = format!(r#"{{"v":1,"seq":{},}}"#, u64::MAX).into_bytes();
    assert_eq!(place(&log.verify_against(&checkpoints)), interval(0));
}
