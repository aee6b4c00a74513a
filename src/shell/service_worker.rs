//! New versions of the app: noticing that one is ready, and letting it take over when the person agrees.
//! The start script registers the worker (`public/boot.js`); this only listens and asks.

use crate::shell::dynamic::{call, navigator, property};
use js_sys::Promise;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    MessageEvent, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration,
    ServiceWorkerState,
};

/// What the page hears from the service worker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorkerNews {
    /// A new version is downloaded and verified; [`take_over`] starts it.
    UpdateReady,
    /// The app is on this device: it opens without a network.
    OfflineReady,
    /// A notification was clicked: go to that address of the app.
    Open(String),
}

/// Listens for the life of the page. Nothing is ever heard where there is no service worker.
pub fn listen(on_news: impl Fn(WorkerNews) + 'static) {
    let Some(container) = container() else {
        return;
    };
    let on_news: Rc<dyn Fn(WorkerNews)> = Rc::new(on_news);
    let opened = Rc::clone(&on_news);
    let on_message = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
        if let Some(place) = place_to_open(&event) {
            opened(WorkerNews::Open(place));
        }
    });
    container.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The page keeps listening until it is closed.
    on_message.forget();
    spawn_local(async move {
        let Some(registration) = ready(&container).await else {
            return;
        };
        let is_first = container.controller().is_none();
        if is_first {
            on_news(WorkerNews::OfflineReady);
        }
        if registration.waiting().is_some() && !is_first {
            on_news(WorkerNews::UpdateReady);
        }
        watch_updates(&registration, on_news);
    });
}

/// Starts the version that waits, and reloads the page once it serves. False when none waits.
pub async fn take_over() -> bool {
    let Some(container) = container() else {
        return false;
    };
    let Some(registration) = ready(&container).await else {
        return false;
    };
    let Some(waiting) = registration.waiting() else {
        return false;
    };
    let is_reloading = Cell::new(false);
    let on_change = Closure::<dyn FnMut()>::new(move || {
        if !is_reloading.replace(true) {
            reload();
        }
    });
    container.set_oncontrollerchange(Some(on_change.as_ref().unchecked_ref()));
    // The page ends with the reload.
    on_change.forget();
    let message = crate::shell::dynamic::object(&[("type", "SKIP_WAITING".into())]);
    call(&waiting, "postMessage", &[message]).is_ok()
}

/// Looks for a new version now. True when the look was possible.
pub async fn look_for_update() -> bool {
    let Some(container) = container() else {
        return false;
    };
    let Some(registration) = ready(&container).await else {
        return false;
    };
    match registration.update() {
        Ok(looking) => JsFuture::from(looking).await.is_ok(),
        Err(_) => false,
    }
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        // Fails only in a page that is already going away.
        let _ = window.location().reload();
    }
}

fn container() -> Option<ServiceWorkerContainer> {
    navigator("serviceWorker")?.dyn_into().ok()
}

/// The registration, once a version is active. Without one this waits for ever, as the browser does.
async fn ready(container: &ServiceWorkerContainer) -> Option<ServiceWorkerRegistration> {
    let ready: Promise = container.ready().ok()?;
    JsFuture::from(ready).await.ok()?.dyn_into().ok()
}

fn watch_updates(registration: &ServiceWorkerRegistration, on_news: Rc<dyn Fn(WorkerNews)>) {
    let watched = registration.clone();
    let on_found = Closure::<dyn FnMut()>::new(move || {
        if let Some(worker) = watched.installing() {
            watch_installing(worker, Rc::clone(&on_news));
        }
    });
    registration.set_onupdatefound(Some(on_found.as_ref().unchecked_ref()));
    // The page keeps listening until it is closed.
    on_found.forget();
}

fn watch_installing(worker: ServiceWorker, on_news: Rc<dyn Fn(WorkerNews)>) {
    let watched = worker.clone();
    let on_state = Closure::<dyn FnMut()>::new(move || {
        let has_old = container().is_some_and(|container| container.controller().is_some());
        if watched.state() == ServiceWorkerState::Installed && has_old {
            on_news(WorkerNews::UpdateReady);
        }
    });
    worker.set_onstatechange(Some(on_state.as_ref().unchecked_ref()));
    // One small listener for each version that arrives while the page is open.
    on_state.forget();
}

fn place_to_open(event: &JsValue) -> Option<String> {
    let data = event.dyn_ref::<MessageEvent>()?.data();
    let kind = property(&data, "type")?.as_string()?;
    if kind == "OPEN" {
        property(&data, "url")?.as_string()
    } else {
        None
    }
}
