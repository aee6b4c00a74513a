//! Web Locks: one tab at a time.
//! Correctness of the journal never hangs on them alone: every write also checks the tail.

use crate::shell::browser_error::BrowserError;
use crate::shell::event_future::event_future;
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

#[wasm_bindgen]
extern "C" {
    /// `navigator.locks`, which web-sys hides behind an unstable flag.
    type LockManager;

    #[wasm_bindgen(method, catch)]
    fn request(
        this: &LockManager,
        name: &str,
        options: &Object,
        callback: &Function,
    ) -> Result<Promise, JsValue>;
}

/// Held until dropped, or until the tab goes away.
#[must_use]
pub struct Held {
    release: Option<Function>,
}

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(release) = self.release.take() {
            // Resolving a promise does not throw.
            let _ = release.call0(&JsValue::NULL);
        }
    }
}

/// True where the browser has Web Locks.
pub fn available() -> bool {
    manager().is_some()
}

/// Waits for the lock. Without Web Locks it is held at once, and by everyone.
pub async fn hold(name: &str) -> Result<Held, BrowserError> {
    let held = request(name, "exclusive", false).await?;
    Ok(held.unwrap_or(Held { release: None }))
}

/// The lock if nobody has it. Without Web Locks nobody gets it.
pub async fn try_hold(name: &str) -> Result<Option<Held>, BrowserError> {
    if !available() {
        return Ok(None);
    }
    request(name, "exclusive", true).await
}

/// `None` when the lock is taken and only asked for, or when there are no locks.
async fn request(name: &str, mode: &str, only_if_free: bool) -> Result<Option<Held>, BrowserError> {
    let Some(manager) = manager() else {
        return Ok(None);
    };
    let options = Object::new();
    Reflect::set(&options, &"mode".into(), &mode.into())?;
    Reflect::set(&options, &"ifAvailable".into(), &only_if_free.into())?;
    let (settle, settled) = event_future();
    let failed = settle.clone();
    // The browser keeps the lock until the promise that this returns is resolved.
    let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        if lock.is_null() {
            settle.settle(Ok(None));
            return JsValue::UNDEFINED;
        }
        let mut release = None;
        let held = Promise::new(&mut |resolve, _reject| release = Some(resolve));
        settle.settle(Ok(Some(Held { release })));
        held.into()
    });
    let promise = manager.request(name, &options, granted.unchecked_ref())?;
    spawn_local(async move {
        // Settles when the lock is released, or at once when the browser refuses.
        if let Err(error) = JsFuture::from(promise).await {
            failed.settle(Err(BrowserError::from(error)));
        }
    });
    settled.await
}

fn manager() -> Option<LockManager> {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into()).ok()?;
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    (!locks.is_undefined()).then(|| locks.unchecked_into())
}
