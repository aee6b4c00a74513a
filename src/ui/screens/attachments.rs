//! Files kept with a record: choosing one while something is typed, adding one later, and looking at it.

pub mod adding;
pub mod entry;
pub mod view;
