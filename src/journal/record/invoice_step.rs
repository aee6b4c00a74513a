//! A step in the life of an invoice as written.

use crate::domain::invoice::step::{
    AcceptedWarning, Channel, ClaimCause, Fingerprint, InvoiceAction, InvoiceStep, Submission,
    VoidCause,
};
use crate::journal::record::wire::fields::{fields, names};
use crate::journal::record::wire::reader::Reader;
use crate::journal::record::wire::writer::Writer;
use crate::journal::record::wire::{Failed, Wire};

fields!(InvoiceStep {
    action: required,
    by: optional,
    invoice: required,
    note: optional,
    on: required,
    place: optional,
} with id);

fields!(Submission {
    accepted: optional,
    content: required,
    rule_set: optional,
});

fields!(AcceptedWarning {
    place: optional,
    reason: required,
    rule: required,
});

names!(Channel, Other {
    Email = "email",
    Portal = "portal",
    Paper = "paper",
    Other = "other",
});

names!(ClaimCause, Inconsistent {
    Inconsistent = "inconsistent",
    NotDelivered = "not_delivered",
    PartlyDelivered = "partly_delivered",
    NotRendered = "not_rendered",
});

names!(VoidCause, Other {
    ClientData = "client_data",
    Amount = "amount",
    Period = "period",
    Contract = "contract",
    Duplicate = "duplicate",
    Other = "other",
});

impl Wire for Fingerprint {
    fn blank() -> Self {
        Fingerprint(String::new())
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Failed> {
        self.0.read(reader)
    }

    fn write(&self, writer: &mut Writer) {
        self.0.write(writer);
    }
}

/// Steps that say nothing more than what they are.
const PLAIN: [(&str, InvoiceAction); 7] = [
    ("prepared", InvoiceAction::Prepared),
    ("denied", InvoiceAction::Denied),
    ("withdrawn", InvoiceAction::Withdrawn),
    ("acknowledged", InvoiceAction::Acknowledged),
    ("service_received", InvoiceAction::ServiceReceived),
    ("accepted", InvoiceAction::Accepted),
    ("accepted_tacitly", InvoiceAction::AcceptedTacitly),
];

/// The name of an action as written, without what it says besides.
pub fn action_name(action: &InvoiceAction) -> &'static str {
    match action {
        InvoiceAction::Approved(_) => "approved",
        InvoiceAction::Claimed(_) => "claimed",
        InvoiceAction::Delivered(_) => "delivered",
        InvoiceAction::Submitted(_) => "submitted",
        InvoiceAction::VoidDecided(_) => "void_decided",
        plain => {
            let known = PLAIN.iter().find(|(_, action)| action == plain);
            known.map_or("", |(name, _)| name)
        }
    }
}

/// A name, or an object of one field for a step that says more than what it is.
impl Wire for InvoiceAction {
    fn blank() -> Self {
        InvoiceAction::Prepared
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Failed> {
        if !reader.is_object() {
            let at = reader.name(&PLAIN.each_ref().map(|(name, _)| *name))?;
            if let Some((_, action)) = PLAIN.into_iter().nth(at) {
                *self = action;
            }
            return Ok(());
        }
        let mut approved = Fingerprint::blank();
        let mut claimed = ClaimCause::blank();
        let mut delivered = Channel::blank();
        let mut submitted = Submission::blank();
        let mut void_decided = VoidCause::blank();
        let names = [
            "approved",
            "claimed",
            "delivered",
            "submitted",
            "void_decided",
        ];
        let at = reader.variant(
            &names,
            &mut [
                &mut approved,
                &mut claimed,
                &mut delivered,
                &mut submitted,
                &mut void_decided,
            ],
        )?;
        *self = match at {
            0 => InvoiceAction::Approved(approved),
            1 => InvoiceAction::Claimed(claimed),
            2 => InvoiceAction::Delivered(delivered),
            3 => InvoiceAction::Submitted(submitted),
            _ => InvoiceAction::VoidDecided(void_decided),
        };
        Ok(())
    }

    fn write(&self, writer: &mut Writer) {
        let name = action_name(self);
        match self {
            InvoiceAction::Approved(content) => writer.variant(name, content),
            InvoiceAction::Claimed(cause) => writer.variant(name, cause),
            InvoiceAction::Delivered(channel) => writer.variant(name, channel),
            InvoiceAction::Submitted(submission) => writer.variant(name, submission),
            InvoiceAction::VoidDecided(cause) => writer.variant(name, cause),
            _ => writer.string(name),
        }
    }
}
