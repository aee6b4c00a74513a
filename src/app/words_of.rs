//! The words of a text as they are compared: lower case, without accents, split where a reader would.
//! Used to find and to match, never to show.

/// Lower case, accents and punctuation gone, one space between words: `"ÑANDÚ  S.A.S."` is `"nandu s a s"`.
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    for letter in text.chars().flat_map(char::to_lowercase) {
        if is_mark(letter) {
            continue;
        }
        if !letter.is_alphanumeric() {
            gap = true;
            continue;
        }
        if gap && !folded.is_empty() {
            folded.push(' ');
        }
        gap = false;
        match without_accent(letter) {
            Some(plain) => folded.push_str(plain),
            None => folded.push(letter),
        }
    }
    folded
}

fn without_accent(letter: char) -> Option<&'static str> {
    Some(match letter {
        'á' | 'à' | 'ä' | 'â' | 'ã' | 'å' => "a",
        'é' | 'è' | 'ë' | 'ê' => "e",
        'í' | 'ì' | 'ï' | 'î' => "i",
        'ó' | 'ò' | 'ö' | 'ô' | 'õ' | 'ø' => "o",
        'ú' | 'ù' | 'ü' | 'û' => "u",
        'ñ' => "n",
        'ç' => "c",
        'ý' | 'ÿ' => "y",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        _ => return None,
    })
}

/// A combining accent, as in text from systems that write the letter and its accent apart.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn accents_case_and_punctuation_do_not_matter() {
        for (text, expected) in [
            ("ÑANDÚ  S.A.S.", "nandu s a s"),
            ("Compan\u{303}i\u{301}a", "compania"),
            ("  FE-1204 ", "fe 1204"),
            ("", ""),
            ("—", ""),
        ] {
            assert_eq!(folded(text), expected);
        }
    }
}
