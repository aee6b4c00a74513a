//! What is missing before the next step of a contract, each as a sentence.

use crate::app::command::steps::{open_obligations, uninsured};
use crate::app::contract_now;
use crate::app::query::contract_card::ContractCard;
use crate::domain::contract::Contract;
use crate::domain::contract::progress::Stage;
use crate::domain::contract::step::RenewalDecision;
use crate::shell::session::Session;
use crate::text::{agreements, labels};
use crate::ui::lang::{locale, say, tr};
use leptos::prelude::*;

/// The title of the panel and what is missing before the next step, each as a sentence.
pub fn missing(
    session: Session,
    contract: &Contract,
    card: &ContractCard,
) -> (String, Vec<String>) {
    let now = &card.now;
    let today = session.today.get_untracked();
    let mut told = Vec::new();
    if now.stage == Stage::Policies {
        for cover in uninsured(contract, now) {
            let cover = say(labels::cover(cover.cover)).to_lowercase();
            told.push(format!(
                "{} {cover}.",
                tr("Falta completar la póliza de", "Policy to complete:")
            ));
        }
        if told.is_empty() {
            told.push(
                tr(
                    "Todas las pólizas exigidas cubren lo que deben.",
                    "Every required policy covers what it must.",
                )
                .to_owned(),
            );
        }
    }
    if matches!(now.stage, Stage::InForce | Stage::Suspended | Stage::Ending) {
        told.extend(renewal(session, contract, card));
    }
    if now.stage == Stage::Acceptance {
        let open = session
            .book
            .with_untracked(|book| open_obligations(book, contract, now, today));
        if open > 0 {
            told.push(
                tr(
                    "Hay obligaciones sin respuesta: di qué pasó con cada una.",
                    "Some obligations are open: say what became of each.",
                )
                .to_owned(),
            );
        }
    }
    if now.stage == Stage::Closing {
        told.push(
            tr(
                "Es buen momento para pedirle al cliente su opinión.",
                "A good moment to ask the client for their opinion.",
            )
            .to_owned(),
        );
    }
    (title(now.stage).to_owned(), told)
}

fn title(stage: Stage) -> &'static str {
    match stage {
        Stage::Draft => tr("Sigue: enviarlo a revisión", "Next: send it to review"),
        Stage::Review => tr("Sigue: que lo revisen", "Next: the reviews"),
        Stage::Approval => tr("Sigue: aprobarlo", "Next: approve it"),
        Stage::Signature => tr("Sigue: firmarlo", "Next: sign it"),
        Stage::Policies => tr("Sigue: aprobar las pólizas", "Next: approve the policies"),
        Stage::Ready => tr("Listo: empieza en su fecha", "Ready: it begins on its date"),
        Stage::InForce | Stage::Suspended => tr(
            "Sigue: decidir qué pasa al terminar",
            "Next: decide what happens at the end",
        ),
        Stage::Ending => tr("Sigue: decidir la renovación", "Next: decide on renewal"),
        Stage::Acceptance => tr("Sigue: el recibo final", "Next: final acceptance"),
        Stage::Settlement => tr("Sigue: la liquidación", "Next: the settlement"),
        Stage::Closing => tr("Sigue: cerrarlo", "Next: close it"),
        Stage::Closed => tr("Contrato cerrado", "Contract closed"),
        Stage::Cancelled => tr("Contrato anulado", "Contract cancelled"),
    }
}

/// Until when notice can be given against a renewal by itself, while nobody decided that it ends.
fn renewal(session: Session, contract: &Contract, card: &ContractCard) -> Option<String> {
    let agreed = &card.now.agreed;
    let decided = agreed.decision.map(|decision| decision.decided);
    let ends = agreed
        .end
        .value
        .filter(|_| decided != Some(RenewalDecision::LetEnd))?;
    let last = session
        .book
        .with_untracked(|book| contract_now::notice_day(book, contract, agreed))?;
    Some(agreements::notice(last, ends, locale()))
}
