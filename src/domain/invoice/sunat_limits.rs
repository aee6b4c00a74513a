//! Peru: until when a document can be sent to the SUNAT, and until when it can be taken back by telling it (baja).
//! Calendar days, counted from the day after the document's own. Whether it was sent is not known here.

use crate::domain::calendar::add_days;
use crate::domain::country::Country;
use crate::domain::invoice::{Content, DocumentType};
use chrono::NaiveDate;

/// Days to send a factura and its notes (R. S. 000003-2023/SUNAT; rule 2108).
const SEND_DAYS: u32 = 3;
/// Days to send a boleta (rule 1079).
const SEND_BOLETA_DAYS: u32 = 7;
/// Days to send a note of a boleta (rule 1079).
const SEND_BOLETA_NOTE_DAYS: u32 = 5;
/// Days to tell that a document is taken back (comunicación de baja; rule 2957). It is counted from the acceptance,
/// which is not earlier than the issue: this day is always in time.
const VOID_DAYS: u32 = 7;

/// The last day to send a document issued on a day; absent outside Peru.
pub fn send_until(content: &Content, issued: NaiveDate) -> Option<NaiveDate> {
    let days = match (content.document_type, is_of_boleta(content)) {
        (_, false) => SEND_DAYS,
        (DocumentType::Invoice, true) => SEND_BOLETA_DAYS,
        (DocumentType::CreditNote | DocumentType::DebitNote, true) => SEND_BOLETA_NOTE_DAYS,
    };
    (content.country == Country::Peru).then(|| add_days(issued, days))
}

/// The last day to take back a document issued on a day without a credit note; absent outside Peru.
pub fn void_until(content: &Content, issued: NaiveDate) -> Option<NaiveDate> {
    (content.country == Country::Peru).then(|| add_days(issued, VOID_DAYS))
}

/// A boleta, or a note about one.
fn is_of_boleta(content: &Content) -> bool {
    let about = content.references.first();
    content.type_code == "03" || about.is_some_and(|about| about.type_code == "03")
}
