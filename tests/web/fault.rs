//! Faults made in the browser's storage behind the store's back.
//! Each waits until the worker of a closed store has let go of its files.

use js_sys::{Array, Function, Promise};
use vigia::journal::mirror_log::{FileHeader, frame_header, next_chain, sha256};
use vigia::journal::store::{FrameClass, Tail};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Removes a folder of the mirror.
pub async fn remove_folder(folder: &str) {
    js(
        "const root = await navigator.storage.getDirectory();
         try { await root.removeEntry(a, { recursive: true }); }
         catch (error) { if (error.name !== 'NotFoundError') throw error; }",
        &[folder.into()],
    )
    .await;
}

/// Cuts a file, by a negative number of bytes from its end.
pub async fn truncate(folder: &str, file: &str, by: i32) {
    edit(folder, file, "bytes.slice(0, bytes.length + n)", &by.into()).await;
}

/// Flips a bit of the byte there, counted from the end when negative.
pub async fn flip(folder: &str, file: &str, at: i32) {
    let change = "(bytes[n < 0 ? bytes.length + n : n] ^= 4, bytes)";
    edit(folder, file, change, &at.into()).await;
}

/// Appends a whole frame to the mirror's file, as if the page had been killed before the database had it.
pub async fn append_frame(folder: &str, tail: &Tail, payload: &[u8]) {
    let (mut bytes, _) = frame_header(
        FrameClass::Batch,
        payload.len() as u32,
        &sha256(payload),
        &tail.chain,
    );
    bytes.extend_from_slice(payload);
    let file = format!("journal-{}.log", tail.generation);
    let added = js_sys::Uint8Array::from(&bytes[..]);
    edit(folder, &file, "[bytes, n]", &added.into()).await;
}

/// A file of a generation that says it was born with `base` frames.
pub async fn write_generation(folder: &str, generation: u32, frames: &[&[u8]], base: u32) {
    let mut chain = [0; 32];
    let mut records = Vec::new();
    for frame in frames {
        let digest = sha256(frame);
        let (header, after) = frame_header(FrameClass::Heads, frame.len() as u32, &digest, &chain);
        assert_eq!(after, next_chain(&chain, &digest));
        chain = after;
        records.extend(header);
        records.extend_from_slice(frame);
    }
    let header = FileHeader {
        format: 1,
        min_reader: 1,
        generation,
        base_frames: base,
        base_chain: chain,
    };
    let bytes = [header.to_bytes(), records].concat();
    let file = format!("journal-{generation}.log");
    let bytes = js_sys::Uint8Array::from(&bytes[..]);
    edit(folder, &file, "n", &bytes.into()).await;
}

/// Changes the bytes of one frame in the database without its digest.
pub async fn damage_stored_frame(database: &str, index: u32) {
    js(
        "const db = await new Promise((ok, no) => {
           const request = indexedDB.open(a);
           request.onsuccess = () => ok(request.result);
           request.onerror = () => no(request.error);
         });
         await new Promise((ok, no) => {
           const tx = db.transaction('frames', 'readwrite');
           tx.oncomplete = ok;
           tx.onabort = () => no(tx.error);
           const store = tx.objectStore('frames');
           store.openCursor().onsuccess = ({ target: { result } }) => {
             if (!result) return;
             if (result.key[1] === b) { result.value.bytes[0] ^= 1; result.update(result.value); }
             result.continue();
           };
         });
         db.close();",
        &[database.into(), index.into()],
    )
    .await;
}

/// Makes the next commit of a writing transaction fail as a full disk does: after every request has succeeded.
pub fn abort_next_commit() {
    let install = Function::new_no_args(
        "const commit = IDBTransaction.prototype.commit;
         IDBTransaction.prototype.commit = function () {
           if (this.mode !== 'readwrite') return commit.call(this);
           IDBTransaction.prototype.commit = commit;
           const error = new DOMException('told to fail', 'QuotaExceededError');
           Object.defineProperty(this, 'error', { value: error });
           this.abort();
         };",
    );
    install.call0(&JsValue::NULL).unwrap();
}

/// Writes another format into the journal's pointer.
pub async fn set_format(database: &str, format: u32, min_reader: u32) {
    js(
        "const db = await new Promise((ok, no) => {
           const request = indexedDB.open(a);
           request.onsuccess = () => ok(request.result);
           request.onerror = () => no(request.error);
         });
         await new Promise((ok, no) => {
           const tx = db.transaction('meta', 'readwrite');
           tx.oncomplete = ok;
           tx.onabort = () => no(tx.error);
           const store = tx.objectStore('meta');
           store.get('journal').onsuccess = ({ target: { result } }) => {
             const pointer = { ...JSON.parse(result), format: b, min_reader: c };
             store.put(JSON.stringify(pointer), 'journal');
           };
         });
         db.close();",
        &[database.into(), format.into(), min_reader.into()],
    )
    .await;
}

/// Opens the database with a higher version number, as a later version of the app might.
pub async fn upgrade(database: &str, version: u32) {
    js(
        "const db = await new Promise((ok, no) => {
           const request = indexedDB.open(a, b);
           request.onsuccess = () => ok(request.result);
           request.onblocked = () => no(new Error('blocked'));
           request.onerror = () => no(request.error);
         });
         db.close();",
        &[database.into(), version.into()],
    )
    .await;
}

/// Makes the next openings of a database fail as Chromium does when its files are busy; zero ends it.
pub fn fail_next_opens(count: u32) {
    let install = Function::new_with_args(
        "count",
        "const real = globalThis.realOpen ??= IDBFactory.prototype.open;
         IDBFactory.prototype.open = count === 0 ? real : function (...args) {
           if (count-- <= 0) return real.apply(this, args);
           let done = false;
           const request = {
             get error() {
               if (!done) throw new DOMException('pending', 'InvalidStateError');
               return new DOMException('told to fail', 'UnknownError');
             },
           };
           setTimeout(() => { done = true; request.onerror?.(); }, 1);
           return request;
         };",
    );
    install.call1(&JsValue::NULL, &count.into()).unwrap();
}

async fn edit(folder: &str, file: &str, change: &str, n: &JsValue) {
    let body = format!(
        "const root = await navigator.storage.getDirectory();
         const folder = await root.getDirectoryHandle(a);
         const handle = await folder.getFileHandle(b, {{ create: true }});
         const n = c;
         const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
         const changed = [{change}].flat();
         const out = await handle.createWritable();
         for (const part of changed) await out.write(part);
         await out.close();"
    );
    js(&body, &[folder.into(), file.into(), n.clone()]).await;
}

/// Runs an async body with arguments a, b, c; tries again while another worker still holds the file.
async fn js(body: &str, arguments: &[JsValue]) {
    let body = format!(
        "return (async () => {{
           for (let attempt = 0; ; attempt++) {{
             try {{ return await (async () => {{ {body} }})(); }}
             catch (error) {{
               if (attempt >= 50 || error.name !== 'NoModificationAllowedError') throw error;
               await new Promise((go) => setTimeout(go, 20));
             }}
           }}
         }})()"
    );
    let run = Function::new_with_args("a, b, c", &body);
    let arguments: Array = arguments.iter().collect();
    let promise: Promise = run
        .apply(&JsValue::NULL, &arguments)
        .unwrap()
        .unchecked_into();
    JsFuture::from(promise).await.unwrap();
}
