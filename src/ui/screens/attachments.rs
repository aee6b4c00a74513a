//! Files kept with a record: choosing one while something is typed, adding one later, and looking at it.

pub mod adding;
pub mod entry;
pub mod view;

use crate::ui::screens::attachments::adding::Target;
use crate::ui::screens::attachments::view::Opened;
use leptos::prelude::*;

/// What a list of things with files shows over itself: the file that is looked at, and what one is being added to.
#[derive(Clone, Copy)]
pub struct Files {
    pub opened: RwSignal<Option<Opened>>,
    pub target: RwSignal<Option<Target>>,
}

impl Files {
    /// Nothing yet.
    pub fn none() -> Files {
        Files {
            opened: RwSignal::new(None),
            target: RwSignal::new(None),
        }
    }
}
