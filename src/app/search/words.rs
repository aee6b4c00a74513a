//! Which words a record is found by.
//! Numbers are found as people type them: whole, by consecutive, without leading zeros, by their last digits.

use crate::app::words_of::folded;
use crate::domain::client::Client;
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::obligation::Obligation;
use crate::domain::document::Document;
use crate::domain::invoice::Invoice;
use crate::domain::invoice::report::InvoiceReport;
use crate::domain::item::Item;
use crate::domain::payment::Payment;
use crate::domain::person::Person;

/// Words of an invoice's own: its number in every form and the purchase order. Its client's are the client's.
pub fn of_invoice(invoice: &Invoice, visit: &mut dyn FnMut(&str)) {
    of_number(invoice.number(), visit);
    of_number(&invoice.content.purchase_order, visit);
}

/// Words of a payment's own: its reference.
pub fn of_payment(payment: &Payment, visit: &mut dyn FnMut(&str)) {
    of_number(&payment.reference, visit);
}

/// One folded text with everything a client is found by.
pub fn of_client(client: &Client) -> String {
    let mut parts = vec![
        client.name.clone(),
        client.city.clone(),
        client.segment.clone(),
    ];
    if let Some(tax_id) = &client.tax_id {
        parts.push(tax_id.number().to_owned());
        let digit = tax_id.check_digit();
        parts.extend(digit.map(|digit| format!("{}{digit}", tax_id.number())));
    }
    parts.push(client.email.clone());
    for contact in &client.contacts {
        parts.push(contact.name.clone());
        parts.push(contact.email.clone());
    }
    folded(&parts.join(" "))
}

/// One folded text with everything a contract is found by, but for its client.
pub fn of_contract(contract: &Contract) -> String {
    let mut parts = Vec::new();
    of_number(&contract.number, &mut |word| parts.push(word.to_owned()));
    parts.push(folded(&contract.object));
    for policy in &contract.policies {
        of_number(&policy.number, &mut |word| parts.push(word.to_owned()));
        parts.push(folded(&policy.insurer));
        parts.extend(policy.file.as_ref().map(|file| folded(&file.name)));
    }
    parts.push(folded(&contract.terms.client_supervisor));
    parts.join(" ")
}

/// One folded text with everything an amendment is found by besides its contract: its paper.
pub fn of_amendment(amendment: &Amendment) -> String {
    let file = amendment.file.as_ref();
    file.map(|file| folded(&file.name)).unwrap_or_default()
}

/// One folded text with everything an obligation is found by: the files that prove what became of it.
pub fn of_obligation(obligation: &Obligation) -> String {
    let outcomes = obligation.outcomes.iter();
    let files = outcomes.filter_map(|outcome| outcome.file.as_ref());
    let names: Vec<String> = files.map(|file| folded(&file.name)).collect();
    names.join(" ")
}

/// One folded text with everything a document is found by.
pub fn of_document(document: &Document) -> String {
    let mut parts = Vec::new();
    of_number(&document.name, &mut |word| parts.push(word.to_owned()));
    parts.push(folded(&document.name));
    parts.extend(document.file.as_ref().map(|file| folded(&file.name)));
    parts.join(" ")
}

/// One folded text with everything of the catalogue's an item is found by.
pub fn of_item(item: &Item) -> String {
    let mut parts = Vec::new();
    of_number(&item.code, &mut |word| parts.push(word.to_owned()));
    parts.push(folded(&item.name));
    parts.join(" ")
}

/// One folded text with everything a client's report is found by: what it says and what was answered.
pub fn of_invoice_report(report: &InvoiceReport) -> String {
    folded(&[&*report.what, &report.answer].join(" "))
}

/// One folded text with everything a person is found by.
pub fn of_person(person: &Person) -> String {
    folded(&[&*person.name, &person.role, &person.initials, &person.email].join(" "))
}

/// `FE-01204` is found as `fe01204`, `fe`, `01204` and `1204`.
fn of_number(number: &str, visit: &mut dyn FnMut(&str)) {
    if number.is_empty() {
        return;
    }
    let parts = folded(number);
    let several = parts.contains(' ');
    for part in parts.split(' ').filter(|part| !part.is_empty()) {
        let pieces = pieces(part);
        for piece in &pieces {
            let bare = piece.trim_start_matches('0');
            if bare.len() < piece.len() && !bare.is_empty() {
                visit(bare);
            }
            visit(piece);
        }
        if pieces.len() > 1 {
            visit(part);
        }
    }
    if several {
        let joined: String = parts.split(' ').collect();
        visit(&joined);
    }
}

/// Cuts where letters and digits meet.
fn pieces(part: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut from = 0;
    let mut digits_before = None;
    for (place, letter) in part.char_indices() {
        let digits = letter.is_ascii_digit();
        if digits_before.is_some_and(|before| before != digits) {
            pieces.extend(part.get(from..place));
            from = place;
        }
        digits_before = Some(digits);
    }
    pieces.extend(part.get(from..));
    pieces
}

#[cfg(test)]
mod tests {
    use super::of_number;

    #[test]
    fn numbers_are_found_in_every_form() {
        for (number, expected) in [
            ("FE-01204", "01204 1204 fe fe01204"),
            ("F001-00000012", "00000012 001 1 12 f f001 f00100000012"),
            ("SETP990000001", "990000001 setp setp990000001"),
            ("OC 77/B", "77 b oc oc77b"),
            ("", ""),
        ] {
            let mut words = Vec::new();
            of_number(number, &mut |word| words.push(word.to_owned()));
            words.sort();
            assert_eq!(words.join(" "), expected);
        }
    }
}
