//! Tax and identity numbers of Colombia and Peru, with their check digits.

use serde::{Deserialize, Serialize};

/// What kind of identification a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaxIdKind {
    /// Colombia: número de identificación tributaria (DIAN code 31).
    Nit,
    /// Colombia: cédula de ciudadanía (DIAN code 13). It has no check digit.
    Cc,
    /// Cédula or carné de extranjería (DIAN 22, SUNAT 4).
    Ce,
    /// Peru: registro único de contribuyentes (SUNAT 6).
    Ruc,
    /// Peru: documento nacional de identidad (SUNAT 1).
    Dni,
    /// Passport (DIAN 41, SUNAT 7).
    Passport,
    /// Any other document; the authority's code is kept beside it in the invoice.
    Other,
}

/// An identification number of a known kind, well formed; a NIT or RUC has a verified check digit.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TaxId {
    kind: TaxIdKind,
    number: String,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TaxIdError {
    #[error("the number is empty")]
    Empty,
    #[error("a character is not allowed here: {0:?}")]
    NotAllowed(char),
    #[error("{found} digits, {expected} expected")]
    Length {
        found: usize,
        expected: &'static str,
    },
    #[error("the check digit is {found}, {expected} expected")]
    CheckDigit { found: char, expected: char },
    #[error("a RUC starts with 10, 15, 16, 17 or 20, not {0}")]
    Prefix(String),
}

impl TaxId {
    pub fn kind(&self) -> TaxIdKind {
        self.kind
    }

    /// Digits without separators; a NIT without its check digit, a RUC with it.
    pub fn number(&self) -> &str {
        &self.number
    }
}
