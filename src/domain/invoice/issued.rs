//! A draft as it will be once it is issued on a day: its term of payment becomes dates.

use crate::domain::calendar::add_days;
use crate::domain::country::Country;
use crate::domain::invoice::deposit::net_of;
use crate::domain::invoice::{Content, Instalment, PaymentForm};
use chrono::NaiveDate;

/// What a draft says when it is issued on `day`. In Peru what is left of the total on credit, less the deposit, becomes
/// one instalment when the draft does not divide it (SUNAT 3249, 3251, 3319). Where it is divided, the last day to pay is
/// that of the last instalment.
pub fn issued_on(draft: &Content, day: NaiveDate) -> Content {
    let mut content = draft.clone();
    let Some(days) = content.payment.days.take() else {
        return content;
    };
    let net = net_of(&content);
    let payment = &mut content.payment;
    let last = payment.instalments.iter().map(|part| part.due_on).max();
    let due_on = last.unwrap_or_else(|| add_days(day, days.into()));
    payment.due_on = Some(due_on);
    if content.country == Country::Peru && payment.form == PaymentForm::Credit {
        payment.net_pending = Some(net);
        if payment.instalments.is_empty() {
            let amount = net;
            payment.instalments = vec![Instalment { due_on, amount }];
        }
    }
    content
}
