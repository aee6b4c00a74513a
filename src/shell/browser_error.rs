//! What the browser said when it refused something.
//! It gives no advice: `text` has the sentences for people.

use wasm_bindgen::{JsCast, JsValue};

/// The name and message of an exception of the browser.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{name}: {message}")]
pub struct BrowserError {
    /// As in `DOMException.name`, for example `QuotaExceededError`.
    pub name: String,
    pub message: String,
}

impl BrowserError {
    pub fn new(name: &str, message: &str) -> BrowserError {
        BrowserError {
            name: name.to_owned(),
            message: message.to_owned(),
        }
    }
}

impl From<JsValue> for BrowserError {
    fn from(value: JsValue) -> Self {
        if let Some(exception) = value.dyn_ref::<web_sys::DomException>() {
            return BrowserError::new(&exception.name(), &exception.message());
        }
        if let Some(error) = value.dyn_ref::<js_sys::Error>() {
            return BrowserError {
                name: error.name().into(),
                message: error.message().into(),
            };
        }
        BrowserError {
            name: "Error".to_owned(),
            message: value.as_string().unwrap_or_else(|| format!("{value:?}")),
        }
    }
}
