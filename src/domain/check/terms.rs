//! Rules about terms of payment that contradict themselves or the law of fair terms.
//! What each authority demands of them is in `payment`; what the contract agreed, in `contract`.

use crate::domain::calendar::days_between;
use crate::domain::check::tolerance::{same, sum};
use crate::domain::check::{Applies, Fix, Place, Report, Rule, Subject};
use crate::domain::finding::{Fact, Severity};
use crate::domain::invoice::PaymentForm;
use crate::domain::words::words;
use rust_decimal::Decimal;

pub const RULES: &[Rule] = &[
    Rule {
        code: "payment.cash_due",
        severity: Severity::Note,
        applies: Applies::INVOICES,
        source: "Política de la empresa / company policy",
        title: words("De contado con vencimiento", "Paid at once with a due date"),
        says: words(
            "Es de contado y vence el {found}, después de emitirse. Si hay plazo, es a crédito.",
            "It is paid at once and due on {found}, after its issue. With a term it is on credit.",
        ),
        fix: None,
        check: cash_due,
    },
    Rule {
        code: "payment.cash_means",
        severity: Severity::Note,
        applies: Applies::COLOMBIA_INVOICES,
        source: "DIAN 13.3.4.1, 13.3.4.2",
        title: words("Crédito pagado en efectivo", "Credit paid in cash"),
        says: words(
            "Es a crédito y el medio de pago es efectivo (10). Confirme cómo pagará el cliente.",
            "It is on credit and the means of payment is cash (10). Confirm how the client will pay.",
        ),
        fix: None,
        check: cash_means,
    },
    Rule {
        code: "payment.instalments_total",
        severity: Severity::Warning,
        applies: Applies::COLOMBIA_INVOICES,
        source: "Política de la empresa / company policy",
        title: words("Suma de las cuotas", "Sum of the instalments"),
        says: words(
            "Las cuotas suman {found} y el total a pagar es {expected}. Repártalo completo.",
            "The instalments add up to {found} and the amount payable is {expected}. Divide all of it.",
        ),
        fix: None,
        check: instalments_total,
    },
    Rule {
        code: "payment.instalments_order",
        severity: Severity::Warning,
        applies: Applies::INVOICES,
        source: "Política de la empresa / company policy",
        title: words("Cuotas en desorden", "Instalments out of order"),
        says: words(
            "La cuota vence el {found}, no después de la anterior ({expected}).",
            "The instalment is due on {found}, not after the one before ({expected}).",
        ),
        fix: None,
        check: instalments_order,
    },
    Rule {
        code: "payment.due_of_instalments",
        severity: Severity::Warning,
        applies: Applies::INVOICES,
        source: "Política de la empresa / company policy",
        title: words("Vencimiento y cuotas", "Due date and instalments"),
        says: words(
            "El documento vence el {found} y la última cuota el {expected}.",
            "The document is due on {found} and its last instalment on {expected}.",
        ),
        fix: Some(Fix::TakeExpected),
        check: due_of_instalments,
    },
    Rule {
        code: "payment.fair_term",
        severity: Severity::Note,
        applies: Applies::COLOMBIA_INVOICES,
        source: "Ley 2024 de 2020, art. 3 (45 días calendario) / art. 3 (45 calendar days)",
        title: words("Plazo de pago largo", "Long term of payment"),
        says: words(
            "Vence {found} días después de emitirse; la ley de pago en plazos justos fija {expected}, salvo excepciones.",
            "It is due {found} days after its issue; the law of fair terms sets {expected}, with exceptions.",
        ),
        fix: None,
        check: fair_term,
    },
    Rule {
        code: "payment.retention",
        severity: Severity::Error,
        applies: Applies::PERU_INVOICES,
        source: "SUNAT 3264",
        title: words(
            "Retención mayor que el total",
            "Retention larger than the total",
        ),
        says: words(
            "La retención del IGV es {found} y el total es {expected}.",
            "The IGV retention is {found} and the total is {expected}.",
        ),
        fix: None,
        check: retention,
    },
];

/// Calendar days since 2022.
const FAIR_DAYS: i64 = 45;

fn cash_due(subject: &Subject, report: &mut Report) {
    let payment = &subject.content.payment;
    if let (PaymentForm::Cash, Some(due), Some(on)) = (payment.form, payment.due_on, subject.day())
        && due > on
    {
        report.find(Place::Field("payment.form"), Some(Fact::Date(due)), None);
    }
}

fn cash_means(subject: &Subject, report: &mut Report) {
    let payment = &subject.content.payment;
    if payment.form == PaymentForm::Credit && payment.means == "10" {
        report.find(Place::Field("payment.means"), None, None);
    }
}

/// What is withheld and what was paid before may be left out of the instalments.
fn instalments_total(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    let instalments = &content.payment.instalments;
    if instalments.is_empty() {
        return;
    }
    let total = sum(instalments.iter().map(|instalment| instalment.amount));
    let payable = content.totals.payable;
    let withheld = sum(content.withholdings.iter().map(|tax| tax.amount));
    let net = withheld.and_then(|withheld| payable.checked_sub(withheld));
    let after_prepaid = payable.checked_sub(content.totals.prepaid);
    let is_one = |amount: Option<Decimal>| amount.is_some_and(|amount| same(amount, total));
    if !is_one(Some(payable)) && !is_one(net) && !is_one(after_prepaid) {
        report.find(
            Place::Field("payment.instalments"),
            total.map(Fact::Amount),
            Some(Fact::Amount(payable)),
        );
    }
}

fn instalments_order(subject: &Subject, report: &mut Report) {
    for (index, pair) in subject.content.payment.instalments.windows(2).enumerate() {
        if let [before, this] = pair
            && this.due_on <= before.due_on
        {
            report.find(
                Place::Entry("payment.instalments", index + 1, "due_on"),
                Some(Fact::Date(this.due_on)),
                Some(Fact::Date(before.due_on)),
            );
        }
    }
}

fn due_of_instalments(subject: &Subject, report: &mut Report) {
    let payment = &subject.content.payment;
    let last = payment.instalments.iter().map(|each| each.due_on).max();
    if let (Some(due), Some(last)) = (payment.due_on, last)
        && due != last
    {
        let found = Some(Fact::Date(due));
        report.find(
            Place::Field("payment.due_on"),
            found,
            Some(Fact::Date(last)),
        );
    }
}

fn fair_term(subject: &Subject, report: &mut Report) {
    let payment = &subject.content.payment;
    let (Some(due), Some(on)) = (payment.due_on, subject.day()) else {
        return;
    };
    let days = days_between(on, due);
    // A term that was agreed is the contract's matter, and not of each of its invoices.
    let contract = subject.contract;
    if contract.is_some_and(|contract| days <= i64::from(contract.payment_days)) {
        return;
    }
    if payment.form == PaymentForm::Credit && days > FAIR_DAYS {
        report.find(
            Place::Field("payment.due_on"),
            Some(Fact::Text(days.to_string())),
            Some(Fact::Text(FAIR_DAYS.to_string())),
        );
    }
}

fn retention(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    for (index, adjustment) in content.adjustments.iter().enumerate() {
        if adjustment.code == "62" && adjustment.amount > content.totals.payable {
            report.find(
                Place::Entry("adjustments", index, "amount"),
                Some(Fact::Amount(adjustment.amount)),
                Some(Fact::Amount(content.totals.payable)),
            );
        }
    }
}
