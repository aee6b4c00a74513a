//! Clients: the list, one client, and writing one.

pub mod edit;
pub mod list;
pub mod record;
