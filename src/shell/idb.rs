//! The journal in IndexedDB: the `Store` that everything else on the machine is a copy of.
//! It alone cannot survive the browser throwing the database away; `mirrored` does.

pub mod blobs;
pub mod connection;
pub mod error;
pub mod generations;
pub mod layout;
pub mod reading;
pub mod request;
pub mod spare;
pub mod transaction;

use crate::journal::mirror_log::next_chain;
use crate::journal::store::{Digest, Frame, FrameClass, Reading, Store, StoreError, Tail};
use crate::shell::digest::{hex, sha256};
use crate::shell::idb::connection::{ALERTS, Birth, Connection, FRAMES, META, Notices};
use crate::shell::idb::error::{IdbError, WriteError};
use crate::shell::idb::layout::{FORMAT, MIN_READER, POINTER, Pointer, StoredFrame, frame_key};
use crate::shell::idb::reading::{Checked, Which, Whole};
use crate::shell::idb::transaction::{Access, Transaction};
use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

/// The journal in one IndexedDB database.
pub struct IdbStore {
    connection: Connection,
}

/// What this version of the app may do with what is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compatibility {
    /// Read and write.
    Full,
    /// Written by a newer version: read, back up, and never write.
    ReadOnly { found: u32 },
    /// Written by a newer version in a way this one cannot read: only a raw export is possible.
    Unreadable { found: u32, min_reader: u32 },
}

impl IdbStore {
    /// Opens or makes the database with that name; the app's is `connection::DATABASE`.
    pub async fn open(name: &str, notices: Notices) -> Result<IdbStore, IdbError> {
        let connection = Connection::open(name, notices).await?;
        Ok(IdbStore { connection })
    }

    /// Opens or makes the database in the browser's other place, where it is from now on; see [`spare`]. Only for
    /// records that are safe elsewhere. `None` when there is no such place or it does not open either.
    pub async fn open_spare(name: &str, notices: Notices) -> Option<IdbStore> {
        if !spare::move_to(name).await {
            return None;
        }
        let opened = IdbStore::open(name, notices).await;
        if opened.is_err() {
            spare::give_up(name);
        }
        opened.ok()
    }

    /// Whether opening had to make the database, and whether the browser said that it had lost the old one.
    pub fn birth(&self) -> Birth {
        self.connection.birth()
    }

    /// Deletes everything, to be made anew.
    pub async fn remove(&self) -> Result<(), StoreError> {
        Ok(self.connection.remove().await?)
    }

    /// The connection, for the other things kept beside the journal.
    pub fn connection(&self) -> &Connection {
        &self.connection
    }

    pub async fn compatibility(&self) -> Result<Compatibility, StoreError> {
        let newer_version = self.birth().newer_version;
        let pointer = self.pointer().await?.unwrap_or_else(Pointer::empty);
        Ok(if pointer.min_reader > FORMAT {
            Compatibility::Unreadable {
                found: pointer.format,
                min_reader: pointer.min_reader,
            }
        } else if pointer.format > FORMAT || newer_version.is_some() {
            Compatibility::ReadOnly {
                found: pointer.format.max(newer_version.unwrap_or(0)),
            }
        } else {
            Compatibility::Full
        })
    }

    /// The pointer as stored, `None` when the journal was never written.
    pub async fn pointer(&self) -> Result<Option<Pointer>, IdbError> {
        self.retrying(|| async {
            let transaction = self.connection.begin(&[META], Access::Read).await?;
            let value = transaction.get(META, &POINTER.into()).await?;
            transaction.complete().await?;
            Pointer::from_value(&value)
        })
        .await
    }

    /// Reads frames and says which are damaged instead of failing on the first; `None` when there is no such generation.
    pub async fn read_checked(
        &self,
        which: Which,
        from: u32,
        reading: Reading,
    ) -> Result<Option<Checked>, IdbError> {
        let with_history = reading == Reading::All;
        let read = self
            .retrying(|| reading::read(&self.connection, which, from, with_history))
            .await?;
        match read {
            Some(raw) => raw.checked().await.map(Some),
            None => Ok(None),
        }
    }

    /// Every frame of the current generation, checked.
    pub async fn read_all(&self) -> Result<Checked, IdbError> {
        let checked = self.read_checked(Which::Current, 0, Reading::All).await?;
        checked.ok_or(IdbError::Unreadable("the current generation"))
    }

    /// The frames of the generation before, for going back.
    pub async fn previous_frames(&self) -> Result<Vec<Frame>, StoreError> {
        let checked = self.read_checked(Which::Previous, 0, Reading::All).await?;
        match checked {
            None => Err(WriteError::NoPrevious.into()),
            Some(checked) if checked.damaged.is_empty() => Ok(checked.into_frames()),
            Some(_) => Err(StoreError::Damaged("the generation before".to_owned())),
        }
    }

    /// Puts frames back that were damaged, without moving the tail.
    pub async fn repair(&self, tail: &Tail, frames: &[Whole]) -> Result<(), StoreError> {
        Ok(generations::repair(&self.connection, tail, frames).await?)
    }

    /// Makes the stored journal exactly this, whatever was there: for rebuilding it from the mirror.
    pub async fn install(&self, whole: generations::Installation) -> Result<Tail, StoreError> {
        Ok(generations::install(&self.connection, whole).await?)
    }

    /// A value beside the journal, `undefined` when there is none.
    pub async fn meta(&self, key: &str) -> Result<JsValue, StoreError> {
        let read = self
            .retrying(|| async {
                let transaction = self.connection.begin(&[META], Access::Read).await?;
                let value = transaction.get(META, &key.into()).await?;
                transaction.complete().await?;
                Ok(value)
            })
            .await;
        Ok(read?)
    }

    /// Keeps a value beside the journal: text, or a handle of the browser that can be cloned.
    pub async fn set_meta(&self, key: &str, value: &JsValue) -> Result<(), StoreError> {
        let written = self
            .retrying(|| async {
                let transaction = self.connection.begin(&[META], Access::Write).await?;
                if value.is_undefined() {
                    transaction.delete(META, &key.into())?;
                } else {
                    transaction.put(META, &key.into(), value)?;
                }
                transaction.complete().await
            })
            .await;
        Ok(written?)
    }

    /// Leaves the service worker what it may show while the app is closed: `{key, value}` in the `alerts` store.
    pub async fn put_alert(&self, key: &str, value: &str) -> Result<(), StoreError> {
        let written = self
            .retrying(|| async {
                let record = Object::new();
                Reflect::set(&record, &"key".into(), &key.into())?;
                Reflect::set(&record, &"value".into(), &value.into())?;
                let transaction = self.connection.begin(&[ALERTS], Access::Write).await?;
                transaction.store(ALERTS)?.put(&record)?;
                transaction.complete().await
            })
            .await;
        Ok(written?)
    }

    /// Runs the work, and once more when the connection turns out to be closed.
    async fn retrying<T, W>(&self, work: impl Fn() -> W) -> Result<T, IdbError>
    where
        W: Future<Output = Result<T, IdbError>>,
    {
        match work().await {
            Err(IdbError::Closed) => {
                self.connection.close();
                work().await
            }
            other => other,
        }
    }

    /// A database of a newer version number is only read, whatever its pointer says.
    fn expect_writable(&self) -> Result<(), WriteError> {
        match self.birth().newer_version {
            Some(found) => Err(WriteError::TooNew { found }),
            None => Ok(()),
        }
    }

    async fn append_once(
        &self,
        expected: &Tail,
        frame: &Frame,
        digest: &Digest,
    ) -> Result<Tail, WriteError> {
        let transaction = self
            .connection
            .begin(&[META, FRAMES], Access::Write)
            .await?;
        let mut pointer = current_pointer(&transaction, expected).await?;
        let index = pointer.current.frames;
        pointer.current = pointer.current.after(digest, frame.bytes.len())?;
        let key = frame_key(pointer.current.slot, index);
        transaction.put(FRAMES, &key, &StoredFrame::to_value(frame, digest)?)?;
        transaction.put(META, &POINTER.into(), &pointer.to_value()?)?;
        transaction.complete().await?;
        Ok(pointer.tail()?)
    }
}

impl Store for IdbStore {
    async fn tail(&self) -> Result<Tail, StoreError> {
        let pointer = self.pointer().await?.unwrap_or_else(Pointer::empty);
        Ok(pointer.tail()?)
    }

    async fn read(&self, from: u32, reading: Reading) -> Result<(Vec<Frame>, Tail), StoreError> {
        let checked = match self.read_checked(Which::Current, from, reading).await {
            Err(error) if error.is_browsers() => {
                return Err(StoreError::Damaged(error.to_string()));
            }
            other => other?,
        };
        let checked = checked.ok_or(IdbError::Missing)?;
        if let Some(first) = checked.damaged.first() {
            return Err(StoreError::Damaged(format!(
                "{} of {} frames, the first is number {first}",
                checked.damaged.len(),
                checked.tail.frames
            )));
        }
        let tail = checked.tail;
        Ok((checked.into_frames(), tail))
    }

    async fn append(&self, expected: &Tail, frame: &[u8]) -> Result<Tail, StoreError> {
        self.expect_writable()?;
        let digest = sha256(frame).await;
        let frame = Frame {
            class: FrameClass::Batch,
            bytes: frame.to_vec(),
        };
        let appended = match self.append_once(expected, &frame, &digest).await {
            Err(WriteError::Idb(IdbError::Closed)) => {
                self.connection.close();
                match self.append_once(expected, &frame, &digest).await {
                    // The connection was cut after the commit: the frame is there.
                    Err(WriteError::Moved(tail)) if tail == after(expected, &frame, &digest) => {
                        Ok(tail)
                    }
                    other => other,
                }
            }
            other => other,
        };
        Ok(appended?)
    }

    async fn replace(&self, expected: &Tail, frames: Vec<Frame>) -> Result<Tail, StoreError> {
        self.expect_writable()?;
        Ok(generations::replace(&self.connection, expected, frames).await?)
    }

    async fn go_back(&self, expected: &Tail) -> Result<Tail, StoreError> {
        self.expect_writable()?;
        Ok(generations::go_back(&self.connection, expected).await?)
    }

    async fn put_blobs(&self, blobs: Vec<(String, Vec<u8>)>) -> Result<(), StoreError> {
        let put = self.retrying(|| blobs::put(&self.connection, &blobs)).await;
        Ok(put?)
    }

    async fn blob(&self, digest: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let found = self
            .retrying(|| blobs::get(&self.connection, digest))
            .await?;
        match found {
            Some(bytes) if hex(&sha256(&bytes).await) != digest => {
                Err(StoreError::Damaged(format!("attachment {digest}")))
            }
            found => Ok(found),
        }
    }

    async fn blobs(&self) -> Result<Vec<(String, u64)>, StoreError> {
        Ok(self.retrying(|| blobs::list(&self.connection)).await?)
    }
}

/// The tail after appending a frame.
pub fn after(expected: &Tail, frame: &Frame, digest: &Digest) -> Tail {
    Tail {
        generation: expected.generation,
        frames: expected.frames.saturating_add(1),
        chain: next_chain(&expected.chain, digest),
        bytes: expected.bytes + frame.bytes.len() as u64,
    }
}

/// The pointer, if the journal still ends where the writer thinks and this version may write.
pub(crate) async fn current_pointer(
    transaction: &Transaction,
    expected: &Tail,
) -> Result<Pointer, WriteError> {
    let value = transaction.get(META, &POINTER.into()).await?;
    let pointer = Pointer::from_value(&value)?.unwrap_or_else(Pointer::empty);
    if pointer.format > FORMAT || pointer.min_reader > FORMAT {
        return Err(WriteError::TooNew {
            found: pointer.format,
        });
    }
    let found = pointer.tail()?;
    if found != *expected {
        return Err(WriteError::Moved(found));
    }
    Ok(Pointer {
        format: FORMAT,
        min_reader: MIN_READER,
        ..pointer
    })
}
