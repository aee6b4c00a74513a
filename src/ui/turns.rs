//! Work of a screen that is done in turns of its own, so that the page can answer between them.

use crate::shell::yielding::yield_now;
use leptos::prelude::*;

/// How many parts of a screen are to be drawn by now: the first at once, one more in each turn, up to `count`.
pub fn parts(count: usize) -> ReadSignal<usize> {
    let (drawn, set_drawn) = signal(1);
    leptos::task::spawn_local(advance(set_drawn, 2, count));
    drawn
}

/// Says part after part, each in a turn of its own, that it is to be drawn by now.
pub async fn advance(drawn: WriteSignal<usize>, first: usize, count: usize) {
    for part in first..=count {
        yield_now().await;
        // The screen may be gone.
        if drawn.try_set(part).is_some() {
            return;
        }
    }
}

/// A value that is computed now, and again in a turn of its own after `watch` saw a change.
/// `compute` must read without tracking.
pub fn following<T: PartialEq + Send + Sync + 'static>(
    watch: impl Fn() + 'static,
    compute: impl Fn() -> T + Copy + 'static,
) -> ReadSignal<T> {
    let (value, set_value) = signal(compute());
    let waits = StoredValue::new(false);
    Effect::new(move |before: Option<()>| {
        watch();
        // Several changes before the turn comes are seen together.
        if before.is_none() || waits.get_value() {
            return;
        }
        waits.set_value(true);
        leptos::task::spawn_local(async move {
            yield_now().await;
            // The screen may be gone.
            if waits.try_set_value(false).is_some() {
                return;
            }
            let fresh = compute();
            if value.with_untracked(|value| *value != fresh) {
                set_value.set(fresh);
            }
        });
    });
    value
}
