//! The manner of the code as a test: who may use whom, names, sizes, style sheets, routes.
//! Says for each violation the file, what is wrong and what to do; looks at nothing that the compiler checks.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a failed test is a panic"
)]

mod layers;
mod manner;
mod source;
mod style;

use source::Source;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn the_code_keeps_its_manner() {
    let rust = rust_sources();
    assert!(rust.len() > 20, "the sources are read");
    let mut violations: Vec<String> = rust
        .iter()
        .flat_map(|source| [layers::check(source), manner::check(source)].concat())
        .collect();
    violations.extend(manner::check_migrations(&rust, &files_under("tests", None)));
    violations.extend(manner::check_sheets(&sheets()));
    violations.sort();
    assert!(
        violations.is_empty(),
        "{} violations:\n{}",
        violations.len(),
        violations.join("\n")
    );
}

#[test]
fn every_sheet_is_linked_and_belongs_to_a_component() {
    let sheets: Vec<String> = sheets().into_iter().map(|(path, _)| path).collect();
    let index = fs::read_to_string(root().join("index.html")).unwrap_or_default();
    let mut violations = style::check_links(&index, &sheets);
    violations.extend(style::check_pairs(
        &files_under("src/ui", Some("rs")),
        &sheets,
    ));
    assert!(violations.is_empty(), "{}", violations.join("\n"));
}

fn rust_sources() -> Vec<Source> {
    let paths = [
        files_under("src", Some("rs")),
        files_under("tests", Some("rs")),
    ]
    .concat();
    paths
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(root().join(&path)).expect("the file was listed");
            Source::new(path, text)
        })
        .collect()
}

fn sheets() -> Vec<(String, String)> {
    files_under("style", Some("css"))
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(root().join(&path)).expect("the file was listed");
            (path, text)
        })
        .collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Paths from the root of the project with slashes, in order; none when the folder does not exist yet.
fn files_under(folder: &str, extension: Option<&str>) -> Vec<String> {
    let mut found = Vec::new();
    collect(&root().join(folder), &mut found);
    let mut paths: Vec<String> = found
        .iter()
        .filter(|path| {
            extension.is_none_or(|wanted| path.extension().is_some_and(|own| own == wanted))
        })
        .filter_map(|path| path.strip_prefix(root()).ok())
        .map(|path| path.to_string_lossy().replace('\\', "/"))
        .collect();
    paths.sort();
    paths
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        let is_foreign = path.ends_with("node_modules") || path.ends_with("target");
        if path.is_dir() && !is_foreign {
            collect(&path, found);
        } else if path.is_file() {
            found.push(path);
        }
    }
}
