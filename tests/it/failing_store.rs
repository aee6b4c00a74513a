//! A store that goes wrong at a chosen call: nothing done, or all done and never said; once, or from then on.

use std::cell::Cell;
use std::rc::Rc;
use vigia::journal::memory::MemoryStore;
use vigia::journal::store::{Frame, Reading, Store, StoreError, Tail};

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// The call, counted from 0.
    pub at: u32,
    /// All of it is done and only the acknowledgement is lost.
    pub done: bool,
    /// Every later call fails too, as when the browser is killed here.
    pub for_good: bool,
}

/// Calls go to the store in memory, except where the fault is due. Clones count together.
#[derive(Debug, Clone)]
pub struct FailingStore {
    pub inner: MemoryStore,
    fault: Option<Fault>,
    calls: Rc<Cell<u32>>,
}

impl FailingStore {
    pub fn new(inner: MemoryStore, fault: Option<Fault>) -> FailingStore {
        FailingStore {
            inner,
            fault,
            calls: Rc::default(),
        }
    }

    /// How many calls there were.
    pub fn calls(&self) -> u32 {
        self.calls.get()
    }

    async fn call<T>(
        &self,
        work: impl Future<Output = Result<T, StoreError>>,
    ) -> Result<T, StoreError> {
        let call = self.calls.replace(self.calls.get() + 1);
        let failed = Err(StoreError::Failed("told to fail".to_owned()));
        match self.fault {
            Some(fault) if call == fault.at && fault.done => {
                let _ = work.await;
                failed
            }
            Some(fault) if call == fault.at || (call > fault.at && fault.for_good) => failed,
            _ => work.await,
        }
    }
}

impl Store for FailingStore {
    async fn tail(&self) -> Result<Tail, StoreError> {
        self.call(self.inner.tail()).await
    }

    async fn read(&self, from: u32, reading: Reading) -> Result<(Vec<Frame>, Tail), StoreError> {
        self.call(self.inner.read(from, reading)).await
    }

    async fn append(&self, expected: &Tail, frame: &[u8]) -> Result<Tail, StoreError> {
        self.call(self.inner.append(expected, frame)).await
    }

    async fn replace(&self, expected: &Tail, frames: Vec<Frame>) -> Result<Tail, StoreError> {
        self.call(self.inner.replace(expected, frames)).await
    }

    async fn go_back(&self, expected: &Tail) -> Result<Tail, StoreError> {
        self.call(self.inner.go_back(expected)).await
    }

    async fn put_blobs(&self, blobs: Vec<(String, Vec<u8>)>) -> Result<(), StoreError> {
        self.call(self.inner.put_blobs(blobs)).await
    }

    async fn blob(&self, digest: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.call(self.inner.blob(digest)).await
    }

    async fn blobs(&self) -> Result<Vec<(String, u64)>, StoreError> {
        self.call(self.inner.blobs()).await
    }
}
