//! Leptos' `view!` with the shape of the view forgotten at once.
//! What draws and changes a view is then compiled for one type, not again for each of hundreds of shapes.

/// As [`leptos::prelude::view`]; gives an `AnyView`.
macro_rules! view {
    ($($tokens:tt)*) => {
        ::leptos::prelude::IntoAny::into_any(::leptos::prelude::view! { $($tokens)* })
    };
}

pub(crate) use view;
