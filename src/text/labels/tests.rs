//! That names can be told apart: no two variants of an enum share theirs.
//! Whether every variant has one is checked by the compiler.

use super::{
    alert_kind, contact_role, country, cover, currency, document_type, kind, payment_form,
    severity, severity_name, tax_id_initials, tax_id_kind,
};
use crate::domain::alert::AlertKind;
use crate::domain::client::ContactRole;
use crate::domain::contract::policy::Cover;
use crate::domain::country::Country;
use crate::domain::finding::Severity;
use crate::domain::ids::Kind;
use crate::domain::invoice::{DocumentType, PaymentForm};
use crate::domain::money::Currency;
use crate::domain::tax_id::TaxIdKind;
use crate::domain::words::Words;
use crate::text::lang::Lang;
use std::collections::BTreeSet;

fn check_distinct<T: Copy>(variants: &[T], label: fn(T) -> Words) {
    for lang in Lang::ALL {
        let names: BTreeSet<&str> = variants
            .iter()
            .map(|variant| label(*variant).in_lang(lang))
            .collect();
        assert_eq!(names.len(), variants.len(), "{names:?}");
        assert!(
            names
                .iter()
                .all(|name| name.starts_with(char::is_uppercase)),
            "{names:?}"
        );
    }
}

#[test]
fn no_two_things_share_a_name() {
    check_distinct(&ContactRole::ALL, contact_role);
    check_distinct(&Cover::ALL, cover);
    check_distinct(&TaxIdKind::ALL, tax_id_kind);
    check_distinct(&TaxIdKind::ALL, tax_id_initials);
    check_distinct(&AlertKind::ALL, alert_kind);
    check_distinct(&Kind::ALL, kind);
    check_distinct(&Country::ALL, country);
    check_distinct(
        &[Severity::Note, Severity::Warning, Severity::Error],
        severity,
    );
    check_distinct(
        &[Severity::Note, Severity::Warning, Severity::Error],
        severity_name,
    );
    check_distinct(
        &[
            DocumentType::Invoice,
            DocumentType::CreditNote,
            DocumentType::DebitNote,
        ],
        document_type,
    );
    check_distinct(
        &[PaymentForm::Unknown, PaymentForm::Cash, PaymentForm::Credit],
        payment_form,
    );
}

#[test]
fn an_unknown_currency_is_named_by_its_code() {
    for offered in Currency::OFFERED {
        assert_ne!(currency(offered, Lang::Es), offered.code());
    }
    let chilean = Currency::parse("CLP").map(|chilean| currency(chilean, Lang::Es));
    assert_eq!(chilean.as_deref(), Ok("CLP"));
}
