//! The component kit: controls and surfaces without business words.
//! Reads no context, storage or clock: everything comes in as props and leaves as callbacks.

//TODO pub mod app_frame;
pub mod badge;
pub mod banner;
pub mod breadcrumbs;
pub mod button;
pub mod checkbox;
//TODO pub mod command_palette;
pub mod counter;
//TODO pub mod data_table;
pub mod details_list;
//TODO pub mod dialog;
//TODO pub mod drop_zone;
pub mod empty_state;
pub mod error_summary;
pub mod field;
//TODO pub mod figure;
//TODO pub mod filter_bar;
pub mod icon;
pub mod item_list;
pub mod key_hint;
//TODO pub mod menu;
pub mod panel;
pub mod progress;
pub mod radio_group;
pub mod segmented;
pub mod select;
//TODO pub mod shortcuts;
pub mod side_panel;
pub mod steps;
pub mod tabs;
pub mod timeline;
//TODO pub mod toast;
