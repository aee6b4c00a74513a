//! The journal in IndexedDB alone.
//! Recovery from the mirror is in `mirrored`.

use crate::fault;
use futures_util::future::join;
use std::cell::Cell;
use std::rc::Rc;
use vigia::journal::store::{Reading, Store, StoreError, Tail};
use vigia::journal::store_suite::{Bench, run};
use vigia::shell::idb::connection::{Notices, delete_database};
use vigia::shell::idb::error::IdbError;
use vigia::shell::idb::{Compatibility, IdbStore};
use wasm_bindgen_test::wasm_bindgen_test;

/// An empty store in a database of that name.
pub async fn fresh(name: &str) -> IdbStore {
    delete_database(name).await.unwrap();
    open(name).await
}

pub async fn open(name: &str) -> IdbStore {
    IdbStore::open(name, Notices::silent()).await.unwrap()
}

#[derive(Default)]
struct Databases(Cell<u32>);

impl Databases {
    fn name(&self) -> String {
        format!("suite-{}", self.0.get())
    }
}

impl Bench for Databases {
    type Adapter = IdbStore;

    async fn fresh(&self) -> IdbStore {
        self.0.set(self.0.get() + 1);
        fresh(&self.name()).await
    }

    async fn reopened(&self, _store: &IdbStore) -> IdbStore {
        open(&self.name()).await
    }
}

#[wasm_bindgen_test]
async fn keeps_the_contract_of_a_store() {
    run(&Databases::default()).await;
}

#[wasm_bindgen_test]
async fn two_tabs_without_a_lock_lose_nothing() {
    async fn twenty(store: &IdbStore, name: u8) {
        let mut tail = Tail::default();
        for n in 0..20 {
            loop {
                match store.append(&tail, &[name, n]).await {
                    Ok(now) => break tail = now,
                    Err(StoreError::Moved(now)) => tail = now,
                    Err(error) => panic!("{error}"),
                }
            }
        }
    }
    let (one, two) = (fresh("race").await, open("race").await);
    join(twenty(&one, 1), twenty(&two, 2)).await;
    let (frames, tail) = one.read(0, Reading::All).await.unwrap();
    assert_eq!(tail.frames, 40);
    for name in [1, 2] {
        let written = frames.iter().filter(|frame| frame.bytes[0] == name);
        let order: Vec<u8> = written.map(|frame| frame.bytes[1]).collect();
        assert_eq!(order, (0..20).collect::<Vec<u8>>());
    }
}

#[wasm_bindgen_test]
async fn a_write_that_is_aborted_leaves_nothing() {
    let store = fresh("aborted").await;
    let one = store.append(&Tail::default(), b"one").await.unwrap();
    fault::abort_next_commit();
    assert_eq!(store.append(&one, b"two").await, Err(StoreError::Full));
    fault::abort_next_commit();
    assert_eq!(store.replace(&one, vec![]).await, Err(StoreError::Full));
    let (frames, tail) = open("aborted").await.read(0, Reading::All).await.unwrap();
    assert_eq!((frames.len(), tail), (1, one));
}

#[wasm_bindgen_test]
async fn data_of_a_newer_format_is_read_and_never_written() {
    let store = fresh("newer").await;
    let one = store.append(&Tail::default(), b"one").await.unwrap();
    for (format, min_reader, expected) in [
        (7, 1, Compatibility::ReadOnly { found: 7 }),
        (
            9,
            8,
            Compatibility::Unreadable {
                found: 9,
                min_reader: 8,
            },
        ),
    ] {
        fault::set_format("newer", format, min_reader).await;
        assert_eq!(store.compatibility().await, Ok(expected));
        let refused = Err(StoreError::TooNew {
            found: format,
            ours: 1,
        });
        assert_eq!(store.append(&one, b"two").await, refused);
        assert_eq!(store.replace(&one, vec![]).await, refused);
        let (frames, tail) = store.read(0, Reading::All).await.unwrap();
        assert_eq!((frames[0].bytes.as_slice(), tail), (b"one".as_slice(), one));
    }
}

#[wasm_bindgen_test]
async fn a_newer_version_takes_the_database_and_an_older_one_still_reads_it() {
    delete_database("upgrade").await.unwrap();
    let asked = Rc::new(Cell::new(0));
    let heard = Rc::clone(&asked);
    let notices = Notices {
        on_version_change: Rc::new(move || heard.set(heard.get() + 1)),
        on_blocked: Rc::new(|| {}),
    };
    let store = IdbStore::open("upgrade", notices).await.unwrap();
    let one = store.append(&Tail::default(), b"one").await.unwrap();
    fault::upgrade("upgrade", 2).await;
    assert_eq!(asked.get(), 1, "this tab let go of the database at once");
    let late = store.append(&one, b"two").await;
    assert!(matches!(late, Err(StoreError::Failed(_))), "{late:?}");
    let rolled_back = open("upgrade").await;
    let found = Compatibility::ReadOnly { found: 2 };
    assert_eq!(rolled_back.compatibility().await, Ok(found));
    assert_eq!(rolled_back.tail().await, Ok(one));
    let refused = Err(StoreError::TooNew { found: 2, ours: 1 });
    assert_eq!(rolled_back.append(&one, b"two").await, refused);
}

#[wasm_bindgen_test]
async fn opening_is_tried_again_when_the_browser_stumbles() {
    delete_database("stumble").await.unwrap();
    fault::fail_next_opens(2);
    let store = open("stumble").await;
    assert!(store.birth().created);
    fault::fail_next_opens(100);
    let refused = IdbStore::open("stumble", Notices::silent()).await;
    fault::fail_next_opens(0);
    assert!(matches!(refused.err(), Some(IdbError::Browser(_))));
}
