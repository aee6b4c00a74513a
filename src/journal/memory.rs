//! A store in memory, for tests: it keeps generations as the real ones do and fails when told to.
//! Clones share their content, as tabs share a database.

use crate::journal::store::{Frame, FrameClass, Reading, Store, StoreError, Tail, next_tail};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// What goes wrong at a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing is done and the call fails.
    Before,
    /// All is done and the call fails all the same: the acknowledgement was lost.
    After,
    /// There is no room.
    Full,
}

/// A store that lives as long as its last clone.
#[derive(Debug, Clone, Default)]
pub struct MemoryStore(Rc<RefCell<Shelf>>);

#[derive(Debug, Clone, Default)]
struct Shelf {
    frames: Vec<Frame>,
    tail: Tail,
    before: Option<(Vec<Frame>, Tail)>,
    blobs: BTreeMap<String, Vec<u8>>,
    calls: u32,
    fault: Option<(u32, Fault)>,
}

impl MemoryStore {
    pub fn new() -> MemoryStore {
        MemoryStore::default()
    }

    /// Makes the call number `call`, counted from now and starting with 0, go wrong. Later calls work again.
    pub fn fail_at(&self, call: u32, fault: Fault) {
        let mut shelf = self.0.borrow_mut();
        shelf.fault = Some((shelf.calls + call, fault));
    }

    /// A store of its own with the same content, as a copied browser profile has.
    pub fn copied(&self) -> MemoryStore {
        MemoryStore(Rc::new(RefCell::new(self.0.borrow().clone())))
    }

    /// How many calls there have been.
    pub fn calls(&self) -> u32 {
        self.0.borrow().calls
    }

    /// Replaces the bytes of a stored frame, as a damaged disk would.
    pub fn damage(&self, frame: usize, bytes: Vec<u8>) {
        if let Some(stored) = self.0.borrow_mut().frames.get_mut(frame) {
            stored.bytes = bytes;
        }
    }

    /// Runs one call, with the fault that is due.
    fn call<T>(
        &self,
        work: impl FnOnce(&mut Shelf) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut shelf = self.0.borrow_mut();
        let fault = shelf
            .fault
            .and_then(|(at, fault)| (at == shelf.calls).then_some(fault));
        shelf.calls += 1;
        match fault {
            None => work(&mut shelf),
            Some(Fault::Before) => Err(StoreError::Failed("told to fail".to_owned())),
            Some(Fault::Full) => Err(StoreError::Full),
            Some(Fault::After) => {
                work(&mut shelf)?;
                Err(StoreError::Failed("told to fail".to_owned()))
            }
        }
    }
}

impl Shelf {
    fn expect(&self, expected: &Tail) -> Result<(), StoreError> {
        if self.tail == *expected {
            Ok(())
        } else {
            Err(StoreError::Moved(self.tail))
        }
    }

    fn replace(&mut self, frames: Vec<Frame>) -> Tail {
        let tail = frames.iter().fold(
            Tail {
                generation: self.tail.generation + 1,
                ..Tail::default()
            },
            |tail, frame| next_tail(tail, &frame.bytes),
        );
        let before = std::mem::replace(&mut self.frames, frames);
        self.before = Some((before, self.tail));
        self.tail = tail;
        tail
    }
}

impl Store for MemoryStore {
    async fn tail(&self) -> Result<Tail, StoreError> {
        self.call(|shelf| Ok(shelf.tail))
    }

    async fn read(&self, from: u32, reading: Reading) -> Result<(Vec<Frame>, Tail), StoreError> {
        self.call(|shelf| {
            let frames = shelf.frames.iter().skip(from as usize);
            let wanted =
                frames.filter(|f| reading == Reading::All || f.class != FrameClass::History);
            Ok((wanted.cloned().collect(), shelf.tail))
        })
    }

    async fn append(&self, expected: &Tail, frame: &[u8]) -> Result<Tail, StoreError> {
        self.call(|shelf| {
            shelf.expect(expected)?;
            shelf.frames.push(Frame {
                class: FrameClass::Batch,
                bytes: frame.to_vec(),
            });
            shelf.tail = next_tail(shelf.tail, frame);
            Ok(shelf.tail)
        })
    }

    async fn replace(&self, expected: &Tail, frames: Vec<Frame>) -> Result<Tail, StoreError> {
        self.call(|shelf| {
            shelf.expect(expected)?;
            Ok(shelf.replace(frames))
        })
    }

    async fn go_back(&self, expected: &Tail) -> Result<Tail, StoreError> {
        self.call(|shelf| {
            shelf.expect(expected)?;
            let (frames, _) = shelf.before.clone().ok_or(StoreError::Failed(
                "there is no generation before".to_owned(),
            ))?;
            Ok(shelf.replace(frames))
        })
    }

    async fn put_blobs(&self, blobs: Vec<(String, Vec<u8>)>) -> Result<(), StoreError> {
        self.call(|shelf| {
            shelf.blobs.extend(blobs);
            Ok(())
        })
    }

    async fn blob(&self, digest: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.call(|shelf| Ok(shelf.blobs.get(digest).cloned()))
    }

    async fn blobs(&self) -> Result<Vec<(String, u64)>, StoreError> {
        self.call(|shelf| {
            let sizes = shelf.blobs.iter();
            Ok(sizes
                .map(|(digest, bytes)| (digest.clone(), bytes.len() as u64))
                .collect())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::MemoryStore;
    use crate::journal::store_suite::{Bench, run};

    struct Memory;

    impl Bench for Memory {
        type Adapter = MemoryStore;

        async fn fresh(&self) -> MemoryStore {
            MemoryStore::new()
        }

        async fn reopened(&self, store: &MemoryStore) -> MemoryStore {
            store.clone()
        }
    }

    #[test]
    fn keeps_the_contract_of_a_store() {
        pollster::block_on(run(&Memory));
    }
}
