//! A document that may expire, and a file kept with a record, as written.

use crate::domain::attachment::Attachment;
use crate::domain::document::{Document, DocumentKind};
use crate::journal::record::wire::fields::{fields, names};

fields!(Document {
    client: required,
    contract: optional,
    expires_on: optional,
    file: optional,
    issued_on: required,
    kind: required,
    name: optional,
    notes: optional,
} with id);

names!(DocumentKind, Other {
    ChamberOfCommerce = "chamber_of_commerce",
    TaxRegistration = "tax_registration",
    BankCertificate = "bank_certificate",
    SocialSecurity = "social_security",
    SignedContract = "signed_contract",
    Other = "other_document",
});

fields!(Attachment {
    digest: required,
    media: optional,
    name: required,
    size: required,
});
