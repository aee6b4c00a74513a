//! What a message says after something under a contract changed.

use crate::app::event::agreement::AgreementEvent;
use crate::domain::contract::obligation::OutcomeResult;
use crate::domain::words::{Words, words};
use crate::text::contract_labels;
use crate::text::dates::medium;
use crate::text::lang::Lang;

/// What happened, as a full sentence.
pub fn agreement_event(event: &AgreementEvent, lang: Lang) -> String {
    match (event, lang) {
        (
            AgreementEvent::AmendmentSaved {
                contract,
                number,
                signed,
            },
            lang,
        ) => match (lang, signed) {
            (Lang::Es, true) => format!("Otrosí {number} del contrato {contract}: firmado."),
            (Lang::En, true) => format!("Amendment {number} of contract {contract}: signed."),
            (Lang::Es, false) => {
                format!("Otrosí {number} del contrato {contract}: borrador guardado.")
            }
            (Lang::En, false) => {
                format!("Amendment {number} of contract {contract}: draft saved.")
            }
        },
        (AgreementEvent::PaperAdded { number }, Lang::Es) => {
            format!("Otrosí {number}: archivo guardado.")
        }
        (AgreementEvent::PaperAdded { number }, Lang::En) => {
            format!("Amendment {number}: file saved.")
        }
        (AgreementEvent::AmendmentRemoved { number }, Lang::Es) => {
            format!("Otrosí {number}: eliminado.")
        }
        (AgreementEvent::AmendmentRemoved { number }, Lang::En) => {
            format!("Amendment {number}: removed.")
        }
        (AgreementEvent::StepTaken { contract, action }, lang) => {
            let done = contract_labels::step_done(action).in_lang(lang);
            match lang {
                Lang::Es => format!("Contrato {contract}: {}.", done.to_lowercase()),
                Lang::En => format!("Contract {contract}: {}.", done.to_lowercase()),
            }
        }
        (
            AgreementEvent::ObligationSaved {
                title,
                created: true,
            },
            Lang::Es,
        ) => {
            format!("{title}: creada.")
        }
        (
            AgreementEvent::ObligationSaved {
                title,
                created: true,
            },
            Lang::En,
        ) => {
            format!("{title}: created.")
        }
        (AgreementEvent::ObligationSaved { title, .. }, Lang::Es) => {
            format!("{title}: cambios guardados.")
        }
        (AgreementEvent::ObligationSaved { title, .. }, Lang::En) => {
            format!("{title}: changes saved.")
        }
        (AgreementEvent::ObligationRemoved { title }, Lang::Es) => format!("{title}: eliminada."),
        (AgreementEvent::ObligationRemoved { title }, Lang::En) => format!("{title}: removed."),
        (AgreementEvent::ObligationSettled { title, due, result }, lang) => {
            let day = medium(*due, lang);
            let result = contract_labels::outcome_result(*result).in_lang(lang);
            format!("{title} ({day}): {}.", result.to_lowercase())
        }
        (AgreementEvent::ObligationReopened { title, due }, Lang::Es) => {
            format!("{title} ({}): otra vez pendiente.", medium(*due, lang))
        }
        (AgreementEvent::ObligationReopened { title, due }, Lang::En) => {
            format!("{title} ({}): open again.", medium(*due, lang))
        }
        (AgreementEvent::DocumentSaved { name, created }, lang) => {
            let done = if *created {
                words("guardado", "saved")
            } else {
                words("cambios guardados", "changes saved")
            };
            format!("{}: {}.", document(name, lang), done.in_lang(lang))
        }
        (AgreementEvent::DocumentRemoved { name }, Lang::Es) => {
            format!("{}: eliminado.", document(name, lang))
        }
        (AgreementEvent::DocumentRemoved { name }, Lang::En) => {
            format!("{}: removed.", document(name, lang))
        }
    }
}

fn document(name: &str, lang: Lang) -> String {
    if name.is_empty() {
        words("Documento", "Document").in_lang(lang).to_owned()
    } else {
        name.to_owned()
    }
}

/// What undoing it takes back, in a few words.
pub fn undo_of(event: &AgreementEvent) -> Words {
    match event {
        AgreementEvent::AmendmentSaved { signed: true, .. } => {
            words("firma de un otrosí", "signing of an amendment")
        }
        AgreementEvent::AmendmentSaved { .. } => {
            words("borrador de otrosí", "draft of an amendment")
        }
        AgreementEvent::PaperAdded { .. } => words("archivo de un otrosí", "file of an amendment"),
        AgreementEvent::AmendmentRemoved { .. } => words("otrosí eliminado", "amendment removed"),
        AgreementEvent::StepTaken { .. } => words("paso de un contrato", "step of a contract"),
        AgreementEvent::ObligationSaved { .. } => {
            words("cambio en una obligación", "change to an obligation")
        }
        AgreementEvent::ObligationRemoved { .. } => {
            words("obligación eliminada", "obligation removed")
        }
        AgreementEvent::ObligationSettled {
            result: OutcomeResult::Done,
            ..
        } => words("obligación cumplida", "obligation done"),
        AgreementEvent::ObligationSettled { .. } | AgreementEvent::ObligationReopened { .. } => {
            words("respuesta de una obligación", "outcome of an obligation")
        }
        AgreementEvent::DocumentSaved { .. } => words("documento guardado", "document saved"),
        AgreementEvent::DocumentRemoved { .. } => words("documento eliminado", "document removed"),
    }
}
