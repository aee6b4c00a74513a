//! Answers of a screen that are found in turns of the page's own, because they look at every record.
//! What is asked and what counts is in `app::query`; see [`Stepwise`].

use crate::app::book::Book;
use crate::app::query::stepwise::Stepwise;
use crate::shell::session::Session;
use crate::shell::yielding::{Pacer, yield_now};
use chrono::NaiveDate;
use leptos::prelude::*;
use std::sync::Arc;

/// An answer with what it answers: what is asked now may be something else already.
#[derive(Debug)]
pub struct Gathered<F, T> {
    pub asked: F,
    pub today: NaiveDate,
    pub found: Arc<T>,
}

impl<F: Clone, T> Clone for Gathered<F, T> {
    fn clone(&self) -> Self {
        Gathered {
            asked: self.asked.clone(),
            today: self.today,
            found: Arc::clone(&self.found),
        }
    }
}

/// The answer, found again whenever what is asked, the records or the day change; nothing before it was found once.
/// The one before stays until then.
pub fn gathered<F, W>(
    asked: Memo<F>,
    start: fn(&Book, &F, NaiveDate) -> W,
) -> ReadSignal<Option<Gathered<F, W::Found>>>
where
    F: Clone + PartialEq + Send + Sync + 'static,
    W: Stepwise + 'static,
    W::Found: Send + Sync + 'static,
{
    let session = Session::expect();
    let (found, set_found) = signal(None);
    // Tells one search from the next; a search ends when it is no longer the last one.
    let search = StoredValue::new(0_u32);
    Effect::new(move |_| {
        session.book.track();
        let (asked, today) = (asked.get(), session.today.get());
        search.update_value(|search| *search = search.wrapping_add(1));
        let own = search.get_value();
        leptos::task::spawn_local(async move {
            // What led here is drawn first. The screen may be gone in any turn.
            yield_now().await;
            let is_wanted = || search.try_get_value() == Some(own);
            if !is_wanted() {
                return;
            }
            let (mut work, version) = session
                .book
                .with_untracked(|book| (start(book, &asked, today), book.version()));
            let mut pacer = Pacer::new();
            loop {
                let goes_on = session
                    .book
                    .with_untracked(|book| (book.version() == version).then(|| work.step(book)));
                match goes_on {
                    // The records changed: the search that follows from that is about to begin.
                    None => return,
                    Some(false) => break,
                    Some(true) => pacer.step().await,
                }
                if !is_wanted() {
                    return;
                }
            }
            let found = session.book.with_untracked(|book| work.finish(book));
            let found = Arc::new(found);
            // Nobody is left to tell when the screen is gone.
            let _ = set_found.try_set(Some(Gathered {
                asked,
                today,
                found,
            }));
        });
    });
    found
}
