//! One IndexedDB transaction: all of its writes are kept, or none.
//! Nothing but IndexedDB requests may be awaited while one is open, else the browser commits half of the work.

use crate::shell::event_future::{Settled, event_future};
use crate::shell::idb::error::IdbError;
use crate::shell::idb::request;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction};

#[wasm_bindgen]
extern "C" {
    /// `IDBDatabase` with the third argument of `transaction`, which web-sys hides behind an unstable flag.
    type DurableDatabase;

    #[wasm_bindgen(method, catch, js_name = transaction)]
    fn transaction_with_options(
        this: &DurableDatabase,
        stores: &Array,
        mode: &str,
        options: &Object,
    ) -> Result<IdbTransaction, JsValue>;

    /// `IDBTransaction` with `commit`, which older browsers lack.
    type CommittingTransaction;

    #[wasm_bindgen(method, catch)]
    fn commit(this: &CommittingTransaction) -> Result<(), JsValue>;
}

/// What a transaction may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    Read,
    /// Complete when the bytes are on the disk. There is no weaker way of writing here.
    Write,
}

/// An open transaction. Dropped before [`Transaction::complete`], it is rolled back.
pub struct Transaction {
    raw: IdbTransaction,
    end: Option<Settled<Result<(), IdbError>>>,
    _listeners: [Closure<dyn FnMut()>; 2],
}

impl Transaction {
    pub fn begin(
        database: &IdbDatabase,
        stores: &[&str],
        access: Access,
    ) -> Result<Transaction, IdbError> {
        let (mode, durability) = match access {
            Access::Read => ("readonly", "default"),
            Access::Write => ("readwrite", "strict"),
        };
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &durability.into())?;
        let names: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
        let raw = database
            .unchecked_ref::<DurableDatabase>()
            .transaction_with_options(&names, mode, &options)?;
        let (settle, end) = event_future();
        let aborted = settle.clone();
        let on_complete = Closure::<dyn FnMut()>::new(move || settle.settle(Ok(())));
        let transaction = raw.clone();
        let on_abort = Closure::<dyn FnMut()>::new(move || {
            aborted.settle(Err(match transaction.error() {
                Some(exception) => JsValue::from(exception).into(),
                None => IdbError::Closed,
            }));
        });
        raw.set_oncomplete(Some(on_complete.as_ref().unchecked_ref()));
        raw.set_onabort(Some(on_abort.as_ref().unchecked_ref()));
        Ok(Transaction {
            raw,
            end: Some(end),
            _listeners: [on_complete, on_abort],
        })
    }

    pub fn store(&self, name: &str) -> Result<IdbObjectStore, IdbError> {
        Ok(self.raw.object_store(name)?)
    }

    /// The value under the key, `undefined` when there is none.
    pub async fn get(&self, store: &str, key: &JsValue) -> Result<JsValue, IdbError> {
        self.answer(self.store(store)?.get(key)?).await
    }

    /// Awaits a request of this transaction.
    pub async fn answer(&self, request: IdbRequest) -> Result<JsValue, IdbError> {
        request::result(&request).await
    }

    /// Writes the value; it counts when the transaction completes.
    pub fn put(&self, store: &str, key: &JsValue, value: &JsValue) -> Result<(), IdbError> {
        self.store(store)?.put_with_key(value, key)?;
        Ok(())
    }

    /// Deletes a key or a range of keys.
    pub fn delete(&self, store: &str, key: &JsValue) -> Result<(), IdbError> {
        self.store(store)?.delete(key)?;
        Ok(())
    }

    /// Commits and waits until the browser says that everything is kept.
    pub async fn complete(mut self) -> Result<(), IdbError> {
        let Some(end) = self.end.take() else {
            return Err(IdbError::Closed);
        };
        // Asking early only saves a turn of the event loop; a transaction that already ended answers by its event.
        let _ = self.raw.unchecked_ref::<CommittingTransaction>().commit();
        let ended = end.await;
        self.deafen();
        ended
    }

    fn deafen(&self) {
        self.raw.set_oncomplete(None);
        self.raw.set_onabort(None);
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        if self.end.is_some() {
            self.deafen();
            // Fails only when the browser has already ended it.
            let _ = self.raw.abort();
        }
    }
}
