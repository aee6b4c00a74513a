//! Joins the pure app to the browser: durable storage, tabs, notifications, files and time.
//! Decides nothing about the business, and shows nothing but the crash screen.

pub mod address;
pub mod browser_error;
pub mod clock;
pub mod crash;
pub mod device;
pub mod digest;
pub mod dynamic;
pub mod event_future;
pub mod files;
pub mod folder_backup;
pub mod idb;
pub mod local_settings;
pub mod locks;
pub mod mirror;
pub mod mirrored;
pub mod notify;
pub mod preferences;
pub mod random;
pub mod service_worker;
pub mod session;
pub mod storage_health;
pub mod tabs;
pub mod ticks;
pub mod timing;
pub mod yielding;
