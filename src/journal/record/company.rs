//! The company's settings as written.

use crate::domain::alert::AlertKind;
use crate::domain::billing::ProRata;
use crate::domain::company::{
    AlertLead, AlertRecipients, BillingRules, Company, ContractRules, NumberingRange, Official,
};
use crate::journal::record::wire::fields::{fields, names};
use crate::journal::record::wire::reader::Reader;
use crate::journal::record::wire::writer::Writer;
use crate::journal::record::wire::{Failed, Wire};

fields!(Company {
    address: optional,
    alert_leads: optional,
    alert_recipients: optional,
    backup_days_max: optional,
    billing_rules: part,
    city: optional,
    contract_rules: part,
    country: required,
    currency: required,
    days_off: optional,
    email: optional,
    example: optional,
    name: required,
    numbering: optional,
    numbering_device: optional,
    official: part,
    software_pin: optional,
    tax_id: optional,
});

fields!(Official {
    logo: optional,
    municipality: optional,
    phone: optional,
    responsibilities: optional,
    software_id: optional,
    software_provider: optional,
    tax_scheme: optional,
});

fields!(ContractRules {
    approval_days: optional,
    management_from: optional,
    policies_days: optional,
    review_days: optional,
    signature_days: optional,
});

fields!(BillingRules {
    deliver_days: optional,
    detraction_account: optional,
    issue_days: optional,
    item: optional,
    pro_rata: optional,
    self_approval: optional,
    since: optional,
});

names!(ProRata, CalendarDays {
    CalendarDays = "calendar_days",
    ThirtyDays = "thirty_days",
});

fields!(NumberingRange {
    documents: optional,
    from: required,
    prefix: optional,
    resolution: optional,
    technical_key: optional,
    to: required,
    type_code: optional,
    valid_from: required,
    valid_to: required,
});

/// One field per kind of alert, so that what is said of a kind that this version does not know survives as an unknown field.
macro_rules! per_kind {
    ($record:ident of $value:ty) => {
        struct $record {
            amendment_unsigned: Option<$value>,
            backup_too_old: Option<$value>,
            contract_end: Option<$value>,
            contract_stage: Option<$value>,
            document_expiry: Option<$value>,
            document_missing: Option<$value>,
            invoice_answer: Option<$value>,
            invoice_overdue: Option<$value>,
            invoice_to_deliver: Option<$value>,
            invoice_to_issue: Option<$value>,
            invoice_waiting: Option<$value>,
            invoice_with_errors: Option<$value>,
            non_renewal_notice: Option<$value>,
            numbering_ends: Option<$value>,
            obligation_due: Option<$value>,
            policy_expiry: Option<$value>,
            policy_gap: Option<$value>,
            price_revision: Option<$value>,
        }

        fields!($record {
            amendment_unsigned: optional,
            backup_too_old: optional,
            contract_end: optional,
            contract_stage: optional,
            document_expiry: optional,
            document_missing: optional,
            invoice_answer: optional,
            invoice_overdue: optional,
            invoice_to_deliver: optional,
            invoice_to_issue: optional,
            invoice_waiting: optional,
            invoice_with_errors: optional,
            non_renewal_notice: optional,
            numbering_ends: optional,
            obligation_due: optional,
            policy_expiry: optional,
            policy_gap: optional,
            price_revision: optional,
        });

        impl $record {
            fn slot(&mut self, kind: AlertKind) -> &mut Option<$value> {
                match kind {
                    AlertKind::AmendmentUnsigned => &mut self.amendment_unsigned,
                    AlertKind::BackupTooOld => &mut self.backup_too_old,
                    AlertKind::ContractEnd => &mut self.contract_end,
                    AlertKind::ContractStage => &mut self.contract_stage,
                    AlertKind::DocumentExpiry => &mut self.document_expiry,
                    AlertKind::DocumentMissing => &mut self.document_missing,
                    AlertKind::InvoiceAnswer => &mut self.invoice_answer,
                    AlertKind::InvoiceOverdue => &mut self.invoice_overdue,
                    AlertKind::InvoiceToDeliver => &mut self.invoice_to_deliver,
                    AlertKind::InvoiceToIssue => &mut self.invoice_to_issue,
                    AlertKind::InvoiceWaiting => &mut self.invoice_waiting,
                    AlertKind::InvoiceWithErrors => &mut self.invoice_with_errors,
                    AlertKind::NonRenewalNotice => &mut self.non_renewal_notice,
                    AlertKind::NumberingEnds => &mut self.numbering_ends,
                    AlertKind::ObligationDue => &mut self.obligation_due,
                    AlertKind::PolicyExpiry => &mut self.policy_expiry,
                    AlertKind::PolicyGap => &mut self.policy_gap,
                    AlertKind::PriceRevision => &mut self.price_revision,
                }
            }
        }
    };
}

per_kind!(AlertLeadsRecord of u16);
per_kind!(AlertRecipientsRecord of String);

/// A list of leads is no list as written, see [`AlertLeadsRecord`].
impl Wire for Vec<AlertLead> {
    fn blank() -> Self {
        Vec::new()
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Failed> {
        let mut record = AlertLeadsRecord::blank();
        record.read(reader)?;
        self.clear();
        for kind in AlertKind::ALL {
            if let Some(days) = *record.slot(kind) {
                self.push(AlertLead { kind, days });
            }
        }
        Ok(())
    }

    /// The first lead of a kind counts, as in [`Company::lead`].
    fn write(&self, writer: &mut Writer) {
        let mut record = AlertLeadsRecord::blank();
        for lead in self {
            record.slot(lead.kind).get_or_insert(lead.days);
        }
        record.write(writer);
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

/// As [`AlertLead`]: one text per kind, which is the role.
impl Wire for Vec<AlertRecipients> {
    fn blank() -> Self {
        Vec::new()
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Failed> {
        let mut record = AlertRecipientsRecord::blank();
        record.read(reader)?;
        self.clear();
        for kind in AlertKind::ALL {
            if let Some(role) = record.slot(kind).take() {
                self.push(AlertRecipients { kind, role });
            }
        }
        Ok(())
    }

    fn write(&self, writer: &mut Writer) {
        let mut record = AlertRecipientsRecord::blank();
        for recipients in self {
            let slot = record.slot(recipients.kind);
            slot.get_or_insert_with(|| recipients.role.clone());
        }
        record.write(writer);
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}
