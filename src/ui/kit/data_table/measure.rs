//! The heights that the style sheet gives, kept current while the place changes.
//! The style sheet decides them: here they are only read.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::JsCast;
use web_sys::ResizeObserver;

use super::window::Measure;

/// Reads the heights of `region` and of `probe`, which is as high as a row, as the browser finds them: before the
/// first frame is painted, and at every change. Asking for them here would lay the page out one time more.
pub(super) fn watch(
    region: NodeRef<html::Div>,
    probe: NodeRef<html::Div>,
    measure: RwSignal<Measure>,
) {
    let kept = StoredValue::new_local(None::<(ResizeObserver, Closure<dyn FnMut()>)>);
    Effect::new(move |_| {
        let (Some(region), Some(probe)) = (region.get(), probe.get()) else {
            return;
        };
        let read = {
            let (region, probe) = (region.clone(), probe.clone());
            move || {
                let row = milli(probe.get_bounding_client_rect().height());
                let view = usize::try_from(region.client_height()).unwrap_or(0);
                let found = Measure {
                    row_milli: row,
                    view_px: view,
                };
                if row > 0 && measure.try_get_untracked().is_some_and(|now| now != found) {
                    measure.set(found);
                }
            }
        };
        let changed = Closure::<dyn FnMut()>::new(read);
        if let Ok(observer) = ResizeObserver::new(changed.as_ref().unchecked_ref()) {
            observer.observe(&region);
            observer.observe(&probe);
            kept.set_value(Some((observer, changed)));
        }
    });
    on_cleanup(move || {
        if let Some(Some((observer, _))) = kept.try_update_value(Option::take) {
            observer.disconnect();
        }
    });
}

/// A height in thousandths of a pixel; zero while the element is not drawn.
#[allow(clippy::float_arithmetic, reason = "pixels, not money")]
fn milli(pixels: f64) -> usize {
    // A float converted with `as` is cut at the bounds of the type.
    (pixels * 1_000.0).round() as usize
}
