//! Rules about what a text must not hold: control characters, invisible marks, code, formulas, and too much of it.
//! Whether a description says enough is in `lines`.

use crate::domain::check::{Applies, Fix, Place, Report, Rule, Subject};
use crate::domain::finding::{Fact, Severity};
use crate::domain::words::words;

pub const RULES: &[Rule] = &[
    Rule {
        code: "text.control",
        severity: Severity::Error,
        applies: Applies::ALL,
        source: "W3C XML 1.0, 2.2; SUNAT 2027, 2022",
        title: words("Caracteres que no se ven", "Control characters"),
        says: words(
            "El texto «{found}» tiene caracteres de control que un documento electrónico no admite. Escríbalo otra vez.",
            "Text “{found}” has control characters, which an electronic document does not take. Write it again.",
        ),
        fix: Some(Fix::TakeExpected),
        check: control,
    },
    Rule {
        code: "text.hidden",
        severity: Severity::Warning,
        applies: Applies::ALL,
        source: "Política de la empresa / company policy",
        title: words(
            "Marcas de dirección o invisibles",
            "Direction marks or invisible letters",
        ),
        says: words(
            "El texto «{found}» tiene marcas invisibles o que cambian el orden en que se lee. Debería ser «{expected}».",
            "Text “{found}” has invisible marks, or marks that change the order in which it is read. It should be “{expected}”.",
        ),
        fix: Some(Fix::TakeExpected),
        check: hidden,
    },
    Rule {
        code: "text.markup",
        severity: Severity::Warning,
        applies: Applies::ALL,
        source: "Política de la empresa / company policy",
        title: words("Código en el texto", "Code in the text"),
        says: words(
            "El texto «{found}» parece código de una página (HTML). El cliente lo verá así: escríbalo con palabras.",
            "Text “{found}” looks like code of a page (HTML). The client will see it like that: write it in words.",
        ),
        fix: None,
        check: markup,
    },
    Rule {
        code: "text.formula",
        severity: Severity::Warning,
        applies: Applies::ALL,
        source: "Política de la empresa / company policy",
        title: words(
            "Texto que parece una fórmula",
            "Text that looks like a formula",
        ),
        says: words(
            "El texto «{found}» empieza como una fórmula y una hoja de cálculo lo ejecutaría. Empiécelo con una palabra.",
            "Text “{found}” begins like a formula and a spreadsheet would run it. Begin it with a word.",
        ),
        fix: None,
        check: formula,
    },
    Rule {
        code: "text.long",
        severity: Severity::Error,
        applies: Applies::PERU,
        source: "SUNAT 2027",
        title: words("Descripción demasiado larga", "Description too long"),
        says: words(
            "La descripción tiene {found} letras y la SUNAT admite {expected}. Acórtela o pase el detalle a una nota.",
            "The description has {found} letters and the SUNAT takes {expected}. Shorten it or move the detail to a note.",
        ),
        fix: None,
        check: long,
    },
    Rule {
        code: "text.spaces",
        severity: Severity::Note,
        applies: Applies::ALL,
        source: "Política de la empresa / company policy",
        title: words("Espacios de más", "Superfluous spaces"),
        says: words(
            "El texto «{found}» tiene espacios de más al principio, al final o entre palabras.",
            "Text “{found}” has superfluous spaces at its start, at its end or between words.",
        ),
        fix: Some(Fix::TakeExpected),
        check: spaces,
    },
];

/// Letters of a description (SUNAT 2027).
const LETTERS_MAX: usize = 500;

/// Calls `visit` for every text that a person wrote and the client reads.
fn each(subject: &Subject, mut visit: impl FnMut(Place, &str)) {
    let content = subject.content;
    for (index, line) in content.lines.iter().enumerate() {
        visit(Place::line(index, "description"), &line.description);
        if !line.note.is_empty() {
            visit(Place::line(index, "note"), &line.note);
        }
    }
    visit(Place::Field("customer.name"), &content.customer.name);
    visit(Place::Field("customer.address"), &content.customer.address);
    visit(Place::Field("purchase_order"), &content.purchase_order);
    for (index, note) in content.notes.iter().enumerate() {
        visit(Place::Entry("notes", index, "text"), note);
    }
    if let Some(reason) = &content.reason {
        visit(Place::Field("reason.text"), &reason.text);
    }
}

/// What XML does not take: controls other than tab and ends of line (C0), and those of ISO 8859 (C1).
fn is_control(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\t' | '\n' | '\r')
}

/// Marks of direction, joiners, spaces of no width, and the mark of byte order.
fn is_hidden(letter: char) -> bool {
    matches!(
        letter,
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{00AD}'
    )
}

fn control(subject: &Subject, report: &mut Report) {
    each(subject, |place, text| {
        // Controls of one byte; those of two begin with 0xC2.
        let may = text
            .bytes()
            .any(|byte| byte < b' ' || byte == 0x7F || byte == 0xC2);
        if may && text.chars().any(is_control) {
            let plain: String = text.chars().filter(|letter| !is_control(*letter)).collect();
            report.find(
                place,
                Some(Fact::Text(plain.clone())),
                Some(Fact::Text(plain)),
            );
        }
    });
}

fn hidden(subject: &Subject, report: &mut Report) {
    each(subject, |place, text| {
        // The first bytes of their forms in UTF-8; accents of Spanish have another.
        let may = text.bytes().any(|byte| matches!(byte, 0xC2 | 0xE2 | 0xEF));
        if may && text.chars().any(is_hidden) {
            let plain: String = text.chars().filter(|letter| !is_hidden(*letter)).collect();
            let found = Some(Fact::Text(text.to_owned()));
            report.find(place, found, Some(Fact::Text(plain)));
        }
    });
}

/// A tag: an angle bracket with a letter, a slash or an exclamation mark after it, and its end; or an entity.
fn is_markup(text: &str) -> bool {
    let tag = text.match_indices('<').any(|(at, _)| {
        let rest = text.get(at + 1..).unwrap_or_default();
        let begins = rest.starts_with(|letter: char| {
            letter.is_ascii_alphabetic() || matches!(letter, '/' | '!')
        });
        begins && rest.contains('>')
    });
    tag || ["&lt;", "&gt;", "&nbsp;", "&amp;", "javascript:"]
        .iter()
        .any(|code| text.contains(code))
}

fn markup(subject: &Subject, report: &mut Report) {
    each(subject, |place, text| {
        let may = text.bytes().any(|byte| matches!(byte, b'<' | b'&' | b':'));
        if may && is_markup(text) {
            report.find(place, Some(Fact::Text(text.to_owned())), None);
        }
    });
}

fn formula(subject: &Subject, report: &mut Report) {
    each(subject, |place, text| {
        if text.trim_start().starts_with(['=', '@', '+']) {
            report.find(place, Some(Fact::Text(text.to_owned())), None);
        }
    });
}

fn long(subject: &Subject, report: &mut Report) {
    for (index, line) in subject.content.lines.iter().enumerate() {
        // A letter has a byte at least.
        if line.description.len() <= LETTERS_MAX {
            continue;
        }
        let letters = line.description.chars().count();
        if letters > LETTERS_MAX {
            report.find(
                Place::line(index, "description"),
                Some(Fact::Text(letters.to_string())),
                Some(Fact::Text(LETTERS_MAX.to_string())),
            );
        }
    }
}

/// Only of descriptions and names: notes are laid out with spaces by some.
fn spaces(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    let mut judge = |place: Place, text: &str| {
        let is_plain = text.trim().len() == text.len() && !text.contains("  ");
        // A text of spaces alone is said to be missing.
        if !is_plain && !text.trim().is_empty() {
            let words: Vec<&str> = text.split_whitespace().collect();
            let found = Some(Fact::Text(text.to_owned()));
            report.find(place, found, Some(Fact::Text(words.join(" "))));
        }
    };
    for (index, line) in content.lines.iter().enumerate() {
        judge(Place::line(index, "description"), &line.description);
    }
    judge(Place::Field("customer.name"), &content.customer.name);
}
