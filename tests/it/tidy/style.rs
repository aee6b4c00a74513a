//! Style sheets: linked once each, and one beside every component of the kit.
//! What stands in them is checked in `contrast`.

/// Every sheet is linked once, and every link leads to one. Nothing to say while there is no page.
pub fn check_links(index: &str, sheets: &[String]) -> Vec<String> {
    if index.is_empty() {
        return Vec::new();
    }
    let linked: Vec<&str> = index
        .split("href=\"")
        .skip(1)
        .filter_map(|tail| tail.split('"').next())
        .filter(|href| href.starts_with("style/"))
        .collect();
    let mut violations = Vec::new();
    for sheet in sheets {
        match linked.iter().filter(|href| *href == sheet).count() {
            1 => {}
            0 => violations.push(format!("{sheet}: not linked: add it to index.html")),
            count => violations.push(format!(
                "{sheet}: linked {count} times in index.html: once is enough"
            )),
        }
    }
    for href in linked {
        if !sheets.iter().any(|sheet| sheet == href) {
            violations.push(format!(
                "index.html: {href} does not exist: remove the link"
            ));
        }
    }
    violations
}

/// Every component of the kit has its sheet of the same name, and every sheet of the kit its component.
pub fn check_pairs(interface: &[String], sheets: &[String]) -> Vec<String> {
    let stem = |path: &str| {
        let name = path.rsplit('/').next().unwrap_or("");
        name.split('.').next().unwrap_or("").to_owned()
    };
    let kit_sheets: Vec<String> = sheets
        .iter()
        .filter(|path| path.starts_with("style/kit/"))
        .map(|path| stem(path))
        .collect();
    // Parts of a component are in a folder of its name; only the files of the kit itself need a sheet.
    let components = interface
        .iter()
        .filter_map(|path| path.strip_prefix("src/ui/kit/"))
        .filter(|path| !path.contains('/'));
    let mut violations: Vec<String> = components
        .map(&stem)
        .filter(|name| !kit_sheets.contains(name))
        .map(|name| format!("src/ui/kit/{name}.rs: no style/kit/{name}.css: write it, or move what has no look out of the kit"))
        .collect();
    let interface: Vec<String> = interface.iter().map(|path| stem(path)).collect();
    violations.extend(
        kit_sheets
            .iter()
            .filter(|name| !interface.contains(name))
            .map(|name| {
                format!("style/kit/{name}.css: no component of that name under src/ui: remove it")
            }),
    );
    violations
}

#[test]
fn sheets_and_links_are_compared_both_ways() {
    let own = |paths: &[&str]| {
        paths
            .iter()
            .map(|path| (*path).to_owned())
            .collect::<Vec<_>>()
    };
    let sheets = own(&["style/tokens.css", "style/kit/button.css"]);
    let index =
        "<link data-trunk rel=\"css\" href=\"style/tokens.css\"><link href=\"style/gone.css\">";
    let found = check_links(index, &sheets);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(check_links("", &sheets).is_empty());
    let doubled =
        "href=\"style/tokens.css\" href=\"style/kit/button.css\" href=\"style/tokens.css\"";
    assert_eq!(check_links(doubled, &sheets).len(), 1);
    assert!(check_pairs(&own(&["src/ui/kit/button.rs"]), &sheets).is_empty());
    let found = check_pairs(
        &own(&[
            "src/ui/kit/dialog.rs",
            "src/ui/kit/dialog/frame.rs",
            "src/ui/screens/a.rs",
        ]),
        &sheets,
    );
    assert_eq!(found.len(), 2, "{found:?}");
}
