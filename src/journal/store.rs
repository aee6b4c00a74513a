//! The port to durable storage: an append-only sequence of opaque frames, grouped in generations, and blobs.
//! It knows nothing of revisions. Every adapter passes the one contract suite in `journal::store_suite`.

use sha2::{Digest as _, Sha256};

/// SHA-256 digest.
pub type Digest = [u8; 32];

/// Where a journal ends. Two equal tails mean the same frames. The default is the tail of an empty journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tail {
    /// Grows by one with every replacement of all frames (compaction, restore).
    pub generation: u32,
    /// Frames in the generation.
    pub frames: u32,
    /// Digest over the digests of all frames in order: `chain(n) = SHA-256(chain(n-1) || SHA-256(frame n))`, all zeros when empty.
    pub chain: Digest,
    /// Sum of the lengths of the frames.
    pub bytes: u64,
}

/// The tail after one more frame in the same generation.
pub fn next_tail(tail: Tail, frame: &[u8]) -> Tail {
    let mut chain = Sha256::new();
    chain.update(tail.chain);
    chain.update(Sha256::digest(frame));
    Tail {
        generation: tail.generation,
        frames: tail.frames + 1,
        chain: chain.finalize().into(),
        bytes: tail.bytes + frame.len() as u64,
    }
}

/// What a frame is for; it decides whether start-up reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FrameClass {
    /// Live revisions, written by compaction. Read at start.
    Heads,
    /// Superseded revisions, written by compaction. Read on demand.
    History,
    /// A batch appended since the last compaction. Read at start.
    Batch,
}

/// An opaque frame and its class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    pub class: FrameClass,
    pub bytes: Vec<u8>,
}

/// Which frames to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// All but [`FrameClass::History`].
    Live,
    All,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// Somebody else appended first: read from there and try again.
    #[error("the journal has moved on")]
    Moved(Tail),
    #[error("no room left in the browser's storage")]
    Full,
    /// Written by a newer version of the app that says this version may not write.
    #[error("the journal is of format {found}, this version writes {ours}")]
    TooNew { found: u32, ours: u32 },
    /// The bytes are not what was written.
    #[error("the stored data is damaged: {0}")]
    Damaged(String),
    #[error("the browser's storage failed: {0}")]
    Failed(String),
}

/// Durable storage. A call that returned `Ok` survives a kill of the browser and a power cut.
#[allow(async_fn_in_trait, reason = "one thread, no Send needed")]
pub trait Store {
    /// The end of the journal as stored now.
    async fn tail(&self) -> Result<Tail, StoreError>;

    /// Frames of the current generation from index `from` on, in order, with the tail they lead to.
    async fn read(&self, from: u32, reading: Reading) -> Result<(Vec<Frame>, Tail), StoreError>;

    /// Appends one batch if the journal still ends at `expected`; all or nothing.
    async fn append(&self, expected: &Tail, frame: &[u8]) -> Result<Tail, StoreError>;

    /// Replaces all frames by a new generation if the journal still ends at `expected`; all or nothing.
    /// The generation before is kept until the next replacement.
    async fn replace(&self, expected: &Tail, frames: Vec<Frame>) -> Result<Tail, StoreError>;

    /// Makes the generation before current again (as a new generation), for undoing a restore.
    async fn go_back(&self, expected: &Tail) -> Result<Tail, StoreError>;

    /// Keeps bytes under their SHA-256 (lower-case hex). Keeping the same bytes twice keeps them once.
    async fn put_blobs(&self, blobs: Vec<(String, Vec<u8>)>) -> Result<(), StoreError>;

    async fn blob(&self, digest: &str) -> Result<Option<Vec<u8>>, StoreError>;

    /// Digests and sizes of all blobs.
    async fn blobs(&self) -> Result<Vec<(String, u64)>, StoreError>;
}
