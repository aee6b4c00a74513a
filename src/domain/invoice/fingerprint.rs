//! The fingerprint of what a document says: an approval is of one content, and of no other.

use crate::domain::invoice::Content;
use crate::domain::invoice::step::Fingerprint;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::hash::{Hash, Hasher};

/// Bytes kept of the digest.
const KEPT: usize = 16;

/// The same for equal contents on every device.
pub fn fingerprint(content: &Content) -> Fingerprint {
    let mut digesting = Digesting(Sha256::new());
    content.hash(&mut digesting);
    let digest = digesting.0.finalize();
    let mut text = String::with_capacity(2 * KEPT);
    for byte in digest.iter().take(KEPT) {
        // A string refuses no text, so there is no error to pass on.
        let _ = write!(text, "{byte:02x}");
    }
    Fingerprint(text)
}

/// Feeds what a value hashes into SHA-256. Sizes are written alike on machines of 32 and of 64 bits.
struct Digesting(Sha256);

impl Hasher for Digesting {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn write_usize(&mut self, number: usize) {
        self.0.update((number as u64).to_le_bytes());
    }

    fn write_isize(&mut self, number: isize) {
        self.0.update((number as i64).to_le_bytes());
    }

    /// Not used: the digest is taken from within.
    fn finish(&self) -> u64 {
        0
    }
}
