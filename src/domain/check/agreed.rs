//! Rules about how much a document bills of contracts: each line against what was agreed, and the whole against what is
//! left. What was agreed is in the subject's `facts`; without claims these rules are silent.

use crate::domain::billing::days::covers;
use crate::domain::check::billing::{claims, contracts, days};
use crate::domain::check::facts::{Asked, ContractFacts};
use crate::domain::check::tolerance::{same, sum};
use crate::domain::check::{Applies, Fix, Place, Report, Rule, Subject};
use crate::domain::finding::{Fact, Severity};
use crate::domain::invoice::{Line, Period};
use crate::domain::words::words;
use chrono::NaiveDate;
use rust_decimal::Decimal;

pub const RULES: &[Rule] = &[
    Rule {
        code: "billing.quantity",
        severity: Severity::Warning,
        applies: Applies::INVOICES,
        source: "Contrato y plan de facturación / contract and billing plan",
        title: words(
            "Cantidad distinta de la pactada",
            "Quantity differs from the agreed one",
        ),
        says: words(
            "La línea cobra {found} unidades y lo pactado o medido es {expected}.",
            "The line bills {found} units, and {expected} were agreed or counted.",
        ),
        fix: Some(Fix::TakeExpected),
        check: quantity,
    },
    Rule {
        code: "billing.price",
        severity: Severity::Warning,
        applies: Applies::INVOICES,
        source: "Contrato y plan de facturación / contract and billing plan",
        title: words(
            "Precio distinto del pactado",
            "Price differs from the agreed one",
        ),
        says: words(
            "El precio es {found} y el pactado para esos días es {expected}.",
            "The price is {found}, and the one agreed for those days is {expected}.",
        ),
        fix: Some(Fix::TakeExpected),
        check: price,
    },
    Rule {
        code: "billing.amount",
        severity: Severity::Warning,
        applies: Applies::INVOICES,
        source: "Contrato y plan de facturación / contract and billing plan",
        title: words(
            "Valor distinto del pactado",
            "Amount differs from the agreed one",
        ),
        says: words(
            "La línea cobra {found} y según el contrato son {expected}.",
            "The line bills {found}, and by the contract it is {expected}.",
        ),
        fix: None,
        check: amount,
    },
    Rule {
        code: "billing.amended",
        severity: Severity::Note,
        applies: Applies::INVOICES,
        source: "Contrato y plan de facturación / contract and billing plan",
        title: words("El contrato cambió después", "The contract changed later"),
        says: words(
            "Se facturó {found}; con lo firmado después serían {expected}. La diferencia se cobra o se acredita aparte.",
            "It billed {found}; with what was signed later it would be {expected}. The difference is billed or credited separately.",
        ),
        fix: None,
        check: amended,
    },
    Rule {
        code: "billing.exceeds",
        severity: Severity::Warning,
        applies: Applies::INVOICES,
        source: "Contrato y plan de facturación / contract and billing plan",
        title: words("Pasa del valor del contrato", "Beyond the contract's value"),
        says: words(
            "Con esta factura se habrán cobrado {found} del contrato, que vale {expected}. Registre la adición o revise el valor.",
            "With this invoice {found} of the contract will have been billed, and it is worth {expected}. Record the addition or check the value.",
        ),
        fix: None,
        check: exceeds,
    },
    Rule {
        code: "billing.forgotten",
        severity: Severity::Warning,
        applies: Applies::INVOICES,
        source: "Contrato y plan de facturación / contract and billing plan",
        title: words("Queda algo sin facturar", "Something is left unbilled"),
        says: words(
            "El contrato también cobra en esos meses «{expected}», y ningún documento lo factura: quedan {found}.",
            "In those months the contract also charges for “{expected}”, and no document bills it: {found} are left.",
        ),
        fix: None,
        check: forgotten,
    },
    Rule {
        code: "billing.description",
        severity: Severity::Warning,
        applies: Applies::INVOICES,
        source: "Política de la empresa / company policy",
        title: words(
            "La descripción dice otro período",
            "The description says another period",
        ),
        says: words(
            "La descripción dice «{found}» y la línea cobra otros días. Debería decir «{expected}».",
            "The description says “{found}” and the line bills other days. It should say “{expected}”.",
        ),
        fix: Some(Fix::TakeExpected),
        check: description,
    },
    Rule {
        code: "billing.period",
        severity: Severity::Warning,
        applies: Applies::INVOICES,
        source: "Política de la empresa / company policy",
        title: words("Período del documento", "Period of the document"),
        says: words(
            "El documento dice {found} y sus líneas cobran {expected}.",
            "The document says {found} and its lines bill {expected}.",
        ),
        fix: Some(Fix::TakeExpected),
        check: period,
    },
];

/// Why the amount of a line is not what the contract asks for.
#[derive(PartialEq, Eq)]
enum Cause {
    Quantity,
    Price,
    Both,
}

/// The lines whose amount is not what is asked for, and the unit that explains it. A document in another currency is
/// said to be so, and no more.
fn differing<'a>(
    subject: &Subject<'a>,
) -> impl Iterator<Item = (usize, &'a Line, &'a Asked, Cause)> + use<'a> {
    let currency = subject.content.currency;
    claims(subject).filter_map(move |(index, line, claim)| {
        let asked = claim.asked.as_ref()?;
        let is_comparable = claim.currency == Some(currency) && claim.unplanned.is_none();
        if !is_comparable || same(line.amount, Some(asked.amount)) {
            return None;
        }
        let cause = match asked.units {
            Some((units, price)) => match (line.quantity == units, line.price == price.amount) {
                (false, true) => Cause::Quantity,
                (true, false) => Cause::Price,
                _ => Cause::Both,
            },
            None => Cause::Both,
        };
        Some((index, line, asked, cause))
    })
}

fn quantity(subject: &Subject, report: &mut Report) {
    for (index, line, asked, cause) in differing(subject) {
        if let (Cause::Quantity, Some((units, _))) = (cause, asked.units) {
            let found = Some(Fact::Amount(line.quantity));
            report.find(
                Place::line(index, "quantity"),
                found,
                Some(Fact::Amount(units)),
            );
        }
    }
}

fn price(subject: &Subject, report: &mut Report) {
    for (index, line, asked, cause) in differing(subject) {
        if let (Cause::Price, Some((_, price))) = (cause, asked.units) {
            let expected = Some(Fact::Amount(price.amount));
            report.find(
                Place::line(index, "price"),
                Some(Fact::Amount(line.price)),
                expected,
            );
        }
    }
}

fn amount(subject: &Subject, report: &mut Report) {
    for (index, line, asked, cause) in differing(subject) {
        if cause == Cause::Both {
            let expected = Some(Fact::Amount(asked.amount));
            report.find(
                Place::line(index, "amount"),
                Some(Fact::Amount(line.amount)),
                expected,
            );
        }
    }
}

fn amended(subject: &Subject, report: &mut Report) {
    for (index, line, claim) in claims(subject) {
        if let Some(since) = claim.asked_since {
            let found = Some(Fact::Amount(line.amount));
            report.find(
                Place::line(index, "amount"),
                found,
                Some(Fact::Amount(since)),
            );
        }
    }
}

/// What the lines of this document bill of a contract.
fn billed_here(subject: &Subject, contract: &ContractFacts) -> Option<Decimal> {
    let of_contract = |line: &&Line| {
        let claim = line.bills.as_deref();
        claim.is_some_and(|claim| claim.contract == contract.contract)
    };
    let lines = subject.content.lines.iter().filter(of_contract);
    sum(lines.map(|line| line.amount))
}

fn exceeds(subject: &Subject, report: &mut Report) {
    for contract in contracts(subject) {
        let limit = contract.limit;
        let Some(limit) = limit.filter(|limit| limit.currency == subject.content.currency) else {
            continue;
        };
        let Some(here) = billed_here(subject, contract) else {
            continue;
        };
        let total = contract.billed.saturating_add(here);
        if total > limit.amount && here > Decimal::ZERO {
            let found = Some(Fact::Amount(total));
            report.find(
                Place::Field("totals.lines"),
                found,
                Some(Fact::Amount(limit.amount)),
            );
        }
    }
}

fn forgotten(subject: &Subject, report: &mut Report) {
    for left in contracts(subject).flat_map(|contract| &contract.forgotten) {
        let expected = Some(Fact::Text(left.description.clone()));
        report.find(
            Place::Field("lines"),
            Some(Fact::Amount(left.amount)),
            expected,
        );
    }
}

/// The days that a description states, as `01/10/2026 a 31/10/2026`, and the place where it does.
fn stated(description: &str) -> Option<(usize, Period)> {
    description.match_indices(" a ").find_map(|(at, between)| {
        let from = at.checked_sub(DATE_LONG)?;
        let after = at + between.len();
        let period = Period {
            from: written(description.get(from..at)?)?,
            to: written(description.get(after..after + DATE_LONG)?)?,
        };
        Some((from, period))
    })
}

/// Letters of a written day.
const DATE_LONG: usize = 10;

/// A day written as `31/10/2026`.
fn written(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split('/');
    let day = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let year = parts.next()?.parse().ok()?;
    NaiveDate::from_ymd_opt(year, month, day)
}

fn description(subject: &Subject, report: &mut Report) {
    for (index, line, _) in claims(subject) {
        let Some((claimed, (at, said))) = days(line).zip(stated(&line.description)) else {
            continue;
        };
        if said == claimed {
            continue;
        }
        let day = |day: NaiveDate| day.format("%d/%m/%Y");
        let (before, rest) = line.description.split_at(at);
        let after = rest.get(DATE_LONG + 3 + DATE_LONG..).unwrap_or_default();
        let right = format!("{before}{} a {}{after}", day(claimed.from), day(claimed.to));
        report.find(
            Place::line(index, "description"),
            Some(Fact::Text(line.description.clone())),
            Some(Fact::Text(right)),
        );
    }
}

/// A document may state more days than it bills, but not others.
fn period(subject: &Subject, report: &mut Report) {
    let Some(said) = subject.content.period else {
        return;
    };
    let claimed = || claims(subject).filter_map(|(_, line, _)| days(line));
    let from = claimed().map(|days| days.from).min();
    let to = claimed().map(|days| days.to).max();
    let Some((from, to)) = from.zip(to) else {
        return;
    };
    if !covers(said, Period { from, to }) {
        report.find(
            Place::Field("period"),
            Some(Fact::Text(format!("{} – {}", said.from, said.to))),
            Some(Fact::Text(format!("{from} – {to}"))),
        );
    }
}
