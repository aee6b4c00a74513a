//! The journal in IndexedDB alone.
//! Recovery from the mirror is in `mirrored`.

use vigia::journal::store::{Frame, FrameClass, Reading, Store, StoreError};
use vigia::shell::idb::IdbStore;
use vigia::shell::idb::connection::{Notices, delete_database};
use wasm_bindgen_test::wasm_bindgen_test;

async fn fresh(name: &str) -> IdbStore {
    delete_database(name).await.unwrap();
    IdbStore::open(name, Notices::silent()).await.unwrap()
}

#[wasm_bindgen_test]
async fn frames_read_back_as_written() {
    let store = fresh("t-frames").await;
    let empty = store.tail().await.unwrap();
    assert_eq!((empty.generation, empty.frames), (0, 0));
    let one = store.append(&empty, b"one").await.unwrap();
    let two = store.append(&one, &[7; 40_000]).await.unwrap();
    assert_eq!(
        store.append(&one, b"late").await,
        Err(StoreError::Moved(two))
    );
    let (frames, tail) = store.read(0, Reading::Live).await.unwrap();
    assert_eq!(tail, two);
    assert_eq!(frames.len(), 2);
    let heads = |bytes: &[u8], class| Frame {
        class,
        bytes: bytes.to_vec(),
    };
    let new = vec![
        heads(b"heads", FrameClass::Heads),
        heads(b"history", FrameClass::History),
    ];
    let three = store.replace(&two, new).await.unwrap();
    let four = store.append(&three, b"batch").await.unwrap();
    assert_eq!(store.read(0, Reading::Live).await.unwrap().0.len(), 2);
    assert_eq!(store.read(0, Reading::All).await.unwrap().0.len(), 3);
    let back = store.go_back(&four).await.unwrap();
    assert_eq!((back.generation, back.frames), (2, 2));
    assert_eq!(store.read(0, Reading::All).await.unwrap().0, frames);
}
