//! Rules about what is unlike the rest: amounts far from the usual, drafts and lines that say the same twice.
//! Issued twins are in `numbering`, what another document claims in `billing`.

use crate::domain::check::{Applies, Place, Report, Rule, Subject};
use crate::domain::finding::{Fact, Severity};
use crate::domain::invoice::Line;
use crate::domain::words::words;
use crate::order;
use rust_decimal::Decimal;
use std::cmp::Ordering;

pub const RULES: &[Rule] = &[
    Rule {
        code: "outliers.amount",
        severity: Severity::Warning,
        applies: Applies::INVOICES,
        source: "Política de la empresa / company policy",
        title: words("Valor fuera de lo usual", "Unusual amount"),
        says: words(
            "El total es {found} y lo usual para este cliente es {expected}. Confirme las cantidades y los precios.",
            "The total is {found}, and the usual one for this client is {expected}. Confirm quantities and prices.",
        ),
        fix: None,
        check: amount,
    },
    Rule {
        code: "outliers.twin_draft",
        severity: Severity::Warning,
        applies: Applies::INVOICES,
        source: "Política de la empresa / company policy",
        title: words("Otro borrador igual", "Another draft alike"),
        says: words(
            "Hay otro borrador del mismo cliente, por el mismo valor y los mismos días. Deje uno de los dos.",
            "There is another draft for the same client, amount and days. Keep one of them.",
        ),
        fix: None,
        check: twin_draft,
    },
    Rule {
        code: "outliers.lines",
        severity: Severity::Warning,
        applies: Applies::INVOICES,
        source: "Política de la empresa / company policy",
        title: words("Línea repetida", "Repeated line"),
        says: words(
            "La línea repite la línea {found}: misma descripción, cantidad y precio. Confirme que no se cobra dos veces.",
            "The line repeats line {found}: same description, quantity and price. Confirm that it is not billed twice.",
        ),
        fix: None,
        check: lines,
    },
];

/// How many times the usual amount, or which part of it, is worth a look.
const FACTOR: Decimal = Decimal::from_parts(3, 0, 0, false, 0);
/// From so many lines on they are sorted before they are compared.
const MANY: usize = 32;

fn amount(subject: &Subject, report: &mut Report) {
    let payable = subject.content.totals.payable;
    let usual = subject.facts.and_then(|facts| facts.usual);
    let Some(usual) = usual.filter(|usual| *usual > Decimal::ZERO) else {
        return;
    };
    let times = |amount: Decimal| amount.saturating_mul(FACTOR);
    if payable > times(usual) || times(payable) < usual {
        report.find(
            Place::Field("totals.payable"),
            Some(Fact::Amount(payable)),
            Some(Fact::Amount(usual)),
        );
    }
}

fn twin_draft(subject: &Subject, report: &mut Report) {
    if subject.facts.is_some_and(|facts| facts.is_twin_of_draft) {
        report.find(Place::Document, None, None);
    }
}

/// Two lines that say and ask the same, of the same days when they say which.
fn alike(one: &Line, other: &Line) -> Ordering {
    one.amount
        .cmp(&other.amount)
        .then_with(|| one.quantity.cmp(&other.quantity))
        .then_with(|| one.price.cmp(&other.price))
        .then_with(|| one.description.cmp(&other.description))
        .then_with(|| one.item_code.cmp(&other.item_code))
}

fn is_repeated(one: &Line, other: &Line) -> bool {
    // Lines of a contract are told apart by what they claim; what is claimed twice is in `billing`.
    one.bills.is_none()
        && other.bills.is_none()
        && !one.amount.is_zero()
        && alike(one, other) == Ordering::Equal
}

fn lines(subject: &Subject, report: &mut Report) {
    let lines = &subject.content.lines;
    let mut find = |index: usize, first: usize| {
        let found = Some(Fact::Text((first + 1).to_string()));
        report.find(Place::line(index, "description"), found, None);
    };
    if lines.len() < MANY {
        for (index, line) in lines.iter().enumerate() {
            let mut before = lines.iter().take(index);
            if let Some(first) = before.position(|other| is_repeated(line, other)) {
                find(index, first);
            }
        }
        return;
    }
    let mut sorted: Vec<(usize, &Line)> = lines.iter().enumerate().collect();
    order::sort_by(&mut sorted, |one, other| {
        alike(one.1, other.1).then_with(|| one.0.cmp(&other.0))
    });
    for pair in sorted.windows(2) {
        if let [(first, one), (index, other)] = pair
            && is_repeated(one, other)
        {
            find(*index, *first);
        }
    }
}
