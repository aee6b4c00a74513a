//! Brings two copies of the same generation to the same end.
//! No whole frame of either is dropped: what only the mirror has is appended to the database, then the mirror follows.

use crate::journal::mirror_log::{Log, sha256};
use crate::journal::store::{Frame, Reading, Store, Tail};
use crate::order;
use crate::shell::idb::IdbStore;
use crate::shell::idb::after;
use crate::shell::idb::reading::{Checked, Which, Whole};
use crate::shell::mirror::Mirror;
use crate::shell::mirror::port::MirrorError;
use crate::shell::mirrored::recovery::{RecoveryError, collect};
use crate::shell::mirrored::report::{Loss, Repair, Side};
use std::collections::BTreeSet;

/// The last frame is the one that a power cut may have left without its bytes.
pub async fn last_is_whole(mirror: &Mirror, log: &Log) -> Result<bool, MirrorError> {
    let last = log.entries.len().saturating_sub(1);
    let frames = mirror.frames(log.header.generation, log, last).await?;
    Ok(frames.iter().all(Option::is_some))
}

/// Makes both copies hold the same frames in the same order.
pub async fn level(
    idb: &IdbStore,
    mirror: &Mirror,
    log: &Log,
) -> Result<Vec<Repair>, RecoveryError> {
    let generation = log.header.generation;
    let mirrored = mirror.frames(generation, log, 0).await?;
    let mut repairs = Vec::new();
    let stored = mended(idb, mirror, &mirrored, &mut repairs).await?;
    let common = stored
        .frames
        .iter()
        .zip(log.entries.iter().zip(&mirrored))
        .take_while(|(whole, (entry, frame))| whole.digest == entry.digest && frame.is_some())
        .count();
    let known: BTreeSet<_> = order::set(stored.frames.iter().map(|whole| whole.digest));
    let extra: Vec<Frame> = mirrored
        .into_iter()
        .flatten()
        .filter(|frame| !known.contains(&sha256(&frame.bytes)))
        .collect();
    let has_diverged = common < stored.frames.len() && !extra.is_empty();
    let mut tail = stored.tail;
    for frame in &extra {
        tail = idb.append(&tail, &frame.bytes).await?;
    }
    if !extra.is_empty() {
        repairs.push(Repair {
            side: Side::Database,
            loss: if has_diverged {
                Loss::Diverged
            } else {
                Loss::Behind
            },
            frames: extra.len() as u32,
        });
    }
    let rest: Vec<Frame> = stored
        .frames
        .into_iter()
        .skip(common)
        .map(|whole| whole.frame)
        .collect();
    if !rest.is_empty() && !has_diverged {
        let is_damaged = common < log.entries.len();
        repairs.push(Repair {
            side: Side::Mirror,
            loss: if is_damaged {
                Loss::Damaged
            } else {
                Loss::Behind
            },
            frames: rest.len() as u32,
        });
    }
    mirror.truncate(generation, log.end_at(common)).await?;
    let rest: Vec<Frame> = rest.into_iter().chain(extra).collect();
    extend(mirror, log.tail_at(common), &rest).await?;
    Ok(repairs)
}

/// Appends frames to a file of the mirror that ends at `tail`.
async fn extend(mirror: &Mirror, mut tail: Tail, frames: &[Frame]) -> Result<(), MirrorError> {
    for frame in frames {
        let digest = sha256(&frame.bytes);
        mirror.append(&tail, frame, &digest).await?;
        tail = after(&tail, frame, &digest);
    }
    Ok(())
}

/// The database's frames, after putting back from the mirror those that are damaged.
async fn mended(
    idb: &IdbStore,
    mirror: &Mirror,
    mirrored: &[Option<Frame>],
    repairs: &mut Vec<Repair>,
) -> Result<Checked, RecoveryError> {
    let read = || idb.read_checked(Which::Current, 0, Reading::All);
    let damaged = match read().await? {
        Some(checked) if checked.damaged.is_empty() => return Ok(checked),
        Some(checked) => checked,
        None => return Err(RecoveryError::BothDamaged(collect(idb, mirror).await)),
    };
    let found: Vec<Whole> = damaged
        .damaged
        .iter()
        .filter_map(|index| {
            let frame = mirrored.get(*index as usize)?.clone()?;
            let digest = sha256(&frame.bytes);
            let index = *index;
            Some(Whole {
                index,
                frame,
                digest,
            })
        })
        .collect();
    if found.len() == damaged.damaged.len() {
        idb.repair(&damaged.tail, &found).await?;
        // What was put back must fit the chain, else it was another frame.
        if let Ok(Some(checked)) = read().await
            && checked.damaged.is_empty()
        {
            repairs.push(Repair {
                side: Side::Database,
                loss: Loss::Damaged,
                frames: found.len() as u32,
            });
            return Ok(checked);
        }
    }
    Err(RecoveryError::BothDamaged(collect(idb, mirror).await))
}
