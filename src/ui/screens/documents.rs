//! Documents that may expire, wherever they are shown: one line of each, and the dialog that adds one.

pub mod adding;
pub mod line;
