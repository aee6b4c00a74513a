//! Another place for the database, for when the browser can no longer open the files of the one it has.
//! Chromium keeps each storage bucket in files of its own; other browsers have no other place. It is empty at first:
//! whoever adopts it has the records elsewhere.

use crate::shell::local_settings;
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::IdbFactory;

/// Whether the database of that name is kept in the other place.
pub fn is_adopted(name: &str) -> bool {
    local_settings::get(&key(name)).is_some()
}

/// From now on the database of that name is kept in the other place. False when it is there already, when the browser
/// has none, and when the choice cannot be remembered.
pub async fn move_to(name: &str) -> bool {
    !is_adopted(name) && factory(name).await.is_some() && local_settings::set(&key(name), "spare")
}

/// From now on the database is where the browser keeps it by itself.
pub fn give_up(name: &str) {
    local_settings::remove(&key(name));
}

/// The `indexedDB` of the other place; none where the browser has no other place.
pub async fn factory(name: &str) -> Option<IdbFactory> {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into()).ok()?;
    let buckets = Reflect::get(&navigator, &"storageBuckets".into()).ok()?;
    let open: Function = Reflect::get(&buckets, &"open".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let options = Object::new();
    for (option, value) in [
        ("persisted", JsValue::TRUE),
        ("durability", "strict".into()),
    ] {
        Reflect::set(&options, &option.into(), &value).ok()?;
    }
    let bucket = format!("{name}-spare");
    let opening: Promise = open
        .call2(&buckets, &bucket.into(), &options)
        .ok()?
        .dyn_into()
        .ok()?;
    let bucket = JsFuture::from(opening).await.ok()?;
    let factory = Reflect::get(&bucket, &"indexedDB".into()).ok()?;
    factory.dyn_into().ok()
}

fn key(name: &str) -> String {
    format!("vigia.place:{name}")
}
