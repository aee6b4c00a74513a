//! The component kit: controls and surfaces without business words.
//! Reads no context, storage or clock: everything comes in as props and leaves as callbacks.

pub mod app_frame;
pub mod badge;
pub mod banner;
pub mod breadcrumbs;
pub mod button;
pub mod chart;
pub mod checkbox;
pub mod command_palette;
pub mod counter;
pub mod data_table;
pub mod details_list;
pub mod dialog;
pub mod drop_zone;
pub mod empty_state;
pub mod error_summary;
pub mod field;
pub mod figure;
pub mod filter_bar;
pub mod form_row;
pub mod icon;
pub mod item_list;
pub mod key_hint;
pub mod menu;
pub mod panel;
pub mod plain_table;
pub mod progress;
pub mod radio_group;
pub mod segmented;
pub mod select;
pub mod shortcuts;
pub mod side_panel;
pub mod steps;
pub mod tabs;
pub mod timeline;
pub mod toast;
