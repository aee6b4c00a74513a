//! A draft as it will be once it is issued on a day: its term of payment becomes dates.

use crate::domain::calendar::add_days;
use crate::domain::country::Country;
use crate::domain::invoice::{Content, Instalment, PaymentForm};
use crate::domain::money::Currency;
use chrono::NaiveDate;

/// What a draft says when it is issued on `day`. In Peru what is left of the total on credit, less the deposit, becomes
/// one instalment when the draft does not divide it (SUNAT 3249, 3251, 3319).
pub fn issued_on(draft: &Content, day: NaiveDate) -> Content {
    let mut content = draft.clone();
    let Some(days) = content.payment.days.take() else {
        return content;
    };
    let due_on = add_days(day, days.into());
    content.payment.due_on = Some(due_on);
    let on_credit = content.payment.form == PaymentForm::Credit;
    if content.country == Country::Peru && on_credit && content.payment.instalments.is_empty() {
        let in_soles = content.currency == Currency::PEN;
        let deposit = content.detraction.as_ref().filter(|_| in_soles);
        let deposit = deposit.and_then(|detraction| detraction.amount);
        let net = content
            .totals
            .payable
            .saturating_sub(deposit.unwrap_or_default());
        content.payment.net_pending = Some(net);
        content.payment.instalments = vec![Instalment {
            due_on,
            amount: net,
        }];
    }
    content
}
