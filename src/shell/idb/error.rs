//! Why IndexedDB did not do what was asked.
//! What it means for the journal is `StoreError`; this keeps the cause.

use crate::journal::store::{StoreError, Tail};
use crate::shell::browser_error::BrowserError;
use wasm_bindgen::JsValue;

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdbError {
    #[error("this browser has no IndexedDB here")]
    Missing,
    /// The connection was closed under us (site data cleared, disk error): open again.
    #[error("the connection to the database is closed")]
    Closed,
    /// Another tab is upgrading the database; this tab gave way and must be reloaded.
    #[error("another tab with a newer version took the database")]
    GaveWay,
    #[error("no room left")]
    Full,
    /// A stored value does not have the shape that was written.
    #[error("unreadable value: {0}")]
    Unreadable(&'static str),
    #[error(transparent)]
    Browser(BrowserError),
}

impl IdbError {
    /// Of a read: whether the browser cannot read its own files. It says so, or gives the transaction up.
    pub fn is_browsers(&self) -> bool {
        let IdbError::Browser(error) = self else {
            return false;
        };
        matches!(error.name.as_str(), "UnknownError" | "AbortError")
    }
}

impl From<BrowserError> for IdbError {
    fn from(error: BrowserError) -> Self {
        match error.name.as_str() {
            "QuotaExceededError" => IdbError::Full,
            "InvalidStateError" => IdbError::Closed,
            _ => IdbError::Browser(error),
        }
    }
}

impl From<JsValue> for IdbError {
    fn from(value: JsValue) -> Self {
        BrowserError::from(value).into()
    }
}

impl From<IdbError> for StoreError {
    fn from(error: IdbError) -> Self {
        match error {
            IdbError::Full => StoreError::Full,
            IdbError::Unreadable(what) => StoreError::Damaged(what.to_owned()),
            other => StoreError::Failed(other.to_string()),
        }
    }
}

/// Why a write to the journal was not made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    #[error("the journal has moved on")]
    Moved(Tail),
    #[error("the journal is of format {found}")]
    TooNew { found: u32 },
    /// There is no generation before the current one.
    #[error("there is no generation to go back to")]
    NoPrevious,
    #[error(transparent)]
    Idb(#[from] IdbError),
}

impl From<JsValue> for WriteError {
    fn from(value: JsValue) -> Self {
        WriteError::Idb(value.into())
    }
}

impl From<WriteError> for StoreError {
    fn from(error: WriteError) -> Self {
        match error {
            WriteError::Moved(tail) => StoreError::Moved(tail),
            WriteError::TooNew { found } => StoreError::TooNew {
                found,
                ours: crate::shell::idb::layout::FORMAT,
            },
            WriteError::Idb(error) => error.into(),
            WriteError::NoPrevious => StoreError::Failed(error.to_string()),
        }
    }
}
