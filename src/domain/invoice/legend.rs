//! Sentences that the law wants on a Peruvian document.

/// A sentence that the law wants on the document, by its code in SUNAT catalogue 52.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Legend {
    pub code: String,
    pub text: String,
}
