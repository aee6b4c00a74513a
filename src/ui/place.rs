//! Where the person is and how they get elsewhere: routes as links below the path the app is hosted at.
//! The places themselves are in `route`.

use crate::route::Route;
use crate::shell::dynamic::base_path;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

/// The link to a place.
pub fn href(route: Route) -> String {
    at(&route.path())
}

/// The link to a path of the app, as those that `route::filters` gives for a list with its filter.
pub fn at(path: &str) -> String {
    base_path().trim_end_matches('/').to_owned() + path
}

/// The place of the page, as it changes.
pub fn current() -> Memo<Route> {
    let path = use_location().pathname;
    let base = base_path().trim_end_matches('/').to_owned();
    Memo::new(move |_| path.with(|path| Route::parse(path.strip_prefix(&base).unwrap_or(path))))
}

/// The place that an absolute address of the app names.
pub fn of_address(address: &str) -> Route {
    let path = web_sys::Url::new(address).map(|url| url.pathname());
    let base = base_path().trim_end_matches('/').to_owned();
    path.map_or(Route::NotFound, |path| {
        Route::parse(path.strip_prefix(&base).unwrap_or(&path))
    })
}

/// The query string of the page, without the question mark.
pub fn query() -> Memo<String> {
    let search = use_location().search;
    Memo::new(move |_| search.with(|search| search.trim_start_matches('?').to_owned()))
}

/// Goes to places; made while a component is built, used whenever.
pub fn navigator() -> impl Fn(Route) + Clone + 'static {
    let navigate = use_navigate();
    move |route| navigate(&href(route), NavigateOptions::default())
}

/// Replaces the address, so that a filter can be shared and survives a reload.
/// The browser's "back" does not go through each letter typed.
pub fn replacer() -> impl Fn(&str) + Clone + 'static {
    let navigate = use_navigate();
    move |path| {
        let options = NavigateOptions {
            replace: true,
            scroll: false,
            ..Default::default()
        };
        navigate(&at(path), options);
    }
}
