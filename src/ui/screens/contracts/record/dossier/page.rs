//! The dossier as one file that needs nothing else: the page as it is shown, with a little style of its own.

use crate::shell::files;
use leptos::prelude::document;

/// What a browser without the app needs to show it plainly.
const STYLE: &str = "body{font:14px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#16211f}\
table{border-collapse:collapse;width:100%;margin:0 0 1.5rem}th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;\
border-bottom:1px solid #ccc}.num{text-align:right}.muted{color:#555}caption{position:absolute;clip-path:inset(50%)}";

/// Gives the dossier that the page shows as a file; nothing when the page shows none.
pub fn download(name: &str, title: &str, language: &str) {
    let Some(article) = document().query_selector(".dossier").ok().flatten() else {
        return;
    };
    let title = title.replace('&', "&amp;").replace('<', "&lt;");
    let page = format!(
        "<!doctype html><html lang=\"{language}\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title><style>{STYLE}</style>{}</html>",
        article.outer_html()
    );
    // A download that the browser refuses shows in the browser.
    let _ = files::download(name, "text/html;charset=utf-8", page.as_bytes());
}
