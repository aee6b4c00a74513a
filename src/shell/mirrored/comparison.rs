//! Which of the two copies is right: a pure comparison of what each says of itself.
//! It moves no bytes; `recovery` carries the plan out.

use crate::journal::mirror_log::{Log, LogError};
use crate::journal::store::Tail;
use crate::shell::local_settings;
use serde::{Deserialize, Serialize};

/// What the database says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DatabaseState {
    /// Nothing was ever written, or the browser has thrown it away.
    Empty,
    /// There is a pointer that cannot be read.
    Broken,
    /// The browser itself cannot read the database any more.
    Unreadable,
    Holds(Tail),
}

/// What a file of the mirror says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MirrorFile {
    pub generation: u32,
    pub log: Result<Log, LogError>,
}

/// A note outside both copies of what was acknowledged last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marker {
    pub generation: u32,
    pub frames: u32,
}

/// What has to be done before the journal can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plan {
    /// Nothing is stored anywhere.
    Begin,
    /// Both say the same.
    Agree,
    /// Both hold the current generation, one more of it than the other.
    Level,
    /// The mirror's file of that generation becomes the database.
    RebuildDatabase { generation: u32 },
    /// The database becomes the mirror.
    RebuildMirror,
    /// Neither is whole: only single frames can be saved.
    Salvage,
}

impl Marker {
    /// The marker of the journal of that name.
    pub fn read(name: &str) -> Option<Marker> {
        serde_json::from_str(&local_settings::get(&key(name))?).ok()
    }

    /// Notes what was acknowledged.
    pub fn write(name: &str, tail: &Tail) {
        let marker = Marker {
            generation: tail.generation,
            frames: tail.frames,
        };
        if let Ok(text) = serde_json::to_string(&marker) {
            local_settings::set(&key(name), &text);
        }
    }

    /// Forgets it: after the person decided to begin anew.
    pub fn forget(name: &str) {
        local_settings::remove(&key(name));
    }
}

/// The plan for what was found; `files` newest first.
pub fn plan(database: DatabaseState, files: &[MirrorFile], marker: Option<Marker>) -> Plan {
    match database {
        DatabaseState::Holds(tail) => with_database(&tail, files, marker),
        DatabaseState::Empty | DatabaseState::Broken | DatabaseState::Unreadable => {
            let is_broken = database != DatabaseState::Empty;
            without_database(is_broken, files, marker)
        }
    }
}

/// The newest file that has every frame it was born with.
fn newest(files: &[MirrorFile]) -> Option<&Log> {
    files.iter().find_map(born)
}

fn born(file: &MirrorFile) -> Option<&Log> {
    file.log.as_ref().ok().filter(|log| log.is_born())
}

fn with_database(tail: &Tail, files: &[MirrorFile], marker: Option<Marker>) -> Plan {
    if let Some(log) = newest(files)
        && log.header.generation > tail.generation
    {
        // A generation that only the mirror has was either never acknowledged (the page was killed in the middle of
        // replacing) or the database has lost it. Appends and the marker come only after acknowledgement.
        let generation = log.header.generation;
        let was_acknowledged = log.entries.len() > log.header.base_frames as usize
            || marker.is_some_and(|marker| marker.generation >= generation);
        if was_acknowledged {
            return Plan::RebuildDatabase { generation };
        }
    }
    let own = files
        .iter()
        .find(|file| file.generation == tail.generation)
        .and_then(born);
    match own {
        None => Plan::RebuildMirror,
        Some(log) if log.rest == 0 && log.tail() == *tail => Plan::Agree,
        Some(_) => Plan::Level,
    }
}

fn without_database(is_broken: bool, files: &[MirrorFile], marker: Option<Marker>) -> Plan {
    let newest = newest(files);
    let generation = newest.map_or(0, |log| log.header.generation);
    // A newer file that is not whole is a replacement that was interrupted, unless its head or the marker says more.
    let has_damaged_newer = files.iter().any(|file| {
        let is_newer = newest.is_none() || file.generation > generation;
        let is_acknowledged = marker.is_some_and(|marker| marker.generation >= file.generation);
        let is_damaged = matches!(&file.log, Err(LogError::NotALog | LogError::Checksum));
        is_newer && born(file).is_none() && (is_acknowledged || is_damaged)
    });
    if has_damaged_newer {
        return Plan::Salvage;
    }
    let Some(log) = newest else {
        return if is_broken {
            Plan::Salvage
        } else {
            Plan::Begin
        };
    };
    let lacks_acknowledged = marker.is_some_and(|marker| {
        marker.generation == generation && (log.entries.len() as u64) < u64::from(marker.frames)
    });
    if lacks_acknowledged {
        return Plan::Salvage;
    }
    if log.entries.is_empty() && generation == 0 {
        return if is_broken {
            Plan::Salvage
        } else {
            Plan::Begin
        };
    }
    Plan::RebuildDatabase { generation }
}

fn key(name: &str) -> String {
    format!("{name}.journal")
}
