//! A folder of the person's disk that backups are written to by themselves, where the browser allows it.
//! It writes and checks files; when and what to write is decided by the session.

use crate::journal::store::StoreError;
use crate::order;
use crate::shell::browser_error::BrowserError;
use crate::shell::digest::sha256;
use crate::shell::dynamic::{CallError, call, call_async, global, object, property};
use crate::shell::idb::IdbStore;
use js_sys::{ArrayBuffer, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Key of the folder's handle in `meta`.
const KEY: &str = "backup_folder";

/// Why the folder was not chosen or written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FolderError {
    /// This browser cannot write to folders; backups are downloads.
    #[error("the browser cannot write to folders")]
    Missing,
    /// The person closed the dialogue.
    #[error("no folder was chosen")]
    NotChosen,
    /// The permission has lapsed: it has to be asked for again, from a click.
    #[error("the folder may not be written")]
    NotPermitted,
    /// The folder was moved, renamed or deleted, or its disk is not there.
    #[error("the folder is not there")]
    NotThere,
    #[error("no room left in the folder")]
    Full,
    /// The file that was written reads back as something else.
    #[error("the file does not hold what was written")]
    Corrupt,
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Browser(BrowserError),
}

impl From<CallError> for FolderError {
    fn from(error: CallError) -> Self {
        match error {
            CallError::Missing(_) => FolderError::Missing,
            CallError::Browser(error) => match error.name.as_str() {
                "AbortError" => FolderError::NotChosen,
                "NotAllowedError" | "SecurityError" => FolderError::NotPermitted,
                "NotFoundError" => FolderError::NotThere,
                "QuotaExceededError" => FolderError::Full,
                _ => FolderError::Browser(error),
            },
        }
    }
}

impl From<JsValue> for FolderError {
    fn from(value: JsValue) -> Self {
        CallError::from(value).into()
    }
}

/// Whether the folder may be written without asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    Granted,
    /// [`Folder::ask`] from a click.
    MustAsk,
    Denied,
}

/// The chosen folder.
#[derive(Debug, Clone)]
pub struct Folder(JsValue);

/// True where folders can be chosen.
pub fn available() -> bool {
    global("showDirectoryPicker").is_some()
}

/// Lets the person choose a folder, and remembers it. Call it only from a click.
pub async fn choose(database: &IdbStore) -> Result<Folder, FolderError> {
    let options = object(&[("id", "vigia-backup".into()), ("mode", "readwrite".into())]);
    let handle = call_async(&js_sys::global(), "showDirectoryPicker", &[options]).await?;
    database.set_meta(KEY, &handle).await?;
    Ok(Folder(handle))
}

/// The folder chosen before.
pub async fn chosen(database: &IdbStore) -> Result<Option<Folder>, StoreError> {
    let handle = database.meta(KEY).await?;
    Ok((!handle.is_undefined()).then_some(Folder(handle)))
}

/// Forgets the folder; its files stay.
pub async fn forget(database: &IdbStore) -> Result<(), StoreError> {
    database.set_meta(KEY, &JsValue::UNDEFINED).await
}

impl Folder {
    /// A folder that the browser gave some other way.
    pub fn from_handle(handle: JsValue) -> Folder {
        Folder(handle)
    }

    /// Its name; browsers do not tell the path.
    pub fn name(&self) -> String {
        property(&self.0, "name")
            .and_then(|name| name.as_string())
            .unwrap_or_default()
    }

    /// Whether it may be written now.
    pub async fn access(&self) -> Result<Access, FolderError> {
        self.permission("queryPermission").await
    }

    /// Asks the person for the permission again. Call it only from a click.
    pub async fn ask(&self) -> Result<Access, FolderError> {
        self.permission("requestPermission").await
    }

    /// Writes a file whole or not at all, and reads it back.
    pub async fn write(&self, name: &str, bytes: &[u8]) -> Result<(), FolderError> {
        let create = object(&[("create", true.into())]);
        let file = call_async(&self.0, "getFileHandle", &[name.into(), create]).await?;
        let stream = call_async(&file, "createWritable", &[]).await?;
        let content = Uint8Array::from(bytes);
        let written = async {
            call_async(&stream, "write", &[content.into()]).await?;
            // Only closing puts the new content in place of the old.
            call_async(&stream, "close", &[]).await
        };
        if let Err(error) = written.await {
            // The old content stays; a stream that has failed may refuse even this.
            let _ = call_async(&stream, "abort", &[]).await;
            return Err(error.into());
        }
        if sha256(&self.read(name).await?).await == sha256(bytes).await {
            Ok(())
        } else {
            Err(FolderError::Corrupt)
        }
    }

    /// The bytes of a file.
    pub async fn read(&self, name: &str) -> Result<Vec<u8>, FolderError> {
        let handle = call_async(&self.0, "getFileHandle", &[name.into()]).await?;
        let file = call_async(&handle, "getFile", &[]).await?;
        let buffer: ArrayBuffer = call_async(&file, "arrayBuffer", &[])
            .await?
            .unchecked_into();
        Ok(Uint8Array::new(&buffer).to_vec())
    }

    /// The names of its files, in order.
    pub async fn files(&self) -> Result<Vec<String>, FolderError> {
        let entries = call(&self.0, "values", &[])?;
        let mut names = Vec::new();
        loop {
            let next: Promise = call(&entries, "next", &[])?.unchecked_into();
            let next = JsFuture::from(next).await?;
            if property(&next, "done").is_some_and(|done| done.is_truthy()) {
                break;
            }
            let Some(entry) = property(&next, "value") else {
                break;
            };
            let text = |name| property(&entry, name).and_then(|text| text.as_string());
            if text("kind").as_deref() == Some("file") {
                names.extend(text("name"));
            }
        }
        order::sort(&mut names);
        Ok(names)
    }

    /// Removes a file, as an old backup.
    pub async fn remove(&self, name: &str) -> Result<(), FolderError> {
        call_async(&self.0, "removeEntry", &[name.into()]).await?;
        Ok(())
    }

    async fn permission(&self, method: &'static str) -> Result<Access, FolderError> {
        let mode = object(&[("mode", "readwrite".into())]);
        let state = call_async(&self.0, method, &[mode]).await?;
        Ok(match state.as_string().as_deref() {
            Some("granted") => Access::Granted,
            Some("denied") => Access::Denied,
            _ => Access::MustAsk,
        })
    }
}
