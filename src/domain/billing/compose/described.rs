//! What a line of a draft says: which service, over which days. In Spanish, as the document is.

use crate::domain::billing::Part;
use crate::domain::billing::plan::Charge;
use chrono::NaiveDate;

/// The description of what is charged: service, period, and which part of the month when it is not whole.
pub fn described(charge: &Charge) -> String {
    let service = charge.description.trim();
    let day = |day: NaiveDate| day.format("%d/%m/%Y").to_string();
    match charge.part {
        Part::Days(days) | Part::Difference(days) => {
            let period = format!("periodo {} a {}", day(days.from), day(days.to));
            let adjusted = match charge.part {
                Part::Difference(_) => ", diferencia por cambio de condiciones",
                _ => "",
            };
            let part = charge
                .share
                .map(|share| format!(" ({} de {} días)", share.days, share.of));
            format!("{service}, {period}{}{adjusted}", part.unwrap_or_default())
        }
        Part::Milestone => {
            let reached = day(charge.window.opens);
            format!("{service}, hito cumplido el {reached}")
        }
        Part::Request(_) => {
            let month = charge.month.format("%m/%Y");
            format!("{service}, solicitado en {month}")
        }
    }
}
