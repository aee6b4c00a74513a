//! Joins the pure app to the browser: durable storage, tabs, notifications, files and time.
//! Decides nothing about the business, and shows nothing but the crash screen.

pub mod browser_error;
pub mod clock;
pub mod digest;
pub mod event_future;
pub mod idb;
pub mod local_settings;
pub mod locks;
pub mod mirror;
pub mod mirrored;
pub mod preferences;
pub mod random;
pub mod session;
pub mod timing;
pub mod yielding;
