//! Adding the paper of something that is there already: an amendment that was signed, a policy that was issued.

use crate::app::book::Book;
use crate::app::command::Command;
use crate::domain::attachment::Attachment;
use crate::domain::ids::{AmendmentId, ContractId};
use crate::shell::session::Session;
use crate::ui::kit::button::{Button, ButtonAppearance};
use crate::ui::kit::dialog::Dialog;
use crate::ui::lang::tr;
use crate::ui::screens::attachments::entry::{Attaching, AttachmentEntry};
use crate::ui::screens::holding::Holding;
use crate::ui::view::view;
use leptos::prelude::*;

/// What a file is being added to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    Amendment(AmendmentId),
    /// The policy at that place of the contract.
    Policy(ContractId, usize),
}

impl Target {
    /// The command that gives it the file; `None` when it is no longer there.
    fn command(self, book: &Book, file: Attachment) -> Option<Command> {
        let seen = book.version();
        match self {
            Target::Amendment(id) => {
                let mut amendment = book.amendment(id)?.clone();
                amendment.file = Some(file);
                let amendment = Box::new(amendment);
                Some(Command::SaveAmendment { amendment, seen })
            }
            Target::Policy(id, place) => {
                let mut contract = book.contract(id)?.clone();
                contract.policies.get_mut(place)?.file = Some(file);
                let contract = Box::new(contract);
                Some(Command::SaveContract { contract, seen })
            }
        }
    }
}

/// Asks for the file.
#[component]
pub fn AddFileDialog(target: RwSignal<Option<Target>>) -> impl IntoView {
    let session = Session::expect();
    let attaching = Attaching::new(None);
    Holding::while_open(move || target.read().is_some());
    Effect::new(move |_| {
        if target.get().is_some() {
            attaching.begin(None);
        }
    });
    let save = move || {
        let at = target.get_untracked().zip(attaching.file());
        let command = at.and_then(|(target, file)| {
            session
                .book
                .with_untracked(|book| target.command(book, file))
        });
        let Some(command) = command else {
            return;
        };
        attaching.save(session, command, move || {
            target.try_set(None);
        });
    };
    view! {
        <Dialog
            open=Signal::derive(move || target.get().is_some())
            on_close=move |()| target.set(None)
            title=tr("Agregar el archivo", "Add the file")
            close_label=tr("Cerrar", "Close")
            footer=move || view! {
                <Button label=tr("Cancelar", "Cancel") on_press=move |()| target.set(None) />
                <Button
                    label=tr("Guardar archivo", "Save file")
                    appearance=ButtonAppearance::Primary
                    disabled=Signal::derive(move || !attaching.is_new())
                    on_press=move |()| save()
                />
            }
        >
            <AttachmentEntry at=attaching label=tr("Archivo", "File") required=true />
        </Dialog>
    }
}
