//! Where the app is hosted: the path before its own places.
//! The places themselves are in `route`.

/// The path without the slash at its end; empty at the root of a host.
pub fn base() -> String {
    web_sys::window()
        .and_then(|window| window.document())
        .and_then(|page| page.document_element())
        .and_then(|page| page.get_attribute("data-base"))
        .map_or_else(String::new, |base| base.trim_end_matches('/').to_owned())
}
