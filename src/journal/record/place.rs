//! Where in a JSON text a reader stopped, as a field path.
//! Only for messages: it never fails, at worst it names an outer field.

/// The path of the value being read at byte `offset`, as `lines[2].amount`; empty for the whole text.
pub fn at(text: &str, offset: usize) -> String {
    let mut levels: Vec<Level> = Vec::new();
    let before = offset.saturating_sub(1);
    // At the end of an object, what is wrong is the object: it lacks something.
    let at_end_of_object = text.as_bytes().get(before) == Some(&b'}');
    let end = if at_end_of_object { offset } else { before };
    let mut bytes = text.bytes().enumerate().take(end);
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'{' => levels.push(Level::Field(String::new())),
            b'[' => levels.push(Level::Item(0)),
            b'}' | b']' => {
                levels.pop();
            }
            b',' => {
                if let Some(Level::Item(index)) = levels.last_mut() {
                    *index += 1;
                }
            }
            b'"' => {
                let end = string_end(text, at);
                let is_key = text.get(end..).is_some_and(|rest| rest.starts_with("\":"));
                if let (true, Some(Level::Field(name))) = (is_key, levels.last_mut()) {
                    *name = text.get(at + 1..end).unwrap_or_default().to_owned();
                }
                while bytes.next().is_some_and(|(at, _)| at < end) {}
            }
            _ => {}
        }
    }
    path(&levels)
}

enum Level {
    Field(String),
    Item(usize),
}

/// Index of the quote that closes the string opened at `start`.
fn string_end(text: &str, start: usize) -> usize {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(start + 1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at,
            _ => {}
        }
    }
    text.len()
}

fn path(levels: &[Level]) -> String {
    let mut path = String::new();
    for level in levels {
        match level {
            Level::Field(name) if path.is_empty() => path.push_str(name),
            Level::Field(name) if name.is_empty() => {}
            Level::Field(name) => {
                path.push('.');
                path.push_str(name);
            }
            Level::Item(index) => path.push_str(&format!("[{index}]")),
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::at;

    #[test]
    fn names_the_value_being_read() {
        let text = r#"{"a":"x,y{","lines":[{"amount":"1"},{"amount":"bad"}]}"#;
        let offset = text.find("bad").map_or(0, |at| at + 4);
        assert_eq!(at(text, offset), "lines[1].amount");
        assert_eq!(at(text, text.find("},").map_or(0, |at| at + 1)), "lines[0]");
        assert_eq!(at(text, 0), "");
        assert_eq!(at("", 10), "");
        assert_eq!(at(r#"{"a":"\"}"}"#, 10), "a");
    }
}
