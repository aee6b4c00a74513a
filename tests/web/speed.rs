//! What one acknowledged append costs beside one raw strict put in the same page.
//! Prints the figures; only a ratio far beyond the budget fails, because machines are busy at times.

use crate::mirrored::fresh;
use js_sys::{Function, Promise};
use vigia::journal::store::{Store, Tail};
use vigia::shell::yielding::elapsed_ms;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

const ROUNDS: usize = 200;
/// The budget is 3; a build without optimisation on a busy machine gets double.
const RATIO_MAX: f64 = 6.0;

#[wasm_bindgen_test]
async fn an_append_costs_a_small_multiple_of_a_raw_put() {
    let store = fresh("speed").await;
    let put = raw_put().await;
    let mut tail = Tail::default();
    let (mut appends, mut puts) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let start = elapsed_ms();
        tail = store.append(&tail, &[round as u8; 600]).await.unwrap();
        let middle = elapsed_ms();
        let promise: Promise = put
            .call1(&JsValue::NULL, &JsValue::from(round as u32))
            .unwrap()
            .unchecked_into();
        JsFuture::from(promise).await.unwrap();
        appends.push(middle - start);
        puts.push(elapsed_ms() - middle);
    }
    let (append, append_p99) = figures(&mut appends);
    let (put, put_p99) = figures(&mut puts);
    let ratio = append / put;
    console_log!(
        "append 600 bytes: median {append:.2} ms, p99 {append_p99:.2} ms; raw strict put: median {put:.2} ms, p99 {put_p99:.2} ms; ratio {ratio:.2}"
    );
    assert!(ratio < RATIO_MAX, "ratio {ratio:.2}");
}

fn figures(samples: &mut [f64]) -> (f64, f64) {
    samples.sort_by(f64::total_cmp);
    (samples[ROUNDS / 2], samples[ROUNDS * 99 / 100])
}

/// A function that puts 600 bytes in a strict transaction and resolves on its `complete`.
async fn raw_put() -> Function {
    let make = Function::new_no_args(
        "return (async () => {
           await new Promise((ok) => { indexedDB.deleteDatabase('raw').onsuccess = ok; });
           const db = await new Promise((ok, no) => {
             const request = indexedDB.open('raw', 1);
             request.onupgradeneeded = () => request.result.createObjectStore('s');
             request.onsuccess = () => ok(request.result);
             request.onerror = () => no(request.error);
           });
           const bytes = new Uint8Array(600);
           return (key) => new Promise((ok, no) => {
             const tx = db.transaction('s', 'readwrite', { durability: 'strict' });
             tx.oncomplete = ok;
             tx.onabort = () => no(tx.error);
             tx.objectStore('s').put(bytes, key);
           });
         })()",
    );
    let promise: Promise = make.call0(&JsValue::NULL).unwrap().unchecked_into();
    JsFuture::from(promise).await.unwrap().unchecked_into()
}
