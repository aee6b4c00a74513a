//! What surrounds every screen: the frame, the search, the keys, the opening.
//! No business rule: counts and names come from queries.

pub mod areas;
pub mod conflict_notice;
pub mod finder;
pub mod frame;
pub mod notices;
pub mod opening;
pub mod shortcuts;
