//! A future that a browser event settles.
//! It has no executor of its own and holds no event listener.

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// Two ends of one value: whoever listens to the event settles, whoever waits gets the first value settled.
pub fn event_future<T>() -> (Settle<T>, Settled<T>) {
    let state = Rc::new(RefCell::new(State {
        value: None,
        waker: None,
    }));
    (Settle(Rc::clone(&state)), Settled(state))
}

/// The listener's end.
pub struct Settle<T>(Rc<RefCell<State<T>>>);

/// The waiting end.
pub struct Settled<T>(Rc<RefCell<State<T>>>);

struct State<T> {
    value: Option<T>,
    waker: Option<Waker>,
}

impl<T> Clone for Settle<T> {
    fn clone(&self) -> Self {
        Settle(Rc::clone(&self.0))
    }
}

impl<T> Settle<T> {
    /// Gives the value; a second call changes nothing while the first value waits.
    pub fn settle(&self, value: T) {
        let waker = {
            let mut state = self.0.borrow_mut();
            if state.value.is_none() {
                state.value = Some(value);
            }
            state.waker.take()
        };
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

impl<T> Future for Settled<T> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T> {
        let mut state = self.0.borrow_mut();
        match state.value.take() {
            Some(value) => Poll::Ready(value),
            None => {
                state.waker = Some(context.waker().clone());
                Poll::Pending
            }
        }
    }
}
