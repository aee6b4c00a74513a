//! Every pair of colours of the interface against WCAG 2.2 AA, in both themes, read from `style/tokens.css`.
//! Whether the screens use the right pair is looked at in the browser tests.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::float_arithmetic,
    reason = "a failed test is a panic; contrast is defined on real numbers"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Least contrast of text on its background (WCAG 2.2, 1.4.3).
const TEXT: f64 = 4.5;
/// Least contrast of the edge of a control and of a meaningful shape (WCAG 2.2, 1.4.11).
const SHAPE: f64 = 3.0;

/// Every pair that the style sheets lay over one another: in front, behind, at least.
const PAIRS: &[(&str, &str, f64)] = &[
    ("ink", "page", TEXT),
    ("ink", "surface", TEXT),
    ("ink", "raised", TEXT),
    ("ink", "sunken", TEXT),
    ("ink", "hover", TEXT),
    ("ink", "accent-soft", TEXT),
    ("ink", "accent-soft-strong", TEXT),
    ("ink", "warn-soft", TEXT),
    ("ink", "bad-soft", TEXT),
    ("ink", "good-soft", TEXT),
    ("surface", "ink", TEXT),
    ("surface", "muted", TEXT),
    ("muted", "page", TEXT),
    ("muted", "surface", TEXT),
    ("muted", "raised", TEXT),
    ("muted", "sunken", TEXT),
    ("muted", "hover", TEXT),
    ("muted", "accent-soft", TEXT),
    ("accent", "page", TEXT),
    ("accent", "surface", TEXT),
    ("accent", "raised", TEXT),
    ("accent", "hover", TEXT),
    ("accent", "accent-soft", TEXT),
    ("accent-strong", "page", TEXT),
    ("accent-strong", "surface", TEXT),
    ("on-accent", "accent", TEXT),
    ("on-accent", "accent-strong", TEXT),
    ("bad", "page", TEXT),
    ("bad", "surface", TEXT),
    ("bad", "raised", TEXT),
    ("bad", "hover", TEXT),
    ("bad", "accent-soft", TEXT),
    ("bad", "bad-soft", TEXT),
    ("on-bad", "bad", TEXT),
    ("on-bad", "bad-strong", TEXT),
    ("warn", "page", TEXT),
    ("warn", "surface", TEXT),
    ("warn", "accent-soft", TEXT),
    ("warn", "warn-soft", TEXT),
    ("good", "page", TEXT),
    ("good", "surface", TEXT),
    ("good", "good-soft", TEXT),
    ("line-control", "page", SHAPE),
    ("line-control", "surface", SHAPE),
    ("line-control", "raised", SHAPE),
    ("focus", "page", SHAPE),
    ("focus", "surface", SHAPE),
    ("focus", "raised", SHAPE),
    ("focus", "sunken", SHAPE),
    ("focus", "accent-soft", SHAPE),
];

#[derive(Clone, Copy)]
enum Theme {
    Light,
    Dark,
}

#[test]
fn every_pair_has_enough_contrast_in_both_themes() {
    let tokens = tokens(&read_style("tokens.css"));
    let mut failures = Vec::new();
    for &(front, back, least) in PAIRS {
        for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
            let found = contrast(color(&tokens, front, theme), color(&tokens, back, theme));
            if found < least {
                failures.push(format!(
                    "{name}: {front} on {back} is {found:.2}, needs {least}"
                ));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn the_contrast_formula_agrees_with_the_worked_values_of_wcag() {
    let close = |found: f64, expected: f64| (found - expected).abs() < 0.01;
    assert!(close(contrast([0; 3], [255; 3]), 21.0));
    assert!(close(contrast([0x77; 3], [255; 3]), 4.48));
    assert!(close(contrast([255; 3], [255; 3]), 1.0));
}

#[test]
fn colours_are_written_only_in_the_tokens() {
    let mut failures = Vec::new();
    for path in style_files(&style_root()) {
        if path.ends_with("tokens.css") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        for (place, line) in text.lines().enumerate() {
            if has_color_literal(line) || line.contains("!important") {
                failures.push(format!("{}:{}: {}", path.display(), place + 1, line.trim()));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_custom_property_that_is_used_is_defined() {
    let tokens = read_style("tokens.css");
    // Set by a component on its own element, or with a fallback beside each use.
    let local = [
        "--columns",
        "--columns-medium",
        "--table-height",
        "--stack-gap",
        "--grid-min",
    ];
    for path in style_files(&style_root()) {
        let text = fs::read_to_string(&path).unwrap();
        for part in text.split("var(").skip(1) {
            let name: String = part
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '-')
                .collect();
            let defined = tokens.contains(&format!("{name}:")) || local.contains(&name.as_str());
            assert!(defined, "{}: {name} is not defined", path.display());
        }
    }
}

fn style_root() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("style")
}

fn read_style(name: &str) -> String {
    fs::read_to_string(style_root().join(name)).unwrap()
}

fn style_files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(style_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "css") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn has_color_literal(line: &str) -> bool {
    let hex = line.match_indices('#').any(|(place, _)| {
        let digits = line[place + 1..]
            .chars()
            .take_while(char::is_ascii_hexdigit)
            .count();
        matches!(digits, 3 | 4 | 6 | 8)
    });
    let functions = [
        "rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch(", "color(",
    ];
    hex || functions.iter().any(|function| line.contains(function))
}

/// The first definition of each custom property: the one outside of media queries, which stand last in the file.
fn tokens(text: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for line in text.lines() {
        if let Some((name, value)) = line.trim().split_once(':')
            && name.starts_with("--")
        {
            let value = value.trim().trim_end_matches(';').to_string();
            found.entry(name.to_string()).or_insert(value);
        }
    }
    found
}

fn color(tokens: &BTreeMap<String, String>, role: &str, theme: Theme) -> [u8; 3] {
    resolve(tokens, &format!("var(--color-{role})"), theme)
}

fn resolve(tokens: &BTreeMap<String, String>, value: &str, theme: Theme) -> [u8; 3] {
    if let Some(inner) = value
        .strip_prefix("light-dark(")
        .and_then(|rest| rest.strip_suffix(')'))
    {
        let (light, dark) = inner.split_once(',').unwrap();
        let side = match theme {
            Theme::Light => light,
            Theme::Dark => dark,
        };
        return resolve(tokens, side.trim(), theme);
    }
    if let Some(name) = value
        .strip_prefix("var(")
        .and_then(|rest| rest.strip_suffix(')'))
    {
        let value = tokens
            .get(name)
            .unwrap_or_else(|| panic!("{name} is not defined"));
        return resolve(tokens, value, theme);
    }
    let hex = value
        .strip_prefix('#')
        .unwrap_or_else(|| panic!("{value} is not a colour"));
    assert_eq!(hex.len(), 6, "{value} must be opaque to be measured");
    [0, 2, 4].map(|place| u8::from_str_radix(&hex[place..place + 2], 16).unwrap())
}

/// Contrast ratio of WCAG 2.2 from relative luminances.
fn contrast(front: [u8; 3], back: [u8; 3]) -> f64 {
    let (front, back) = (luminance(front), luminance(back));
    (front.max(back) + 0.05) / (front.min(back) + 0.05)
}

fn luminance(color: [u8; 3]) -> f64 {
    let [red, green, blue] = color.map(|channel| {
        let part = f64::from(channel) / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}
