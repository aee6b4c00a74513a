//! Values as a person would type them, so that a form can start from a record.
//! `form::input` reads them back to the same value; text for reading only is in `text`.

use crate::domain::tax_id::{TaxId, TaxIdKind};
use crate::form::input::DecimalMark;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// Without thousands marks and without zeros that say nothing.
pub fn decimal(number: Decimal, mark: DecimalMark) -> String {
    let plain = number.normalize().to_string();
    match mark {
        DecimalMark::Comma => plain.replace('.', ","),
        DecimalMark::Point => plain,
    }
}

/// Year, month and day, as date fields of browsers hold it; empty for none.
pub fn date(date: Option<NaiveDate>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

/// Year and month, as month fields of browsers hold it; empty for none.
pub fn month(day: Option<NaiveDate>) -> String {
    day.map(|day| day.format("%Y-%m").to_string())
        .unwrap_or_default()
}

/// The number with its check digit, as it is printed; empty for none.
pub fn tax_id(tax_id: Option<&TaxId>) -> String {
    tax_id.map(ToString::to_string).unwrap_or_default()
}

/// The kind of an id, or the one that companies have.
pub fn tax_id_kind(tax_id: Option<&TaxId>, of_companies: TaxIdKind) -> TaxIdKind {
    tax_id.map_or(of_companies, TaxId::kind)
}
