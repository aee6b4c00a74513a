//! Rules about how and when a document is paid: form, means, due date and instalments.
//! What the contract agreed is in `contract`; the detracción in `detraction`.

use crate::domain::check::codes;
use crate::domain::check::tolerance::{same, sum};
use crate::domain::check::{Applies, Place, Report, Rule, Subject};
use crate::domain::country::Country;
use crate::domain::finding::{Fact, Severity};
use crate::domain::invoice::{Content, DocumentType, PaymentForm};
use crate::domain::words::words;

pub const RULES: &[Rule] = &[
    Rule {
        code: "payment.form",
        severity: Severity::Error,
        applies: Applies::INVOICES,
        source: "DIAN FAN02; SUNAT 3244, 3245",
        title: words("Sin forma de pago", "No payment form"),
        says: words(
            "El documento no dice si es de contado o a crédito.",
            "The document does not say whether it is paid at once or on credit.",
        ),
        fix: None,
        check: form,
    },
    Rule {
        code: "payment.means",
        severity: Severity::Error,
        applies: Applies::ALL,
        source: "DIAN FAN03, tabla 13.3.4.2; SUNAT 3174, catálogo 59",
        title: words("Medio de pago", "Means of payment"),
        says: words(
            "El medio de pago «{found}» falta o no está en la lista.",
            "Payment means “{found}” is missing or not in the list.",
        ),
        fix: None,
        check: means,
    },
    Rule {
        code: "payment.due",
        severity: Severity::Error,
        applies: Applies::COLOMBIA_INVOICES,
        source: "DIAN FAN02, FAN04",
        title: words("Crédito sin vencimiento", "Credit without due date"),
        says: words(
            "Es a crédito y no dice cuándo vence.",
            "It is on credit and does not say when it is due.",
        ),
        fix: None,
        check: due,
    },
    Rule {
        code: "payment.net_pending",
        severity: Severity::Error,
        applies: Applies::PERU,
        source: "SUNAT 3251, 3265",
        title: words("Monto neto pendiente de pago", "Net amount pending"),
        says: words(
            "El monto neto pendiente de pago es {found}; debe estar y no pasar del total {expected}.",
            "The net amount pending is {found}; it must be present and not exceed the total {expected}.",
        ),
        fix: None,
        check: net_pending,
    },
    Rule {
        code: "payment.instalments_missing",
        severity: Severity::Error,
        applies: Applies::PERU,
        source: "SUNAT 3249",
        title: words("Crédito sin cuotas", "Credit without instalments"),
        says: words(
            "Es a crédito para un cliente con RUC y no trae ninguna cuota.",
            "It is on credit to a customer with RUC and has no instalment.",
        ),
        fix: None,
        check: instalments_missing,
    },
    Rule {
        code: "payment.instalments_sum",
        severity: Severity::Error,
        applies: Applies::PERU,
        source: "SUNAT 3319",
        title: words("Suma de las cuotas", "Sum of the instalments"),
        says: words(
            "El monto neto pendiente es {found} y las cuotas suman {expected}.",
            "The net amount pending is {found} and the instalments add up to {expected}.",
        ),
        fix: None,
        check: instalments_sum,
    },
    Rule {
        code: "payment.instalment_amount",
        severity: Severity::Error,
        applies: Applies::ALL,
        source: "SUNAT 3253, 3266",
        title: words("Monto de una cuota", "Amount of an instalment"),
        says: words(
            "La cuota de {found} no es mayor que cero o pasa del total {expected}.",
            "The instalment of {found} is not above zero or exceeds the total {expected}.",
        ),
        fix: None,
        check: instalment_amount,
    },
    Rule {
        code: "payment.instalment_date",
        severity: Severity::Error,
        applies: Applies::PERU_INVOICES,
        source: "SUNAT 3267",
        title: words("Fecha de una cuota", "Day of an instalment"),
        says: words(
            "La cuota vence el {found}; debe ser después de la emisión ({expected}).",
            "The instalment is due on {found}; it must be after the day of issue ({expected}).",
        ),
        fix: None,
        check: instalment_date,
    },
    Rule {
        code: "payment.instalments_without_credit",
        severity: Severity::Error,
        applies: Applies::PERU,
        source: "SUNAT 3252",
        title: words("Cuotas sin crédito", "Instalments without credit"),
        says: words(
            "Trae cuotas y la forma de pago no es a crédito.",
            "It has instalments and the payment form is not credit.",
        ),
        fix: None,
        check: instalments_without_credit,
    },
];

fn form(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    // Boletas need none.
    let needed = content.country == Country::Colombia || content.type_code == "01";
    if needed && content.payment.form == PaymentForm::Unknown {
        report.find(Place::Field("payment.form"), None, None);
    }
}

fn means(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    let means = content.payment.means.as_str();
    let right = match content.country {
        Country::Colombia => codes::DIAN_PAYMENT_MEANS.contains(&means),
        Country::Peru => means.is_empty() || codes::SUNAT_PAYMENT_MEANS.contains(&means),
    };
    let optional = means.is_empty() && content.document_type != DocumentType::Invoice;
    if !right && !optional {
        report.find(
            Place::Field("payment.means"),
            Some(Fact::Text(means.to_owned())),
            None,
        );
    }
}

fn due(subject: &Subject, report: &mut Report) {
    let payment = &subject.content.payment;
    let dated = payment.due_on.is_some() || !payment.instalments.is_empty();
    if payment.form == PaymentForm::Credit && !dated {
        report.find(Place::Field("payment.due_on"), None, None);
    }
}

/// Whether the SUNAT's rules for credit to a taxpayer apply: a customer with RUC, on credit.
fn is_credit_to_taxpayer(content: &Content) -> bool {
    content.payment.form == PaymentForm::Credit && content.customer.id_code == "6"
}

fn net_pending(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    if content.payment.form != PaymentForm::Credit {
        return;
    }
    let payable = content.totals.payable;
    let wrong = match content.payment.net_pending {
        None => is_credit_to_taxpayer(content),
        // A note may correct the instalments of an invoice without asking for anything itself.
        Some(net) => content.document_type == DocumentType::Invoice && net > payable,
    };
    if wrong {
        let found = content.payment.net_pending.map(Fact::Amount);
        report.find(
            Place::Field("payment.net_pending"),
            found,
            Some(Fact::Amount(payable)),
        );
    }
}

fn instalments_missing(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    if is_credit_to_taxpayer(content) && content.payment.instalments.is_empty() {
        report.find(Place::Field("payment.instalments"), None, None);
    }
}

fn instalments_sum(subject: &Subject, report: &mut Report) {
    let payment = &subject.content.payment;
    let Some(net) = payment
        .net_pending
        .filter(|_| !payment.instalments.is_empty())
    else {
        return;
    };
    let total = sum(payment
        .instalments
        .iter()
        .map(|instalment| instalment.amount));
    if !same(net, total) {
        let found = Some(Fact::Amount(net));
        report.find(
            Place::Field("payment.net_pending"),
            found,
            total.map(Fact::Amount),
        );
    }
}

fn instalment_amount(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    let limit = content.totals.payable;
    for (index, instalment) in content.payment.instalments.iter().enumerate() {
        let too_large = content.document_type == DocumentType::Invoice && instalment.amount > limit;
        if too_large || instalment.amount <= rust_decimal::Decimal::ZERO {
            let place = Place::Entry("payment.instalments", index, "amount");
            report.find(
                place,
                Some(Fact::Amount(instalment.amount)),
                Some(Fact::Amount(limit)),
            );
        }
    }
}

fn instalment_date(subject: &Subject, report: &mut Report) {
    let Some(on) = subject.issuance.map(|issuance| issuance.on()) else {
        return;
    };
    for (index, instalment) in subject.content.payment.instalments.iter().enumerate() {
        if instalment.due_on <= on {
            let place = Place::Entry("payment.instalments", index, "due_on");
            report.find(
                place,
                Some(Fact::Date(instalment.due_on)),
                Some(Fact::Date(on)),
            );
        }
    }
}

fn instalments_without_credit(subject: &Subject, report: &mut Report) {
    let payment = &subject.content.payment;
    if !payment.instalments.is_empty() && payment.form != PaymentForm::Credit {
        report.find(Place::Field("payment.form"), None, None);
    }
}
