//! Reading both copies whole when nobody waits, so that damage is found while the other copy can still repair it.
//! Opening compares only what each copy says of itself; this reads every byte.

use crate::journal::store::{Store, StoreError};
use crate::order;
use crate::shell::digest::{hex, sha256};
use crate::shell::idb::IdbStore;
use crate::shell::mirror::Mirror;
use crate::shell::mirrored::Mirrored;
use crate::shell::mirrored::leveling::level;
use crate::shell::mirrored::recovery::{RecoveryError, rebuild_mirror, restore_blobs};
use crate::shell::mirrored::report::{Loss, Repair, Side};
use std::collections::BTreeMap;

impl Mirrored {
    /// Checks every frame and attachment of both copies and repairs one from the other. Saving waits meanwhile, so
    /// call it in idle time. With one copy only, frames that are damaged are an error.
    pub async fn scrub(&self) -> Result<Vec<Repair>, RecoveryError> {
        let _held = self.lock().await?;
        let Some(mirror) = self.mirror() else {
            let checked = self.idb.read_all().await?;
            return match checked.damaged.len() {
                0 => Ok(Vec::new()),
                count => Err(StoreError::Damaged(format!("{count} frames")).into()),
            };
        };
        let tail = self.idb.tail().await?;
        let repairs = match mirror.log(tail.generation).await? {
            Some(Ok(log)) if log.is_born() => level(&self.idb, &mirror, &log).await?,
            _ => vec![Repair {
                side: Side::Mirror,
                loss: Loss::Damaged,
                frames: rebuild_mirror(&self.idb, &mirror).await?,
            }],
        };
        restore_blobs(&self.idb, &mirror).await?;
        mirror_blobs(&self.idb, &mirror).await?;
        Ok(repairs)
    }
}

/// Attachments that the mirror lacks, or has with another content.
async fn mirror_blobs(idb: &IdbStore, mirror: &Mirror) -> Result<(), RecoveryError> {
    let mirrored: BTreeMap<String, u64> = order::map(mirror.blobs().await?);
    for (digest, size) in idb.blobs().await? {
        let is_there = mirrored.get(&digest) == Some(&size);
        let copy = if is_there {
            mirror.blob(&digest).await?
        } else {
            None
        };
        if let Some(content) = copy
            && hex(&sha256(&content).await) == digest
        {
            continue;
        }
        if let Ok(Some(content)) = idb.blob(&digest).await {
            mirror.put_blob(&digest, &content).await?;
        }
    }
    Ok(())
}
