//! Why something about a contract was refused and what to do, in full sentences.

use crate::app::command_error::agreement::AgreementError;
use crate::domain::contract::in_force::DoubtCause;
use crate::domain::words::words;
use crate::text::contract_labels;
use crate::text::dates::medium;
use crate::text::labels;
use crate::text::lang::{Lang, Locale};

/// Why it was refused, and what to do.
pub fn agreement_error(error: &AgreementError, locale: Locale) -> String {
    let lang = locale.lang();
    let say = |es: &'static str, en: &'static str| words(es, en).in_lang(lang).to_owned();
    match error {
        AgreementError::TermsSigned => say(
            "El contrato está firmado: su plazo, valor, objeto y renglones cambian con un otrosí. Lo demás se puede editar.",
            "The contract is signed: its term, value, object and lines change by an amendment. The rest can be edited.",
        ),
        AgreementError::AmendmentSigned { number } => match lang {
            Lang::Es => {
                format!("El otrosí {number} está firmado y no cambia. Corrígelo con otro otrosí.")
            }
            Lang::En => format!(
                "Amendment {number} is signed and does not change. Correct it with another amendment."
            ),
        },
        AgreementError::NothingAmended => say(
            "El otrosí no cambia nada. Elige qué cambia.",
            "The amendment changes nothing. Choose what changes.",
        ),
        AgreementError::DuplicateAmendment { number } => match lang {
            Lang::Es => format!("Este contrato ya tiene el otrosí {number}. Ponle otro número."),
            Lang::En => {
                format!("This contract already has amendment {number}. Give it another number.")
            }
        },
        AgreementError::NotSignedYet => say(
            "El contrato aún no está firmado: edítalo directamente.",
            "The contract is not signed yet: edit it directly.",
        ),
        AgreementError::SignedInFuture => say(
            "La firma no puede ser después de hoy. Deja la fecha vacía hasta que se firme.",
            "The signature cannot be after today. Leave the date empty until it is signed.",
        ),
        AgreementError::Doubt { number, cause } => {
            let cause = doubt(*cause, lang);
            match lang {
                Lang::Es => format!("Otrosí {number}: {cause}"),
                Lang::En => format!("Amendment {number}: {cause}"),
            }
        }
        AgreementError::AmendmentLost { number, cause } => {
            let cause = doubt(*cause, lang);
            match lang {
                Lang::Es => format!(
                    "Con este cambio el otrosí {number}, ya firmado, quedaría sin efecto: {cause}"
                ),
                Lang::En => format!(
                    "With this change amendment {number}, signed already, would have no effect: {cause}"
                ),
            }
        }
        AgreementError::StepNotLawful { stage } => {
            let stage = contract_labels::stage(*stage).in_lang(lang).to_lowercase();
            match lang {
                Lang::Es => format!(
                    "Ese paso no corresponde ahora: el contrato está «{stage}». Mira qué falta en Etapas."
                ),
                Lang::En => format!(
                    "That step does not belong here: the contract is “{stage}”. See what is missing under Stages."
                ),
            }
        }
        AgreementError::StepInFuture => say(
            "La fecha no puede ser después de hoy.",
            "The date cannot be after today.",
        ),
        AgreementError::StepBeforeLast { last } => {
            let last = medium(*last, lang);
            match lang {
                Lang::Es => format!("La fecha no puede ser antes del último paso, del {last}."),
                Lang::En => format!("The date cannot be before the last step, of {last}."),
            }
        }
        AgreementError::PoliciesMissing { .. } => say(
            "Hay amparos exigidos sin póliza o por menos de lo exigido. Regístralos antes de aprobar.",
            "Some required covers have no policy or too small a one. Register them before approving.",
        ),
        AgreementError::ObligationsOpen { .. } => say(
            "Quedan obligaciones sin respuesta. Di qué pasó con cada una antes del recibo final.",
            "Some obligations are open. Say what became of each before the final acceptance.",
        ),
        AgreementError::SettlementOpen { .. } => say(
            "Quedan puntos de la liquidación sin confirmar. Confírmalos uno por uno; si algo queda abierto, di por qué.",
            "Some points of the settlement are not confirmed. Confirm them one by one; where something stays open, say why.",
        ),
        AgreementError::NotEnded { end: Some(end) } => {
            let end = medium(*end, lang);
            match lang {
                Lang::Es => {
                    format!("El contrato termina el {end}: el recibo final es desde ese día.")
                }
                Lang::En => {
                    format!("The contract ends on {end}: final acceptance is from that day on.")
                }
            }
        }
        AgreementError::NotEnded { end: None } => say(
            "El contrato es indefinido: primero registra cuándo termina, con un otrosí.",
            "The contract is open-ended: first record when it ends, by an amendment.",
        ),
        _ => terms_error(error, locale),
    }
}

/// Why terms, obligations or documents were refused.
fn terms_error(error: &AgreementError, locale: Locale) -> String {
    let lang = locale.lang();
    let say = |es: &'static str, en: &'static str| words(es, en).in_lang(lang).to_owned();
    match error {
        AgreementError::RequirementRepeated { cover } => {
            let cover = labels::cover(*cover).in_lang(lang);
            match lang {
                Lang::Es => format!("{cover} está exigido dos veces. Deja uno."),
                Lang::En => format!("{cover} is required twice. Keep one."),
            }
        }
        AgreementError::PolicyRepeated { number, cover } => {
            let cover = labels::cover(*cover).in_lang(lang).to_lowercase();
            match lang {
                Lang::Es => format!(
                    "La póliza {number} ya está para {cover}. Si es un anexo, escribe su número."
                ),
                Lang::En => format!(
                    "Policy {number} is there already for {cover}. If it is an endorsement, enter its number."
                ),
            }
        }
        AgreementError::PolicyCurrency { number } => match lang {
            Lang::Es => format!("La póliza {number} está en otra moneda que el contrato."),
            Lang::En => format!("Policy {number} is in another currency than the contract."),
        },
        AgreementError::LineEndBeforeStart { line } => match lang {
            Lang::Es => format!(
                "El renglón {} termina antes de empezar. Revisa sus fechas.",
                line + 1
            ),
            Lang::En => format!("Line {} ends before it starts. Check its dates.", line + 1),
        },
        AgreementError::LineCurrency { line } => match lang {
            Lang::Es => format!(
                "El renglón {} está en otra moneda que el contrato.",
                line + 1
            ),
            Lang::En => format!(
                "Line {} is in another currency than the contract.",
                line + 1
            ),
        },
        AgreementError::TitleMissing => say("Escribe qué se debe.", "Enter what is owed."),
        AgreementError::RecurrenceEndsBefore => say(
            "La última fecha es anterior a la primera.",
            "The last date is before the first.",
        ),
        AgreementError::NotDue { day } => {
            let day = medium(*day, lang);
            match lang {
                Lang::Es => format!("Esta obligación no vence el {day}."),
                Lang::En => format!("This obligation is not due on {day}."),
            }
        }
        AgreementError::OutcomeInFuture => say(
            "La fecha no puede ser después de hoy.",
            "The date cannot be after today.",
        ),
        AgreementError::ExpiresBeforeIssue => say(
            "El documento vence antes de su expedición. Revisa las fechas.",
            "The document expires before it was issued. Check the dates.",
        ),
        AgreementError::OtherClient => say(
            "El contrato es de otro cliente.",
            "The contract is of another client.",
        ),
        // Told by the caller.
        AgreementError::TermsSigned
        | AgreementError::AmendmentSigned { .. }
        | AgreementError::NothingAmended
        | AgreementError::DuplicateAmendment { .. }
        | AgreementError::NotSignedYet
        | AgreementError::SignedInFuture
        | AgreementError::Doubt { .. }
        | AgreementError::AmendmentLost { .. }
        | AgreementError::StepNotLawful { .. }
        | AgreementError::StepInFuture
        | AgreementError::StepBeforeLast { .. }
        | AgreementError::PoliciesMissing { .. }
        | AgreementError::ObligationsOpen { .. }
        | AgreementError::SettlementOpen { .. }
        | AgreementError::NotEnded { .. } => String::new(),
    }
}

/// Why an amendment cannot be carried out as it is written; begins with a small letter.
pub fn doubt(cause: DoubtCause, lang: Lang) -> String {
    let say = |es: &'static str, en: &'static str| words(es, en).in_lang(lang).to_owned();
    match cause {
        DoubtCause::BeforeStart { start } => {
            let start = medium(start, lang);
            match lang {
                Lang::Es => format!("rige antes de que el contrato empiece, el {start}."),
                Lang::En => format!("it takes effect before the contract begins, on {start}."),
            }
        }
        DoubtCause::AfterEnd { end } => {
            let end = medium(end, lang);
            match lang {
                Lang::Es => format!("rige cuando el contrato ya terminó, el {end}."),
                Lang::En => format!("it takes effect after the contract ended, on {end}."),
            }
        }
        DoubtCause::EndBeforeStart => say(
            "el nuevo fin es anterior al inicio del contrato.",
            "the new end is before the contract begins.",
        ),
        DoubtCause::EndBeforeEffective => say(
            "el nuevo fin es anterior al día desde el que rige.",
            "the new end is before the day on which it takes effect.",
        ),
        DoubtCause::OtherCurrency => say(
            "está en otra moneda que el contrato.",
            "it is in another currency than the contract.",
        ),
        DoubtCause::OpenValue => say(
            "el contrato es de valor abierto: no hay valor al que sumar.",
            "the contract's value is open: there is no value to add to.",
        ),
        DoubtCause::NegativeValue => say(
            "quita más que el valor del contrato.",
            "it takes away more than the contract is worth.",
        ),
        DoubtCause::UnknownLine => say(
            "cambia un renglón que el contrato no tiene en esa fecha.",
            "it changes a line that the contract does not have by then.",
        ),
        DoubtCause::AlreadySuspended => say(
            "el contrato ya está suspendido en esa fecha.",
            "the contract is suspended already on that day.",
        ),
        DoubtCause::NotSuspended => say(
            "el contrato no está suspendido en esa fecha, así que no hay qué reiniciar.",
            "the contract is not suspended on that day, so there is nothing to restart.",
        ),
        DoubtCause::PauseEndsBefore => say(
            "la suspensión termina antes de empezar.",
            "the suspension ends before it begins.",
        ),
        DoubtCause::Contradicts { about, .. } => {
            let about = contract_labels::change_kind(about)
                .in_lang(lang)
                .to_lowercase();
            match lang {
                Lang::Es => {
                    format!("otro otrosí de las mismas fechas dice otra cosa sobre: {about}.")
                }
                Lang::En => {
                    format!("another amendment of the same dates says otherwise about: {about}.")
                }
            }
        }
    }
}
