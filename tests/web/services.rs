//! The smaller services of the browser: locks, tabs, the device's name, files, folders, the rescue page.
//! Storage of the journal is in `idb` and `mirrored`.

use crate::idb;
use crate::mirrored::options;
use js_sys::{Array, Function, Promise, Uint8Array};
use std::cell::RefCell;
use std::rc::Rc;
use vigia::journal::mirror_log::salvage;
use vigia::journal::store::{Store, Tail};
use vigia::shell::device::{Naming, device, renew};
use vigia::shell::files::{self, FileError};
use vigia::shell::folder_backup::{Access, Folder, FolderError};
use vigia::shell::mirrored::Mirrored;
use vigia::shell::mirrored::report::Copies;
use vigia::shell::notify::{DueSummary, leave_summary};
use vigia::shell::storage_health::storage_health;
use vigia::shell::tabs::{Leadership, TabMessage, Tabs};
use vigia::shell::yielding::{Pacer, elapsed_ms, sleep, yield_now};
use vigia::shell::{local_settings, locks};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

async fn js(body: &str) -> JsValue {
    let run = Function::new_no_args(&format!("return (async () => {{ {body} }})()"));
    let promise: Promise = run.call0(&JsValue::NULL).unwrap().unchecked_into();
    JsFuture::from(promise).await.unwrap()
}

#[wasm_bindgen_test]
async fn a_lock_is_held_by_one_until_it_is_dropped() {
    let held = locks::hold("one").await.unwrap();
    assert!(locks::try_hold("one").await.unwrap().is_none());
    assert!(locks::try_hold("other").await.unwrap().is_some());
    drop(held);
    let again = locks::hold("one").await.unwrap();
    drop(again);
}

#[wasm_bindgen_test]
async fn one_window_leads_and_the_next_takes_over() {
    let first = Leadership::seek("lead");
    sleep(50).await;
    let second = Leadership::seek("lead");
    sleep(50).await;
    assert_eq!((first.leads(), second.leads()), (true, false));
    drop(first);
    sleep(50).await;
    assert!(second.leads());
}

#[wasm_bindgen_test]
async fn windows_hear_each_other_and_not_themselves() {
    let heard: Rc<RefCell<Vec<TabMessage>>> = Rc::default();
    let listening = Rc::clone(&heard);
    let other = Tabs::open("tabs", move |m| listening.borrow_mut().push(m)).unwrap();
    let own: Rc<RefCell<Vec<TabMessage>>> = Rc::default();
    let listening = Rc::clone(&own);
    let this = Tabs::open("tabs", move |m| listening.borrow_mut().push(m)).unwrap();
    let appended = TabMessage::Appended {
        generation: 2,
        frames: 7,
    };
    this.send(&appended);
    this.send(&TabMessage::PreferencesChanged);
    sleep(100).await;
    let expected = vec![appended, TabMessage::PreferencesChanged];
    assert_eq!((heard.take(), own.take()), (expected, vec![]));
    drop(other);
}

#[wasm_bindgen_test]
async fn a_device_keeps_its_name_until_part_of_its_storage_is_not_its_own() {
    local_settings::remove("vigia.device");
    let store = idb::fresh("device").await;
    let (first, naming) = device(&store).await.unwrap();
    assert_eq!(naming, Naming::First);
    let again = device(&idb::open("device").await).await.unwrap();
    assert_eq!(again, (first, Naming::Known));
    // A profile restored from a copy: the two places are of different days.
    local_settings::set("vigia.device", "0000000000000001");
    let (copied, naming) = device(&store).await.unwrap();
    assert_eq!(naming, Naming::Mismatch);
    assert_ne!(copied, first);
    // The database was wiped and built anew from the mirror.
    drop(store);
    let store = idb::fresh("device").await;
    let (rebuilt, naming) = device(&store).await.unwrap();
    assert_eq!(naming, Naming::Mismatch);
    assert_ne!(rebuilt, copied);
    let renewed = renew(&store).await.unwrap();
    assert_ne!(renewed, rebuilt);
    assert_eq!(device(&store).await.unwrap(), (renewed, Naming::Known));
}

#[wasm_bindgen_test]
async fn a_file_is_read_in_slices_up_to_a_limit_and_can_be_cancelled() {
    let content: Vec<u8> = (0u32..2_500_000).map(|n| (n % 249) as u8).collect();
    let parts = Array::of1(&Uint8Array::from(&content[..]));
    let file = web_sys::File::new_with_u8_array_sequence(&parts, "x.zip").unwrap();
    let seen = RefCell::new(Vec::new());
    let progress = |done, size| {
        seen.borrow_mut().push((done, size));
        true
    };
    let read = files::read(&file, 3_000_000, progress).await.unwrap();
    assert!(read == content, "the bytes are those of the file");
    let size = 2_500_000;
    let slices = vec![(1 << 20, size), (2 << 20, size), (size, size)];
    assert_eq!(seen.take(), slices);
    let cancelled = files::read(&file, 3_000_000, |done, _| done < 2_000_000).await;
    assert_eq!(cancelled, Err(FileError::Cancelled));
    let most = 2_499_999;
    let refused = files::read(&file, most, |_, _| true).await;
    assert_eq!(refused, Err(FileError::TooLarge { size, most }));
}

#[wasm_bindgen_test]
async fn a_backup_lands_in_the_folder_whole() {
    let handle = js("const root = await navigator.storage.getDirectory();
         await root.removeEntry('backups', { recursive: true }).catch(() => {});
         return root.getDirectoryHandle('backups', { create: true });")
    .await;
    let folder = Folder::from_handle(handle);
    assert_eq!(folder.name(), "backups");
    assert_eq!(folder.access().await, Ok(Access::Granted));
    folder.write("b.vigia", b"older").await.unwrap();
    folder.write("b.vigia", b"new").await.unwrap();
    folder.write("a.vigia", &[7; 100_000]).await.unwrap();
    assert_eq!(folder.files().await.unwrap(), ["a.vigia", "b.vigia"]);
    assert_eq!(folder.read("b.vigia").await, Ok(b"new".to_vec()));
    folder.remove("a.vigia").await.unwrap();
    assert_eq!(folder.files().await.unwrap(), ["b.vigia"]);
    assert_eq!(folder.read("a.vigia").await, Err(FolderError::NotThere));
}

#[wasm_bindgen_test]
async fn long_work_gives_the_page_its_turn() {
    js("globalThis.turns = 0; globalThis.counter = setInterval(() => globalThis.turns++, 1)").await;
    let mut pacer = Pacer::new();
    let end = elapsed_ms() + 300.0;
    while elapsed_ms() < end {
        pacer.step().await;
    }
    let turns = js("clearInterval(globalThis.counter); return globalThis.turns").await;
    assert!(turns.as_f64().unwrap() >= 3.0, "{turns:?}");
    yield_now().await;
}

#[wasm_bindgen_test]
async fn storage_tells_how_it_is() {
    idb::fresh("health").await;
    let health = storage_health().await;
    assert!(health.quota.unwrap() > 0);
    assert!(!health.may_be_private, "a plain profile");
}

#[wasm_bindgen_test]
async fn the_service_worker_finds_the_summary_of_what_is_due() {
    let store = idb::fresh("due").await;
    let due = DueSummary {
        count: 3,
        title: "3 vencimientos".to_owned(),
        body: "Hoy".to_owned(),
        url: "/hoy".to_owned(),
    };
    leave_summary(&store, &due).await.unwrap();
    let read = js("const db = await new Promise((ok) => {
             const request = indexedDB.open('due');
             request.onsuccess = () => ok(request.result);
         });
         const reading = db.transaction('alerts').objectStore('alerts').get('due');
         await new Promise((ok) => { reading.onsuccess = ok; });
         db.close();
         return reading.result.value;")
    .await;
    let read: DueSummary = serde_json::from_str(&read.as_string().unwrap()).unwrap();
    assert_eq!(read, due);
}

#[wasm_bindgen_test]
async fn the_rescue_page_gives_out_every_frame_without_the_app() {
    let mut options = options("vigia");
    options.worker_url = crate::mirrored::WORKER_URL.to_owned();
    let (store, opening) = Mirrored::open(options).await.unwrap();
    assert_eq!(opening.copies, Copies::Two);
    let one = store.append(&Tail::default(), b"one").await.unwrap();
    store.append(&one, &[2; 40_000]).await.unwrap();
    let bytes = js("for (const id of ['rescue', 'outcome']) {
             if (!document.getElementById(id)) document.body.append(Object.assign(document.createElement('p'), { id }));
         }
         const source = await (await fetch('/public/rescue.js')).text();
         const { blob } = await new Function(`${source}; return rescue;`)()();
         return new Uint8Array(await blob.arrayBuffer());")
    .await;
    let (frames, broken) = salvage(&bytes.unchecked_into::<Uint8Array>().to_vec());
    assert_eq!(broken, 0);
    // Once from the mirror's file and once from the database: importing twice changes nothing.
    let sizes: Vec<usize> = frames.iter().map(|frame| frame.bytes.len()).collect();
    assert_eq!(sizes, [3, 40_000, 3, 40_000]);
}
