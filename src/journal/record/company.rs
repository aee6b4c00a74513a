//! The company's settings as written.

use crate::domain::alert::AlertKind;
use crate::domain::company::{AlertLead, Company, ContractRules, NumberingRange};
use crate::journal::record::wire::fields::fields;
use crate::journal::record::wire::reader::Reader;
use crate::journal::record::wire::writer::Writer;
use crate::journal::record::wire::{Failed, Wire};

fields!(Company {
    address: optional,
    alert_leads: optional,
    backup_days_max: optional,
    city: optional,
    contract_rules: part,
    country: required,
    currency: required,
    days_off: optional,
    email: optional,
    example: optional,
    name: required,
    numbering: optional,
    software_pin: optional,
    tax_id: optional,
});

fields!(ContractRules {
    approval_days: optional,
    management_from: optional,
    policies_days: optional,
    review_days: optional,
    signature_days: optional,
});

fields!(NumberingRange {
    from: required,
    prefix: optional,
    resolution: optional,
    technical_key: optional,
    to: required,
    valid_from: required,
    valid_to: required,
});

/// One field per kind of alert, so that the lead of a kind that this version does not know survives as an unknown field.
struct AlertLeadsRecord {
    amendment_unsigned: Option<u16>,
    backup_too_old: Option<u16>,
    contract_end: Option<u16>,
    contract_stage: Option<u16>,
    document_expiry: Option<u16>,
    document_missing: Option<u16>,
    invoice_overdue: Option<u16>,
    invoice_with_errors: Option<u16>,
    non_renewal_notice: Option<u16>,
    obligation_due: Option<u16>,
    policy_expiry: Option<u16>,
    policy_gap: Option<u16>,
    price_revision: Option<u16>,
}

fields!(AlertLeadsRecord {
    amendment_unsigned: optional,
    backup_too_old: optional,
    contract_end: optional,
    contract_stage: optional,
    document_expiry: optional,
    document_missing: optional,
    invoice_overdue: optional,
    invoice_with_errors: optional,
    non_renewal_notice: optional,
    obligation_due: optional,
    policy_expiry: optional,
    policy_gap: optional,
    price_revision: optional,
});

impl AlertLeadsRecord {
    fn slot(&mut self, kind: AlertKind) -> &mut Option<u16> {
        match kind {
            AlertKind::BackupTooOld => &mut self.backup_too_old,
            AlertKind::ContractEnd => &mut self.contract_end,
            AlertKind::InvoiceOverdue => &mut self.invoice_overdue,
            AlertKind::InvoiceWithErrors => &mut self.invoice_with_errors,
            AlertKind::PolicyExpiry => &mut self.policy_expiry,
            AlertKind::NonRenewalNotice => &mut self.non_renewal_notice,
            AlertKind::PriceRevision => &mut self.price_revision,
            AlertKind::ContractStage => &mut self.contract_stage,
            AlertKind::AmendmentUnsigned => &mut self.amendment_unsigned,
            AlertKind::PolicyGap => &mut self.policy_gap,
            AlertKind::ObligationDue => &mut self.obligation_due,
            AlertKind::DocumentExpiry => &mut self.document_expiry,
            AlertKind::DocumentMissing => &mut self.document_missing,
        }
    }
}

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
