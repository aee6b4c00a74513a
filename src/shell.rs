//! Joins the pure app to the browser.
