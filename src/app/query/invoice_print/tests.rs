//! Whether a printed document counts, and whose it is.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use super::{Force, of_invoice, printed};
use crate::app::samples::{
    book, client, company, credit_note, day, invoice, party, put_client, put_company, put_invoice,
    today, uuid,
};
use crate::domain::company::Official;
use crate::domain::ids::InvoiceId;
use crate::domain::invoice::{PaymentForm, SourceFile, State};

#[test]
fn a_document_says_whether_it_counts() {
    let unsigned = invoice(1, 9, "FE1", "2026-10-01", "2026-10-31", 1_000);
    let mut signed = invoice(2, 9, "FE2", "2026-10-01", "2026-10-31", 1_000);
    signed.source = Some(SourceFile {
        name: "fe2.xml".to_owned(),
        digest: "ab".repeat(32),
    });
    let taken_back = invoice(3, 9, "FE3", "2026-10-01", "2026-10-31", 1_000);
    let part = credit_note(4, 9, "NC2", "2026-10-03", &["FE3"], 400);
    let rest = credit_note(5, 9, "NC1", "2026-10-02", &["FE3"], 600);
    let mut draft = invoice(6, 9, "", "2026-10-01", "", 1_000);
    draft.state = State::Draft;
    let documents = [unsigned, signed, taken_back, part, rest, draft];
    let entities = documents.into_iter().map(put_invoice);
    let own = put_company(company());
    let book = book(entities.chain([own, put_client(client(9, "Puerto", "900373115"))]));
    let force = |n| printed(&book, InvoiceId(uuid(n)), today()).unwrap().force;
    assert_eq!(force(1), Force::Unsigned);
    assert_eq!(force(2), Force::Signed);
    assert_eq!(force(3), Force::Voided);
    assert_eq!(force(6), Force::Draft);
    let voided = printed(&book, InvoiceId(uuid(3)), today()).unwrap();
    assert_eq!(voided.voided_by, ["NC1", "NC2"]);
    assert_eq!(printed(&book, InvoiceId(uuid(7)), today()), None);
}

#[test]
fn a_draft_is_printed_as_it_would_be_issued() {
    let mut draft = invoice(1, 9, "", "2026-10-01", "", 1_000);
    draft.state = State::Draft;
    draft.content.payment.form = PaymentForm::Credit;
    draft.content.payment.due_on = None;
    draft.content.payment.days = Some(30);
    let book = book([put_company(company())]);
    let page = of_invoice(&book, &draft, day("2026-11-01"));
    assert_eq!(page.content.payment.due_on, Some(day("2026-12-01")));
    assert_eq!(page.issuance, None);
}

#[test]
fn the_settings_speak_only_for_the_company_itself() {
    let mut own = company();
    own.official = Official {
        phone: "+57 1".to_owned(),
        municipality: "25286".to_owned(),
        responsibilities: "O-13".to_owned(),
        tax_scheme: "ZZ".to_owned(),
        ..Official::default()
    };
    let book = book([put_company(own)]);
    let mut document = invoice(1, 9, "FE1", "2026-10-01", "2026-10-31", 1_000);
    let page = of_invoice(&book, &document, today());
    assert_eq!(page.issuer.name, "Servicios Andinos S.A.S.");
    assert_eq!(page.issuer.municipality, "25286");
    assert_eq!(page.issuer.responsibilities, "O-13");
    assert_eq!(page.issuer.tax_scheme, "ZZ");
    assert_eq!(page.official.phone, "+57 1");
    document.content.supplier = Some(party("Otra S.A.S.", "800199436"));
    let page = of_invoice(&book, &document, today());
    assert_eq!(page.issuer.name, "Otra S.A.S.");
    assert_eq!(page.official, Official::default());
}
