//! What opening the journal found and repaired, for telling the person.
//! Facts only: the sentences are in `text`.

use crate::journal::store::{Frame, StoreError};
use crate::shell::browser_error::BrowserError;
use crate::shell::idb::Compatibility;
use crate::shell::idb::error::IdbError;
use crate::shell::mirror::port::MirrorError;
use crate::shell::mirrored::comparison::Marker;

/// How many copies of the journal this machine keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Copies {
    Two,
    /// Only the database: the browser has no private files here, or they failed.
    One(SingleCopy),
}

/// Why there is no second copy.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SingleCopy {
    /// Private files need Web Locks, so that two tabs do not write at once.
    #[error("the browser has no Web Locks")]
    NoLocks,
    #[error(transparent)]
    Mirror(#[from] MirrorError),
    /// The data is of a newer version: nothing is written, so nothing is mirrored.
    #[error("the data is of a newer version")]
    ReadOnly,
}

/// One of the two copies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Database,
    Mirror,
}

/// What was wrong with a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loss {
    /// It was gone.
    Wiped,
    /// It ended before the other.
    Behind,
    /// Some of it was not what had been written.
    Damaged,
    /// Both had frames that the other had not; the database now has all of them.
    Diverged,
}

/// One thing that was put right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Repair {
    /// The copy that was wrong; the other one made it right.
    pub side: Side,
    pub loss: Loss,
    /// Frames brought back.
    pub frames: u32,
}

/// What opening found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    pub copies: Copies,
    pub compatibility: Compatibility,
    /// Empty when both copies agreed.
    pub repairs: Vec<Repair>,
    /// Nothing is stored, although this browser remembers that there was a journal: both copies are gone.
    /// Never show this as a first use.
    pub gone: Option<Marker>,
    /// The browser said that it threw the old database away, and why.
    pub data_loss: Option<String>,
}

/// What can still be read when neither copy is whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Salvage {
    /// Every frame of either copy whose bytes are what was written, each once.
    pub frames: Vec<Frame>,
    /// Frames that were seen and cannot be read in either copy, at least.
    pub broken: u32,
}

/// Why the journal cannot be opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// The database does not open; the mirror may still be exported.
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("both copies of the journal are damaged, {} frames can be read", .0.frames.len())]
    BothDamaged(Salvage),
}

impl From<IdbError> for OpenError {
    fn from(error: IdbError) -> Self {
        OpenError::Store(error.into())
    }
}

impl From<BrowserError> for OpenError {
    fn from(error: BrowserError) -> Self {
        OpenError::Store(StoreError::Failed(error.to_string()))
    }
}
