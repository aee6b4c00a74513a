//! Rules about what a document bills of contracts: whether each line may be billed at all, to whom, and once.
//! How much of it is in `agreed`. What was agreed is in the subject's `facts`; without claims these rules are silent.

use crate::domain::billing::days::meet;
use crate::domain::billing::{Claim, Part};
use crate::domain::calendar::first_of_month;
use crate::domain::check::facts::{ClaimFacts, ContractFacts, Unplanned};
use crate::domain::check::{Applies, Place, Report, Rule, Subject};
use crate::domain::finding::{Fact, Severity};
use crate::domain::invoice::{Line, Period};
use crate::domain::words::words;

pub const RULES: &[Rule] = &[
    Rule {
        code: "billing.billed_already",
        severity: Severity::Error,
        applies: Applies::INVOICES,
        source: "Contrato y plan de facturación / contract and billing plan",
        title: words("Ya facturado", "Billed already"),
        says: words(
            "Esto ya lo cobra {found}. Quite la línea o anule antes ese documento.",
            "{found} bills this already. Remove the line, or void that document first.",
        ),
        fix: None,
        check: billed_already,
    },
    Rule {
        code: "billing.twice",
        severity: Severity::Error,
        applies: Applies::INVOICES,
        source: "Contrato y plan de facturación / contract and billing plan",
        title: words("Dos veces en el documento", "Twice in the document"),
        says: words(
            "La línea cobra lo mismo del contrato que la línea {expected}. Deje una de las dos.",
            "The line bills the same of the contract as line {expected}. Keep one of them.",
        ),
        fix: None,
        check: twice,
    },
    Rule {
        code: "billing.unknown_line",
        severity: Severity::Error,
        applies: Applies::INVOICES,
        source: "Contrato y plan de facturación / contract and billing plan",
        title: words("Renglón que no existe", "No such contract line"),
        says: words(
            "El contrato {expected} no tiene el renglón que esta línea cobra. Tome la línea otra vez del plan.",
            "Contract {expected} does not have the line that this one bills. Take the line from the plan again.",
        ),
        fix: None,
        check: unknown_line,
    },
    Rule {
        code: "billing.not_signed",
        severity: Severity::Error,
        applies: Applies::INVOICES,
        source: "Contrato y plan de facturación / contract and billing plan",
        title: words("Contrato sin firmar", "Contract not signed"),
        says: words(
            "El contrato {found} no está firmado o se canceló: regístrelo como firmado antes de facturar.",
            "Contract {found} is not signed or was cancelled: record its signature before billing.",
        ),
        fix: None,
        check: not_signed,
    },
    Rule {
        code: "billing.outside",
        severity: Severity::Error,
        applies: Applies::INVOICES,
        source: "Contrato y plan de facturación / contract and billing plan",
        title: words("Fuera del contrato", "Outside the contract"),
        says: words(
            "Cobra el {found} y lo pactado llega hasta el {expected} o empieza ese día. Corrija el período o registre el otrosí.",
            "It bills {found}, and what was agreed ends or begins on {expected}. Correct the period or record the amendment.",
        ),
        fix: None,
        check: outside,
    },
    Rule {
        code: "billing.paused",
        severity: Severity::Error,
        applies: Applies::INVOICES,
        source: "Contrato y plan de facturación / contract and billing plan",
        title: words("Contrato suspendido", "Contract suspended"),
        says: words(
            "Cobra el {found}, día en que el contrato está suspendido. Quite esos días.",
            "It bills {found}, a day on which the contract is suspended. Leave those days out.",
        ),
        fix: None,
        check: paused,
    },
    Rule {
        code: "billing.not_reached",
        severity: Severity::Error,
        applies: Applies::INVOICES,
        source: "Contrato y plan de facturación / contract and billing plan",
        title: words("Hito sin cumplir", "Milestone not reached"),
        says: words(
            "Cobra un hito y nadie ha registrado que se cumplió. Registre la novedad antes de facturar.",
            "It bills a milestone and nobody has recorded that it was reached. Record it before billing.",
        ),
        fix: None,
        check: not_reached,
    },
    Rule {
        code: "billing.not_asked",
        severity: Severity::Error,
        applies: Applies::INVOICES,
        source: "Contrato y plan de facturación / contract and billing plan",
        title: words("Solicitud desconocida", "Unknown request"),
        says: words(
            "Cobra un servicio a demanda y no hay registro de que se pidió. Registre la novedad antes de facturar.",
            "It bills a service on demand and there is no record that it was asked for. Record it before billing.",
        ),
        fix: None,
        check: not_asked,
    },
    Rule {
        code: "billing.skipped",
        severity: Severity::Warning,
        applies: Applies::INVOICES,
        source: "Contrato y plan de facturación / contract and billing plan",
        title: words(
            "Se había decidido no cobrar",
            "It had been decided not to bill",
        ),
        says: words(
            "Hay una novedad que dice que esto no se factura. Confirme que ahora sí se cobra.",
            "There is a record that this is not billed. Confirm that it is billed now.",
        ),
        fix: None,
        check: skipped,
    },
    Rule {
        code: "billing.other_client",
        severity: Severity::Error,
        applies: Applies::INVOICES,
        source: "Contrato y plan de facturación / contract and billing plan",
        title: words("Contrato de otro cliente", "Contract of another client"),
        says: words(
            "En esos días el contrato se le cobra a {expected}. Facture al cliente que corresponde o corrija los días.",
            "On those days the contract is billed to {expected}. Bill the right client or correct the days.",
        ),
        fix: None,
        check: other_client,
    },
    Rule {
        code: "billing.currency",
        severity: Severity::Error,
        applies: Applies::INVOICES,
        source: "Contrato y plan de facturación / contract and billing plan",
        title: words(
            "Moneda distinta del renglón",
            "Currency differs from the contract line's",
        ),
        says: words(
            "El documento está en {found} y el renglón del contrato en {expected}. Facture ese renglón en su moneda.",
            "The document is in {found} and the contract line in {expected}. Bill that line in its currency.",
        ),
        fix: None,
        check: currency,
    },
    Rule {
        code: "billing.months",
        severity: Severity::Warning,
        applies: Applies::INVOICES,
        source: "Contrato y plan de facturación / contract and billing plan",
        title: words("Línea de varios meses", "Line of several months"),
        says: words(
            "La línea cobra hasta el {found} desde el {expected}: cada mes va en su línea, para que se vea qué se cobra.",
            "The line bills until {found} from {expected}: each month has its own line, so that what is billed is seen.",
        ),
        fix: None,
        check: months,
    },
    Rule {
        code: "billing.reversed",
        severity: Severity::Error,
        applies: Applies::INVOICES,
        source: "Contrato y plan de facturación / contract and billing plan",
        title: words("Período al revés", "Period reversed"),
        says: words(
            "La línea cobra desde el {found} hasta el {expected}, que es antes. Corrija las fechas.",
            "The line bills from {found} to {expected}, which is before. Correct the dates.",
        ),
        fix: None,
        check: reversed,
    },
];

/// The lines that claim something of a contract, with what was agreed about it.
pub fn claims<'a>(
    subject: &Subject<'a>,
) -> impl Iterator<Item = (usize, &'a Line, &'a ClaimFacts)> + use<'a> {
    let content = subject.content;
    let facts = subject.facts.into_iter();
    facts.flat_map(|facts| &facts.claims).filter_map(|claim| {
        let line = content.lines.get(claim.line)?;
        Some((claim.line, line, claim))
    })
}

/// The contracts that they claim from.
pub fn contracts<'a>(subject: &Subject<'a>) -> impl Iterator<Item = &'a ContractFacts> + use<'a> {
    let facts = subject.facts.into_iter();
    facts.flat_map(|facts| &facts.contracts)
}

/// The days that a line claims.
pub fn days(line: &Line) -> Option<Period> {
    match line.bills.as_deref()?.part {
        Part::Days(days) | Part::Difference(days) => Some(days),
        Part::Milestone | Part::Request(_) => None,
    }
}

fn billed_already(subject: &Subject, report: &mut Report) {
    for (index, _, claim) in claims(subject) {
        let Some(number) = &claim.billed_by else {
            continue;
        };
        let other = if number.is_empty() {
            "otro borrador / another draft"
        } else {
            number
        };
        let found = Some(Fact::Text(other.to_owned()));
        report.find(Place::line(index, "bills"), found, None);
    }
}

fn twice(subject: &Subject, report: &mut Report) {
    let lines = &subject.content.lines;
    let claim = |line: &Line| line.bills.as_deref().copied();
    for (index, line, _) in claims(subject) {
        let Some(own) = claim(line) else {
            continue;
        };
        let mut before = lines.iter().take(index);
        let earlier = before.position(|other| claim(other).is_some_and(|other| clash(own, other)));
        if let Some(earlier) = earlier {
            let expected = Some(Fact::Text((earlier + 1).to_string()));
            report.find(Place::line(index, "bills"), None, expected);
        }
    }
}

/// Whether two claims are about the same line of a contract and a day, or the thing, in common.
fn clash(one: Claim, other: Claim) -> bool {
    (one.contract, one.line) == (other.contract, other.line)
        && match (one.part, other.part) {
            (Part::Days(one), Part::Days(other)) => meet(one, other),
            (one, other) => one == other,
        }
}

fn unknown_line(subject: &Subject, report: &mut Report) {
    for (index, line, claim) in claims(subject) {
        if claim.is_agreed {
            continue;
        }
        let contract = line.bills.as_deref().map(|claim| claim.contract);
        let known = contracts(subject).find(|known| Some(known.contract) == contract);
        let number = known.map(|known| Fact::Text(known.number.clone()));
        report.find(Place::line(index, "bills"), None, number);
    }
}

fn not_signed(subject: &Subject, report: &mut Report) {
    for contract in contracts(subject).filter(|contract| !contract.is_binding) {
        let found = Some(Fact::Text(contract.number.clone()));
        report.find(Place::Document, found, None);
    }
}

/// Calls `visit` for each line that claims what its contract does not charge for.
fn unplanned(subject: &Subject, mut visit: impl FnMut(Place, Unplanned)) {
    for (index, _, claim) in claims(subject) {
        if let Some(why) = claim.unplanned {
            visit(Place::line(index, "bills"), why);
        }
    }
}

fn outside(subject: &Subject, report: &mut Report) {
    unplanned(subject, |place, why| {
        if let Unplanned::BeforeStart(day, bound) | Unplanned::AfterEnd(day, bound) = why {
            report.find(place, Some(Fact::Date(day)), Some(Fact::Date(bound)));
        }
    });
}

fn paused(subject: &Subject, report: &mut Report) {
    unplanned(subject, |place, why| {
        if let Unplanned::Paused(day) = why {
            report.find(place, Some(Fact::Date(day)), None);
        }
    });
}

fn not_reached(subject: &Subject, report: &mut Report) {
    unplanned(subject, |place, why| {
        if why == Unplanned::NotReached {
            report.find(place, None, None);
        }
    });
}

fn not_asked(subject: &Subject, report: &mut Report) {
    unplanned(subject, |place, why| {
        if why == Unplanned::NotAsked {
            report.find(place, None, None);
        }
    });
}

fn skipped(subject: &Subject, report: &mut Report) {
    for (index, _, claim) in claims(subject) {
        if claim.is_skipped {
            report.find(Place::line(index, "bills"), None, None);
        }
    }
}

fn other_client(subject: &Subject, report: &mut Report) {
    for (index, _, claim) in claims(subject) {
        if let Some(name) = &claim.other_client {
            let expected = Some(Fact::Text(name.clone()));
            report.find(Place::line(index, "bills"), None, expected);
        }
    }
}

fn currency(subject: &Subject, report: &mut Report) {
    let own = subject.content.currency;
    for (index, _, claim) in claims(subject) {
        if let Some(agreed) = claim.currency.filter(|agreed| *agreed != own) {
            let found = Some(Fact::Text(own.code().to_owned()));
            let expected = Some(Fact::Text(agreed.code().to_owned()));
            report.find(Place::line(index, "price"), found, expected);
        }
    }
}

fn months(subject: &Subject, report: &mut Report) {
    for (index, line, _) in claims(subject) {
        let several = |days: &Period| {
            days.from <= days.to && first_of_month(days.from) != first_of_month(days.to)
        };
        if let Some(days) = days(line).filter(several) {
            let expected = Some(Fact::Date(days.from));
            report.find(
                Place::line(index, "bills"),
                Some(Fact::Date(days.to)),
                expected,
            );
        }
    }
}

fn reversed(subject: &Subject, report: &mut Report) {
    for (index, line, _) in claims(subject) {
        if let Some(days) = days(line).filter(|days| days.to < days.from) {
            let expected = Some(Fact::Date(days.to));
            report.find(
                Place::line(index, "bills"),
                Some(Fact::Date(days.from)),
                expected,
            );
        }
    }
}
