//! Numbers, counts and shares as people write them.
//! Money is in `text::money`; reading what was typed is in `form::input`.

use crate::domain::words::{Words, words};
use crate::form::input::DecimalMark;
use crate::text::lang::{Lang, Locale};
use rust_decimal::{Decimal, RoundingStrategy};

/// Between a number and its unit, so that a line never ends between them.
pub const NO_BREAK_SPACE: char = '\u{a0}';
/// The minus of typography, as wide as a digit.
pub const MINUS: char = '−';

/// What is counted, in both languages and numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Noun {
    pub one: Words,
    pub many: Words,
    /// Gender of the Spanish noun: "una factura", "un contrato".
    pub gender: Gender,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    Masculine,
    Feminine,
}

impl Noun {
    /// A noun whose Spanish is masculine: `Noun::masculine(words("día", "day"), words("días", "days"))`.
    pub const fn masculine(one: Words, many: Words) -> Noun {
        Noun {
            one,
            many,
            gender: Gender::Masculine,
        }
    }

    /// A noun whose Spanish is feminine.
    pub const fn feminine(one: Words, many: Words) -> Noun {
        Noun {
            one,
            many,
            gender: Gender::Feminine,
        }
    }

    /// The form that goes with a count: "factura" with 1, "facturas" with any other.
    pub fn form(self, count: u64) -> Words {
        if count == 1 { self.one } else { self.many }
    }
}

pub const DAYS: Noun = Noun::masculine(words("día", "day"), words("días", "days"));
pub const BUSINESS_DAYS: Noun = Noun::masculine(
    words("día hábil", "business day"),
    words("días hábiles", "business days"),
);
/// Things that need someone.
pub const MATTERS: Noun = Noun::masculine(words("asunto", "matter"), words("asuntos", "matters"));
pub const CLIENTS: Noun = Noun::masculine(words("cliente", "client"), words("clientes", "clients"));
pub const CONTRACTS: Noun = Noun::masculine(
    words("contrato", "contract"),
    words("contratos", "contracts"),
);
pub const INVOICES: Noun =
    Noun::feminine(words("factura", "invoice"), words("facturas", "invoices"));
pub const DOCUMENTS: Noun = Noun::masculine(
    words("documento", "document"),
    words("documentos", "documents"),
);
pub const POLICIES: Noun = Noun::feminine(words("póliza", "policy"), words("pólizas", "policies"));
pub const DEADLINES: Noun = Noun::masculine(
    words("vencimiento", "deadline"),
    words("vencimientos", "deadlines"),
);
pub const PAYMENTS: Noun = Noun::masculine(words("pago", "payment"), words("pagos", "payments"));
pub const FILES: Noun = Noun::masculine(words("archivo", "file"), words("archivos", "files"));
pub const RECORDS: Noun =
    Noun::masculine(words("registro", "record"), words("registros", "records"));
pub const CONFLICTS: Noun = Noun::masculine(
    words("conflicto", "conflict"),
    words("conflictos", "conflicts"),
);
pub const ERRORS: Noun = Noun::masculine(words("error", "error"), words("errores", "errors"));
pub const WARNINGS: Noun = Noun::feminine(
    words("advertencia", "warning"),
    words("advertencias", "warnings"),
);

/// A count in digits with its noun: "1 factura", "1.204 facturas".
pub fn counted(count: u64, noun: Noun, locale: Locale) -> String {
    let number = whole(count, locale);
    let noun = noun.form(count).in_lang(locale.lang());
    format!("{number}{NO_BREAK_SPACE}{noun}")
}

/// A count in words up to twelve, in digits beyond, with its noun: "siete asuntos", "una factura", "ningún asunto".
pub fn counted_in_words(count: u64, noun: Noun, locale: Locale) -> String {
    let lang = locale.lang();
    match (count, lang, noun.gender) {
        (0, Lang::Es, Gender::Masculine) => format!("ningún {}", noun.one.es),
        (0, Lang::Es, Gender::Feminine) => format!("ninguna {}", noun.one.es),
        (1, Lang::Es, Gender::Masculine) => format!("un {}", noun.one.es),
        (1, Lang::Es, Gender::Feminine) => format!("una {}", noun.one.es),
        (0, Lang::En, _) => format!("no {}", noun.many.en),
        _ => match in_words(count) {
            Some(word) => format!("{} {}", word.in_lang(lang), noun.form(count).in_lang(lang)),
            None => counted(count, noun, locale),
        },
    }
}

/// The cardinal from one to twelve; beyond, digits read better.
pub fn in_words(count: u64) -> Option<Words> {
    Some(match count {
        1 => words("uno", "one"),
        2 => words("dos", "two"),
        3 => words("tres", "three"),
        4 => words("cuatro", "four"),
        5 => words("cinco", "five"),
        6 => words("seis", "six"),
        7 => words("siete", "seven"),
        8 => words("ocho", "eight"),
        9 => words("nueve", "nine"),
        10 => words("diez", "ten"),
        11 => words("once", "eleven"),
        12 => words("doce", "twelve"),
        _ => return None,
    })
}

/// The same sentence with its first letter as a capital.
pub fn capitalised(sentence: &str) -> String {
    let mut letters = sentence.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// "a, b y c"; Spanish "y" becomes "e" before the sound i.
pub fn list(items: &[&str], lang: Lang) -> String {
    let Some((last, before)) = items.split_last() else {
        return String::new();
    };
    if before.is_empty() {
        return (*last).to_owned();
    }
    let and = match lang {
        Lang::En => "and",
        Lang::Es if starts_with_i_sound(last) => "e",
        Lang::Es => "y",
    };
    format!("{} {and} {last}", before.join(", "))
}

/// A whole number with its thousands: "1.204" in Colombia, "1,204" elsewhere.
pub fn whole(number: u64, locale: Locale) -> String {
    grouped(&number.to_string(), locale)
}

/// A number with exactly that many decimals (28 at most), half away from zero: "1.234,50".
pub fn fixed(number: Decimal, decimals: u32, locale: Locale) -> String {
    let places = decimals.min(28);
    let rounded = number.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
    let mut digits = rounded.abs().to_string();
    if rounded.scale() == 0 && places > 0 {
        digits.push('.');
    }
    // Padded here, because the decimal's own formatting has room for 32 characters only.
    digits.extend((rounded.scale()..places).map(|_| '0'));
    written(&digits, rounded, locale)
}

/// A number with the decimals it has and no more: "24", "1,5".
pub fn quantity(number: Decimal, locale: Locale) -> String {
    let number = number.normalize();
    written(&number.abs().to_string(), number, locale)
}

/// A percentage, 94 for "94 %" (in English "94%"), with at most that many decimals.
pub fn percent(percentage: Decimal, decimals: u32, locale: Locale) -> String {
    let rounded =
        percentage.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    let number = quantity(rounded, locale);
    match locale.lang() {
        Lang::Es => format!("{number}{NO_BREAK_SPACE}%"),
        Lang::En => format!("{number}%"),
    }
}

/// The share that `part` is of `whole` as a percentage; absent when there is no whole.
pub fn share(part: u64, whole: u64, decimals: u32, locale: Locale) -> Option<String> {
    let percentage = Decimal::from(part)
        .checked_mul(Decimal::ONE_HUNDRED)?
        .checked_div(Decimal::from(whole))?;
    Some(percent(percentage, decimals, locale))
}

/// A size of data in decimal units: "512 B", "84 MB", "9,6 GB"; one decimal below ten.
pub fn file_size(bytes: u64, locale: Locale) -> String {
    const UNITS: [&str; 5] = ["B", "kB", "MB", "GB", "TB"];
    let mut size = Decimal::from(bytes);
    let mut unit = UNITS[0];
    for larger in &UNITS[1..] {
        // 999.95 kB would be written 1000 kB: it is a megabyte already.
        if rounded_size(size) < Decimal::ONE_THOUSAND {
            break;
        }
        size = size
            .checked_div(Decimal::ONE_THOUSAND)
            .unwrap_or(Decimal::ZERO);
        unit = larger;
    }
    format!(
        "{}{NO_BREAK_SPACE}{unit}",
        quantity(rounded_size(size), locale)
    )
}

fn rounded_size(size: Decimal) -> Decimal {
    let decimals = u32::from(size < Decimal::TEN);
    size.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

/// Digits with a point as this place writes them, with the sign of `number`.
fn written(digits: &str, number: Decimal, locale: Locale) -> String {
    let (units, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if number.is_sign_negative() && !number.is_zero() {
        text.push(MINUS);
    }
    text.push_str(&grouped(units, locale));
    if !decimals.is_empty() {
        text.push(match locale.decimal_mark() {
            DecimalMark::Comma => ',',
            DecimalMark::Point => '.',
        });
        text.push_str(decimals);
    }
    text
}

fn grouped(digits: &str, locale: Locale) -> String {
    let mark = match locale.decimal_mark() {
        DecimalMark::Comma => '.',
        DecimalMark::Point => ',',
    };
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

/// "e Iván", "e hijos"; but "y hielo", "y Yolanda".
fn starts_with_i_sound(word: &str) -> bool {
    let lower = word.to_lowercase();
    let sounded = lower.strip_prefix('h').unwrap_or(&lower);
    let mut letters = sounded.chars();
    matches!(letters.next(), Some('i' | 'í')) && !matches!(letters.next(), Some('a' | 'e' | 'o'))
}

#[cfg(test)]
mod tests;
