//! Documents that expire: certificates of a client, papers of a contract.
//! Each version is a record of its own; the one that lasts longest counts.

use crate::domain::attachment::Attachment;
use crate::domain::ids::{ClientId, ContractId, DocumentId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One version of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    pub id: DocumentId,
    /// Whose it is. A document of a contract names its client too.
    pub client: ClientId,
    pub contract: Option<ContractId>,
    pub kind: DocumentKind,
    /// Number or title; may be empty.
    pub name: String,
    pub issued_on: NaiveDate,
    /// Last day on which it is valid; absent when it does not expire.
    pub expires_on: Option<NaiveDate>,
    pub file: Option<Attachment>,
    pub notes: String,
}

impl Document {
    /// Whether it serves a contract of its client: it is of that contract, or of none.
    pub fn serves(&self, contract: ContractId) -> bool {
        self.contract.is_none_or(|own| own == contract)
    }
}

/// The version of a kind that counts: the one that lasts longest.
pub fn current<'a>(
    papers: impl IntoIterator<Item = &'a Document>,
    kind: DocumentKind,
) -> Option<&'a Document> {
    let of_kind = papers.into_iter().filter(|paper| paper.kind == kind);
    of_kind.max_by_key(|paper| {
        (
            paper.expires_on.is_none(),
            paper.expires_on,
            paper.issued_on,
        )
    })
}

/// What a document proves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// Certificado de existencia y representación legal; vigencia de poder in Peru.
    ChamberOfCommerce,
    /// RUT; ficha RUC.
    TaxRegistration,
    /// Certificación bancaria.
    BankCertificate,
    /// Paz y salvo de aportes a seguridad social.
    SocialSecurity,
    /// The signed contract itself.
    SignedContract,
    Other,
}

impl DocumentKind {
    pub const ALL: [DocumentKind; 6] = [
        DocumentKind::ChamberOfCommerce,
        DocumentKind::TaxRegistration,
        DocumentKind::BankCertificate,
        DocumentKind::SocialSecurity,
        DocumentKind::SignedContract,
        DocumentKind::Other,
    ];

    /// Days that counterparties usually accept it after its issue; absent when it does not expire.
    pub fn usual_validity_days(self) -> Option<u32> {
        match self {
            DocumentKind::ChamberOfCommerce | DocumentKind::SocialSecurity => Some(30),
            DocumentKind::BankCertificate => Some(90),
            DocumentKind::TaxRegistration => Some(365),
            DocumentKind::SignedContract | DocumentKind::Other => None,
        }
    }
}
