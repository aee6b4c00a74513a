//! Why a command was refused and what to do, in full sentences.
//! One exhaustive match, so that a new cause without its sentences does not compile.

use crate::app::command_error::CommandError;
use crate::domain::ids::RecordId;
use crate::domain::money::Currency;
use crate::domain::words::words;
use crate::text::agreement_errors::agreement_error;
use crate::text::billing_errors::billing_error;
use crate::text::invoicing_errors::invoicing_error;
use crate::text::labels::kind;
use crate::text::lang::{Lang, Locale};
use crate::text::money::in_sentence;
use crate::text::numbers::{CONTRACTS, INVOICES, Noun, PAYMENTS, counted, list, quantity};

const AMENDMENTS: Noun = Noun::masculine(
    words("otrosí firmado", "signed amendment"),
    words("otrosíes firmados", "signed amendments"),
);
const NOTES: Noun = Noun::feminine(words("nota", "note"), words("notas", "notes"));

/// Why the command was refused, and what to do.
pub fn command_error(error: &CommandError, locale: Locale) -> String {
    let lang = locale.lang();
    match error {
        CommandError::NotFound(record) => not_found(*record, lang),
        CommandError::ChangedMeanwhile(record) => changed(*record, lang),
        CommandError::NameMissing => say(lang, "Escribe el nombre.", "Enter the name."),
        CommandError::NumberMissing => say(lang, "Escribe el número.", "Enter the number."),
        CommandError::ReasonMissing => say(
            lang,
            "Escribe el motivo: queda en la historia.",
            "Enter the reason: it is kept in the history.",
        ),
        CommandError::NothingToDo => say(
            lang,
            "No hay nada que cambiar.",
            "There is nothing to change.",
        ),
        CommandError::BookNotEmpty => say(
            lang,
            "El ejemplo solo entra cuando no hay datos. Haz un respaldo y empieza de cero para verlo.",
            "The example only enters when there is no data. Make a backup and start afresh to see it.",
        ),
        CommandError::NotTheExample => say(
            lang,
            "Estos datos no son los del ejemplo, así que no se borran.",
            "This data is not the example's, so it is not removed.",
        ),
        CommandError::TooLarge(amount) => {
            let amount = quantity(*amount, locale);
            match lang {
                Lang::Es => format!("{amount} es demasiado grande. Revisa las cifras."),
                Lang::En => format!("{amount} is too large. Check the figures."),
            }
        }
        CommandError::DuplicateTaxId { .. }
        | CommandError::DuplicateContractNumber { .. }
        | CommandError::DuplicateDocument { .. } => duplicate(error, lang),
        CommandError::ClientInUse { .. }
        | CommandError::ContractInUse { .. }
        | CommandError::PersonInUse { .. }
        | CommandError::InvoiceInUse { .. } => in_use(error, locale),
        CommandError::IssuedCannotChange { number } => match lang {
            Lang::Es => {
                format!("{number} ya se emitió y su contenido no cambia. Corrígela con una nota.")
            }
            Lang::En => {
                format!(
                    "{number} was issued and its content does not change. Correct it with a note."
                )
            }
        },
        CommandError::Agreement(error) => agreement_error(error, locale),
        CommandError::Invoicing(error) => invoicing_error(error, locale),
        CommandError::Billing(error) => billing_error(error, locale),
        CommandError::EndBeforeStart
        | CommandError::PolicyEndBeforeStart { .. }
        | CommandError::NegativeAmount { .. }
        | CommandError::ContractOfAnotherClient
        | CommandError::RangeEndBeforeStart { .. }
        | CommandError::RangesMeet { .. }
        | CommandError::SnoozeNotAhead => contract_or_date(error, lang),
        CommandError::AmountNotPositive
        | CommandError::AllocationNotPositive { .. }
        | CommandError::AllocationRepeated { .. }
        | CommandError::OverAllocated { .. }
        | CommandError::MoreThanBalance { .. }
        | CommandError::CurrencyMismatch { .. }
        | CommandError::InvoiceOfAnotherClient { .. }
        | CommandError::CannotBePaid { .. }
        | CommandError::ReceivedInFuture => payment(error, locale),
    }
}

fn say(lang: Lang, es: &'static str, en: &'static str) -> String {
    words(es, en).in_lang(lang).to_owned()
}

fn not_found(record: RecordId, lang: Lang) -> String {
    let what = kind(record.kind()).in_lang(lang);
    match lang {
        Lang::Es => {
            format!("{what}: el registro ya no está. Búscalo en la lista o en la historia.")
        }
        Lang::En => {
            format!("{what}: the record is no longer there. Look in the list or in the history.")
        }
    }
}

fn changed(record: RecordId, lang: Lang) -> String {
    let what = kind(record.kind()).in_lang(lang);
    match lang {
        Lang::Es => format!(
            "{what}: alguien lo cambió después. Ábrelo de nuevo, mira el cambio y repite el tuyo."
        ),
        Lang::En => format!(
            "{what}: somebody changed it afterwards. Open it again, look at the change and repeat yours."
        ),
    }
}

fn duplicate(error: &CommandError, lang: Lang) -> String {
    match (error, lang) {
        (CommandError::DuplicateTaxId { name, .. }, Lang::Es) => {
            format!("{name} ya tiene esa identificación. Abre ese cliente o corrige el número.")
        }
        (CommandError::DuplicateTaxId { name, .. }, Lang::En) => {
            format!("{name} already has that tax id. Open that client or correct the number.")
        }
        (CommandError::DuplicateContractNumber { number, .. }, Lang::Es) => {
            format!("Este cliente ya tiene un contrato {number}. Ábrelo o usa otro número.")
        }
        (CommandError::DuplicateContractNumber { number, .. }, Lang::En) => {
            format!("This client already has a contract {number}. Open it or use another number.")
        }
        (CommandError::DuplicateDocument { number, .. }, Lang::Es) => {
            format!("{number} ya está en el libro.")
        }
        (CommandError::DuplicateDocument { number, .. }, Lang::En) => {
            format!("{number} is in the book already.")
        }
        _ => String::new(),
    }
}

fn in_use(error: &CommandError, locale: Locale) -> String {
    let lang = locale.lang();
    let listed = |parts: &[(usize, Noun)]| {
        let parts: Vec<String> = parts
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, noun)| counted(*count as u64, *noun, locale))
            .collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        list(&parts, lang)
    };
    match error {
        CommandError::ClientInUse {
            contracts,
            invoices,
            payments,
        } => {
            let uses = listed(&[
                (*contracts, CONTRACTS),
                (*invoices, INVOICES),
                (*payments, PAYMENTS),
            ]);
            match lang {
                Lang::Es => format!("El cliente tiene {uses}. Márcalo como inactivo."),
                Lang::En => format!("The client has {uses}. Mark it as inactive instead."),
            }
        }
        CommandError::ContractInUse {
            invoices,
            amendments,
        } => {
            let uses = listed(&[(*invoices, INVOICES), (*amendments, AMENDMENTS)]);
            match lang {
                Lang::Es => format!("El contrato tiene {uses}. Ponle fecha de fin."),
                Lang::En => format!("The contract has {uses}. Give it an end date instead."),
            }
        }
        CommandError::PersonInUse {
            contracts,
            invoices,
        } => {
            let uses = listed(&[(*contracts, CONTRACTS), (*invoices, INVOICES)]);
            match lang {
                Lang::Es => format!(
                    "Esta persona aparece en {uses}. Márcala como inactiva: su historia se conserva."
                ),
                Lang::En => format!(
                    "This person appears in {uses}. Mark the person as inactive: the history is kept."
                ),
            }
        }
        CommandError::InvoiceInUse { payments, notes } => {
            let uses = listed(&[(*payments, PAYMENTS), (*notes, NOTES)]);
            match lang {
                Lang::Es => format!("La factura tiene {uses}. Elimina eso primero."),
                Lang::En => format!("The invoice has {uses}. Remove those first."),
            }
        }
        _ => String::new(),
    }
}

fn contract_or_date(error: &CommandError, lang: Lang) -> String {
    match (error, lang) {
        (CommandError::EndBeforeStart, _) => say(
            lang,
            "El contrato termina antes de empezar. Revisa las fechas.",
            "The contract ends before it starts. Check the dates.",
        ),
        (CommandError::PolicyEndBeforeStart { policy }, Lang::Es) => {
            let place = policy + 1;
            format!("La póliza {place} termina antes de empezar. Revisa sus fechas.")
        }
        (CommandError::PolicyEndBeforeStart { policy }, Lang::En) => {
            let place = policy + 1;
            format!("Policy {place} ends before it starts. Check its dates.")
        }
        (CommandError::NegativeAmount { .. }, _) => say(
            lang,
            "Un valor no puede ser negativo. Revisa el valor del contrato y de sus pólizas.",
            "An amount cannot be negative. Check the value of the contract and of its policies.",
        ),
        (CommandError::ContractOfAnotherClient, _) => say(
            lang,
            "Ese contrato es de otro cliente. Elige uno del cliente de la factura.",
            "That contract is another client's. Choose one of the invoice's client.",
        ),
        (CommandError::RangeEndBeforeStart { prefix }, Lang::Es) => {
            format!("La numeración {prefix} termina antes de empezar. Revisa números y fechas.")
        }
        (CommandError::RangeEndBeforeStart { prefix }, Lang::En) => {
            format!("Numbering {prefix} ends before it starts. Check its numbers and dates.")
        }
        (CommandError::RangesMeet { prefix }, Lang::Es) => {
            format!(
                "Dos numeraciones «{prefix}» tienen números en común. Termina una antes de que empiece la otra."
            )
        }
        (CommandError::RangesMeet { prefix }, Lang::En) => {
            format!(
                "Two numberings “{prefix}” have numbers in common. End one before the other begins."
            )
        }
        (CommandError::SnoozeNotAhead, _) => say(
            lang,
            "Elige un día después de hoy.",
            "Choose a day after today.",
        ),
        _ => String::new(),
    }
}

fn payment(error: &CommandError, locale: Locale) -> String {
    let lang = locale.lang();
    match (error, lang) {
        (CommandError::AmountNotPositive, _) => say(
            lang,
            "Escribe un valor mayor que cero.",
            "Enter an amount above zero.",
        ),
        (CommandError::AllocationNotPositive { number }, Lang::Es) => {
            format!("Lo que se abona a {number} debe ser mayor que cero. Corrígelo o quítala.")
        }
        (CommandError::AllocationNotPositive { number }, Lang::En) => {
            format!("What goes to {number} must be above zero. Correct it or leave it out.")
        }
        (CommandError::AllocationRepeated { number }, Lang::Es) => {
            format!("{number} está dos veces. Déjala una sola vez.")
        }
        (CommandError::AllocationRepeated { number }, Lang::En) => {
            format!("{number} is there twice. Leave it only once.")
        }
        (CommandError::OverAllocated { excess }, _) => {
            over_allocated(&in_sentence(*excess, locale), lang)
        }
        (CommandError::MoreThanBalance { number, balance }, _) => {
            more_than_balance(number, &in_sentence(*balance, locale), lang)
        }
        (
            CommandError::CurrencyMismatch {
                number,
                invoice,
                payment,
            },
            _,
        ) => currency_mismatch(number, *invoice, *payment, lang),
        (CommandError::InvoiceOfAnotherClient { number }, Lang::Es) => {
            format!("{number} es de otro cliente. Elige facturas del cliente que pagó.")
        }
        (CommandError::InvoiceOfAnotherClient { number }, Lang::En) => {
            format!("{number} is another client's. Choose invoices of the client that paid.")
        }
        (CommandError::CannotBePaid { number }, Lang::Es) => {
            format!("{number} no recibe pagos: es un borrador o una nota crédito.")
        }
        (CommandError::CannotBePaid { number }, Lang::En) => {
            format!("{number} takes no payments: it is a draft or a credit note.")
        }
        (CommandError::ReceivedInFuture, _) => say(
            lang,
            "El pago no puede ser de un día que no ha llegado. Revisa la fecha.",
            "The payment cannot be of a day still to come. Check the date.",
        ),
        _ => String::new(),
    }
}

fn over_allocated(excess: &str, lang: Lang) -> String {
    match lang {
        Lang::Es => format!("Repartiste {excess} más de lo recibido. Ajusta los abonos."),
        Lang::En => format!("{excess} more than was received is shared out. Adjust the parts."),
    }
}

fn more_than_balance(number: &str, balance: &str, lang: Lang) -> String {
    match lang {
        Lang::Es => format!("{number} debe {balance}. Abona ese valor o menos."),
        Lang::En => format!("{number} has {balance} left. Apply that amount or less."),
    }
}

fn currency_mismatch(number: &str, invoice: Currency, payment: Currency, lang: Lang) -> String {
    match lang {
        Lang::Es => format!(
            "{number} está en {invoice} y el pago en {payment}. Registra un pago en {invoice}."
        ),
        Lang::En => format!(
            "{number} is in {invoice} and the payment in {payment}. Record a payment in {invoice}."
        ),
    }
}
