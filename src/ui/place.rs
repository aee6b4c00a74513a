//! Where the person is and how they get elsewhere: routes as links below the path the app is hosted at.
//! The places themselves are in `route`.

use crate::route::Route;
use crate::shell::address::{Address, Step};
use crate::shell::dynamic::base_path;
use leptos::prelude::*;

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
    let path = Address::expect().path;
    Memo::new(move |_| path.with(|path| of_path(path)))
}

/// The place that an absolute address of the app names.
pub fn of_address(address: &str) -> Route {
    let path = web_sys::Url::new(address).map(|url| url.pathname());
    path.map_or(Route::NotFound, |path| of_path(&path))
}

/// The place of a path below the one the app is hosted at.
fn of_path(path: &str) -> Route {
    let base = base_path();
    Route::parse(
        path.strip_prefix(base.trim_end_matches('/'))
            .unwrap_or(path),
    )
}

/// The query string of the page, without the question mark.
pub fn query() -> RwSignal<String> {
    Address::expect().query
}

/// Goes to places; made while a component is built, used whenever.
pub fn navigator() -> impl Fn(Route) + Copy + 'static {
    let address = Address::expect();
    move |route| address.go(&href(route), Step::Push)
}

/// Replaces the address, so that a filter can be shared and survives a reload.
/// The browser's "back" does not go through each letter typed.
pub fn replacer() -> impl Fn(&str) + Copy + 'static {
    let address = Address::expect();
    move |path| address.go(&at(path), Step::Replace)
}
