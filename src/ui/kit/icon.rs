//! The icon set: line drawings on a grid of 16 units, kept here so that no request is needed to show one.
//! An icon never carries meaning alone: the text beside it, or the label of its button, does.

use crate::ui::view::view;
use leptos::prelude::*;

/// Every icon of the interface, by what it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Icon {
    Archive,
    ArrowDown,
    ArrowLeft,
    ArrowRight,
    ArrowUp,
    Bell,
    Calendar,
    Chart,
    Chat,
    Check,
    ChevronDown,
    ChevronRight,
    Clock,
    Close,
    Coins,
    Columns,
    Contract,
    Copy,
    Diamond,
    Dot,
    Download,
    Edit,
    External,
    File,
    Filter,
    Folder,
    Globe,
    Info,
    Keyboard,
    Lock,
    Mail,
    Merge,
    Moon,
    More,
    Offline,
    Panel,
    People,
    Person,
    Phone,
    Plus,
    Print,
    Receipt,
    Refresh,
    Search,
    Shield,
    Sliders,
    Sort,
    Star,
    Storage,
    Sun,
    Trash,
    Trend,
    Triangle,
    Undo,
    Upload,
}

/// How large an icon is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum IconSize {
    /// 16 px, beside text.
    #[default]
    Text,
    /// 24 px, alone in an empty place.
    Large,
}

impl Icon {
    /// True for the shapes that are filled: those of a status, so that they read at 10 px, and dots.
    fn is_solid(self) -> bool {
        matches!(
            self,
            Icon::Diamond | Icon::Dot | Icon::More | Icon::Triangle
        )
    }

    /// The path data on a 16 × 16 grid.
    #[rustfmt::skip]
    fn path(self) -> &'static str {
        match self {
            Icon::Archive => "M2 2.75h12v3H2zM3 5.75v7.5h10v-7.5M6.5 8.5h3",
            Icon::ArrowDown => "M8 3v10M4 9l4 4 4-4",
            Icon::ArrowLeft => "M13 8H3M7 4 3 8l4 4",
            Icon::ArrowRight => "M3 8h10M9 4l4 4-4 4",
            Icon::ArrowUp => "M8 13V3M4 7l4-4 4 4",
            Icon::Bell => "M4 11V7a4 4 0 0 1 8 0v4l1.25 1.5H2.75zM6.75 14.5h2.5",
            Icon::Calendar => "M2.5 3.25h11v10.5h-11zM2.5 6.5h11M5.5 1.75v3M10.5 1.75v3M5.5 9.5h2",
            Icon::Chart => "M2.5 2.5v11h11M5.5 11V8M8.5 11V5M11.5 11V6.5",
            Icon::Chat => "M2.5 3h11v8H7.25L4 13.75V11H2.5zM5.5 6h5M5.5 8.25h3",
            Icon::Check => "M3 8.5l3.25 3.25L13 4.75",
            Icon::ChevronDown => "M4 6l4 4 4-4",
            Icon::ChevronRight => "M6 4l4 4-4 4",
            Icon::Clock => "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.75V8l2.25 1.75",
            Icon::Close => "M4 4l8 8M12 4l-8 8",
            Icon::Coins => "M2 4.75h10.75c.7 0 1.25.55 1.25 1.25v6c0 .7-.55 1.25-1.25 1.25h-9.5C2.55 13.25 2 12.7 2 12zL10.75 2.25v2.5M10.75 9h.01",
            Icon::Columns => "M2.25 3h11.5v10H2.25zM6.1 3v10M9.9 3v10",
            Icon::Contract => "M3.75 1.75H9.5l3 3v9.5H3.75zM9.25 1.75V5h3.25M6 8h4.25M6 10.75h2.25",
            Icon::Copy => "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
            Icon::Diamond => "M8 1.25 14.75 8 8 14.75 1.25 8z",
            Icon::Dot => "M8 12.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9z",
            Icon::Download => "M8 2.5v7.75M4.75 7 8 10.25 11.25 7M2.5 13.5h11",
            Icon::Edit => "M2.75 13.25 3.5 10l7.25-7.25 2.5 2.5L6 12.5zM9.25 4.25l2.5 2.5",
            Icon::External => "M9.5 2.5h4v4M13.25 2.75 7.5 8.5M6.5 3.5h-4v10h10v-4",
            Icon::File => "M3.75 1.75H9.5l3 3v9.5H3.75zM9.25 1.75V5h3.25",
            Icon::Filter => "M2 4h12M4.25 8h7.5M6.5 12h3",
            Icon::Folder => "M2 3.25h4.25L7.75 5H14v8H2z",
            Icon::Globe => "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM2 8h12M8 2c1.8 1.8 2.4 3.9 2.4 6s-.6 4.2-2.4 6c-1.8-1.8-2.4-3.9-2.4-6S6.2 3.8 8 2z",
            Icon::Info => "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.5v3.25M8 5.1h.01",
            Icon::Keyboard => "M1.75 4h12.5v8H1.75zM4.5 6.75h.01M7 6.75h.01M9.5 6.75h.01M11.75 6.75h.01M5 9.5h6",
            Icon::Lock => "M3.5 7h9v6.75h-9zM5.25 7V5a2.75 2.75 0 0 1 5.5 0v2",
            Icon::Mail => "M2 3.5h12v9H2zM2.25 4 8 8.75 13.75 4",
            Icon::Merge => "M4 2.5v2.25C4 7 8 7 8 9.5v4M12 2.5v2.25C12 7 8 7 8 9.5M5.75 11.25 8 13.5l2.25-2.25",
            Icon::Moon => "M13.25 9.75A5.75 5.75 0 0 1 6.25 2.75a5.75 5.75 0 1 0 7 7z",
            Icon::More => "M3 6.7a1.3 1.3 0 1 0 0 2.6 1.3 1.3 0 0 0 0-2.6zM8 6.7a1.3 1.3 0 1 0 0 2.6 1.3 1.3 0 0 0 0-2.6zM13 6.7a1.3 1.3 0 1 0 0 2.6 1.3 1.3 0 0 0 0-2.6z",
            Icon::Offline => "M2.5 2.5l11 11M2 7a8.4 8.4 0 0 1 2.6-1.7M7.25 4.3A8.4 8.4 0 0 1 14 7M4.5 9.6a4.8 4.8 0 0 1 2.4-1.3M8 12.5h.01",
            Icon::Panel => "M2.25 3h11.5v10H2.25zM9.5 3v10",
            Icon::People => "M6 7.5a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8zM1.75 13.25c0-2.2 1.9-3.6 4.25-3.6s4.25 1.4 4.25 3.6M10.5 2.9a2.4 2.4 0 0 1 0 4.4M12 10c1.4.5 2.25 1.7 2.25 3.25",
            Icon::Person => "M8 7.75a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5zM2.75 13.75c0-2.4 2.35-3.85 5.25-3.85s5.25 1.45 5.25 3.85",
            Icon::Phone => "M3 2.5h2.75l1.25 3-1.5 1.25a8 8 0 0 0 3.75 3.75L10.5 9l3 1.25V13c0 .6-.5 1-1.1 1A11.5 11.5 0 0 1 2 3.6c0-.6.4-1.1 1-1.1z",
            Icon::Plus => "M8 3v10M3 8h10",
            Icon::Print => "M4.5 5.5V2h7v3.5M4.5 11.5h-2v-6h11v6h-2M4.5 9.5h7V14h-7z",
            Icon::Receipt => "M3.5 1.75 5 2.75l1.5-1 1.5 1 1.5-1 1.5 1 1.5-1v12.5l-1.5-1-1.5 1-1.5-1-1.5 1-1.5-1-1.5 1zM6 6h4M6 9h2.5",
            Icon::Refresh => "M13 3v3.25H9.75M12.75 6A5.25 5.25 0 1 0 13.25 8.75",
            Icon::Search => "M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM10.6 10.6 14 14",
            Icon::Shield => "M8 1.75l5 1.9v4c0 3.25-2.1 5.5-5 6.6-2.9-1.1-5-3.35-5-6.6v-4zM5.75 8l1.6 1.6 3-3.2",
            Icon::Sliders => "M2 4.5h6.5M12 4.5h2M2 11.5h2M7.5 11.5H14M10.25 6.25a1.75 1.75 0 1 0 0-3.5 1.75 1.75 0 0 0 0 3.5zM5.75 13.25a1.75 1.75 0 1 0 0-3.5 1.75 1.75 0 0 0 0 3.5z",
            Icon::Sort => "M5 6.25l3-3 3 3M5 9.75l3 3 3-3",
            Icon::Star => "M8 2l1.8 3.9 4.2.5-3.1 2.9.8 4.2L8 11.4l-3.7 2.1.8-4.2L2 6.4l4.2-.5z",
            Icon::Storage => "M2.75 4c0-1.1 2.35-2 5.25-2s5.25.9 5.25 2-2.35 2-5.25 2-5.25-.9-5.25-2zM2.75 4v8c0 1.1 2.35 2 5.25 2s5.25-.9 5.25-2V4M2.75 8c0 1.1 2.35 2 5.25 2s5.25-.9 5.25-2",
            Icon::Sun => "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM8 1.25v1.25M8 13.5v1.25M1.25 8H2.5M13.5 8h1.25M3.2 3.2l.9.9M11.9 11.9l.9.9M3.2 12.8l.9-.9M11.9 4.1l.9-.9",
            Icon::Trash => "M2.75 4.25h10.5M6 4V2.25h4V4M4 4.25l.6 9.5h6.8l.6-9.5M6.75 7v4M9.25 7v4",
            Icon::Trend => "M2 11.5l4-4 2.75 2.75L14 5M10 5h4v4",
            Icon::Triangle => "M8 1.75 15 14H1z",
            Icon::Undo => "M5.5 3 2.5 6l3 3M2.75 6h6.5a3.75 3.75 0 0 1 0 7.5H6.5",
            Icon::Upload => "M8 10.5V2.75M4.75 6 8 2.75 11.25 6M2.5 13.5h11",
        }
    }
}

/// Draws an icon; hidden from assistive technology, because the text beside it says the same.
#[component]
pub fn IconView(
    /// Which one.
    icon: Icon,
    /// How large.
    #[prop(optional)]
    size: IconSize,
) -> impl IntoView {
    view! {
        <svg
            class="icon"
            viewBox="0 0 16 16"
            aria-hidden="true"
            data-fill=icon.is_solid().then_some("solid")
            data-size=(size == IconSize::Large).then_some("large")
        >
            <path d=icon.path()></path>
        </svg>
    }
}
