//! Makes two copies of the journal equal again, whichever of them is gone, shorter or damaged.
//! Runs under the lock of the journal; nothing is deleted before what replaces it is verified.

use crate::journal::mirror_log::{FileHeader, Log, salvage, sha256};
use crate::journal::store::{Frame, Reading, Store, StoreError};
use crate::order;
use crate::shell::digest::{self, hex};
use crate::shell::idb::IdbStore;
use crate::shell::idb::error::IdbError;
use crate::shell::idb::generations::Installation;
use crate::shell::idb::layout::{FORMAT, MIN_READER};
use crate::shell::idb::reading::{Checked, Which};
use crate::shell::mirror::Mirror;
use crate::shell::mirror::port::MirrorError;
use crate::shell::mirrored::comparison::{DatabaseState, Marker, MirrorFile, Plan, plan};
use crate::shell::mirrored::leveling::{last_is_whole, level};
use crate::shell::mirrored::report::{Loss, OpenError, Repair, Salvage, Side};
use std::collections::BTreeSet;

/// Why the copies could not be made equal.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryError {
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The mirror does not work; the database is untouched by that.
    #[error(transparent)]
    Mirror(#[from] MirrorError),
    #[error("both copies are damaged")]
    BothDamaged(Salvage),
}

impl From<IdbError> for RecoveryError {
    fn from(error: IdbError) -> Self {
        RecoveryError::Store(error.into())
    }
}

impl From<RecoveryError> for OpenError {
    fn from(error: RecoveryError) -> Self {
        match error {
            RecoveryError::Store(error) => OpenError::Store(error),
            RecoveryError::Mirror(error) => OpenError::Store(error.into()),
            RecoveryError::BothDamaged(salvage) => OpenError::BothDamaged(salvage),
        }
    }
}

/// What was done, and whether nothing is stored at all.
pub struct Reconciled {
    pub repairs: Vec<Repair>,
    pub is_empty: bool,
}

/// Compares the copies and makes them equal.
pub async fn reconcile(
    idb: &IdbStore,
    mirror: &Mirror,
    marker: Option<Marker>,
) -> Result<Reconciled, RecoveryError> {
    let database = database_state(idb).await?;
    carry_out(database, idb, mirror, marker).await
}

/// Makes the database anew from the mirror when the browser cannot read it any more, though it opens.
pub async fn renew_database(
    idb: &IdbStore,
    mirror: &Mirror,
    marker: Option<Marker>,
) -> Result<Reconciled, RecoveryError> {
    carry_out(DatabaseState::Unreadable, idb, mirror, marker).await
}

async fn carry_out(
    database: DatabaseState,
    idb: &IdbStore,
    mirror: &Mirror,
    marker: Option<Marker>,
) -> Result<Reconciled, RecoveryError> {
    let files = files(mirror).await?;
    let plan = plan(database, &files, marker);
    let mut repairs = Vec::new();
    match plan {
        Plan::Begin => mirror.write(header(0), &[], 0).await?,
        Plan::Agree | Plan::Level => {
            let DatabaseState::Holds(tail) = database else {
                return Err(IdbError::Unreadable("the pointer").into());
            };
            let own = files.iter().find(|file| file.generation == tail.generation);
            let Some(Ok(log)) = own.map(|file| &file.log) else {
                return Err(MirrorError::Corrupt.into());
            };
            if plan == Plan::Level || !last_is_whole(mirror, log).await? {
                repairs.extend(level(idb, mirror, log).await?);
            }
        }
        Plan::RebuildDatabase { generation } => {
            let loss = match database {
                DatabaseState::Empty => Loss::Wiped,
                DatabaseState::Broken | DatabaseState::Unreadable => Loss::Damaged,
                DatabaseState::Holds(_) => Loss::Behind,
            };
            let frames = rebuild_database(database, idb, mirror, generation, &files).await?;
            repairs.push(repair(Side::Database, loss, frames));
        }
        Plan::RebuildMirror => {
            let had_file = !files.is_empty();
            let loss = if had_file { Loss::Damaged } else { Loss::Wiped };
            let frames = rebuild_mirror(idb, mirror).await?;
            repairs.push(repair(Side::Mirror, loss, frames));
        }
        Plan::Salvage => return Err(RecoveryError::BothDamaged(collect(idb, mirror).await)),
    }
    let files = match plan {
        Plan::Agree => files,
        _ => self::files(mirror).await?,
    };
    tidy(idb, mirror, &files).await?;
    Ok(Reconciled {
        repairs,
        is_empty: plan == Plan::Begin,
    })
}

/// Every frame that either copy can still give.
pub async fn collect(idb: &IdbStore, mirror: &Mirror) -> Salvage {
    let mut seen = BTreeSet::new();
    let mut frames = Vec::new();
    let mut broken = 0;
    let mut keep = |found: Vec<Frame>| {
        for frame in found {
            if seen.insert(sha256(&frame.bytes)) {
                frames.push(frame);
            }
        }
    };
    for which in [Which::Current, Which::Previous] {
        if let Ok(Some(checked)) = idb.read_checked(which, 0, Reading::All).await {
            broken += checked.damaged.len() as u32;
            keep(checked.into_frames());
        }
    }
    for generation in mirror.generations().await.unwrap_or_default() {
        if let Ok(bytes) = mirror.read_all(generation).await {
            let (found, lost) = salvage(&bytes);
            broken += lost;
            keep(found);
        }
    }
    Salvage { frames, broken }
}

/// The header of a file of that generation, without what it is born with.
pub fn header(generation: u32) -> FileHeader {
    FileHeader {
        format: FORMAT,
        min_reader: MIN_READER,
        generation,
        base_frames: 0,
        base_chain: Default::default(),
    }
}

/// Writes the mirror of the current generation, of the one before, and of the attachments.
pub async fn rebuild_mirror(idb: &IdbStore, mirror: &Mirror) -> Result<u32, RecoveryError> {
    let checked = idb.read_checked(Which::Current, 0, Reading::All).await?;
    if checked
        .as_ref()
        .is_some_and(|checked| !checked.damaged.is_empty())
    {
        return Err(RecoveryError::BothDamaged(collect(idb, mirror).await));
    }
    let tail = checked.as_ref().map(|checked| checked.tail);
    let frames = checked.map(Checked::into_frames).unwrap_or_default();
    let generation = tail.unwrap_or_default().generation;
    write_whole(mirror, generation, &frames).await?;
    for (digest, _) in idb.blobs().await? {
        if let Some(content) = idb.blob(&digest).await? {
            mirror.put_blob(&digest, &content).await?;
        }
    }
    Ok(frames.len() as u32)
}

/// Writes a file of the mirror and checks that it reads back whole.
pub async fn write_whole(
    mirror: &Mirror,
    generation: u32,
    frames: &[Frame],
) -> Result<(), MirrorError> {
    mirror
        .write(header(generation), frames, frames.len())
        .await?;
    let log = match mirror.log(generation).await? {
        Some(Ok(log)) if log.is_born() && log.entries.len() == frames.len() => log,
        _ => return Err(MirrorError::Corrupt),
    };
    let read = mirror.frames(generation, &log, 0).await?;
    if read.iter().all(Option::is_some) {
        Ok(())
    } else {
        Err(MirrorError::Corrupt)
    }
}

async fn database_state(idb: &IdbStore) -> Result<DatabaseState, RecoveryError> {
    match idb.pointer().await {
        Ok(None) => Ok(DatabaseState::Empty),
        Ok(Some(pointer)) => Ok(match pointer.tail() {
            Ok(tail) => DatabaseState::Holds(tail),
            Err(_) => DatabaseState::Broken,
        }),
        Err(IdbError::Unreadable(_)) => Ok(DatabaseState::Broken),
        Err(error) if error.is_browsers() => Ok(DatabaseState::Unreadable),
        // It opened without its stores. A newer version may have others; ours has had these from its birth.
        Err(IdbError::Browser(error))
            if error.name == "NotFoundError" && idb.birth().newer_version.is_none() =>
        {
            Ok(DatabaseState::Unreadable)
        }
        Err(error) => Err(error.into()),
    }
}

async fn files(mirror: &Mirror) -> Result<Vec<MirrorFile>, MirrorError> {
    let mut files = Vec::new();
    for generation in mirror.generations().await? {
        if let Some(log) = mirror.log(generation).await? {
            files.push(MirrorFile { generation, log });
        }
    }
    Ok(files)
}

/// Puts the frames of a mirror file in place of the database, with the generation before and the attachments.
async fn rebuild_database(
    database: DatabaseState,
    idb: &IdbStore,
    mirror: &Mirror,
    generation: u32,
    files: &[MirrorFile],
) -> Result<u32, RecoveryError> {
    let logs = |wanted: u32| {
        let file = files.iter().find(|file| file.generation == wanted)?;
        file.log.as_ref().ok()
    };
    let log = logs(generation).ok_or(MirrorError::NotFound)?;
    let all = u64::from(log.header.base_frames) <= log.entries.len() as u64;
    let frames: Option<Vec<Frame>> = mirror
        .frames(generation, log, 0)
        .await?
        .into_iter()
        .collect();
    let (Some(frames), true) = (frames, all && !hides_frames(mirror, log).await?) else {
        return Err(RecoveryError::BothDamaged(collect(idb, mirror).await));
    };
    let before = generation.checked_sub(1).and_then(logs);
    let previous: Option<Vec<Frame>> = match before {
        Some(log) if log.is_born() => {
            let frames = mirror.frames(log.header.generation, log, 0).await?;
            frames.into_iter().collect()
        }
        _ => None,
    };
    let count = frames.len() as u32;
    if database == DatabaseState::Unreadable {
        // Nothing can be written into it either. Its frames were just read from the mirror, which has the attachments too.
        idb.remove().await?;
    }
    let installation = Installation {
        format: log.header.format,
        min_reader: log.header.min_reader,
        generation,
        frames,
        previous,
    };
    idb.install(installation).await?;
    mirror.truncate(generation, log.end).await?;
    restore_blobs(idb, mirror).await?;
    Ok(count)
}

/// True when whole frames lie behind a damaged place, where the walk along the headers cannot see them.
async fn hides_frames(mirror: &Mirror, log: &Log) -> Result<bool, MirrorError> {
    if log.rest == 0 {
        return Ok(false);
    }
    let rest = mirror
        .read(log.header.generation, log.end, log.rest)
        .await?;
    Ok(!salvage(&rest).0.is_empty())
}

/// Attachments that only the mirror has, or that are damaged in the database.
pub async fn restore_blobs(idb: &IdbStore, mirror: &Mirror) -> Result<(), RecoveryError> {
    let kept: BTreeSet<String> = order::set(idb.blobs().await?.into_iter().map(|(d, _)| d));
    for (digest, _) in mirror.blobs().await? {
        if kept.contains(&digest) && idb.blob(&digest).await.is_ok() {
            continue;
        }
        if let Some(content) = mirror.blob(&digest).await?
            && hex(&digest::sha256(&content).await) == digest
        {
            idb.put_blobs(vec![(digest, content)]).await?;
        }
    }
    Ok(())
}

/// Removes the files of neither generation, and writes that of the one before when the mirror lacks it.
async fn tidy(idb: &IdbStore, mirror: &Mirror, files: &[MirrorFile]) -> Result<(), RecoveryError> {
    let Some(pointer) = idb.pointer().await? else {
        return Ok(());
    };
    let before = pointer
        .previous
        .as_ref()
        .and_then(|_| pointer.generation.checked_sub(1));
    let mut has_before = false;
    for file in files {
        if Some(file.generation) == before {
            has_before = matches!(&file.log, Ok(log) if log.is_born());
        } else if file.generation != pointer.generation {
            forget(mirror, file.generation).await?;
        }
    }
    if let (Some(generation), false) = (before, has_before)
        && let Ok(Some(checked)) = idb.read_checked(Which::Previous, 0, Reading::All).await
        && checked.damaged.is_empty()
    {
        let frames = checked.into_frames();
        write_whole(mirror, generation, &frames).await?;
    }
    Ok(())
}

/// Removes a file; one that another tab still has open goes at a later start.
pub async fn forget(mirror: &Mirror, generation: u32) -> Result<(), MirrorError> {
    match mirror.remove(generation).await {
        Err(MirrorError::Browser(_)) => Ok(()),
        other => other.map(|_| ()),
    }
}

fn repair(side: Side, loss: Loss, frames: u32) -> Repair {
    Repair { side, loss, frames }
}
