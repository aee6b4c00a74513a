//! Rules about the totals of a document: that they follow from its lines, taxes and adjustments.
//! The lines themselves are in `lines`, tax products in `taxes` and `igv`.

use crate::domain::check::tolerance::{compare, compare_any, same, sum};
use crate::domain::check::{Applies, Fix, Place, Report, Rule, Subject, sale};
use crate::domain::country::Country;
use crate::domain::finding::{Fact, Severity};
use crate::domain::invoice::{Content, Line};
use crate::domain::words::words;
use rust_decimal::Decimal;

pub const RULES: &[Rule] = &[
    Rule {
        code: "amounts.negative",
        severity: Severity::Error,
        applies: Applies::ALL,
        source: "DIAN VLR01; SUNAT 2025, 2367, 2369",
        title: words("Valor negativo", "Negative amount"),
        says: words(
            "{place} es negativo ({found}). Una disminución se hace con nota crédito, no con valores negativos.",
            "{place} is negative ({found}). A decrease is made with a credit note, not with negative amounts.",
        ),
        fix: None,
        check: negative,
    },
    Rule {
        code: "amounts.lines",
        severity: Severity::Error,
        applies: Applies::ALL,
        source: "DIAN FAU02, CAU02, DAU02; SUNAT 3278",
        title: words("Total de líneas", "Total of lines"),
        says: words(
            "El valor bruto dice {found} y las líneas suman {expected}.",
            "The gross value says {found} and the lines add up to {expected}.",
        ),
        fix: Some(Fix::WorkOut),
        check: lines,
    },
    Rule {
        code: "amounts.tax_exclusive",
        severity: Severity::Error,
        applies: Applies::COLOMBIA,
        source: "DIAN FAU04, CAU04, DAU04",
        title: words("Base gravable total", "Total taxable base"),
        says: words(
            "La base imponible dice {found} y las bases de las líneas suman {expected}.",
            "The taxable base says {found} and the bases of the lines add up to {expected}.",
        ),
        fix: Some(Fix::WorkOut),
        check: tax_exclusive,
    },
    Rule {
        code: "amounts.tax_inclusive",
        severity: Severity::Error,
        applies: Applies::ALL,
        source: "DIAN FAU06, CAU06, DAU06; SUNAT 3279",
        title: words("Total con impuestos", "Total with taxes"),
        says: words(
            "El total con impuestos dice {found}; valor bruto más impuestos da {expected}.",
            "The total with taxes says {found}; gross value plus taxes gives {expected}.",
        ),
        fix: Some(Fix::WorkOut),
        check: tax_inclusive,
    },
    Rule {
        code: "amounts.taxes",
        severity: Severity::Error,
        applies: Applies::ALL,
        source: "DIAN FAS02, CAS02, DAS02; SUNAT 3294",
        title: words("Total de impuestos", "Total of taxes"),
        says: words(
            "El total de impuestos dice {found} y su detalle suma {expected}.",
            "The total of taxes says {found} and its detail adds up to {expected}.",
        ),
        fix: Some(Fix::WorkOut),
        check: taxes,
    },
    Rule {
        code: "amounts.taxes_of_lines",
        severity: Severity::Error,
        applies: Applies::COLOMBIA,
        source: "DIAN FAX02, FAS02 (impuestos del documento y de las líneas)",
        title: words(
            "Impuestos del documento y de las líneas",
            "Taxes of the document and of its lines",
        ),
        says: words(
            "Los impuestos del documento dicen {found} y los de las líneas suman {expected}.",
            "The taxes of the document say {found} and those of the lines add up to {expected}.",
        ),
        fix: Some(Fix::WorkOut),
        check: taxes_of_lines,
    },
    Rule {
        code: "amounts.allowances",
        severity: Severity::Error,
        applies: Applies::ALL,
        source: "DIAN FAU08, CAU08, DAU08; SUNAT 3300",
        title: words("Total de descuentos", "Total of allowances"),
        says: words(
            "El total de descuentos dice {found} y los descuentos suman {expected}.",
            "The total of allowances says {found} and the allowances add up to {expected}.",
        ),
        fix: Some(Fix::WorkOut),
        check: allowances,
    },
    Rule {
        code: "amounts.charges",
        severity: Severity::Error,
        applies: Applies::ALL,
        source: "DIAN FAU10; SUNAT 3301",
        title: words("Total de recargos", "Total of charges"),
        says: words(
            "El total de recargos dice {found} y los recargos suman {expected}.",
            "The total of charges says {found} and the charges add up to {expected}.",
        ),
        fix: Some(Fix::WorkOut),
        check: charges,
    },
    Rule {
        code: "amounts.payable",
        severity: Severity::Error,
        applies: Applies::ALL,
        source: "DIAN FAU14, CAU14, DAU14; SUNAT 3280",
        title: words("Total a pagar", "Amount payable"),
        says: words(
            "El total a pagar dice {found} y el cálculo da {expected}.",
            "The amount payable says {found} and the calculation gives {expected}.",
        ),
        fix: Some(Fix::WorkOut),
        check: payable,
    },
    Rule {
        code: "amounts.prepaid",
        severity: Severity::Note,
        applies: Applies::COLOMBIA,
        source: "DIAN FAU14 (el anexo no resta el anticipo; la mayoría de los ejemplos oficiales sí)",
        title: words(
            "Anticipo en el total a pagar",
            "Prepayment in the amount payable",
        ),
        says: words(
            "Hay un anticipo: el total a pagar dice {found}; según la otra lectura de la norma sería {expected}. Confirme cuánto debe el cliente.",
            "There is a prepayment: the amount payable says {found}; by the other reading of the rule it would be {expected}. Confirm what the client owes.",
        ),
        fix: None,
        check: prepaid,
    },
    Rule {
        code: "amounts.prepaid_allowance",
        severity: Severity::Error,
        applies: Applies::PERU,
        source: "SUNAT 3282, 3287",
        title: words(
            "Anticipo sin su descuento",
            "Prepayment without its allowance",
        ),
        says: words(
            "El total de anticipos dice {found} y los descuentos por anticipo (04, 05, 06, 20) suman {expected}: van juntos o no van.",
            "The total of prepayments says {found} and the allowances for them (04, 05, 06, 20) add up to {expected}: both or neither must be there.",
        ),
        fix: None,
        check: prepaid_allowance,
    },
];

fn negative(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    let totals = &content.totals;
    let mut refuse = |place: Place, amount: Decimal| {
        if amount.is_sign_negative() && !amount.is_zero() {
            report.find(place, Some(Fact::Amount(amount)), None);
        }
    };
    // The rounding of the total may be negative by its nature.
    refuse(Place::Field("totals.lines"), totals.lines);
    refuse(Place::Field("totals.taxes"), totals.taxes);
    refuse(Place::Field("totals.allowances"), totals.allowances);
    refuse(Place::Field("totals.charges"), totals.charges);
    refuse(Place::Field("totals.prepaid"), totals.prepaid);
    refuse(Place::Field("totals.payable"), totals.payable);
    for (index, line) in content.lines.iter().enumerate() {
        refuse(Place::line(index, "quantity"), line.quantity);
        refuse(Place::line(index, "price"), line.price);
        refuse(Place::line(index, "amount"), line.amount);
    }
    for (index, tax) in content.taxes.iter().enumerate() {
        refuse(Place::Entry("taxes", index, "amount"), tax.amount);
    }
}

fn lines(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    let computed = match content.country {
        Country::Colombia => sum(content.lines.iter().map(|line| line.amount)),
        Country::Peru => sale::value_of_sale(content),
    };
    compare(
        subject,
        report,
        Place::Field("totals.lines"),
        content.totals.lines,
        computed,
    );
}

/// Base of a line's taxes that have a rate.
fn bases(line: &Line) -> impl Iterator<Item = Decimal> {
    line.taxes
        .iter()
        .filter(|tax| tax.per_unit.is_none())
        .map(|tax| tax.base)
}

/// The annex adds up every base, so a line with two taxes counts twice; issuers that count it once are accepted too.
fn tax_exclusive(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    let Some(stated) = content.totals.tax_exclusive else {
        return;
    };
    let once = sum(content.lines.iter().filter_map(|line| bases(line).max()));
    let every = sum(content.lines.iter().flat_map(bases));
    compare_any(
        subject,
        report,
        Place::Field("totals.tax_exclusive"),
        stated,
        &[every, once],
    );
}

fn tax_inclusive(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    let Some(stated) = content.totals.tax_inclusive else {
        return;
    };
    let plain = content.totals.lines.checked_add(content.totals.taxes);
    let place = Place::Field("totals.tax_inclusive");
    match content.country {
        Country::Colombia => compare(subject, report, place, stated, plain),
        // The SUNAT multiplies the sum of the bases; adding up taxes rounded line by line is as right.
        Country::Peru if same(stated, plain) => {}
        Country::Peru => compare(subject, report, place, stated, sale::price_of_sale(content)),
    }
}

fn taxes(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    let counted = content
        .taxes
        .iter()
        .filter(|tax| content.country == Country::Colombia || sale::adds_to_total(&tax.code));
    let computed = sum(counted.map(|tax| tax.amount));
    compare(
        subject,
        report,
        Place::Field("totals.taxes"),
        content.totals.taxes,
        computed,
    );
}

fn taxes_of_lines(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    let of_line = |line: &Line| match line.tax_amount {
        Some(stated) => Some(stated),
        None => sum(line.taxes.iter().map(|tax| tax.amount)),
    };
    let computed = content
        .lines
        .iter()
        .try_fold(Decimal::ZERO, |sum, line| sum.checked_add(of_line(line)?));
    compare(
        subject,
        report,
        Place::Field("totals.taxes"),
        content.totals.taxes,
        computed,
    );
}

/// The sum of the document's own adjustments of one kind, and in Peru of those that leave the tax base alone,
/// on lines too.
fn adjusted(content: &Content, charge: bool) -> Option<Decimal> {
    let counts: fn(&str, bool) -> bool = match content.country {
        Country::Colombia => |_, _| true,
        Country::Peru => |code, charge| {
            matches!(
                (charge, code),
                (false, "01" | "03" | "63") | (true, "45" | "46" | "48" | "50")
            )
        },
    };
    let of_lines = content
        .lines
        .iter()
        .filter(|_| content.country == Country::Peru)
        .flat_map(|line| &line.adjustments);
    let counted = content
        .adjustments
        .iter()
        .chain(of_lines)
        .filter(|adjustment| adjustment.charge == charge && counts(&adjustment.code, charge));
    sum(counted.map(|adjustment| adjustment.amount))
}

fn allowances(subject: &Subject, report: &mut Report) {
    let computed = adjusted(subject.content, false);
    let stated = subject.content.totals.allowances;
    compare(
        subject,
        report,
        Place::Field("totals.allowances"),
        stated,
        computed,
    );
}

fn charges(subject: &Subject, report: &mut Report) {
    let computed = adjusted(subject.content, true);
    let stated = subject.content.totals.charges;
    compare(
        subject,
        report,
        Place::Field("totals.charges"),
        stated,
        computed,
    );
}

/// Total with taxes, less allowances, plus charges and rounding: what is payable before prepayments.
fn before_prepaid(content: &Content) -> Option<Decimal> {
    let totals = &content.totals;
    let inclusive = match totals.tax_inclusive {
        Some(stated) => stated,
        None => totals.lines.checked_add(totals.taxes)?,
    };
    inclusive
        .checked_sub(totals.allowances)?
        .checked_add(totals.charges)?
        .checked_add(totals.rounding)
}

fn payable(subject: &Subject, report: &mut Report) {
    let content = subject.content;
    let totals = &content.totals;
    let gross = before_prepaid(content);
    let net = gross.and_then(|gross| gross.checked_sub(totals.prepaid));
    let place = Place::Field("totals.payable");
    match content.country {
        Country::Colombia => compare_any(subject, report, place, totals.payable, &[net, gross]),
        Country::Peru => compare(subject, report, place, totals.payable, net),
    }
}

/// Sources disagree whether the payable amount is net of prepayments, so neither is an error.
fn prepaid(subject: &Subject, report: &mut Report) {
    let totals = &subject.content.totals;
    if totals.prepaid.is_zero() {
        return;
    }
    let Some(gross) = before_prepaid(subject.content) else {
        return;
    };
    let net = gross.checked_sub(totals.prepaid);
    let other = if same(totals.payable, net) {
        Some(gross)
    } else {
        net
    };
    if same(totals.payable, net) || same(totals.payable, Some(gross)) {
        let found = Some(Fact::Amount(totals.payable));
        report.find(
            Place::Field("totals.prepaid"),
            found,
            other.map(Fact::Amount),
        );
    }
}

fn prepaid_allowance(subject: &Subject, report: &mut Report) {
    let prepaid = subject.content.totals.prepaid;
    let allowances = sale::global(subject.content, false, &["04", "05", "06", "20"]);
    let given = allowances.is_some_and(|sum| sum > Decimal::ZERO);
    if given != (prepaid > Decimal::ZERO) {
        let found = Some(Fact::Amount(prepaid));
        report.find(
            Place::Field("totals.prepaid"),
            found,
            allowances.map(Fact::Amount),
        );
    }
}
