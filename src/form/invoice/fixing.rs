//! A draft takes what a finding expects, where the rule is certain of it. Nothing is saved by it: the person sees it typed.

use crate::domain::check::{Fix, rule};
use crate::domain::finding::{Fact, Finding};
use crate::form::input::DecimalMark;
use crate::form::invoice::InvoiceForm;
use crate::form::written;
use chrono::NaiveDate;

/// The draft with what the finding expects in its field; none where the form does not show that field, or the rule
/// offers nothing. `today` is the day on which it would be issued, from which a term is counted.
pub fn fixed(
    form: &InvoiceForm,
    finding: &Finding,
    today: NaiveDate,
    mark: DecimalMark,
) -> Option<InvoiceForm> {
    rule(&finding.rule)?
        .fix
        .filter(|fix| *fix == Fix::TakeExpected)?;
    let expected = finding.expected.as_ref()?;
    let mut new = form.clone();
    match (finding.place.as_str(), expected) {
        ("period", Fact::Text(text)) => {
            let (from, to) = text.split_once(" – ")?;
            (new.period_from, new.period_to) = (from.to_owned(), to.to_owned());
        }
        ("payment.due_on", Fact::Date(due)) => {
            let days = due.signed_duration_since(today).num_days();
            let days = u16::try_from(days).ok()?;
            new.days = days.to_string();
            new.instalments.clear();
        }
        (place, expected) => *field(&mut new, place)? = typed(expected, mark),
    }
    (new != *form).then_some(new)
}

/// The field at the place of a finding.
fn field<'a>(form: &'a mut InvoiceForm, place: &str) -> Option<&'a mut String> {
    if let Some(rest) = place.strip_prefix("lines[") {
        let (number, field) = rest.split_once("].")?;
        let place = number.parse::<usize>().ok()?.checked_sub(1)?;
        let line = form.lines.get_mut(place)?;
        return match field {
            "description" => Some(&mut line.description),
            "quantity" => Some(&mut line.quantity),
            "price" => Some(&mut line.price),
            _ => None,
        };
    }
    match place {
        "detraction.percent" => Some(&mut form.detraction.percent),
        "purchase_order" => Some(&mut form.purchase_order),
        "reason.text" => Some(&mut form.reason_text),
        _ => None,
    }
}

fn typed(expected: &Fact, mark: DecimalMark) -> String {
    match expected {
        Fact::Amount(amount) => written::decimal(*amount, mark),
        Fact::Date(day) => written::date(Some(*day)),
        Fact::Text(text) => text.clone(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

    use super::fixed;
    use crate::domain::country::Country;
    use crate::domain::finding::{Fact, Finding, Severity};
    use crate::domain::money::Currency;
    use crate::form::input::DecimalMark;
    use crate::form::invoice::InvoiceForm;
    use crate::form::invoice::lines::LineForm;
    use chrono::NaiveDate;
    use rust_decimal::Decimal;

    fn finding(rule: &str, place: &str, expected: Fact) -> Finding {
        Finding {
            rule: rule.to_owned(),
            severity: Severity::Warning,
            place: place.to_owned(),
            found: None,
            expected: Some(expected),
        }
    }

    fn form() -> InvoiceForm {
        let mut form = InvoiceForm::new(None, Currency::COP, Country::Colombia);
        form.lines.push(LineForm::new(Country::Colombia));
        form
    }

    fn after(rule: &str, place: &str, expected: Fact) -> Option<InvoiceForm> {
        let today: NaiveDate = "2026-11-05".parse().unwrap();
        fixed(
            &form(),
            &finding(rule, place, expected),
            today,
            DecimalMark::Comma,
        )
    }

    #[test]
    fn the_field_of_the_finding_takes_what_is_expected() {
        let amount = |text: &str| Fact::Amount(text.parse::<Decimal>().unwrap());
        let price = after("billing.price", "lines[2].price", amount("1250000.5")).unwrap();
        assert_eq!(price.lines[1].price, "1250000,5");
        assert_eq!(price.lines[0], form().lines[0]);
        let text = Fact::Text("Mesa de ayuda, octubre de 2026".to_owned());
        let described = after("text.spaces", "lines[1].description", text).unwrap();
        assert_eq!(
            described.lines[0].description,
            "Mesa de ayuda, octubre de 2026"
        );
        let period = Fact::Text("2026-10-01 – 2026-10-31".to_owned());
        let period = after("billing.period", "period", period).unwrap();
        assert_eq!(
            (&*period.period_from, &*period.period_to),
            ("2026-10-01", "2026-10-31")
        );
        let due = Fact::Date("2026-12-20".parse().unwrap());
        assert_eq!(
            after("contract.due", "payment.due_on", due).unwrap().days,
            "45"
        );
    }

    #[test]
    fn nothing_is_offered_where_it_cannot_be_done() {
        let amount = Fact::Amount(Decimal::ONE);
        for (rule, place) in [
            // The rule offers nothing.
            ("billing.units", "lines[1].quantity"),
            // There is no such line, or no such field.
            ("billing.price", "lines[3].price"),
            ("billing.price", "lines[0].price"),
            ("billing.price", "lines[x].price"),
            ("billing.price", "lines[1].amount"),
            ("identity.email", "customer.email"),
            // Of another version of the rules.
            ("gone", "lines[1].price"),
        ] {
            assert_eq!(after(rule, place, amount.clone()), None, "{rule} {place}");
        }
        // What is there already, and a day before today.
        let quantity = after("billing.quantity", "lines[1].quantity", amount);
        assert_eq!(quantity, None);
        let past = Fact::Date("2026-11-01".parse().unwrap());
        assert_eq!(after("contract.due", "payment.due_on", past), None);
    }
}
