//! The journal in two copies on the same machine: every batch goes to the mirror, then to the database, then it counts.
//! It knows no revisions. A lock makes the two steps one for all tabs.

pub mod comparison;
pub mod leveling;
pub mod recovery;
pub mod report;
pub mod scrub;
pub mod writing;

use crate::journal::store::{Frame, FrameClass, Reading, Store, StoreError, Tail};
use crate::shell::digest::{hex, sha256};
use crate::shell::dynamic::base_path;
use crate::shell::idb::connection::{DATABASE, Notices};
use crate::shell::idb::generations::Installation;
use crate::shell::idb::layout::{FORMAT, MIN_READER};
use crate::shell::idb::reading::Which;
use crate::shell::idb::{Compatibility, IdbStore};
use crate::shell::locks::{self, Held};
use crate::shell::mirror::port::MirrorError;
use crate::shell::mirror::{FOLDER, Mirror, WORKER};
use crate::shell::mirrored::comparison::Marker;
use crate::shell::mirrored::leveling::level;
use crate::shell::mirrored::recovery::{RecoveryError, reconcile, renew_database, write_whole};
use crate::shell::mirrored::report::{Copies, OpenError, Opening, Repair, SingleCopy};
use futures_util::future::join;
use std::cell::RefCell;
use std::rc::Rc;

/// Where the copies are, and whom to tell.
#[derive(Clone)]
pub struct Options {
    /// Name of the database; the lock and the marker are named after it.
    pub database: String,
    /// Folder of the mirror.
    pub folder: String,
    /// The mirror's worker, from the page.
    pub worker_url: String,
    pub notices: Notices,
    /// The mirror failed while the app runs: from now on there is one copy.
    pub on_mirror_lost: Rc<dyn Fn(MirrorError)>,
}

/// The store that the app uses.
pub struct Mirrored {
    idb: IdbStore,
    options: Options,
    mirror: RefCell<Option<Rc<Mirror>>>,
    copies: RefCell<Copies>,
    /// What reading put right since it was last asked.
    repairs: RefCell<Vec<Repair>>,
}

impl Options {
    /// The app's own journal.
    pub fn app(notices: Notices, on_mirror_lost: Rc<dyn Fn(MirrorError)>) -> Options {
        Options {
            database: DATABASE.to_owned(),
            folder: FOLDER.to_owned(),
            worker_url: format!("{}{WORKER}", base_path()),
            notices,
            on_mirror_lost,
        }
    }

    fn lock(&self) -> String {
        format!("{}-append", self.database)
    }
}

impl Mirrored {
    /// Opens both copies, compares them and makes them equal.
    pub async fn open(options: Options) -> Result<(Mirrored, Opening), OpenError> {
        // Neither copy is touched before the lock is held.
        let lock = options.lock();
        let (held, store) = join(locks::hold(&lock), Mirrored::attach(options)).await;
        let _held = held?;
        let store = store?;
        let marker = Marker::read(&store.options.database);
        let compatibility = store.idb.compatibility().await;
        let mut opening = Opening {
            copies: store.copies(),
            compatibility: compatibility.clone().unwrap_or(Compatibility::Full),
            repairs: Vec::new(),
            gone: None,
            data_loss: store.idb.birth().data_loss,
        };
        if compatibility.is_ok() && opening.compatibility != Compatibility::Full {
            store.drop_mirror(SingleCopy::ReadOnly);
            opening.copies = store.copies();
            return Ok((store, opening));
        }
        let mut reconciled = None;
        if let Some(mirror) = store.mirror() {
            match reconcile(&store.idb, &mirror, marker).await {
                Ok(done) => reconciled = Some(done),
                // The mirror does not work; the database is whole by itself.
                Err(RecoveryError::Mirror(error)) => store.drop_mirror(error.into()),
                Err(error) => return Err(error.into()),
            }
        }
        let is_empty = match reconciled {
            Some(done) => {
                opening.repairs = done.repairs;
                done.is_empty
            }
            None => store.idb.pointer().await.is_ok_and(|p| p.is_none()),
        };
        opening.gone = marker.filter(|marker| is_empty && *marker != Marker::default());
        if compatibility.is_err() || !opening.repairs.is_empty() {
            // Rebuilt from the mirror it may be of a newer version, which only the mirror knew.
            opening.compatibility = store.idb.compatibility().await?;
        }
        opening.copies = store.copies();
        if !is_empty {
            Marker::write(&store.options.database, &store.idb.tail().await?);
        }
        Ok((store, opening))
    }

    /// Begins a new generation from frames that could be saved when both copies are damaged.
    pub async fn open_with(options: Options, frames: Vec<Frame>) -> Result<Mirrored, OpenError> {
        let _held = locks::hold(&options.lock()).await?;
        let store = Mirrored::attach(options).await?;
        let mirror = store.mirror();
        let known = match &mirror {
            Some(mirror) => mirror.generations().await.unwrap_or_default(),
            None => Vec::new(),
        };
        let stored = store.idb.tail().await.map_or(0, |tail| tail.generation);
        let generation = known.into_iter().max().unwrap_or(0).max(stored) + 1;
        let installation = Installation {
            format: FORMAT,
            min_reader: MIN_READER,
            generation,
            frames: frames.clone(),
            previous: None,
        };
        let tail = store.idb.install(installation).await?;
        if let Some(mirror) = mirror
            && let Err(error) = write_whole(&mirror, generation, &frames).await
        {
            store.drop_mirror(error.into());
        }
        Marker::write(&store.options.database, &tail);
        Ok(store)
    }

    /// How many copies there are now.
    pub fn copies(&self) -> Copies {
        self.copies.borrow().clone()
    }

    /// What reading found damaged and put right since this was last asked: opening sees only the ends of the copies.
    pub fn take_repairs(&self) -> Vec<Repair> {
        self.repairs.take()
    }

    /// The database beside the journal: device id, alerts for the service worker, handles of folders.
    pub fn database(&self) -> &IdbStore {
        &self.idb
    }

    /// Forgets that this browser had a journal, after the person decided to begin anew or restored a backup.
    pub fn forget_gone(&self) {
        Marker::forget(&self.options.database);
    }

    async fn attach(options: Options) -> Result<Mirrored, OpenError> {
        // The worker starts while the database opens.
        let mirror = async {
            if locks::available() {
                let started = Mirror::start(&options.worker_url, &options.folder).await;
                started.map_err(SingleCopy::Mirror)
            } else {
                Err(SingleCopy::NoLocks)
            }
        };
        let idb = IdbStore::open(&options.database, options.notices.clone());
        let (idb, mirror) = join(idb, mirror).await;
        let idb = match idb {
            Ok(idb) => idb,
            Err(error) => match &mirror {
                // What cannot be opened cannot be deleted either. The mirror has the records.
                Ok(mirror) if error.is_browsers() && has_files(mirror).await => {
                    IdbStore::open_spare(&options.database, options.notices.clone())
                        .await
                        .ok_or(error)?
                }
                _ => return Err(error.into()),
            },
        };
        let (mirror, copies) = match mirror {
            Ok(mirror) => (Some(Rc::new(mirror)), Copies::Two),
            Err(why) => (None, Copies::One(why)),
        };
        Ok(Mirrored {
            idb,
            options,
            mirror: RefCell::new(mirror),
            copies: RefCell::new(copies),
            repairs: RefCell::default(),
        })
    }

    /// Makes the database whole again after it could not be read, under the lock; `None` when the mirror cannot help.
    async fn mended(&self, mirror: &Mirror) -> Option<Vec<Repair>> {
        let marker = Marker::read(&self.options.database);
        let read = self.idb.read_checked(Which::Current, 0, Reading::All).await;
        if read.is_err_and(|error| error.is_browsers()) {
            let renewed = renew_database(&self.idb, mirror, marker).await;
            return renewed.ok().map(|done| done.repairs);
        }
        let tail = self.idb.tail().await.ok()?;
        match mirror.log(tail.generation).await {
            Ok(Some(Ok(log))) => level(&self.idb, mirror, &log).await.ok(),
            _ => {
                let reconciled = reconcile(&self.idb, mirror, marker).await;
                reconciled.ok().map(|done| done.repairs)
            }
        }
    }

    fn mirror(&self) -> Option<Rc<Mirror>> {
        self.mirror.borrow().clone()
    }

    fn drop_mirror(&self, why: SingleCopy) {
        self.mirror.borrow_mut().take();
        *self.copies.borrow_mut() = Copies::One(why);
    }

    async fn lock(&self) -> Result<Held, StoreError> {
        locks::hold(&self.options.lock())
            .await
            .map_err(|error| StoreError::Failed(error.to_string()))
    }
}

async fn has_files(mirror: &Mirror) -> bool {
    let known = mirror.generations().await;
    known.is_ok_and(|generations| !generations.is_empty())
}

impl Store for Mirrored {
    async fn tail(&self) -> Result<Tail, StoreError> {
        self.idb.tail().await
    }

    async fn read(&self, from: u32, reading: Reading) -> Result<(Vec<Frame>, Tail), StoreError> {
        let first = self.idb.read(from, reading).await;
        let (Err(StoreError::Damaged(_)), Some(mirror)) = (&first, self.mirror()) else {
            return first;
        };
        let _held = self.lock().await?;
        let Some(repairs) = self.mended(&mirror).await else {
            return first;
        };
        self.repairs.borrow_mut().extend(repairs);
        self.idb.read(from, reading).await
    }

    async fn append(&self, expected: &Tail, frame: &[u8]) -> Result<Tail, StoreError> {
        let _held = self.lock().await?;
        let frame = Frame {
            class: FrameClass::Batch,
            bytes: frame.to_vec(),
        };
        let appended = match self.append_once(expected, &frame).await {
            Err(error) if self.restored(expected, &error).await => {
                self.append_once(expected, &frame).await
            }
            other => other,
        };
        if let Ok(tail) = &appended {
            Marker::write(&self.options.database, tail);
        }
        appended
    }

    async fn replace(&self, expected: &Tail, frames: Vec<Frame>) -> Result<Tail, StoreError> {
        let _held = self.lock().await?;
        self.expect(expected).await?;
        if let Some(mirror) = self.mirror() {
            let generation = expected.generation.saturating_add(1);
            self.stage_mirror(&mirror, generation, &frames).await?;
        }
        let replaced = self.idb.replace(expected, frames).await;
        self.settle(expected, replaced).await
    }

    async fn go_back(&self, expected: &Tail) -> Result<Tail, StoreError> {
        let _held = self.lock().await?;
        self.expect(expected).await?;
        if let Some(mirror) = self.mirror() {
            let frames = self.idb.previous_frames().await?;
            let generation = expected.generation.saturating_add(1);
            self.stage_mirror(&mirror, generation, &frames).await?;
        }
        let back = self.idb.go_back(expected).await;
        self.settle(expected, back).await
    }

    async fn put_blobs(&self, blobs: Vec<(String, Vec<u8>)>) -> Result<(), StoreError> {
        let _held = self.lock().await?;
        if let Some(mirror) = self.mirror() {
            for (digest, content) in &blobs {
                match mirror.put_blob(digest, content).await {
                    Err(MirrorError::Full) => return Err(StoreError::Full),
                    Err(error) => {
                        self.give_up_mirror(error);
                        break;
                    }
                    Ok(()) => {}
                }
            }
        }
        self.idb.put_blobs(blobs).await
    }

    async fn blob(&self, digest: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let found = self.idb.blob(digest).await;
        let (Ok(None) | Err(StoreError::Damaged(_)), Some(mirror)) = (&found, self.mirror()) else {
            return found;
        };
        let _held = self.lock().await?;
        match mirror.blob(digest).await {
            Ok(Some(content)) if hex(&sha256(&content).await) == digest => {
                let blobs = vec![(digest.to_owned(), content.clone())];
                self.idb.put_blobs(blobs).await?;
                Ok(Some(content))
            }
            _ => found,
        }
    }

    async fn blobs(&self) -> Result<Vec<(String, u64)>, StoreError> {
        self.idb.blobs().await
    }
}
