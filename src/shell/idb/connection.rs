//! The connection to the database: opening with patience, giving way to a newer version, opening again when cut.
//! It knows the names of the object stores and nothing of what is in them.

use crate::shell::idb::error::IdbError;
use crate::shell::idb::request;
use crate::shell::idb::spare;
use crate::shell::idb::transaction::{Access, Transaction};
use crate::shell::yielding::sleep;
use js_sys::{Object, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    IdbDatabase, IdbFactory, IdbObjectStoreParameters, IdbOpenDbRequest, IdbVersionChangeEvent,
};

/// The name of the app's database.
pub const DATABASE: &str = "vigia";
/// Constant: the logical format is a value in `meta`, so that a rollback of the app can still open the database.
pub const VERSION: u32 = 1;

pub const META: &str = "meta";
pub const FRAMES: &str = "frames";
pub const BLOBS: &str = "blobs";
/// Read by the service worker, records `{key, value}`.
pub const ALERTS: &str = "alerts";

const ATTEMPTS_MAX: u32 = 4;
const FIRST_PAUSE_MS: u32 = 100;

/// What the page does when tabs of different versions meet.
#[derive(Clone)]
pub struct Notices {
    /// Another tab wants to upgrade or delete the database; this connection has just closed.
    pub on_version_change: Rc<dyn Fn()>,
    /// Opening waits until another tab closes the database: ask the person to close it.
    pub on_blocked: Rc<dyn Fn()>,
}

impl Notices {
    pub fn silent() -> Notices {
        Notices {
            on_version_change: Rc::new(|| {}),
            on_blocked: Rc::new(|| {}),
        }
    }
}

/// What opening found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Birth {
    /// The database did not exist and was made.
    pub created: bool,
    /// The browser said that it threw the old database away, and why (Chromium only).
    pub data_loss: Option<String>,
    /// The database is of a newer version of the app: its stores may only be read.
    pub newer_version: Option<u32>,
}

/// A connection that survives being cut once per operation.
pub struct Connection {
    name: String,
    notices: Notices,
    state: Rc<State>,
}

type Listener = Closure<dyn FnMut(JsValue)>;

#[derive(Default)]
struct State {
    database: RefCell<Option<IdbDatabase>>,
    gave_way: Cell<bool>,
    birth: RefCell<Birth>,
    listeners: RefCell<Vec<Listener>>,
}

impl Connection {
    pub async fn open(name: &str, notices: Notices) -> Result<Connection, IdbError> {
        let connection = Connection {
            name: name.to_owned(),
            notices,
            state: Rc::default(),
        };
        connection.database().await?;
        Ok(connection)
    }

    /// What the latest opening found.
    pub fn birth(&self) -> Birth {
        self.state.birth.borrow().clone()
    }

    /// Begins a transaction, opening the database again when the browser has cut the connection.
    pub async fn begin(&self, stores: &[&str], access: Access) -> Result<Transaction, IdbError> {
        let database = self.database().await?;
        match Transaction::begin(&database, stores, access) {
            Err(IdbError::Closed) => {
                self.close();
                Transaction::begin(&self.database().await?, stores, access)
            }
            other => other,
        }
    }

    /// Closes the connection; the next operation opens it again.
    pub fn close(&self) {
        if let Some(database) = self.state.database.borrow_mut().take() {
            database.close();
        }
    }

    /// Deletes the database with everything in it; the next operation makes it anew, in the browser's other place
    /// when the browser cannot even delete it. Only for records that are safe elsewhere.
    pub async fn remove(&self) -> Result<(), IdbError> {
        self.close();
        match delete_database(&self.name).await {
            Err(error) if error.is_browsers() && spare::move_to(&self.name).await => Ok(()),
            other => other,
        }
    }

    async fn database(&self) -> Result<IdbDatabase, IdbError> {
        if self.state.gave_way.get() {
            return Err(IdbError::GaveWay);
        }
        if let Some(database) = self.state.database.borrow().as_ref() {
            return Ok(database.clone());
        }
        let (database, birth) = open_patiently(&self.name, &self.notices).await?;
        if let Some(other) = self.state.database.borrow().as_ref() {
            // Two operations found the connection cut at the same time: one new connection is enough.
            database.close();
            return Ok(other.clone());
        }
        self.listen(&database);
        *self.state.birth.borrow_mut() = birth;
        *self.state.database.borrow_mut() = Some(database.clone());
        Ok(database)
    }

    fn listen(&self, database: &IdbDatabase) {
        let state = Rc::downgrade(&self.state);
        let notices = self.notices.clone();
        let on_version_change = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
            let Some(state) = state.upgrade() else {
                return;
            };
            if let Some(database) = state.database.borrow_mut().take() {
                database.close();
            }
            // A deletion (site data cleared) has no new version: the next operation may open a fresh database.
            let upgrade = event
                .dyn_ref::<IdbVersionChangeEvent>()
                .is_some_and(|event| event.new_version().is_some());
            state.gave_way.set(upgrade);
            (notices.on_version_change)();
        });
        let state = Rc::downgrade(&self.state);
        let on_close = Closure::<dyn FnMut(JsValue)>::new(move |_event| {
            if let Some(state) = state.upgrade() {
                state.database.borrow_mut().take();
            }
        });
        database.set_onversionchange(Some(on_version_change.as_ref().unchecked_ref()));
        database.set_onclose(Some(on_close.as_ref().unchecked_ref()));
        *self.state.listeners.borrow_mut() = vec![on_version_change, on_close];
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        if let Some(database) = self.state.database.borrow_mut().take() {
            database.set_onversionchange(None);
            database.set_onclose(None);
            database.close();
        }
    }
}

/// Deletes a whole database. For tests and for "delete everything on this device".
pub async fn delete_database(name: &str) -> Result<(), IdbError> {
    let request = factory(name).await?.delete_database(name)?;
    request::result(&request).await?;
    Ok(())
}

async fn open_patiently(name: &str, notices: &Notices) -> Result<(IdbDatabase, Birth), IdbError> {
    let mut pause = FIRST_PAUSE_MS;
    let mut attempt = 1;
    loop {
        match open_once(name, Some(VERSION), notices).await {
            Err(IdbError::Browser(error)) if error.name == "VersionError" => {
                let (database, mut birth) = open_once(name, None, notices).await?;
                birth.newer_version = Some(database.version() as u32);
                return Ok((database, birth));
            }
            Err(IdbError::Browser(error))
                if error.name == "UnknownError" && attempt < ATTEMPTS_MAX =>
            {
                sleep(pause).await;
                attempt += 1;
                pause *= 3;
            }
            other => return other,
        }
    }
}

async fn open_once(
    name: &str,
    version: Option<u32>,
    notices: &Notices,
) -> Result<(IdbDatabase, Birth), IdbError> {
    let factory = factory(name).await?;
    let request = match version {
        Some(version) => factory.open_with_u32(name, version)?,
        None => factory.open(name)?,
    };
    let birth = Rc::new(RefCell::new(Birth::default()));
    let born = Rc::clone(&birth);
    let upgrading = request.clone();
    let on_upgrade = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
        *born.borrow_mut() = birth_of(&event);
        // A failure here aborts the upgrade, which the request reports.
        if create_stores(&upgrading).is_err()
            && let Some(transaction) = upgrading.transaction()
        {
            let _ = transaction.abort();
        }
    });
    let blocked = Rc::clone(&notices.on_blocked);
    let on_blocked = Closure::<dyn FnMut()>::new(move || blocked());
    request.set_onupgradeneeded(Some(on_upgrade.as_ref().unchecked_ref()));
    request.set_onblocked(Some(on_blocked.as_ref().unchecked_ref()));
    let opened = request::result(&request).await;
    request.set_onupgradeneeded(None);
    request.set_onblocked(None);
    let database: IdbDatabase = opened?.unchecked_into();
    let birth = birth.borrow().clone();
    Ok((database, birth))
}

fn birth_of(event: &JsValue) -> Birth {
    let text = |key: &str| {
        Reflect::get(event, &key.into())
            .ok()
            .and_then(|value| value.as_string())
    };
    let lost = text("dataLoss").filter(|loss| loss != "none");
    Birth {
        created: event
            .dyn_ref::<IdbVersionChangeEvent>()
            .is_some_and(|event| event.old_version() as u32 == 0),
        data_loss: lost.map(|loss| match text("dataLossMessage") {
            Some(message) if !message.is_empty() => message,
            _ => loss,
        }),
        newer_version: None,
    }
}

fn create_stores(request: &IdbOpenDbRequest) -> Result<(), JsValue> {
    let database: IdbDatabase = request.result()?.unchecked_into();
    for store in [META, FRAMES, BLOBS] {
        database.create_object_store(store)?;
    }
    let keyed: IdbObjectStoreParameters = Object::new().unchecked_into();
    Reflect::set(&keyed, &"keyPath".into(), &"key".into())?;
    database.create_object_store_with_optional_parameters(ALERTS, &keyed)?;
    Ok(())
}

/// Where the database of that name is kept. Reading `indexedDB` throws where storage is forbidden.
async fn factory(name: &str) -> Result<IdbFactory, IdbError> {
    if spare::is_adopted(name)
        && let Some(factory) = spare::factory(name).await
    {
        return Ok(factory);
    }
    let found = Reflect::get(&js_sys::global(), &"indexedDB".into())?;
    found.dyn_into().map_err(|_| IdbError::Missing)
}
