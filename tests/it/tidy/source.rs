//! A Rust file taken apart just enough: code without comments and strings, and the strings by line.
//! Not a parser: it knows comments, strings and characters, and nothing of the grammar.

/// One file.
pub struct Source {
    /// From the root of the project, with slashes.
    pub path: String,
    pub text: String,
    /// The text with comments left out and the contents of strings blanked, line for line.
    pub code: String,
    /// Every string literal with the number of its first line, counted from 1.
    pub strings: Vec<(usize, String)>,
}

impl Source {
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Source {
        let text = text.into();
        let mut reader = Reader {
            rest: text.as_str(),
            line: 1,
            code: String::with_capacity(text.len()),
            strings: Vec::new(),
        };
        while reader.step() {}
        let (code, strings) = (reader.code, reader.strings);
        Source {
            path: path.into(),
            text,
            code,
            strings,
        }
    }
}

struct Reader<'a> {
    rest: &'a str,
    line: usize,
    code: String,
    strings: Vec<(usize, String)>,
}

impl Reader<'_> {
    fn step(&mut self) -> bool {
        let rest = self.rest;
        let Some(first) = rest.chars().next() else {
            return false;
        };
        if rest.starts_with("//") {
            let end = rest.find('\n').unwrap_or(rest.len());
            self.skip(end);
        } else if rest.starts_with("/*") {
            let end = rest.find("*/").map_or(rest.len(), |end| end + 2);
            self.skip(end);
        } else if let Some(hashes) = self.raw_string() {
            let open = 2 + hashes;
            let close = format!("\"{}", "#".repeat(hashes));
            let length = rest[open..].find(&close).unwrap_or(rest.len() - open);
            self.string(open, length, close.len());
        } else if first == '"' {
            self.string(1, quoted_length(&rest[1..]), 1);
        } else if let Some(length) = character_length(rest) {
            self.code.push_str("' '");
            self.rest = &rest[length..];
        } else {
            self.code.push(first);
            self.line += usize::from(first == '\n');
            self.rest = &rest[first.len_utf8()..];
        }
        true
    }

    /// How many hashes a raw string that starts here has.
    fn raw_string(&self) -> Option<usize> {
        let is_in_word = self
            .code
            .ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let tail = self.rest.strip_prefix('r').filter(|_| !is_in_word)?;
        let hashes = tail.len() - tail.trim_start_matches('#').len();
        tail[hashes..].starts_with('"').then_some(hashes)
    }

    fn string(&mut self, open: usize, length: usize, close: usize) {
        let content = &self.rest[open..open + length];
        self.strings.push((self.line, content.to_owned()));
        self.code.push('"');
        let end = (open + length + close).min(self.rest.len());
        self.skip(end);
        self.code.push('"');
    }

    /// Leaves text out, but keeps its line ends.
    fn skip(&mut self, length: usize) {
        let lines = self.rest[..length].matches('\n').count();
        self.code.extend(std::iter::repeat_n('\n', lines));
        self.line += lines;
        self.rest = &self.rest[length..];
    }
}

fn quoted_length(text: &str) -> usize {
    let mut is_escaped = false;
    for (place, letter) in text.char_indices() {
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => return place,
            _ => {}
        }
    }
    text.len()
}

/// The length of a character literal that starts here; a lifetime is not one.
fn character_length(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('\'')?;
    let mut letters = inside.char_indices();
    let (_, first) = letters.next()?;
    if first == '\\' {
        // The character after the backslash may be a quote itself.
        let close = inside.get(2..)?.find('\'')?;
        return Some(1 + 2 + close + 1);
    }
    let (place, second) = letters.next()?;
    (second == '\'').then_some(1 + place + 1)
}

#[test]
fn comments_and_strings_are_told_from_code() {
    let text = "let a = \"crate::ui // no\"; // crate::ui\nlet b = r#\"x\"y\"#; let c = '\"'; let d: &'static str = \"é\\\"\";\n/* crate::ui\n*/ let e = '\\''; crate::app";
    let source = Source::new("src/domain/a.rs", text);
    assert_eq!(
        source.code,
        "let a = \"\"; \nlet b = \"\"; let c = ' '; let d: &'static str = \"\";\n\n let e = ' '; crate::app"
    );
    let strings: Vec<(usize, &str)> = source
        .strings
        .iter()
        .map(|(line, text)| (*line, text.as_str()))
        .collect();
    assert_eq!(strings, [(1, "crate::ui // no"), (2, "x\"y"), (2, "é\\\"")]);
}
