//! Why something about drafts and their way was refused and what to do, in full sentences.

use crate::app::command_error::invoicing::InvoicingError;
use crate::domain::words::words;
use crate::text::dates::medium;
use crate::text::invoice_labels;
use crate::text::lang::{Lang, Locale};

/// Why it was refused, and what to do.
pub fn invoicing_error(error: &InvoicingError, locale: Locale) -> String {
    let lang = locale.lang();
    let say = |es: &'static str, en: &'static str| words(es, en).in_lang(lang).to_owned();
    match error {
        InvoicingError::NothingToBill => say(
            "No queda nada por facturar de lo elegido: ya está en un borrador o en una factura.",
            "Nothing of what was chosen is left to bill: it is in a draft or an invoice already.",
        ),
        InvoicingError::AmountTooLarge => say(
            "Un valor es demasiado grande para calcularlo. Revisa cantidades y precios.",
            "An amount is too large to be worked out. Check quantities and prices.",
        ),
        InvoicingError::BilledAlready { line, other } => billed_already(*line, other, lang),
        InvoicingError::NotLawful { stage } => {
            let stage = invoice_labels::stage(*stage).in_lang(lang).to_lowercase();
            match lang {
                Lang::Es => format!("Ese paso no corresponde ahora: el documento está «{stage}»."),
                Lang::En => format!("That step does not belong here: the document is “{stage}”."),
            }
        }
        InvoicingError::ErrorsFound { count } => match lang {
            Lang::Es => format!(
                "Tiene {count} {}: corrígelos antes de seguir. Están junto a cada campo.",
                plural(*count, "error", "errores")
            ),
            Lang::En => format!(
                "It has {count} {}: put them right before going on. They stand beside each field.",
                plural(*count, "error", "errors")
            ),
        },
        InvoicingError::WarningsUnexplained { count } => match lang {
            Lang::Es => format!(
                "Tiene {count} {} sin explicar: corrige o escribe por qué se puede emitir así.",
                plural(*count, "aviso", "avisos")
            ),
            Lang::En => format!(
                "It has {count} {} without a reason: put them right or say why it may be issued like this.",
                plural(*count, "warning", "warnings")
            ),
        },
        InvoicingError::OwnWork => say(
            "Quien escribió el documento no lo aprueba. Pídelo a otra persona; si la empresa es de una sola, cámbialo en Ajustes → Empresa → Facturación.",
            "Who wrote the document does not approve it. Ask somebody else; if the company is of one person, change it in Settings → Company → Billing.",
        ),
        InvoicingError::WhoActs => say(
            "Falta saber quién aprueba: elige quién usa este equipo en Ajustes → Personas.",
            "It is not known who approves: choose who uses this device in Settings → People.",
        ),
        InvoicingError::NoRange { documents } => {
            let documents = crate::text::labels::document_type(*documents).in_lang(lang);
            let documents = documents.to_lowercase();
            match lang {
                Lang::Es => format!(
                    "No hay numeración para {documents}. Regístrala en Ajustes → Empresa → Numeración."
                ),
                Lang::En => format!(
                    "There is no numbering for {documents}. Register it in Settings → Company → Numbering."
                ),
            }
        }
        InvoicingError::RangeUsedUp { prefix } => match lang {
            Lang::Es => format!(
                "La numeración {prefix} se agotó. Registra la nueva autorización en Ajustes → Empresa → Numeración."
            ),
            Lang::En => format!(
                "Numbering {prefix} is used up. Register the new authorisation in Settings → Company → Numbering."
            ),
        },
        InvoicingError::RangeNotValid { prefix, from, to } => {
            let (from, to) = (medium(*from, lang), medium(*to, lang));
            match lang {
                Lang::Es => format!("La numeración {prefix} vale del {from} al {to}, no hoy."),
                Lang::En => format!("Numbering {prefix} is valid from {from} to {to}, not today."),
            }
        }
        InvoicingError::NumbersElsewhere { .. }
        | InvoicingError::NotADevice { .. }
        | InvoicingError::OwnDevice
        | InvoicingError::TooFewNumbers { .. }
        | InvoicingError::BlockUsedUp => by_device(error, lang),
        InvoicingError::StepInFuture => say(
            "La fecha no puede ser después de hoy.",
            "The date cannot be after today.",
        ),
        InvoicingError::BeforeIssue { issued } => {
            let issued = medium(*issued, lang);
            match lang {
                Lang::Es => format!("La fecha no puede ser antes de la emisión, el {issued}."),
                Lang::En => format!("The date cannot be before the issue, on {issued}."),
            }
        }
        InvoicingError::VoidedAlready => say(
            "Ya se está anulando o está anulada: mira su nota crédito.",
            "It is being voided or is voided already: see its credit note.",
        ),
        InvoicingError::NotVoided => say(
            "Solo se vuelve a facturar lo que está anulado. Emite primero la nota crédito.",
            "Only what is voided is billed again. Issue the credit note first.",
        ),
    }
}

/// What is refused about numbers by device.
fn by_device(error: &InvoicingError, lang: Lang) -> String {
    match error {
        InvoicingError::NumbersElsewhere { prefix } => match lang {
            Lang::Es => format!(
                "Los números de {prefix} los entrega otro equipo y este no tiene propios. Reserva allá un bloque para este equipo e intercambia los datos (Ajustes → Empresa → Equipos que numeran)."
            ),
            Lang::En => format!(
                "The numbers of {prefix} are given out by another device and this one has none of its own. Reserve a block for it there and exchange the data (Settings → Company → Devices that number)."
            ),
        },
        InvoicingError::NotADevice { typed } => match lang {
            Lang::Es => format!(
                "«{typed}» no es el código de un equipo: son 16 cifras y letras de la a a la f. Está en Ajustes → Empresa del otro equipo."
            ),
            Lang::En => format!(
                "“{typed}” is not the code of a device: it has 16 digits and letters from a to f. It stands in Settings → Company of the other device."
            ),
        },
        InvoicingError::OwnDevice => words(
            "Ese es el código de este equipo, que ya entrega los números: no necesita un bloque.",
            "That is the code of this device, which gives out the numbers already: it needs no block.",
        )
        .in_lang(lang)
        .to_owned(),
        InvoicingError::TooFewNumbers { prefix, left } => match lang {
            Lang::Es => format!("De {prefix} no quedan tantos números seguidos: quedan {left}."),
            Lang::En => format!("{prefix} has not so many numbers in a row left: {left} are."),
        },
        InvoicingError::BlockUsedUp => words(
            "No queda ningún número de ese bloque: todos se usaron.",
            "No number of that block is left: all were used.",
        )
        .in_lang(lang)
        .to_owned(),
        _ => String::new(),
    }
}

fn billed_already(line: usize, other: &str, lang: Lang) -> String {
    let line = line.saturating_add(1);
    match (lang, other.is_empty()) {
        (Lang::Es, true) => {
            format!("El renglón {line} cobra un período que ya está en otro borrador.")
        }
        (Lang::Es, false) => {
            format!("El renglón {line} cobra un período que ya cobra la factura {other}.")
        }
        (Lang::En, true) => format!("Line {line} bills a period that is in another draft already."),
        (Lang::En, false) => {
            format!("Line {line} bills a period that invoice {other} bills already.")
        }
    }
}

fn plural(count: usize, one: &'static str, many: &'static str) -> &'static str {
    if count == 1 { one } else { many }
}
