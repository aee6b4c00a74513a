//! The contract every store must keep, as checks that run natively and in a browser.
//! A check that fails panics with what was expected; nothing here is part of the app.

use crate::journal::store::{Frame, FrameClass, Reading, Store, StoreError, Tail};
use sha2::{Digest, Sha256};

/// How the suite gets the stores it examines.
#[allow(async_fn_in_trait, reason = "one thread, no Send needed")]
pub trait Bench {
    type Adapter: Store;

    /// An empty store that shares nothing with another.
    async fn fresh(&self) -> Self::Adapter;

    /// The same stored data opened again, as after a restart or in a second tab.
    async fn reopened(&self, store: &Self::Adapter) -> Self::Adapter;
}

/// Runs every check, each on a fresh store.
pub async fn run<B: Bench>(bench: &B) {
    starts_empty(bench).await;
    appends_in_order(bench).await;
    refuses_a_moved_tail(bench).await;
    reads_from_an_index(bench).await;
    replaces_all_frames(bench).await;
    leaves_history_out_of_live_reading(bench).await;
    goes_back_one_generation(bench).await;
    keeps_blobs_by_digest(bench).await;
    keeps_large_and_odd_frames(bench).await;
}

async fn starts_empty<B: Bench>(bench: &B) {
    let store = bench.fresh().await;
    assert_eq!(
        store.tail().await,
        Ok(Tail::default()),
        "a fresh store has the empty tail"
    );
    let read = store.read(0, Reading::All).await;
    assert_eq!(read, Ok((Vec::new(), Tail::default())));
    assert_eq!(store.blobs().await, Ok(Vec::new()));
}

async fn appends_in_order<B: Bench>(bench: &B) {
    let store = bench.fresh().await;
    let mut tail = Tail::default();
    for frame in [b"one".as_slice(), b"two", b"three"] {
        let expected = chained(tail, frame);
        tail = appended(&store, &tail, frame).await;
        assert_eq!(tail, expected, "the tail follows the chain of digests");
    }
    for store in [&store, &bench.reopened(&store).await] {
        assert_eq!(store.tail().await, Ok(tail));
        let frames = vec![batch(b"one"), batch(b"two"), batch(b"three")];
        assert_eq!(
            store.read(0, Reading::All).await,
            Ok((frames.clone(), tail))
        );
        assert_eq!(store.read(0, Reading::Live).await, Ok((frames, tail)));
    }
}

async fn refuses_a_moved_tail<B: Bench>(bench: &B) {
    let store = bench.fresh().await;
    let tail = appended(&store, &Tail::default(), b"first").await;
    let other_tab = bench.reopened(&store).await;
    let moved = appended(&other_tab, &tail, b"second").await;
    assert_eq!(
        store.append(&tail, b"late").await,
        Err(StoreError::Moved(moved))
    );
    assert_eq!(
        store.replace(&tail, Vec::new()).await,
        Err(StoreError::Moved(moved))
    );
    assert_eq!(store.go_back(&tail).await, Err(StoreError::Moved(moved)));
    let frames = vec![batch(b"first"), batch(b"second")];
    assert_eq!(
        store.read(0, Reading::All).await,
        Ok((frames, moved)),
        "a refused call changes nothing"
    );
}

async fn reads_from_an_index<B: Bench>(bench: &B) {
    let store = bench.fresh().await;
    let mut tail = Tail::default();
    for frame in [b"a", b"b", b"c"] {
        tail = appended(&store, &tail, frame).await;
    }
    let expected = vec![batch(b"b"), batch(b"c")];
    assert_eq!(store.read(1, Reading::All).await, Ok((expected, tail)));
    assert_eq!(store.read(3, Reading::All).await, Ok((Vec::new(), tail)));
    assert_eq!(store.read(9, Reading::Live).await, Ok((Vec::new(), tail)));
}

async fn replaces_all_frames<B: Bench>(bench: &B) {
    let store = bench.fresh().await;
    let tail = appended(&store, &Tail::default(), b"old").await;
    let new = vec![heads(b"live"), batch(b"recent")];
    let replaced = done(store.replace(&tail, new.clone()).await);
    let mut expected = Tail {
        generation: tail.generation + 1,
        ..Tail::default()
    };
    for frame in &new {
        expected = chained(expected, &frame.bytes);
    }
    assert_eq!(replaced, expected);
    let reopened = bench.reopened(&store).await;
    assert_eq!(reopened.read(0, Reading::All).await, Ok((new, replaced)));
    let after = appended(&reopened, &replaced, b"next").await;
    assert_eq!(after, chained(replaced, b"next"));
    assert_eq!(
        store.read(2, Reading::Live).await,
        Ok((vec![batch(b"next")], after))
    );
}

async fn leaves_history_out_of_live_reading<B: Bench>(bench: &B) {
    let store = bench.fresh().await;
    let frames = vec![heads(b"live"), history(b"past"), batch(b"recent")];
    let tail = done(store.replace(&Tail::default(), frames.clone()).await);
    let live = vec![heads(b"live"), batch(b"recent")];
    assert_eq!(store.read(0, Reading::Live).await, Ok((live, tail)));
    // The index counts all frames, whichever are read.
    let rest = vec![batch(b"recent")];
    assert_eq!(store.read(1, Reading::Live).await, Ok((rest.clone(), tail)));
    assert_eq!(store.read(2, Reading::Live).await, Ok((rest, tail)));
    assert_eq!(store.read(0, Reading::All).await, Ok((frames, tail)));
}

async fn goes_back_one_generation<B: Bench>(bench: &B) {
    let store = bench.fresh().await;
    assert!(
        store.go_back(&Tail::default()).await.is_err(),
        "there is nothing to go back to"
    );
    let first = appended(&store, &Tail::default(), b"first").await;
    let second = done(store.replace(&first, vec![heads(b"second")]).await);
    let store = bench.reopened(&store).await;
    let back = done(store.go_back(&second).await);
    assert_eq!(
        back.generation,
        second.generation + 1,
        "generations only grow"
    );
    assert_eq!(
        (back.frames, back.chain, back.bytes),
        (first.frames, first.chain, first.bytes)
    );
    assert_eq!(
        store.read(0, Reading::All).await,
        Ok((vec![batch(b"first")], back))
    );
    let again = done(store.go_back(&back).await);
    assert_eq!(
        store.read(0, Reading::All).await,
        Ok((vec![heads(b"second")], again))
    );
}

async fn keeps_blobs_by_digest<B: Bench>(bench: &B) {
    let store = bench.fresh().await;
    let (one, two) = (b"contract".to_vec(), vec![0u8, 255, 10, 13]);
    let (name_one, name_two) = (hex(&Sha256::digest(&one)), hex(&Sha256::digest(&two)));
    let blobs = vec![
        (name_one.clone(), one.clone()),
        (name_two.clone(), two.clone()),
    ];
    assert_eq!(store.put_blobs(blobs.clone()).await, Ok(()));
    assert_eq!(store.put_blobs(blobs).await, Ok(()));
    let store = bench.reopened(&store).await;
    assert_eq!(store.blob(&name_one).await, Ok(Some(one)));
    assert_eq!(store.blob(&name_two).await, Ok(Some(two)));
    assert_eq!(store.blob(&hex(&[0; 32])).await, Ok(None));
    let mut listed = done(store.blobs().await);
    listed.sort();
    let mut expected = vec![(name_one, 8), (name_two, 4)];
    expected.sort();
    assert_eq!(listed, expected, "the same bytes are kept once");
    assert_eq!(
        store.tail().await,
        Ok(Tail::default()),
        "blobs do not touch the journal"
    );
}

async fn keeps_large_and_odd_frames<B: Bench>(bench: &B) {
    let store = bench.fresh().await;
    let large: Vec<u8> = (0u32..3_000_000).map(|n| (n % 251) as u8).collect();
    let tail = appended(&store, &Tail::default(), &large).await;
    let odd = [0u8, 10, 13, 255, 0];
    let tail = appended(&store, &tail, &odd).await;
    let store = bench.reopened(&store).await;
    let frames = vec![batch(&large), batch(&odd)];
    assert_eq!(store.read(0, Reading::All).await, Ok((frames, tail)));
    assert_eq!(tail.bytes, 3_000_005);
}

async fn appended(store: &impl Store, tail: &Tail, frame: &[u8]) -> Tail {
    done(store.append(tail, frame).await)
}

#[allow(clippy::panic, reason = "a failed check is a panic")]
fn done<T>(result: Result<T, StoreError>) -> T {
    match result {
        Ok(value) => value,
        Err(error) => panic!("a call that must work failed: {error}"),
    }
}

fn chained(tail: Tail, frame: &[u8]) -> Tail {
    let mut chain = Sha256::new();
    chain.update(tail.chain);
    chain.update(Sha256::digest(frame));
    Tail {
        generation: tail.generation,
        frames: tail.frames + 1,
        chain: chain.finalize().into(),
        bytes: tail.bytes + frame.len() as u64,
    }
}

fn batch(bytes: &[u8]) -> Frame {
    frame(FrameClass::Batch, bytes)
}

fn heads(bytes: &[u8]) -> Frame {
    frame(FrameClass::Heads, bytes)
}

fn history(bytes: &[u8]) -> Frame {
    frame(FrameClass::History, bytes)
}

fn frame(class: FrameClass, bytes: &[u8]) -> Frame {
    Frame {
        class,
        bytes: bytes.to_vec(),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
