//! Files that go out of the app and come into it.
//! Bytes only: what they mean is for `interop` and `journal`.

use crate::shell::browser_error::BrowserError;
use crate::shell::yielding::sleep;
use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

/// Bytes read between two looks at the progress.
const SLICE: u64 = 1 << 20;
/// How long the browser has to take over a download before its address is withdrawn.
const DOWNLOAD_MS: u32 = 60_000;

/// Why a file was not read or given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    #[error("the file has {size} bytes, at most {most} are read")]
    TooLarge { size: u64, most: u64 },
    /// The person cancelled the reading.
    #[error("cancelled")]
    Cancelled,
    /// The file has changed, was moved, or its medium is gone.
    #[error(transparent)]
    Browser(#[from] BrowserError),
}

impl From<JsValue> for FileError {
    fn from(value: JsValue) -> Self {
        FileError::Browser(value.into())
    }
}

/// Gives the bytes to the person as a download under that name.
pub fn download(name: &str, mime: &str, bytes: &[u8]) -> Result<(), FileError> {
    let url = address(mime, bytes)
        .ok_or_else(|| BrowserError::new("NotSupportedError", "no address for the file"))?;
    let document = web_sys::window()
        .and_then(|window| window.document())
        .ok_or_else(|| BrowserError::new("NotFoundError", "no document"))?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    wasm_bindgen_futures::spawn_local(async move {
        sleep(DOWNLOAD_MS).await;
        // An address that is already withdrawn is no harm.
        let _ = Url::revoke_object_url(&url);
    });
    Ok(())
}

/// An address under which this page can show the bytes, until it is withdrawn; none when the browser makes none.
pub fn address(mime: &str, bytes: &[u8]) -> Option<String> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}

/// Lets an address go.
pub fn withdraw(address: &str) {
    // One that is already withdrawn is no harm.
    let _ = Url::revoke_object_url(address);
}

/// Size of a file in bytes.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a size is a whole number"
)]
pub fn size(file: &File) -> u64 {
    file.size() as u64
}

/// Reads a file of at most `most` bytes a slice at a time. `progress` hears the bytes read and the size, and gives
/// `false` to cancel.
pub async fn read(
    file: &File,
    most: u64,
    mut progress: impl FnMut(u64, u64) -> bool,
) -> Result<Vec<u8>, FileError> {
    let size = size(file);
    if size > most {
        return Err(FileError::TooLarge { size, most });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    while (bytes.len() as u64) < size {
        let start = bytes.len() as u64;
        let end = size.min(start + SLICE);
        let slice = file.slice_with_f64_and_f64(start as f64, end as f64)?;
        let buffer = JsFuture::from(slice.array_buffer()).await?;
        let buffer: ArrayBuffer = buffer.unchecked_into();
        if buffer.byte_length() == 0 {
            return Err(
                BrowserError::new("NotReadableError", "the file has become shorter").into(),
            );
        }
        bytes.extend(Uint8Array::new(&buffer).to_vec());
        if !progress(bytes.len() as u64, size) {
            return Err(FileError::Cancelled);
        }
    }
    Ok(bytes)
}
