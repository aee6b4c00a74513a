//! Names, sizes, first lines, imports, routes and colours in Rust files; sizes of style sheets.
//! What the style sheets say about colours is in `contrast`.

use super::source::Source;

const LINES_MAX: usize = 400;
/// Lines of a function without comments and parameters; a component may be longer because of its `view!`.
const FUNCTION_LINES_MAX: usize = 70;
const COMPONENT_LINES_MAX: usize = 80;
/// An exhaustive match with the sentences of every variant is a table, and cutting it would lose the exhaustiveness.
const SENTENCES_LINES_MAX: usize = 120;
const DRAWERS: [&str; 6] = ["utils", "util", "helpers", "common", "misc", "types"];
/// The only globs: preludes that are made for it.
const GLOBS: [&str; 2] = ["leptos::prelude::*", "proptest::prelude::*"];
/// First parts of the paths of screens; only `route` spells them.
const SCREENS: [&str; 14] = [
    "hoy",
    "clientes",
    "oportunidades",
    "contratos",
    "facturas",
    "cartera",
    "pagos",
    "voz",
    "calidad",
    "ajustes",
    "importar",
    "respaldo",
    "conflictos",
    "buscar",
];

pub fn check(source: &Source) -> Vec<String> {
    let mut violations = [
        file(source),
        imports(source),
        functions(source),
        tests_that_hide(source),
    ]
    .concat();
    if source.path.starts_with("src/") {
        violations.extend(strings(source));
        violations.extend(attributes(source));
        violations.extend(sorting(source));
    }
    let path = &source.path;
    violations
        .into_iter()
        .map(|text| format!("{path}: {text}"))
        .collect()
}

/// Every migration keeps the file that it was made for: `src/journal/migrations/v007_x.rs` needs a file under
/// `tests` whose name starts with `v007`.
pub fn check_migrations(sources: &[Source], test_files: &[String]) -> Vec<String> {
    sources
        .iter()
        .filter_map(|source| {
            let name = source.path.strip_prefix("src/journal/migrations/")?;
            let version = name
                .get(..4)
                .filter(|version| version.starts_with('v') && !name.contains('/'))?;
            let has_fixture = test_files.iter().any(|file| {
                !file.ends_with(".rs")
                    && file
                        .rsplit('/')
                        .next()
                        .is_some_and(|name| name.starts_with(version))
            });
            (!has_fixture).then(|| {
                format!(
                    "{}: no file of that format under tests: keep one as {version}…",
                    source.path
                )
            })
        })
        .collect()
}

pub fn check_sheets(sheets: &[(String, String)]) -> Vec<String> {
    sheets
        .iter()
        .filter(|(_, text)| text.lines().count() > LINES_MAX)
        .map(|(path, text)| too_long(path, text.lines().count()))
        .collect()
}

fn too_long(path: &str, lines: usize) -> String {
    format!("{path}: {lines} lines, {LINES_MAX} at most: split it by noun")
}

/// What goes into the wasm sorts through `order`, so that the standard sorts are compiled once.
fn sorting(source: &Source) -> Vec<String> {
    let path = source.path.as_str();
    let is_free = ["order.rs", "tests.rs", "store_suite.rs"]
        .iter()
        .any(|end| path.ends_with(end));
    if is_free || path.contains("/tests/") {
        return Vec::new();
    }
    let shipped = source.code.split("mod tests {").next().unwrap_or("");
    let sorts = [".sort(", ".sort_by", ".sort_unstable"];
    shipped
        .lines()
        .enumerate()
        .filter(|(_, line)| sorts.iter().any(|sort| line.contains(sort)))
        .map(|(at, _)| format!("line {}: sort with crate::order", at + 1))
        .collect()
}

fn file(source: &Source) -> Vec<String> {
    let mut violations = Vec::new();
    let name = source
        .path
        .rsplit('/')
        .next()
        .unwrap_or("")
        .trim_end_matches(".rs");
    if DRAWERS.contains(&name) {
        violations.push(format!(
            "“{name}” says nothing: name the file after what it holds"
        ));
    }
    if name == "mod" {
        violations.push("no mod.rs: write foo.rs beside foo/".to_owned());
    }
    let lines = source.text.lines().count();
    if lines > LINES_MAX {
        violations.push(format!(
            "{lines} lines, {LINES_MAX} at most: split it by noun"
        ));
    }
    let has_heading = source
        .text
        .lines()
        .next()
        .is_some_and(|line| line.len() > 8 && line.starts_with("//! "));
    if !has_heading {
        violations.push("the first line says in `//!` what the file is".to_owned());
    }
    violations
}

fn imports(source: &Source) -> Vec<String> {
    let mut violations = Vec::new();
    for line in source.code.lines().map(str::trim) {
        let is_use = line.starts_with("use ") || line.contains("pub") && line.contains(" use ");
        // `pub(crate) use` stays possible: it is how a macro gets a path.
        if line.starts_with("pub use ") {
            violations.push(format!(
                "{line} gives a thing a second name: let users import it from where it is"
            ));
        }
        if is_use && line.contains("::*") && !GLOBS.iter().any(|glob| line.contains(glob)) {
            violations.push(format!("{line} hides what is used: name each thing"));
        }
    }
    violations
}

fn functions(source: &Source) -> Vec<String> {
    // A test may be one long table, and so may the records it is made with.
    let is_test = ["tests.rs", "tests/", "samples/"]
        .iter()
        .any(|part| source.path.contains(part));
    if is_test {
        return Vec::new();
    }
    let max = if source.path.starts_with("src/ui") {
        COMPONENT_LINES_MAX
    } else if source.path.starts_with("src/text") {
        SENTENCES_LINES_MAX
    } else {
        FUNCTION_LINES_MAX
    };
    let lines: Vec<&str> = source.code.lines().collect();
    let mut violations = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let Some(name) = function_name(line) else {
            continue;
        };
        let indent = &line[..line.len() - line.trim_start().len()];
        let end = lines[start..].iter().position(|line| {
            line.strip_prefix(indent).is_some_and(|rest| {
                rest.starts_with('}') || (rest.starts_with(')') && rest.ends_with(';'))
            })
        });
        let is_one_line = line.ends_with([';', '}']);
        let last = start + if is_one_line { 0 } else { end.unwrap_or(0) };
        // Comments and parameters do not count: saying more of a function is never a reason to split it.
        let body = lines[start..=last]
            .iter()
            .skip_while(|line| !line.ends_with('{'));
        let length = body.filter(|line| !line.trim().is_empty()).count();
        if length > max {
            violations.push(format!(
                "fn {name} has {length} lines, {max} at most: name its parts"
            ));
        }
    }
    violations
}

fn function_name(line: &str) -> Option<&str> {
    let mut rest = line.trim_start();
    for word in ["pub(crate) ", "pub(super) ", "pub ", "const ", "async "] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    let rest = rest.strip_prefix("fn ")?;
    rest.split(['(', '<']).next()
}

fn tests_that_hide(source: &Source) -> Vec<String> {
    ["#[ignore", "#[should_panic"]
        .into_iter()
        .filter(|attribute| source.code.contains(attribute))
        .map(|attribute| format!("{attribute}]: assert what happens instead"))
        .collect()
}

fn strings(source: &Source) -> Vec<String> {
    let is_routes = source.path == "src/route.rs" || source.path.starts_with("src/route/");
    let lines: Vec<&str> = source.code.lines().collect();
    let mut violations = Vec::new();
    for (line, text) in &source.strings {
        let is_path_table = lines
            .get(line - 1)
            .is_some_and(|code| code.contains("path!("));
        let first = text
            .strip_prefix('/')
            .map(|path| path.split(['/', '?', '#']).next().unwrap_or(""));
        if first.is_some_and(|first| SCREENS.contains(&first)) && !is_routes && !is_path_table {
            violations.push(format!(
                "line {line}: “{text}” is a route spelt out: use crate::route"
            ));
        }
        if is_color(text) && !source.path.ends_with("tests.rs") {
            violations.push(format!(
                "line {line}: “{text}” is a colour: style/tokens.css has them all"
            ));
        }
    }
    violations
}

fn is_color(text: &str) -> bool {
    let is_hex = text.strip_prefix('#').is_some_and(|digits| {
        matches!(digits.len(), 3 | 4 | 6 | 8) && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    });
    is_hex
        || ["rgb(", "rgba(", "hsl(", "oklch("]
            .iter()
            .any(|function| text.starts_with(function))
}

fn attributes(source: &Source) -> Vec<String> {
    let mut violations = Vec::new();
    for (place, line) in source.code.lines().enumerate() {
        let line_number = place + 1;
        if line.contains("inner_html") {
            violations.push(format!(
                "line {line_number}: inner_html lets text become markup: build the view"
            ));
        }
        if source.path.starts_with("src/ui") && sets_style_attribute(line) {
            violations.push(format!("line {line_number}: style= is blocked by the content security policy: use a class or style:property="));
        }
    }
    violations
}

/// The attribute itself; `style:name=` and `style=("name", …)` go through the object model, which the policy allows.
fn sets_style_attribute(line: &str) -> bool {
    line.match_indices("style=").any(|(place, attribute)| {
        let is_whole = line[..place]
            .chars()
            .next_back()
            .is_none_or(char::is_whitespace);
        is_whole && !line[place + attribute.len()..].starts_with('(')
    })
}

fn check_one(path: &str, body: &str, expected: &str) {
    let text = format!("//! A noun phrase.\n{body}");
    let found = check(&Source::new(path, text)).join("\n");
    let is_right = if expected.is_empty() {
        found.is_empty()
    } else {
        found.contains(expected)
    };
    assert!(
        is_right,
        "{path}: {body:.80} gave {found:?}, {expected:?} expected"
    );
}

#[test]
fn names_sizes_and_first_lines_are_seen() {
    check_one("src/app/a.rs", "", "");
    check_one("src/app/utils.rs", "", "says nothing");
    check_one("src/app/mod.rs", "", "no mod.rs");
    check_one("src/app/a.rs", &"//\n".repeat(LINES_MAX - 1), "");
    check_one("src/app/a.rs", &"//\n".repeat(LINES_MAX), "401 lines");
    let without_heading = check(&Source::new("src/app/a.rs", "use a::b;\n"));
    assert!(
        without_heading[0].contains("the first line"),
        "{without_heading:?}"
    );
}

#[test]
fn long_functions_are_seen() {
    let long = |lines: usize| {
        let body = "        b();\n        // Why.\n".repeat(lines);
        format!("impl A {{\n    fn a(\n    ) {{\n{body}    }}\n}}\n")
    };
    check_one("src/app/a.rs", &long(68), "");
    check_one("src/app/a.rs", &long(69), "fn a has 71 lines");
    check_one("src/app/a/tests.rs", &long(100), "");
    check_one("src/text/a.rs", &long(118), "");
    check_one("src/text/a.rs", &long(119), "fn a has 121 lines");
    check_one("src/ui/a.rs", &long(78), "");
    check_one("src/ui/a.rs", &long(79), "fn a has 81 lines");
    let signatures = "    fn a(\n    ) -> b;\n    fn c();\n".repeat(80);
    check_one("src/app/a.rs", &format!("trait A {{\n{signatures}}}\n"), "");
}

#[test]
fn imports_and_attributes_are_seen() {
    check_one("src/app/a.rs", "    use super::*;\n", "name each thing");
    check_one("src/ui/a.rs", "use leptos::prelude::*;\n", "");
    check_one("src/app/a.rs", "pub use a::b;\n", "second name");
    check_one("src/app/a.rs", "pub(crate) use a;\n", "");
    check_one("src/app/a.rs", "pub(crate) use a::*;\n", "name each thing");
    check_one("src/app/a.rs", "#[should_panic]\n", "assert what happens");
    check_one("src/ui/a.rs", "<p inner_html=a>\n", "markup");
    check_one(
        "src/ui/a.rs",
        "<p style=\"x\">\n",
        "content security policy",
    );
    check_one("src/ui/a.rs", "    style=a\n", "content security policy");
    check_one("src/ui/a.rs", "    style=(\"--columns\", a)\n", "");
    check_one("src/ui/a.rs", "<p style:width=a data-style=\"x\">\n", "");
}

#[test]
fn routes_and_colours_in_strings_are_seen() {
    check_one(
        "src/ui/a.rs",
        "let a = \"/facturas/nueva\";\n",
        "a route spelt out",
    );
    check_one(
        "src/ui/a.rs",
        "// /facturas\nlet a = path!(\"/facturas\");\n",
        "",
    );
    check_one("src/route.rs", "let a = \"/facturas\";\n", "");
    check_one("src/ui/a.rs", "let a = \"#0b655c\";\n", "is a colour");
    check_one("src/ui/a.rs", "let a = \"rgb(1 2 3)\";\n", "is a colour");
    check_one("src/ui/a.rs", "let a = \"#principal\";\n", "");
}

#[test]
fn a_migration_keeps_the_file_it_was_made_for() {
    let sources = [Source::new("src/journal/migrations/v007_add_source.rs", "")];
    let missing = check_migrations(&sources, &["tests/it/v007.rs".to_owned()]);
    assert_eq!(missing.len(), 1, "{missing:?}");
    let kept = check_migrations(&sources, &["tests/fixtures/v007_journal.bin".to_owned()]);
    assert!(kept.is_empty(), "{kept:?}");
}
