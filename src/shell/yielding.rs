//! Giving the page a turn during long work, and waiting.
//! It does not decide what is long: loops ask the [`Pacer`] once per step.

use crate::shell::event_future::{Settle, event_future};
use js_sys::{Function, Promise, Reflect};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageChannel, MessagePort};

/// Work between two turns of the page, in milliseconds: half a frame, so that a click is answered at once.
pub const SLICE_MS: f64 = 8.0;

/// One turn in so many waits behind everything else that the page has to do.
const FAIR_EVERY: u32 = 4;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn performance_now() -> f64;

    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(callback: &Function, ms: u32) -> JsValue;

    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(timer: &JsValue);
}

/// Milliseconds since the page started, for measuring. Never for dates.
pub fn elapsed_ms() -> f64 {
    performance_now()
}

/// Lets the page work once the running slice has lasted [`SLICE_MS`].
#[derive(Debug, Clone)]
pub struct Pacer {
    slice_end: f64,
}

impl Default for Pacer {
    fn default() -> Self {
        Pacer::new()
    }
}

impl Pacer {
    pub fn new() -> Pacer {
        Pacer {
            slice_end: end_of_slice(),
        }
    }

    /// Gives way to the page when the slice is over; call it once per step of a long loop.
    pub async fn step(&mut self) {
        if performance_now() >= self.slice_end {
            yield_now().await;
            self.slice_end = end_of_slice();
        }
    }
}

/// Lets input, drawing and other tasks run, then goes on as soon as possible.
pub async fn yield_now() {
    // `scheduler.yield` comes back before timers, storage and workers get their turn; every few times they do.
    let is_fair = TURNS.with(Turns::is_fair);
    if let (false, Some(turn)) = (is_fair, scheduler_yield()) {
        // A rejection only means that the page is going away.
        let _ = JsFuture::from(turn).await;
        return;
    }
    let (settle, settled) = event_future();
    if TURNS.with(|turns| turns.queue(settle)) {
        settled.await;
    } else {
        sleep(0).await;
    }
}

/// Waits at least so many milliseconds; the browser may take longer in a hidden tab.
pub async fn sleep(ms: u32) {
    let (settle, settled) = event_future();
    let callback = Closure::once_into_js(move || settle.settle(()));
    set_timeout(callback.unchecked_ref(), ms);
    settled.await;
}

/// Runs its work after so many milliseconds, unless it is dropped before.
#[must_use]
pub struct Alarm {
    timer: JsValue,
    _work: Closure<dyn FnMut()>,
}

impl Alarm {
    pub fn after(ms: u32, work: impl FnOnce() + 'static) -> Alarm {
        let work = Closure::once(work);
        let timer = set_timeout(work.as_ref().unchecked_ref(), ms);
        Alarm { timer, _work: work }
    }
}

impl Drop for Alarm {
    fn drop(&mut self) {
        clear_timeout(&self.timer);
    }
}

#[allow(clippy::float_arithmetic, reason = "milliseconds of the browser")]
fn end_of_slice() -> f64 {
    performance_now() + SLICE_MS
}

fn scheduler_yield() -> Option<Promise> {
    let scheduler = Reflect::get(&js_sys::global(), &"scheduler".into()).ok()?;
    let function: Function = Reflect::get(&scheduler, &"yield".into())
        .ok()?
        .dyn_into()
        .ok()?;
    function.call0(&scheduler).ok()?.dyn_into().ok()
}

thread_local! {
    static TURNS: Turns = Turns::new();
}

/// The fallback: a message to oneself is a task of its own, and unlike a timer is never clamped to 4 ms.
struct Turns {
    port: Option<MessagePort>,
    waiting: Rc<RefCell<VecDeque<Settle<()>>>>,
    taken: Cell<u32>,
    _listener: Closure<dyn FnMut()>,
}

impl Turns {
    fn new() -> Turns {
        let waiting: Rc<RefCell<VecDeque<Settle<()>>>> = Rc::default();
        let queue = Rc::clone(&waiting);
        let listener = Closure::<dyn FnMut()>::new(move || {
            let next = queue.borrow_mut().pop_front();
            if let Some(settle) = next {
                settle.settle(());
            }
        });
        let port = MessageChannel::new().ok().map(|channel| {
            channel
                .port1()
                .set_onmessage(Some(listener.as_ref().unchecked_ref()));
            channel.port2()
        });
        Turns {
            port,
            waiting,
            taken: Cell::new(0),
            _listener: listener,
        }
    }

    /// Counts a turn; true for one that every other task may come before.
    fn is_fair(&self) -> bool {
        let taken = self.taken.get().wrapping_add(1);
        self.taken.set(taken);
        taken.is_multiple_of(FAIR_EVERY)
    }

    fn queue(&self, settle: Settle<()>) -> bool {
        let Some(port) = &self.port else {
            return false;
        };
        self.waiting.borrow_mut().push_back(settle);
        port.post_message(&JsValue::NULL).is_ok()
    }
}
