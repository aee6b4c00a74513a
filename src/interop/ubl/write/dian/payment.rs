//! How a Colombian document is to be paid, and what was paid before (annex 1.9, FAN and FBD).
//! Withheld taxes are in `taxes`.

use crate::domain::invoice::{Content, DocumentType, PaymentForm};
use crate::interop::ubl::write::Why;
use crate::interop::ubl::write::header::date;
use crate::interop::ubl::write::node::Node;
use crate::interop::ubl::write::pen::Pen;

/// Means of payment and prepayments.
pub fn groups(pen: &mut Pen, content: &Content) -> Vec<Node> {
    let mut groups: Vec<Node> = means(pen, content).into_iter().collect();
    for (index, prepayment) in content.prepayments.iter().enumerate() {
        let place = format!("cac:PrepaidPayment[{}]", index + 1);
        groups.push(pen.within(&place, |pen| {
            let mut nodes = vec![
                pen.needed("cbc:ID", &prepayment.number),
                pen.money("cbc:PaidAmount", prepayment.amount),
            ];
            let on = prepayment.on;
            nodes.extend(on.map(|on| date("cbc:ReceivedDate", on)));
            nodes.extend(on.map(|on| date("cbc:PaidDate", on)));
            Node::group("cac:PrepaidPayment", nodes)
        }));
    }
    groups
}

/// A note may say nothing of payment; an invoice on credit says when it is due.
fn means(pen: &mut Pen, content: &Content) -> Option<Node> {
    let payment = &content.payment;
    let form = match payment.form {
        PaymentForm::Cash => "1",
        PaymentForm::Credit => "2",
        PaymentForm::Unknown if content.document_type == DocumentType::Invoice => "",
        PaymentForm::Unknown => return None,
    };
    let last = payment.instalments.iter().map(|part| part.due_on).max();
    let due_on = payment.due_on.or(last);
    Some(pen.within("cac:PaymentMeans", |pen| {
        let mut nodes = vec![
            pen.needed("cbc:ID", form),
            pen.needed("cbc:PaymentMeansCode", &payment.means),
        ];
        if payment.form == PaymentForm::Credit && due_on.is_none() {
            pen.refuse("cbc:PaymentDueDate", Why::Missing);
        }
        nodes.extend(due_on.map(|on| date("cbc:PaymentDueDate", on)));
        Node::group("cac:PaymentMeans", nodes)
    }))
}
