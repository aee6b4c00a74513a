//! CUFE and CUDE: the codes that bind a Colombian document's facts (DIAN, Anexo técnico 1.9, §11).
//! Computes and compares; which secret belongs to a document is decided by `domain::check::fiscal`.

use crate::domain::invoice::{Content, Issuance, Tax};
use crate::domain::money::{Rounding, round};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use sha2::{Digest, Sha384};
use std::fmt::{self, Write};

/// The facts of an invoice or note that enter its code, in the order in which they do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvoiceFacts<'a> {
    /// Prefix and number.
    pub number: &'a str,
    pub issued_on: NaiveDate,
    /// As written, `HH:MM:SS-05:00`.
    pub time: &'a str,
    /// LineExtensionAmount of the totals.
    pub lines: Decimal,
    /// Taxes 01, 04 and 03.
    pub iva: Decimal,
    pub inc: Decimal,
    pub ica: Decimal,
    pub payable: Decimal,
    /// Without dots or check digit.
    pub issuer: &'a str,
    pub customer: &'a str,
    /// Technical key of the numbering range for an invoice, PIN of the software for a note or a type-03 invoice.
    pub secret: &'a str,
    /// 1 production, 2 tests.
    pub environment: &'a str,
}

/// The facts of an event (ApplicationResponse) that enter its CUDE.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EventFacts<'a> {
    pub number: &'a str,
    pub issued_on: NaiveDate,
    pub time: &'a str,
    pub sender: &'a str,
    pub receiver: &'a str,
    /// Event code, as 030.
    pub code: &'a str,
    /// Number and type of the document it is about.
    pub about: &'a str,
    pub about_type: &'a str,
    /// PIN of the software.
    pub secret: &'a str,
}

impl<'a> InvoiceFacts<'a> {
    /// Takes the facts from a document. Absent when its tax amounts are too large to add.
    pub fn of(
        content: &'a Content,
        issuance: &'a Issuance,
        issuer: &'a str,
        secret: &'a str,
    ) -> Option<InvoiceFacts<'a>> {
        Some(InvoiceFacts {
            number: issuance.number(),
            issued_on: issuance.on(),
            time: issuance.time(),
            lines: content.totals.lines,
            iva: tax_sum(&content.taxes, "01")?,
            inc: tax_sum(&content.taxes, "04")?,
            ica: tax_sum(&content.taxes, "03")?,
            payable: content.totals.payable,
            issuer,
            customer: &content.customer.id_number,
            secret,
            environment: issuance.environment(),
        })
    }

    /// The text that is hashed. It has no separators, so different facts can give the same text.
    pub fn seed(&self) -> String {
        text(|out| self.write(out))
    }

    /// The code, 96 lower-case hexadecimal digits.
    pub fn code(&self) -> String {
        hex(&hash(|out| self.write(out)))
    }

    /// Whether `code` is the code of these facts, compared digit by digit.
    pub fn matches(&self, code: &str) -> bool {
        equals_hex(&hash(|out| self.write(out)), code)
    }

    fn write(&self, out: &mut dyn Write) -> fmt::Result {
        write!(out, "{}{}{}", self.number, self.issued_on, self.time)?;
        write_amount(out, self.lines)?;
        out.write_str("01")?;
        write_amount(out, self.iva)?;
        out.write_str("04")?;
        write_amount(out, self.inc)?;
        out.write_str("03")?;
        write_amount(out, self.ica)?;
        write_amount(out, self.payable)?;
        out.write_str(self.issuer)?;
        out.write_str(self.customer)?;
        // The key is hexadecimal and the hash tells cases apart; the DIAN gives it in lower case.
        out.write_str(&self.secret.to_ascii_lowercase())?;
        out.write_str(self.environment)
    }
}

impl EventFacts<'_> {
    /// The text that is hashed.
    pub fn seed(&self) -> String {
        text(|out| self.write(out))
    }

    /// The code, 96 lower-case hexadecimal digits.
    pub fn code(&self) -> String {
        hex(&hash(|out| self.write(out)))
    }

    fn write(&self, out: &mut dyn Write) -> fmt::Result {
        write!(out, "{}{}{}", self.number, self.issued_on, self.time)?;
        for part in [
            self.sender,
            self.receiver,
            self.code,
            self.about,
            self.about_type,
            self.secret,
        ] {
            out.write_str(part)?;
        }
        Ok(())
    }
}

/// SoftwareSecurityCode: the proof that the issuer's software knows its PIN.
pub fn software_security_code(software: &str, pin: &str, number: &str) -> String {
    hex(&hash(|out| write!(out, "{software}{pin}{number}")))
}

/// Whether a text has the form of a CUFE or CUDE.
pub fn is_well_formed(code: &str) -> bool {
    let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    code.len() == 96 && code.bytes().all(is_digit)
}

fn tax_sum(taxes: &[Tax], code: &str) -> Option<Decimal> {
    taxes
        .iter()
        .filter(|tax| tax.code == code)
        .try_fold(Decimal::ZERO, |sum, tax| sum.checked_add(tax.amount))
}

/// Two decimals, the rest cut off. Amounts that fit are written as a count of hundredths: a decimal's own digits are taken
/// one by one by long division, which was a tenth of checking an invoice.
fn write_amount(out: &mut dyn Write, amount: Decimal) -> fmt::Result {
    let cut = round(amount, 2, Rounding::Truncate);
    let unit = match cut.scale() {
        0 => 100,
        1 => 10,
        2 => 1,
        _ => return write!(out, "{cut:.2}"),
    };
    let hundredths = u64::try_from(cut.mantissa())
        .ok()
        .and_then(|digits| digits.checked_mul(unit))
        .filter(|_| cut.is_sign_positive());
    match hundredths {
        Some(hundredths) => write!(out, "{}.{:02}", hundredths / 100, hundredths % 100),
        None => write!(out, "{cut:.2}"),
    }
}

/// Longer than any seed: an invoice's has some 150 characters.
const SEED_ROOM: usize = 256;

fn hash(write: impl FnOnce(&mut dyn Write) -> fmt::Result) -> [u8; 48] {
    Sha384::digest(text(write)).into()
}

fn text(write: impl FnOnce(&mut dyn Write) -> fmt::Result) -> String {
    let mut text = String::with_capacity(SEED_ROOM);
    // A string refuses no text, so there is no error to pass on.
    let _ = write(&mut text);
    text
}

fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| digits(*byte));
    digits.map(char::from).collect()
}

fn equals_hex(bytes: &[u8], code: &str) -> bool {
    let pairs = code.as_bytes().chunks_exact(2);
    code.len() == 2 * bytes.len() && pairs.zip(bytes).all(|(pair, byte)| *pair == digits(*byte))
}

/// The two digits of a byte, in lower case.
fn digits(byte: u8) -> [u8; 2] {
    [byte >> 4, byte & 15].map(|digit| match digit {
        0..=9 => b'0' + digit,
        _ => b'a' + digit - 10,
    })
}

#[cfg(test)]
mod tests;
