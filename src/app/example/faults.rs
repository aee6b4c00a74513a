//! What is wrong in some documents of the example, there to be found.

use crate::domain::calendar::shifted;
use crate::domain::country::Country;
use crate::domain::invoice::Content;
use crate::domain::invoice::step::VoidCause;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// What was made wrong on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Fault {
    #[default]
    None,
    /// The payable amount is not the sum of its parts.
    WrongSum,
    /// The tax is not its rate times its base.
    WrongTax,
    /// A line does not say what was served.
    UnclearDescription,
    /// The due date does not follow from the contract.
    WrongDueDate,
    /// The client's number is not valid.
    WrongTaxId,
}

impl Fault {
    /// The fault to make after this one. The due date of a draft follows from its term.
    pub(super) fn next(self, draft: bool) -> Fault {
        match self {
            Fault::WrongSum => Fault::UnclearDescription,
            Fault::UnclearDescription if draft => Fault::WrongTax,
            Fault::UnclearDescription => Fault::WrongDueDate,
            Fault::WrongDueDate => Fault::WrongTax,
            Fault::WrongTax => Fault::WrongTaxId,
            Fault::WrongTaxId | Fault::None => Fault::WrongSum,
        }
    }
}

/// Makes a document wrong.
pub(super) fn spoil(content: &mut Content, fault: Fault, issued_on: NaiveDate) {
    let step = match content.country {
        Country::Colombia => Decimal::from(10_000),
        Country::Peru => Decimal::from(10),
    };
    match fault {
        Fault::None => {}
        Fault::WrongSum => content.totals.payable += step,
        Fault::WrongTax => {
            content.totals.taxes -= step;
            content.totals.payable -= step;
            content.totals.tax_inclusive = content.totals.tax_inclusive.map(|total| total - step);
            if let Some(tax) = content.taxes.first_mut() {
                tax.amount -= step;
            }
        }
        Fault::UnclearDescription => {
            if let Some(line) = content.lines.first_mut() {
                line.description = "Servicios prestados".to_owned();
            }
        }
        Fault::WrongDueDate => {
            let wrong = shifted(issued_on, 8);
            content.payment.due_on = Some(wrong);
            for instalment in &mut content.payment.instalments {
                instalment.due_on = wrong;
            }
        }
        Fault::WrongTaxId => {
            if content.customer.check_digit.is_empty() {
                let _ = content.customer.id_number.pop();
            } else {
                let digit = if content.customer.check_digit == "0" {
                    "1"
                } else {
                    "0"
                };
                content.customer.check_digit = digit.to_owned();
            }
        }
    }
}

/// Why a document with that fault is taken back.
pub(super) fn reason(fault: Fault) -> &'static str {
    match fault {
        Fault::WrongSum | Fault::WrongTax => "Anulación: los valores no corresponden al contrato",
        Fault::UnclearDescription => "Anulación: la descripción no detalla el servicio prestado",
        Fault::WrongDueDate => "Anulación: plazo de pago distinto al del contrato",
        Fault::WrongTaxId => "Anulación: identificación del cliente errada",
        Fault::None => "Anulación a solicitud del cliente",
    }
}

/// What was wrong with it, as its decision to void says.
pub(super) fn cause(fault: Fault) -> VoidCause {
    match fault {
        Fault::WrongSum | Fault::WrongTax => VoidCause::Amount,
        Fault::WrongDueDate => VoidCause::Contract,
        Fault::WrongTaxId => VoidCause::ClientData,
        Fault::UnclearDescription | Fault::None => VoidCause::Other,
    }
}
