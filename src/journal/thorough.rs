//! How many cases a test tries: few while working, many where time is not short (`CI=1`).
//! Not part of the app.

pub(crate) fn is_wanted() -> bool {
    std::env::var_os("CI").is_some()
}

/// `PROPTEST_CASES` says another number.
pub(crate) fn cases(usual: u32, thorough: u32) -> u32 {
    let wanted = std::env::var("PROPTEST_CASES").ok();
    let of_mode = if is_wanted() { thorough } else { usual };
    wanted
        .and_then(|cases| cases.parse().ok())
        .unwrap_or(of_mode)
}
