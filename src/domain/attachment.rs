//! Files kept with a record: named here, their bytes are stored once by content.

use serde::{Deserialize, Serialize};

/// The largest file that is taken: 25 MB, as many mail servers.
pub const SIZE_MAX: u64 = 25 * 1024 * 1024;

/// A file of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// SHA-256 of its bytes in lower-case hexadecimal: where they are found.
    pub digest: String,
    /// As the person's file was called.
    pub name: String,
    /// Media type, as `application/pdf`; empty when unknown.
    pub media: String,
    /// Bytes.
    pub size: u64,
}
