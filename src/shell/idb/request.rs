//! Waiting for one IndexedDB request.
//! A request that succeeded is not yet kept: only its transaction's `complete` says so.

use crate::shell::event_future::event_future;
use crate::shell::idb::error::IdbError;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::IdbRequest;

/// The result of the request, which may have been answered already.
pub async fn result(request: &IdbRequest) -> Result<JsValue, IdbError> {
    // Asking a request that still runs for its error throws; then its events are still to come.
    if request.error().is_err() {
        let (settle, settled) = event_future();
        let failed = settle.clone();
        let on_success = Closure::<dyn FnMut()>::new(move || settle.settle(()));
        let on_error = Closure::<dyn FnMut()>::new(move || failed.settle(()));
        request.set_onsuccess(Some(on_success.as_ref().unchecked_ref()));
        request.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        settled.await;
        request.set_onsuccess(None);
        request.set_onerror(None);
    }
    match request.error()? {
        Some(exception) => Err(JsValue::from(exception).into()),
        None => Ok(request.result()?),
    }
}
