//! How a Peruvian document is to be paid: form and instalments, detracción, and what was paid before.

use crate::domain::invoice::prepayment::Prepayment;
use crate::domain::invoice::{Content, Detraction, PaymentForm};
use crate::domain::money::Currency;
use crate::interop::ubl::write::Why;
use crate::interop::ubl::write::header::date;
use crate::interop::ubl::write::issuer::Issuer;
use crate::interop::ubl::write::node::{Node, optional};
use crate::interop::ubl::write::pen::Pen;
use crate::interop::ubl::write::sunat::{catalogue, party};

/// Deposit in account: the means of a detracción when the document names no other (catalogue 59).
const DEPOSIT: &str = "001";

/// Means of payment and terms.
pub fn groups(pen: &mut Pen, content: &Content) -> Vec<Node> {
    let mut groups = Vec::new();
    let means = &content.payment.means;
    // Every means of a document with a detracción must name the account (SUNAT 3034), so there is one.
    if let Some(detraction) = &content.detraction {
        groups.push(deposit(pen, detraction, means));
        groups.push(detraction_terms(pen, detraction));
    } else if let Some(code) = optional("cbc:PaymentMeansCode", means) {
        let code = catalogue::listed(code, "Medio de pago", "59");
        groups.push(Node::group("cac:PaymentMeans", vec![code]));
    }
    groups.extend(form_of_payment(pen, content));
    groups
}

/// The account at the Banco de la Nación (SUNAT 3034).
fn deposit(pen: &mut Pen, detraction: &Detraction, means: &str) -> Node {
    pen.within("cac:PaymentMeans", |pen| {
        let code = if means.is_empty() { DEPOSIT } else { means };
        let code = Node::value("cbc:PaymentMeansCode", code);
        let account = pen.needed("cbc:ID", &detraction.account);
        Node::group(
            "cac:PaymentMeans",
            vec![
                Node::value("cbc:ID", "Detraccion"),
                catalogue::listed(code, "Medio de pago", "59"),
                Node::group("cac:PayeeFinancialAccount", vec![account]),
            ],
        )
    })
}

/// Code, percentage and amount of a detracción (SUNAT 3033 to 3037, 3208).
fn detraction_terms(pen: &mut Pen, detraction: &Detraction) -> Node {
    pen.within("cac:PaymentTerms", |pen| {
        let code = pen.needed("cbc:PaymentMeansID", &detraction.code);
        let mut nodes = vec![
            Node::value("cbc:ID", "Detraccion"),
            catalogue::schemed(code, "Codigo de detraccion", "54"),
        ];
        nodes.extend(
            detraction
                .percent
                .map(|percent| pen.rate("cbc:PaymentPercent", percent)),
        );
        let currency = detraction.currency.unwrap_or(Currency::PEN);
        match detraction.amount {
            Some(amount) => nodes.push(pen.money_in("cbc:Amount", amount, currency)),
            None => pen.refuse("cbc:Amount", Why::Missing),
        }
        Node::group("cac:PaymentTerms", nodes)
    })
}

/// Contado, or Credito with what is still to be paid and each part with its day (SUNAT 3244 to 3267).
fn form_of_payment(pen: &mut Pen, content: &Content) -> Vec<Node> {
    let payment = &content.payment;
    let terms = |means: &str, rest: Vec<Node>| {
        let mut nodes = vec![
            Node::value("cbc:ID", "FormaPago"),
            Node::value("cbc:PaymentMeansID", means),
        ];
        nodes.extend(rest);
        Node::group("cac:PaymentTerms", nodes)
    };
    pen.within("cac:PaymentTerms", |pen| match payment.form {
        PaymentForm::Unknown => {
            if content.type_code == "01" {
                pen.refuse("cbc:PaymentMeansID", Why::Missing);
            }
            Vec::new()
        }
        PaymentForm::Cash => vec![terms("Contado", Vec::new())],
        PaymentForm::Credit => {
            let net = payment.net_pending;
            if net.is_none() {
                pen.refuse("cbc:Amount", Why::Missing);
            }
            let net = net.map(|amount| pen.money("cbc:Amount", amount));
            let mut groups = vec![terms("Credito", net.into_iter().collect())];
            for (index, part) in payment.instalments.iter().enumerate() {
                let rest = vec![
                    pen.money("cbc:Amount", part.amount),
                    date("cbc:PaymentDueDate", part.due_on),
                ];
                groups.push(terms(&format!("Cuota{:03}", index + 1), rest));
            }
            groups
        }
    })
}

/// What was paid before: its amount, and the document that billed it under the same number (catalogue 12).
pub fn prepayments(pen: &mut Pen, content: &Content, issuer: &Issuer) -> Vec<Node> {
    let mut groups = Vec::new();
    for (index, prepayment) in content.prepayments.iter().enumerate() {
        let number = (index + 1).to_string();
        let id = Node::value("cbc:ID", &number)
            .with("schemeName", "Anticipo")
            .with("schemeAgencyName", catalogue::AGENCY);
        let place = format!("cac:PrepaidPayment[{number}]");
        let payment = pen.within(&place, |pen| {
            let mut nodes = vec![id, pen.money("cbc:PaidAmount", prepayment.amount)];
            nodes.extend(prepayment.on.map(|on| date("cbc:PaidDate", on)));
            Node::group("cac:PrepaidPayment", nodes)
        });
        groups.push(billed(pen, content, issuer, prepayment, &number));
        groups.push(payment);
    }
    groups
}

fn billed(
    pen: &mut Pen,
    content: &Content,
    issuer: &Issuer,
    prepayment: &Prepayment,
    number: &str,
) -> Node {
    let supplier = content.supplier.as_ref().unwrap_or(&issuer.party);
    let name = "cac:AdditionalDocumentReference";
    pen.within(&format!("{name}[{number}]"), |pen| {
        let code = pen.needed("cbc:DocumentTypeCode", &prepayment.type_code);
        let status = Node::value("cbc:DocumentStatusCode", number)
            .with("listName", "Anticipo")
            .with("listAgencyName", catalogue::AGENCY);
        Node::group(
            name,
            vec![
                pen.needed("cbc:ID", &prepayment.number),
                catalogue::listed(code, "Documento Relacionado", "12"),
                status,
                Node::group(
                    "cac:IssuerParty",
                    vec![party::identification(pen, supplier)],
                ),
            ],
        )
    })
}
