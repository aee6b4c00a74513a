//! Which layer may use which: each only those above it in this list, and screens never the journal.
//! A dependency on a crate is not looked at here: those of the browser exist for wasm32 alone.

use super::source::Source;

/// In order: each may use itself and those before it.
const LAYERS: [&str; 10] = [
    "order", "domain", "app", "journal", "interop", "form", "text", "route", "shell", "ui",
];
/// What the customers' form may not name: it is small, and it cannot leak what it does not hold.
const NOT_IN_SURVEY: [&str; 4] = ["app", "journal", "shell", "ui"];

pub fn check(source: &Source) -> Vec<String> {
    let path = source.path.as_str();
    let mut violations = Vec::new();
    if source.code.contains("super::super::") {
        violations.push(format!(
            "{path}: super::super hides the layer: name it from crate::"
        ));
    }
    if path.starts_with("src/bin/survey") {
        for used in named_after(&source.code, "vigia::") {
            if NOT_IN_SURVEY.contains(&used.as_str()) {
                violations.push(format!("{path}: the survey may not use vigia::{used}"));
            }
        }
    }
    let Some(layer) = layer_of(path) else {
        return violations;
    };
    for used in named_after(&source.code, "crate::") {
        if used == "{" {
            violations.push(format!(
                "{path}: use crate::{{…}} hides the layers: write one use for each"
            ));
        } else if !may_use(layer, &used) {
            violations.push(format!(
                "{path}: {layer} may not use crate::{used}: move what is needed up, or pass it in as an argument"
            ));
        }
    }
    violations.dedup();
    violations
}

fn layer_of(path: &str) -> Option<&str> {
    let inside = path.strip_prefix("src/")?;
    let name = inside.split('/').next()?.trim_end_matches(".rs");
    LAYERS.into_iter().find(|layer| *layer == name)
}

fn may_use(layer: &str, used: &str) -> bool {
    let place = |name: &str| LAYERS.iter().position(|layer| *layer == name);
    match (place(layer), place(used)) {
        (Some(own), Some(other)) => other <= own && !(layer == "ui" && used == "journal"),
        // A macro or an item of the crate's root.
        _ => false,
    }
}

/// The names that follow `prefix`; "{" for a group.
fn named_after(code: &str, prefix: &str) -> Vec<String> {
    let mut names: Vec<String> = code
        .match_indices(prefix)
        .filter(|(place, _)| !code[..*place].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
        .map(|(place, _)| &code[place + prefix.len()..])
        .map(
            |tail| match tail.find(|c: char| !(c.is_alphanumeric() || c == '_')) {
                Some(0) => tail.chars().take(1).collect(),
                Some(end) => tail[..end].to_owned(),
                None => tail.to_owned(),
            },
        )
        .collect();
    names.sort();
    names.dedup();
    names
}

#[test]
fn a_layer_may_use_those_above_it_only() {
    let check_one = |path: &str, code: &str, expected: &[&str]| {
        let found = check(&Source::new(path, code));
        let start: Vec<&str> = found
            .iter()
            .map(|text| text.split(": ").nth(1).unwrap_or(""))
            .collect();
        assert_eq!(start, expected, "{path}: {code}");
    };
    check_one("src/domain/a.rs", "use crate::domain::b;", &[]);
    check_one(
        "src/domain/a.rs",
        "use crate::text::b;",
        &["domain may not use crate::text"],
    );
    check_one(
        "src/domain.rs",
        "use crate::app::b;",
        &["domain may not use crate::app"],
    );
    check_one(
        "src/ui/a.rs",
        "use crate::journal::b;",
        &["ui may not use crate::journal"],
    );
    check_one(
        "src/shell/a.rs",
        "use crate::journal::b; use crate::text::c;",
        &[],
    );
    check_one("src/form/a.rs", "// crate::text\nuse crate::app::b;", &[]);
    check_one(
        "src/app/a.rs",
        "use crate::{ui, text};",
        &["use crate::{…} hides the layers"],
    );
    check_one(
        "src/app/a/b.rs",
        "super::super::c",
        &["super::super hides the layer"],
    );
    check_one(
        "src/bin/survey.rs",
        "use vigia::domain::a; use vigia::app::b;",
        &["the survey may not use vigia::app"],
    );
    check_one("src/lib.rs", "pub mod ui;", &[]);
}
