//! The files of a drop, those inside folders included.
//! A file that cannot be opened is left out: the caller counts what it received.

use js_sys::{Array, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DragEvent, File, FileList, FileSystemDirectoryEntry, FileSystemDirectoryReader,
    FileSystemEntry, FileSystemFileEntry,
};

use super::{Dropped, cast};

/// What the event carries; it forgets it when its handler returns.
pub(super) fn of_drop(event: &DragEvent) -> Dropped {
    let mut dropped = Dropped {
        files: Vec::new(),
        entries: Vec::new(),
    };
    let Some(data) = event.data_transfer() else {
        return dropped;
    };
    let items = data.items();
    for place in 0..items.length() {
        if let Some(Ok(Some(entry))) = items.get(place).map(|item| item.webkit_get_as_entry()) {
            dropped.entries.push(entry);
        }
    }
    if dropped.is_empty() {
        dropped.files = of_list(data.files());
    }
    dropped
}

/// The files of a list as the browser gives it.
pub(super) fn of_list(list: Option<FileList>) -> Vec<File> {
    let Some(list) = list else {
        return Vec::new();
    };
    (0..list.length())
        .filter_map(|place| list.get(place))
        .collect()
}

/// Every file of the drop, folder by folder.
pub(super) async fn all_files(dropped: Dropped) -> Vec<File> {
    let Dropped {
        mut files,
        mut entries,
    } = dropped;
    while let Some(entry) = entries.pop() {
        if let Some(folder) = entry.dyn_ref::<FileSystemDirectoryEntry>() {
            entries.extend(inside(folder).await);
        } else if let Some(entry) = entry.dyn_ref::<FileSystemFileEntry>() {
            files.extend(file_of(entry).await);
        }
    }
    files
}

/// The entries of a folder; the browser gives them in batches and ends with an empty one.
async fn inside(folder: &FileSystemDirectoryEntry) -> Vec<FileSystemEntry> {
    let reader = folder.create_reader();
    let mut entries = Vec::new();
    loop {
        let batch = batch(&reader).await;
        if batch.is_empty() {
            return entries;
        }
        entries.extend(batch);
    }
}

async fn batch(reader: &FileSystemDirectoryReader) -> Vec<FileSystemEntry> {
    let given =
        answer(|done, failed| reader.read_entries_with_callback_and_callback(done, failed)).await;
    let list = given.and_then(cast::<Array>);
    list.map(|list| list.iter().filter_map(cast).collect())
        .unwrap_or_default()
}

async fn file_of(entry: &FileSystemFileEntry) -> Option<File> {
    let given = answer(|done, failed| {
        entry.file_with_callback_and_callback(done, failed);
        Ok(())
    })
    .await;
    given.and_then(cast)
}

/// Waits for a callback of the old style; none when it fails.
async fn answer(
    start: impl FnOnce(&js_sys::Function, &js_sys::Function) -> Result<(), JsValue>,
) -> Option<JsValue> {
    let mut start = Some(start);
    let promise = Promise::new(&mut |done, failed| {
        if let Some(start) = start.take()
            && let Err(error) = start(&done, &failed)
        {
            // Nothing more can be done than to end the wait.
            let _ = failed.call1(&JsValue::NULL, &error);
        }
    });
    JsFuture::from(promise).await.ok()
}
