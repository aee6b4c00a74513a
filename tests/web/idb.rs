//! The journal in IndexedDB alone.
//! Recovery from the mirror is in `mirrored`.

use std::cell::Cell;
use vigia::journal::store_suite::{Bench, run};
use vigia::shell::idb::IdbStore;
use vigia::shell::idb::connection::{Notices, delete_database};
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
