//! What the rules may know of other documents, answered by the book's indexes.

use crate::app::book::Book;
use crate::app::book::document_key::{canonical_number, issuer_of};
use crate::domain::check::{Known, KnownDocument, Subject};
use crate::domain::ids::InvoiceId;
use crate::domain::invoice::{Content, DocumentType, Invoice};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// The documents of the issuer of one document.
#[derive(Debug, Clone, Copy)]
pub struct KnownDocuments<'a> {
    book: &'a Book,
    issuer: &'a str,
}

impl<'a> KnownDocuments<'a> {
    /// What the book knows when `content` is checked: documents of the same issuer.
    pub fn new(book: &'a Book, content: &'a Content) -> KnownDocuments<'a> {
        let supplier = content.supplier.as_ref();
        KnownDocuments {
            book,
            issuer: supplier.map_or(book.own_number(), |supplier| &supplier.id_number),
        }
    }

    fn is_of_issuer(&self, invoice: &Invoice) -> bool {
        issuer_of(invoice, self.book.own_number()) == self.issuer
    }

    fn known(&self, invoice: &'a Invoice, except: Option<InvoiceId>) -> Option<KnownDocument<'a>> {
        let issuance = invoice.issuance()?;
        Some(KnownDocument {
            number: issuance.number(),
            document_type: invoice.content.document_type,
            issued_on: issuance.on(),
            customer: &invoice.content.customer.id_number,
            payable: invoice.payable(),
            credited: self.credited(invoice, except),
            fiscal_code: issuance.fiscal_code(),
        })
    }

    /// What notes took back of it, without the one under check.
    fn credited(&self, invoice: &Invoice, except: Option<InvoiceId>) -> Decimal {
        let standing = self.book.standing(invoice.id);
        let all = standing.map_or(Decimal::ZERO, |standing| standing.credited);
        if all.is_zero() {
            return all;
        }
        let notes = self.book.notes_of(invoice.id);
        let own = notes.iter().find(|note| Some(note.id) == except);
        let is_credit = |note: &&&Invoice| note.content.document_type == DocumentType::CreditNote;
        let own = own
            .filter(is_credit)
            .map(|note| note.content.totals.payable);
        all.saturating_sub(own.unwrap_or_default())
            .max(Decimal::ZERO)
    }
}

impl Known for KnownDocuments<'_> {
    fn by_number(&self, number: &str, except: Option<InvoiceId>) -> Option<KnownDocument<'_>> {
        let canonical = canonical_number(number);
        self.book
            .documents_numbered(self.issuer, number)
            .filter(|invoice| Some(invoice.id) != except && self.is_of_issuer(invoice))
            .filter(|invoice| canonical_number(invoice.number()) == canonical)
            .min_by_key(|invoice| (invoice.content.document_type, invoice.id))
            .and_then(|invoice| self.known(invoice, except))
    }

    fn twin(&self, subject: &Subject) -> Option<KnownDocument<'_>> {
        let content = subject.content;
        let issued_on = subject.issuance.map(|issuance| issuance.on());
        self.book
            .invoices_alike(content, issued_on)
            .filter(|invoice| Some(invoice.id) != subject.id)
            .filter(|invoice| same_time(content, issued_on, invoice))
            .filter(|invoice| {
                let other = &invoice.content;
                other.document_type == DocumentType::Invoice
                    && other.totals.payable == content.totals.payable
                    && other.currency == content.currency
                    && other.customer.id_number == content.customer.id_number
                    && self.is_of_issuer(invoice)
            })
            .min_by_key(|invoice| invoice.id)
            .and_then(|invoice| self.known(invoice, subject.id))
    }
}

/// The same period when both state one, else the same day of issue.
fn same_time(content: &Content, issued_on: Option<NaiveDate>, other: &Invoice) -> bool {
    match (content.period, other.content.period) {
        (Some(own), Some(theirs)) => own == theirs,
        _ => issued_on.is_some() && other.issued_on() == issued_on,
    }
}

#[cfg(test)]
mod tests {
    use super::KnownDocuments;
    use crate::app::book::Book;
    use crate::app::samples::{
        book, client, company, content, day, invoice, party, put_client, put_company, put_invoice,
        today, uuid,
    };
    use crate::domain::check::{Known, Subject};
    use crate::domain::ids::InvoiceId;
    use crate::domain::invoice::{Content, Issuance, Period};

    fn world() -> Book {
        let to_uno = |n, number: &str, issued: &str, period: Option<Period>| {
            let mut invoice = invoice(n, 1, number, issued, "", 100);
            invoice.content.customer = party("Uno", "900123456");
            invoice.content.period = period;
            put_invoice(invoice)
        };
        let october = Period {
            from: day("2026-10-01"),
            to: day("2026-10-31"),
        };
        book([
            put_company(company()),
            put_client(client(1, "Uno", "900123456")),
            to_uno(20, "FE-1", "2026-11-01", Some(october)),
            to_uno(21, "FE-2", "2026-11-02", None),
        ])
    }

    fn twin_of(content: &Content, issued: &str, id: Option<u128>) -> Option<String> {
        let book = world();
        let issuance = Issuance::new(
            "FE-9".to_owned(),
            day(issued),
            String::new(),
            String::new(),
            String::new(),
        );
        let known = KnownDocuments::new(&book, content);
        let subject = Subject {
            id: id.map(|n| InvoiceId(uuid(n))),
            issuance: Some(&issuance),
            ..Subject::new(content, &known, today())
        };
        known.twin(&subject).map(|twin| twin.number.to_owned())
    }

    #[test]
    fn a_twin_has_customer_amount_and_time() {
        let mut same = content("Uno", "900123456", "", 100);
        assert_eq!(twin_of(&same, "2026-11-02", None).as_deref(), Some("FE-2"));
        assert_eq!(twin_of(&same, "2026-11-02", Some(21)), None);
        assert_eq!(twin_of(&same, "2026-11-05", None), None);
        same.period = Some(Period {
            from: day("2026-10-01"),
            to: day("2026-10-31"),
        });
        assert_eq!(twin_of(&same, "2026-11-05", None).as_deref(), Some("FE-1"));
        same.totals.payable = 101.into();
        assert_eq!(twin_of(&same, "2026-11-02", None), None);
    }

    #[test]
    fn a_number_is_known_of_the_same_issuer_only() {
        let book = world();
        let own = content("Uno", "900123456", "", 1);
        let known = KnownDocuments::new(&book, &own);
        assert!(known.by_number("fe01", None).is_some());
        assert!(known.by_number("FE-1", Some(InvoiceId(uuid(20)))).is_none());
        let mut foreign = own.clone();
        foreign.supplier = Some(party("Otra", "800999888"));
        assert!(
            KnownDocuments::new(&book, &foreign)
                .by_number("FE-1", None)
                .is_none()
        );
    }
}
