//! The moments at which the day may have changed: the next full hour, and when the page is looked at again.
//! It does not know the date: whoever listens asks the clock.

use crate::shell::clock::until_next_hour_ms;
use crate::shell::yielding::Alarm;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Runs its work at those moments until dropped.
pub struct Ticks {
    shared: Rc<Shared>,
    listener: Closure<dyn FnMut()>,
}

struct Shared {
    work: Box<dyn Fn()>,
    alarm: RefCell<Option<Alarm>>,
}

impl Ticks {
    pub fn new(work: impl Fn() + 'static) -> Ticks {
        let shared = Rc::new(Shared {
            work: Box::new(work),
            alarm: RefCell::new(None),
        });
        wait(&shared);
        let seen = Rc::clone(&shared);
        let listener = Closure::<dyn FnMut()>::new(move || {
            let is_hidden = web_sys::window()
                .and_then(|window| window.document())
                .is_none_or(|document| document.hidden());
            if !is_hidden {
                // Timers sleep with the computer, so the next hour is counted anew.
                wait(&seen);
                (seen.work)();
            }
        });
        each_target(|target| {
            target.add_event_listener_with_callback(
                "visibilitychange",
                listener.as_ref().unchecked_ref(),
            )
        });
        Ticks { shared, listener }
    }
}

impl Drop for Ticks {
    fn drop(&mut self) {
        self.shared.alarm.borrow_mut().take();
        each_target(|target| {
            target.remove_event_listener_with_callback(
                "visibilitychange",
                self.listener.as_ref().unchecked_ref(),
            )
        });
    }
}

fn wait(shared: &Rc<Shared>) {
    let next = Rc::downgrade(shared);
    let alarm = Alarm::after(until_next_hour_ms(), move || {
        if let Some(shared) = next.upgrade() {
            (shared.work)();
            let again = Rc::clone(&shared);
            // The alarm that is ringing may not be replaced from inside itself.
            wasm_bindgen_futures::spawn_local(async move { wait(&again) });
        }
    });
    shared.alarm.borrow_mut().replace(alarm);
}

fn each_target(change: impl Fn(&web_sys::EventTarget) -> Result<(), wasm_bindgen::JsValue>) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        // Adding and removing a listener does not fail.
        let _ = change(&document);
    }
}
