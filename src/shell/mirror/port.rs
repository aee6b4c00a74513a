//! Messages to the mirror's worker and its answers.
//! It knows the form of a message, not what the operations mean.

use crate::journal::store::StoreError;
use crate::shell::browser_error::BrowserError;
use crate::shell::event_future::{Settle, event_future};
use crate::shell::yielding::Alarm;
use js_sys::{Array, Object, Reflect};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker};

/// After so long without an answer the worker is taken for dead: an append takes milliseconds.
const PATIENCE_MS: u32 = 20_000;

/// Why the mirror did not do what was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MirrorError {
    #[error("this browser has no private files for the mirror: {0}")]
    Missing(BrowserError),
    #[error("no room left for the mirror")]
    Full,
    /// The file does not end where the writer thinks.
    #[error("the mirror has moved on")]
    Moved,
    #[error("the mirror has no such file")]
    NotFound,
    #[error("the worker of the mirror does not answer")]
    Silent,
    #[error("the worker of the mirror gave an unexpected answer")]
    Answer,
    /// Frames read back from the mirror are not what was written.
    #[error("the mirror does not hold what was written")]
    Corrupt,
    #[error("the mirror failed: {0}")]
    Browser(BrowserError),
}

impl From<JsValue> for MirrorError {
    fn from(value: JsValue) -> Self {
        BrowserError::from(value).into()
    }
}

impl From<BrowserError> for MirrorError {
    fn from(error: BrowserError) -> Self {
        match error.name.as_str() {
            "QuotaExceededError" => MirrorError::Full,
            "MovedError" => MirrorError::Moved,
            "NotFoundError" => MirrorError::NotFound,
            "SecurityError" | "TypeError" | "NotSupportedError" => MirrorError::Missing(error),
            _ => MirrorError::Browser(error),
        }
    }
}

impl From<MirrorError> for StoreError {
    fn from(error: MirrorError) -> Self {
        match error {
            MirrorError::Full => StoreError::Full,
            other => StoreError::Failed(other.to_string()),
        }
    }
}

type Answer = Result<JsValue, MirrorError>;
type Waiting = Rc<RefCell<BTreeMap<u32, Settle<Answer>>>>;

/// A worker and the questions it has not answered yet.
pub struct Port {
    worker: Worker,
    waiting: Waiting,
    asked: Cell<u32>,
    _listeners: [Closure<dyn FnMut(JsValue)>; 2],
}

impl Port {
    pub fn open(url: &str) -> Result<Port, MirrorError> {
        let worker = Worker::new(url)?;
        let waiting: Waiting = Rc::default();
        let answered = Rc::clone(&waiting);
        let on_message = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
            if let Some((id, answer)) = answer_of(&event)
                && let Some(settle) = answered.borrow_mut().remove(&id)
            {
                settle.settle(answer);
            }
        });
        let failed = Rc::clone(&waiting);
        let on_error = Closure::<dyn FnMut(JsValue)>::new(move |_event| {
            for (_, settle) in std::mem::take(&mut *failed.borrow_mut()) {
                settle.settle(Err(MirrorError::Silent));
            }
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Port {
            worker,
            waiting,
            asked: Cell::new(0),
            _listeners: [on_message, on_error],
        })
    }

    /// Asks the worker for one operation; the buffers in `moved` are given away.
    pub async fn call(
        &self,
        operation: &str,
        arguments: &[(&str, JsValue)],
        moved: &[JsValue],
    ) -> Answer {
        let id = self.asked.get().wrapping_add(1);
        self.asked.set(id);
        let message = Object::new();
        Reflect::set(&message, &"id".into(), &id.into())?;
        Reflect::set(&message, &"operation".into(), &operation.into())?;
        for (name, value) in arguments {
            Reflect::set(&message, &(*name).into(), value)?;
        }
        let moved: Array = moved.iter().collect();
        let (settle, settled) = event_future();
        self.waiting.borrow_mut().insert(id, settle.clone());
        let silent = move || settle.settle(Err(MirrorError::Silent));
        let _alarm = Alarm::after(PATIENCE_MS, silent);
        self.worker.post_message_with_transfer(&message, &moved)?;
        let answer = settled.await;
        self.waiting.borrow_mut().remove(&id);
        answer
    }
}

impl Drop for Port {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// A field of an answer.
pub fn field(answer: &JsValue, name: &str) -> Answer {
    Reflect::get(answer, &name.into()).map_err(|_| MirrorError::Answer)
}

fn answer_of(event: &JsValue) -> Option<(u32, Answer)> {
    let data = event.dyn_ref::<MessageEvent>()?.data();
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
    let id = number(&get(&data, "id")?)?;
    let error = get(&data, "error")?;
    if error.is_undefined() {
        return Some((id, Ok(get(&data, "value")?)));
    }
    let text = |name: &str| get(&error, name).and_then(|value| value.as_string());
    let error = BrowserError {
        name: text("name").unwrap_or_default(),
        message: text("message").unwrap_or_default(),
    };
    Some((id, Err(error.into())))
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "ids are made from u32"
)]
fn number(value: &JsValue) -> Option<u32> {
    value.as_f64().map(|number| number as u32)
}
