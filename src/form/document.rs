//! The form of a document that may expire.

use crate::domain::attachment::Attachment;
use crate::domain::calendar::add_days;
use crate::domain::document::{Document, DocumentKind};
use crate::domain::ids::{ClientId, ContractId, DocumentId};
use crate::form::contract::terms::last_day;
use crate::form::{FormErrors, input, written};
use chrono::NaiveDate;

/// As typed. Fields of errors: `name`, `issued_on`, `expires_on`, `notes`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentForm {
    pub kind: DocumentKind,
    pub name: String,
    pub issued_on: String,
    /// Empty when it does not expire.
    pub expires_on: String,
    /// Whether it belongs to the contract alone, or to all of the client's.
    pub of_contract: bool,
    pub notes: String,
}

impl DocumentForm {
    /// A new version of a kind, issued today and valid for as long as usual.
    pub fn new(kind: DocumentKind, today: NaiveDate) -> DocumentForm {
        let mut form = DocumentForm {
            kind,
            name: String::new(),
            issued_on: written::date(Some(today)),
            expires_on: String::new(),
            of_contract: kind == DocumentKind::SignedContract,
            notes: String::new(),
        };
        form.assume_validity();
        form
    }

    /// Sets the last day that is usual for its kind and day of issue.
    pub fn assume_validity(&mut self) {
        let issued = input::date(&self.issued_on).ok();
        let days = self.kind.usual_validity_days();
        let expires = issued
            .zip(days)
            .map(|(issued, days)| add_days(issued, days));
        self.expires_on = written::date(expires);
    }

    /// The document with that id.
    ///
    /// # Errors
    /// Every field that is not right.
    pub fn parse(
        &self,
        id: DocumentId,
        client: ClientId,
        contract: Option<ContractId>,
        file: Option<Attachment>,
    ) -> Result<Document, FormErrors> {
        let mut errors = FormErrors::new();
        let name = errors.keep("name", input::free(&self.name, 200));
        let issued_on = errors.keep("issued_on", input::date(&self.issued_on));
        let read = |text: &str| last_day(text, issued_on);
        let expires_on = errors.keep("expires_on", input::optional(&self.expires_on, read));
        let notes = errors.keep("notes", input::free(&self.notes, 2_000));
        let document = (|| {
            Some(Document {
                id,
                client,
                contract: contract.filter(|_| self.of_contract),
                kind: self.kind,
                name: name?,
                issued_on: issued_on?,
                expires_on: expires_on?,
                file,
                notes: notes?,
            })
        })();
        errors.finish(document)
    }
}
