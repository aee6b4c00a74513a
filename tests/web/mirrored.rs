//! Two copies of the journal: the contract, and what happens when one of them is lost, short or damaged.
//! The faults are made in the browser's real storage, behind the store's back.

use crate::fault;
use std::cell::Cell;
use std::rc::Rc;
use vigia::journal::store::{Frame, FrameClass, Reading, Store, StoreError, Tail};
use vigia::journal::store_suite::{Bench, run};
use vigia::shell::digest::hex;
use vigia::shell::idb::connection::{Notices, delete_database};
use vigia::shell::local_settings;
use vigia::shell::mirrored::report::{Copies, Loss, OpenError, Opening, Repair, Side};
use vigia::shell::mirrored::{Mirrored, Options};
use wasm_bindgen_test::wasm_bindgen_test;

pub const WORKER_URL: &str = "/public/mirror.js";

pub fn options(name: &str) -> Options {
    Options {
        database: name.to_owned(),
        folder: name.to_owned(),
        worker_url: WORKER_URL.to_owned(),
        notices: Notices::silent(),
        on_mirror_lost: Rc::new(|_| {}),
    }
}

/// A store with nothing in it, in a place of that name.
pub async fn fresh(name: &str) -> Mirrored {
    delete_database(name).await.unwrap();
    fault::remove_folder(name).await;
    local_settings::remove(&format!("{name}.journal"));
    let (store, opening) = Mirrored::open(options(name)).await.unwrap();
    assert_eq!(opening.repairs, []);
    assert_eq!((opening.copies, opening.gone), (Copies::Two, None));
    store
}

async fn open(name: &str) -> (Mirrored, Opening) {
    Mirrored::open(options(name)).await.unwrap()
}

/// Opening after the fault: what it repaired, and that the journal is what it was. Then opening again finds nothing.
async fn check(name: &str, repairs: &[Repair], frames: &[&[u8]]) {
    let (store, opening) = open(name).await;
    assert_eq!(opening.repairs, repairs);
    assert_eq!(opening.copies, Copies::Two);
    let (read, tail) = store.read(0, Reading::All).await.unwrap();
    let read: Vec<&[u8]> = read.iter().map(|frame| &frame.bytes[..]).collect();
    assert_eq!(read, frames);
    let next = store.append(&tail, b"goes on").await.unwrap();
    drop(store);
    let (store, opening) = open(name).await;
    assert_eq!(opening.repairs, [], "the repair is lasting");
    assert_eq!(store.tail().await, Ok(next));
}

fn repair(side: Side, loss: Loss, frames: u32) -> [Repair; 1] {
    [Repair { side, loss, frames }]
}

/// A journal of three frames, closed.
async fn three(name: &str) -> Tail {
    let store = fresh(name).await;
    let one = store.append(&Tail::default(), b"one").await.unwrap();
    let two = store.append(&one, &[2; 50_000]).await.unwrap();
    store.append(&two, b"three").await.unwrap()
}

const LARGE: &[u8] = &[2; 50_000];
const ALL: [&[u8]; 3] = [b"one", LARGE, b"three"];

#[derive(Default)]
struct Places(Cell<u32>);

impl Places {
    fn name(&self) -> String {
        format!("both-{}", self.0.get())
    }
}

impl Bench for Places {
    type Adapter = Mirrored;

    async fn fresh(&self) -> Mirrored {
        self.0.set(self.0.get() + 1);
        fresh(&self.name()).await
    }

    async fn reopened(&self, _store: &Mirrored) -> Mirrored {
        open(&self.name()).await.0
    }
}

#[wasm_bindgen_test]
async fn keeps_the_contract_of_a_store() {
    run(&Places::default()).await;
}

#[wasm_bindgen_test]
async fn a_wiped_database_comes_back_from_the_mirror() {
    three("m-wiped").await;
    delete_database("m-wiped").await.unwrap();
    check("m-wiped", &repair(Side::Database, Loss::Wiped, 3), &ALL).await;
}

#[wasm_bindgen_test]
async fn a_wiped_database_comes_back_with_the_generation_before_and_the_attachments() {
    let tail = three("m-whole").await;
    let (store, _) = open("m-whole").await;
    let heads = Frame {
        class: FrameClass::Heads,
        bytes: b"heads".to_vec(),
    };
    let history = Frame {
        class: FrameClass::History,
        bytes: b"history".to_vec(),
    };
    let replaced = store.replace(&tail, vec![heads, history]).await.unwrap();
    let tail = store.append(&replaced, b"batch").await.unwrap();
    let digest = hex(&vigia::journal::mirror_log::sha256(b"contract"));
    let blobs = vec![(digest.clone(), b"contract".to_vec())];
    store.put_blobs(blobs).await.unwrap();
    drop(store);
    delete_database("m-whole").await.unwrap();
    let (store, opening) = open("m-whole").await;
    assert_eq!(opening.repairs, repair(Side::Database, Loss::Wiped, 3));
    assert_eq!(store.tail().await, Ok(tail));
    assert_eq!(store.read(0, Reading::Live).await.unwrap().0.len(), 2);
    assert_eq!(store.blobs().await, Ok(vec![(digest.clone(), 8)]));
    assert_eq!(store.blob(&digest).await, Ok(Some(b"contract".to_vec())));
    let back = store.go_back(&tail).await.unwrap();
    assert_eq!((back.generation, back.frames), (2, 3));
}

#[wasm_bindgen_test]
async fn a_wiped_mirror_comes_back_from_the_database() {
    three("m-mirror").await;
    fault::remove_folder("m-mirror").await;
    check("m-mirror", &repair(Side::Mirror, Loss::Wiped, 3), &ALL).await;
    delete_database("m-mirror").await.unwrap();
    let (_, opening) = open("m-mirror").await;
    assert_eq!(opening.repairs, repair(Side::Database, Loss::Wiped, 4));
}

#[wasm_bindgen_test]
async fn a_mirror_cut_inside_a_frame_is_completed() {
    three("m-cut").await;
    fault::truncate("m-cut", "journal-0.log", -1003).await;
    check("m-cut", &repair(Side::Mirror, Loss::Behind, 2), &ALL).await;
}

#[wasm_bindgen_test]
async fn a_batch_that_only_the_mirror_has_is_not_lost() {
    let tail = three("m-ahead").await;
    fault::append_frame("m-ahead", &tail, b"four").await;
    let four: [&[u8]; 4] = [b"one", LARGE, b"three", b"four"];
    check("m-ahead", &repair(Side::Database, Loss::Behind, 1), &four).await;
}

#[wasm_bindgen_test]
async fn a_torn_batch_in_the_mirror_is_cut_off() {
    let tail = three("m-torn").await;
    fault::append_frame("m-torn", &tail, &[9; 5000]).await;
    fault::truncate("m-torn", "journal-0.log", -10).await;
    check("m-torn", &[], &ALL).await;
}

#[wasm_bindgen_test]
async fn a_damaged_frame_in_the_mirror_is_written_again() {
    three("m-flip").await;
    fault::flip("m-flip", "journal-0.log", -3).await;
    check("m-flip", &repair(Side::Mirror, Loss::Damaged, 1), &ALL).await;
}

#[wasm_bindgen_test]
async fn a_damaged_frame_in_the_database_is_read_from_the_mirror() {
    let tail = three("m-rot").await;
    fault::damage_stored_frame("m-rot", 1).await;
    let (store, opening) = open("m-rot").await;
    assert_eq!(opening.repairs, [], "start-up reads no frame it needs not");
    let (frames, read) = store.read(0, Reading::All).await.unwrap();
    assert_eq!((frames[1].bytes.as_slice(), read), (LARGE, tail));
    drop(store);
    check("m-rot", &[], &ALL).await;
}

#[wasm_bindgen_test]
async fn scrubbing_finds_and_repairs_what_opening_does_not_read() {
    let tail = three("m-scrub").await;
    fault::flip("m-scrub", "journal-0.log", 64 + 80 + 3 + 80 + 9).await;
    let (store, opening) = open("m-scrub").await;
    assert_eq!(opening.repairs, []);
    let digest = hex(&vigia::journal::mirror_log::sha256(b"contract"));
    let blobs = vec![(digest.clone(), b"contract".to_vec())];
    store.database().put_blobs(blobs).await.unwrap();
    let repairs = store.scrub().await.unwrap();
    assert_eq!(repairs, repair(Side::Mirror, Loss::Damaged, 2));
    assert_eq!(store.scrub().await.unwrap(), []);
    assert_eq!(store.tail().await, Ok(tail));
    drop(store);
    delete_database("m-scrub").await.unwrap();
    let (store, _) = open("m-scrub").await;
    assert_eq!(store.blob(&digest).await, Ok(Some(b"contract".to_vec())));
    drop(store);
    check("m-scrub", &[], &ALL).await;
}

#[wasm_bindgen_test]
async fn frames_that_each_copy_alone_has_are_all_kept() {
    let tail = three("m-split").await;
    fault::append_frame("m-split", &tail, b"mirror's").await;
    let alone = crate::idb::open("m-split").await;
    alone.append(&tail, b"database's").await.unwrap();
    drop(alone);
    let five: [&[u8]; 5] = [b"one", LARGE, b"three", b"database's", b"mirror's"];
    check("m-split", &repair(Side::Database, Loss::Diverged, 1), &five).await;
}

#[wasm_bindgen_test]
async fn what_is_left_of_two_damaged_copies_can_be_read() {
    three("m-both").await;
    delete_database("m-both").await.unwrap();
    fault::flip("m-both", "journal-0.log", 64 + 80 + 3 + 80 + 9).await;
    let error = Mirrored::open(options("m-both")).await.err().unwrap();
    let OpenError::BothDamaged(salvage) = error else {
        panic!("{error}");
    };
    let saved: Vec<&[u8]> = salvage.frames.iter().map(|f| &f.bytes[..]).collect();
    assert_eq!((saved, salvage.broken), (vec![ALL[0], ALL[2]], 1));
    let store = Mirrored::open_with(options("m-both"), salvage.frames)
        .await
        .unwrap();
    assert_eq!(store.tail().await.unwrap().frames, 2);
    drop(store);
    check("m-both", &[], &[b"one", b"three"]).await;
}

#[wasm_bindgen_test]
async fn a_journal_that_is_gone_is_not_a_first_use() {
    three("m-gone").await;
    delete_database("m-gone").await.unwrap();
    fault::remove_folder("m-gone").await;
    let (store, opening) = open("m-gone").await;
    let gone = opening.gone.unwrap();
    assert_eq!((gone.generation, gone.frames), (0, 3));
    store.forget_gone();
    drop(store);
    assert_eq!(open("m-gone").await.1.gone, None);
}

#[wasm_bindgen_test]
async fn an_interrupted_replacement_leaves_the_old_generation() {
    let tail = three("m-half").await;
    for (base, expected) in [(2, tail), (1, tail)] {
        fault::write_generation("m-half", 1, &[b"new"], base).await;
        let (store, opening) = open("m-half").await;
        assert_eq!(
            (store.tail().await, opening.repairs),
            (Ok(expected), vec![])
        );
    }
    // The database is wiped in the same kill: the whole new generation is as good as the old, half of one is not.
    fault::write_generation("m-half", 1, &[b"new"], 2).await;
    delete_database("m-half").await.unwrap();
    check("m-half", &repair(Side::Database, Loss::Wiped, 3), &ALL).await;
}

#[wasm_bindgen_test]
async fn a_database_wiped_under_a_running_app_is_put_back() {
    let tail = three("m-live").await;
    let (store, _) = open("m-live").await;
    delete_database("m-live").await.unwrap();
    let four = store.append(&tail, b"four").await.unwrap();
    assert_eq!(four.frames, 4);
    drop(store);
    let four: [&[u8]; 4] = [b"one", LARGE, b"three", b"four"];
    check("m-live", &[], &four).await;
}

#[wasm_bindgen_test]
async fn two_tabs_cannot_overwrite_each_other() {
    let first = fresh("m-tabs").await;
    let (second, _) = open("m-tabs").await;
    let one = first.append(&Tail::default(), b"one").await.unwrap();
    let late = second.append(&Tail::default(), b"late").await;
    assert_eq!(late, Err(StoreError::Moved(one)));
    let two = second.append(&one, b"two").await.unwrap();
    assert_eq!(
        first.append(&one, b"late").await,
        Err(StoreError::Moved(two))
    );
    let mut tails = (two, two);
    for n in 0u8..20 {
        let (store, tail) = if n % 2 == 0 {
            (&first, &mut tails.0)
        } else {
            (&second, &mut tails.1)
        };
        *tail = match store.append(tail, &[n]).await {
            Err(StoreError::Moved(now)) => store.append(&now, &[n]).await.unwrap(),
            other => other.unwrap(),
        };
    }
    drop((first, second));
    let (store, opening) = open("m-tabs").await;
    assert_eq!(
        (store.tail().await.unwrap().frames, opening.repairs),
        (22, vec![])
    );
}

#[wasm_bindgen_test]
async fn a_refused_write_to_the_database_leaves_the_mirror_as_it_was() {
    let tail = three("m-refused").await;
    let (store, _) = open("m-refused").await;
    fault::abort_next_commit();
    let refused = store.append(&tail, b"refused").await;
    assert!(matches!(refused, Err(StoreError::Full)), "{refused:?}");
    assert_eq!(store.tail().await, Ok(tail));
    let four = store.append(&tail, b"four").await.unwrap();
    assert_eq!(four.frames, 4);
    drop(store);
    let four: [&[u8]; 4] = [b"one", LARGE, b"three", b"four"];
    check("m-refused", &[], &four).await;
}

#[wasm_bindgen_test]
async fn without_private_files_there_is_one_copy_and_it_says_so() {
    let mut options = options("m-single");
    options.worker_url = "/no-such-worker.js".to_owned();
    delete_database("m-single").await.unwrap();
    let (store, opening) = Mirrored::open(options).await.unwrap();
    assert!(matches!(opening.copies, Copies::One(_)));
    let one = store.append(&Tail::default(), b"one").await.unwrap();
    assert_eq!(one.frames, 1);
}
