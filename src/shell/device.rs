//! The name of this device in the journal: random, and new whenever its storage was copied, restored or half lost.
//! Two devices with one name would hide each other's work from verification.

use crate::journal::revision::DeviceId;
use crate::journal::store::StoreError;
use crate::shell::idb::IdbStore;
use crate::shell::local_settings;
use crate::shell::random::random;

/// Key of the name in `meta` and, after `vigia.`, in localStorage.
const KEY: &str = "device";
const LOCAL_KEY: &str = "vigia.device";

/// Whether the device keeps the name it had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    Known,
    /// It had none.
    First,
    /// The two places that keep it disagree: part of the storage was lost, restored or copied from elsewhere.
    Mismatch,
}

/// The device's name. It lives in the database and in localStorage; only if both agree it is still this device.
pub async fn device(database: &IdbStore) -> Result<(DeviceId, Naming), StoreError> {
    let stored = database.meta(KEY).await?.as_string();
    let noted = local_settings::get(LOCAL_KEY);
    let naming = match (&stored, &noted) {
        (Some(stored), Some(noted)) if stored == noted => Naming::Known,
        (None, None) => Naming::First,
        // Where localStorage is forbidden the database alone knows.
        (Some(stored), None) if !local_settings::set(LOCAL_KEY, stored) => Naming::Known,
        _ => Naming::Mismatch,
    };
    match (naming, stored.as_deref().and_then(DeviceId::parse)) {
        (Naming::Known, Some(device)) => Ok((device, naming)),
        _ => Ok((renew(database).await?, naming)),
    }
}

/// Gives the device a new name: after a restore, and when the journal turns out to hold another's work under its name.
pub async fn renew(database: &IdbStore) -> Result<DeviceId, StoreError> {
    let device = DeviceId(random());
    let text = device.to_string();
    database.set_meta(KEY, &text.as_str().into()).await?;
    local_settings::set(LOCAL_KEY, &text);
    Ok(device)
}
