//! The order of elements that the schemas of UBL 2.1 demand, which differs between invoices and notes.
//! Only the elements that are written here are listed; one that is not listed has no place in that kind of document.

use crate::domain::invoice::DocumentType;
use crate::interop::ubl::write::Why;
use crate::interop::ubl::write::node::Node;
use crate::interop::ubl::write::pen::Pen;

const INVOICE: &[&str] = &[
    "ext:UBLExtensions",
    "cbc:UBLVersionID",
    "cbc:CustomizationID",
    "cbc:ProfileID",
    "cbc:ProfileExecutionID",
    "cbc:ID",
    "cbc:UUID",
    "cbc:IssueDate",
    "cbc:IssueTime",
    "cbc:DueDate",
    "cbc:InvoiceTypeCode",
    "cbc:Note",
    "cbc:DocumentCurrencyCode",
    "cbc:LineCountNumeric",
    "cac:InvoicePeriod",
    "cac:OrderReference",
    "cac:BillingReference",
    "cac:AdditionalDocumentReference",
    "cac:Signature",
    "cac:AccountingSupplierParty",
    "cac:AccountingCustomerParty",
    "cac:Delivery",
    "cac:PaymentMeans",
    "cac:PaymentTerms",
    "cac:PrepaidPayment",
    "cac:AllowanceCharge",
    "cac:PaymentExchangeRate",
    "cac:TaxTotal",
    "cac:WithholdingTaxTotal",
    "cac:LegalMonetaryTotal",
    "cac:InvoiceLine",
];

const CREDIT_NOTE: &[&str] = &[
    "ext:UBLExtensions",
    "cbc:UBLVersionID",
    "cbc:CustomizationID",
    "cbc:ProfileID",
    "cbc:ProfileExecutionID",
    "cbc:ID",
    "cbc:UUID",
    "cbc:IssueDate",
    "cbc:IssueTime",
    "cbc:CreditNoteTypeCode",
    "cbc:Note",
    "cbc:DocumentCurrencyCode",
    "cbc:LineCountNumeric",
    "cac:InvoicePeriod",
    "cac:DiscrepancyResponse",
    "cac:OrderReference",
    "cac:BillingReference",
    "cac:Signature",
    "cac:AccountingSupplierParty",
    "cac:AccountingCustomerParty",
    "cac:PaymentMeans",
    "cac:PaymentTerms",
    "cac:PaymentExchangeRate",
    "cac:AllowanceCharge",
    "cac:TaxTotal",
    "cac:LegalMonetaryTotal",
    "cac:CreditNoteLine",
];

const DEBIT_NOTE: &[&str] = &[
    "ext:UBLExtensions",
    "cbc:UBLVersionID",
    "cbc:CustomizationID",
    "cbc:ProfileID",
    "cbc:ProfileExecutionID",
    "cbc:ID",
    "cbc:UUID",
    "cbc:IssueDate",
    "cbc:IssueTime",
    "cbc:Note",
    "cbc:DocumentCurrencyCode",
    "cbc:LineCountNumeric",
    "cac:InvoicePeriod",
    "cac:DiscrepancyResponse",
    "cac:OrderReference",
    "cac:BillingReference",
    "cac:AdditionalDocumentReference",
    "cac:Signature",
    "cac:AccountingSupplierParty",
    "cac:AccountingCustomerParty",
    "cac:PrepaidPayment",
    "cac:AllowanceCharge",
    "cac:PaymentMeans",
    "cac:PaymentTerms",
    "cac:PaymentExchangeRate",
    "cac:TaxTotal",
    "cac:RequestedMonetaryTotal",
    "cac:DebitNoteLine",
];

const INVOICE_LINE: &[&str] = &[
    "cbc:ID",
    "cbc:Note",
    "cbc:InvoicedQuantity",
    "cbc:LineExtensionAmount",
    "cbc:FreeOfChargeIndicator",
    "cac:PricingReference",
    "cac:AllowanceCharge",
    "cac:TaxTotal",
    "cac:WithholdingTaxTotal",
    "cac:Item",
    "cac:Price",
];

const CREDIT_NOTE_LINE: &[&str] = &[
    "cbc:ID",
    "cbc:Note",
    "cbc:CreditedQuantity",
    "cbc:LineExtensionAmount",
    "cbc:FreeOfChargeIndicator",
    "cac:PricingReference",
    "cac:TaxTotal",
    "cac:AllowanceCharge",
    "cac:Item",
    "cac:Price",
];

const DEBIT_NOTE_LINE: &[&str] = &[
    "cbc:ID",
    "cbc:Note",
    "cbc:DebitedQuantity",
    "cbc:LineExtensionAmount",
    "cac:PricingReference",
    "cac:TaxTotal",
    "cac:AllowanceCharge",
    "cac:Item",
    "cac:Price",
];

/// The elements of a document in their order.
pub fn document(pen: &mut Pen, nodes: Vec<Node>) -> Vec<Node> {
    let order = match pen.document_type {
        DocumentType::Invoice => INVOICE,
        DocumentType::CreditNote => CREDIT_NOTE,
        DocumentType::DebitNote => DEBIT_NOTE,
    };
    arranged(pen, nodes, order)
}

/// The elements of a line in their order.
pub fn line(pen: &mut Pen, nodes: Vec<Node>) -> Vec<Node> {
    let order = match pen.document_type {
        DocumentType::Invoice => INVOICE_LINE,
        DocumentType::CreditNote => CREDIT_NOTE_LINE,
        DocumentType::DebitNote => DEBIT_NOTE_LINE,
    };
    arranged(pen, nodes, order)
}

/// Elements of the same name keep the order in which they were given.
fn arranged(pen: &mut Pen, nodes: Vec<Node>, order: &[&str]) -> Vec<Node> {
    let mut rest = nodes;
    let mut arranged = Vec::with_capacity(rest.len());
    for name in order {
        let (these, others) = rest.into_iter().partition(|node| node.name == *name);
        rest = others;
        let mut these: Vec<Node> = these;
        arranged.append(&mut these);
    }
    for node in rest {
        pen.refuse(node.name, Why::NoPlace);
    }
    arranged
}

/// The name of the group of totals.
pub fn totals_name(document_type: DocumentType) -> &'static str {
    match document_type {
        DocumentType::DebitNote => "cac:RequestedMonetaryTotal",
        _ => "cac:LegalMonetaryTotal",
    }
}
