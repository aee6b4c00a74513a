//! What a command may know of the world: the day, the moment, who acts, and fresh ids.
//! The only place where ids are born; the shell fills it in the browser, tests with fixed values.

use crate::domain::ids::PersonId;
use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The world as one command sees it.
#[derive(Debug, Clone)]
pub struct Context {
    /// Civil date in the company's zone.
    pub today: NaiveDate,
    /// Milliseconds since 1970-01-01 UTC.
    pub now_ms: u64,
    /// Who acts on this device, when they said so.
    pub author: Option<PersonId>,
    /// The name of this device in the journal; empty where nothing depends on it.
    pub device: String,
    seed: [u8; 16],
    made: u64,
}

impl Context {
    /// `seed` is random in the browser and fixed in tests.
    pub fn new(today: NaiveDate, now_ms: u64, author: Option<PersonId>, seed: [u8; 16]) -> Context {
        Context {
            today,
            now_ms,
            author,
            device: String::new(),
            seed,
            made: 0,
        }
    }

    /// The same, on a device of that name.
    pub fn on_device(self, device: String) -> Context {
        Context { device, ..self }
    }

    /// A fresh version-7 UUID: it sorts by creation and differs from every other.
    pub fn new_id(&mut self) -> Uuid {
        self.made += 1;
        let mut hash = Sha256::new();
        hash.update(self.seed);
        hash.update(self.now_ms.to_be_bytes());
        hash.update(self.made.to_be_bytes());
        let digest = hash.finalize();
        let mut random = [0u8; 10];
        random
            .iter_mut()
            .zip(digest)
            .for_each(|(to, from)| *to = from);
        uuid::Builder::from_unix_timestamp_millis(self.now_ms, &random).into_uuid()
    }
}

/// The id that the same thing gets on every device, as an invoice named by its issuer and number:
/// a version-8 UUID over the SHA-256 of `name`.
pub fn named_id(name: &str) -> Uuid {
    let digest = Sha256::digest(name.as_bytes());
    let mut bytes = [0u8; 16];
    bytes
        .iter_mut()
        .zip(digest)
        .for_each(|(to, from)| *to = from);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}
