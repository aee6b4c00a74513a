//! One record of each kind with nothing left out.
//! Not part of the app.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

pub(crate) mod billing;
pub(crate) mod contracts;

use crate::app::entity::Entity;
use crate::domain::alert::{AlertDecision, AlertKey, AlertKind, AlertNote};
use crate::domain::attachment::Attachment;
use crate::domain::billing::ProRata;
use crate::domain::client::{Client, ClientBilling, Contact, ContactRole, Withholding};
use crate::domain::company::{
    AlertLead, AlertRecipients, BillingRules, Company, ContractRules, NumberingRange, Official,
};
use crate::domain::country::Country;
use crate::domain::finding::{Fact, Finding, Review, Severity};
use crate::domain::ids::{
    AlertNoteId, ClientId, ContractId, InvoiceId, ItemId, PaymentId, PersonId, RecordId,
};
use crate::domain::invoice::legend::Legend;
use crate::domain::invoice::prepayment::Prepayment;
use crate::domain::invoice::{
    Adjustment, Content, Detraction, DocumentType, ExchangeRate, Instalment, Invoice, Issuance,
    Line, Numbering, Party, PaymentForm, PaymentTerms, PerUnit, Period, Reason, Reference,
    SourceFile, State, Tax, Totals,
};
use crate::domain::money::Currency;
use crate::domain::payment::{Allocation, Payment};
use crate::domain::person::Person;
use crate::domain::tax_id::{TaxId, TaxIdKind};
use crate::journal::samples::{amount, day, uuid};

/// One record of each kind with nothing left out.
pub(crate) fn records() -> Vec<Entity> {
    vec![
        full_company(),
        Entity::Person(Box::new(Person {
            id: PersonId(uuid(0x10)),
            name: "Ana Ruiz".to_owned(),
            role: "Cartera".to_owned(),
            initials: "AR".to_owned(),
            email: "ana@example.co".to_owned(),
            active: false,
        })),
        billing::item(),
        full_client(),
        contracts::contract(),
        contracts::amendment(),
        contracts::step(),
        contracts::obligation(),
        contracts::document(),
        billing::billing_event(),
        billing::number_block(),
        invoice(),
        billing::invoice_step(),
        billing::invoice_report(),
        Entity::Payment(Box::new(Payment {
            id: PaymentId(uuid(0x50)),
            client: ClientId(uuid(0x20)),
            received_on: day("2026-03-31"),
            currency: Currency::PEN,
            amount: amount("1180.00"),
            allocations: vec![Allocation {
                invoice: InvoiceId(uuid(0x40)),
                amount: amount("1144.60"),
                withheld: amount("35.40"),
            }],
            reference: "OP 123".to_owned(),
        })),
        Entity::AlertNote(Box::new(AlertNote {
            id: AlertNoteId(uuid(0x60)),
            key: AlertKey {
                kind: AlertKind::PolicyExpiry,
                subject: RecordId::Contract(ContractId(uuid(0x30))),
                part: "P-1".to_owned(),
                due: day("2026-12-31"),
            },
            decision: AlertDecision::SnoozedUntil(day("2026-12-01")),
            reason: "renovación en curso".to_owned(),
            by: Some(PersonId(uuid(0x10))),
        })),
    ]
}

fn full_company() -> Entity {
    Entity::Company(Box::new(Company {
        name: "Vigía SAS".to_owned(),
        country: Country::Colombia,
        tax_id: Some(TaxId::from_parts(TaxIdKind::Nit, "900373115").unwrap()),
        currency: Currency::COP,
        address: "Calle 1".to_owned(),
        city: "Bogotá".to_owned(),
        email: "hola@example.co".to_owned(),
        days_off: vec![day("2026-12-24")],
        alert_leads: vec![
            AlertLead {
                kind: AlertKind::ContractEnd,
                days: 90,
            },
            AlertLead {
                kind: AlertKind::BackupTooOld,
                days: 0,
            },
        ],
        alert_recipients: vec![
            AlertRecipients {
                kind: AlertKind::ContractEnd,
                role: String::new(),
            },
            AlertRecipients {
                kind: AlertKind::PolicyExpiry,
                role: "Jurídica".to_owned(),
            },
        ],
        contract_rules: ContractRules {
            review_days: Some(4),
            approval_days: Some(2),
            signature_days: Some(6),
            policies_days: Some(7),
            management_from: Some(amount("500000000")),
        },
        billing_rules: BillingRules {
            since: Some(day("2026-01-01")),
            issue_days: Some(3),
            deliver_days: Some(2),
            self_approval: true,
            pro_rata: ProRata::ThirtyDays,
            item: Some(ItemId(uuid(0x15))),
            detraction_account: "00-123-456789".to_owned(),
        },
        backup_days_max: 7,
        numbering: vec![NumberingRange {
            resolution: "18760000001".to_owned(),
            prefix: "SETP".to_owned(),
            from: 990_000_000,
            to: 995_000_000,
            valid_from: day("2019-01-19"),
            valid_to: day("2030-01-19"),
            technical_key: "fc8eac42".to_owned(),
            documents: DocumentType::DebitNote,
            type_code: "92".to_owned(),
        }],
        numbering_device: "0123456789abcdef".to_owned(),
        software_pin: "12345".to_owned(),
        official: Official {
            logo: Some(Attachment {
                digest: "ef".repeat(32),
                name: "logo.png".to_owned(),
                media: "image/png".to_owned(),
                size: 4_096,
            }),
            municipality: "11001".to_owned(),
            phone: "+57 601 555".to_owned(),
            responsibilities: "O-13;O-15".to_owned(),
            tax_scheme: "ZA".to_owned(),
            software_id: "fc8eac42-2eba-16e2".to_owned(),
            software_provider: "900373115".to_owned(),
        },
        example: true,
    }))
}

fn full_client() -> Entity {
    Entity::Client(Box::new(Client {
        id: ClientId(uuid(0x20)),
        country: Country::Peru,
        name: "Minera \"El Sol\" S.A.".to_owned(),
        tax_id: Some(TaxId::from_parts(TaxIdKind::Ruc, "20606433094").unwrap()),
        address: "Av. 2".to_owned(),
        city: "Lima".to_owned(),
        email: "pagos@example.pe".to_owned(),
        phone: "+51 1 555".to_owned(),
        segment: "minería".to_owned(),
        since: Some(day("2020-02-29")),
        contacts: vec![Contact {
            name: "Luz".to_owned(),
            role: ContactRole::ChiefAccountant,
            email: "luz@example.pe".to_owned(),
            phone: "999".to_owned(),
        }],
        billing: ClientBilling {
            responsibilities: "O-13;O-15".to_owned(),
            demands_order: true,
            withholds_income: true,
            withholdings: vec![Withholding {
                code: "07".to_owned(),
                percent: amount("9.66"),
            }],
        },
        notes: "paga los viernes\n\u{202e}x".to_owned(),
        active: false,
    }))
}

fn party(name: &str) -> Party {
    Party {
        id_kind: TaxIdKind::Nit,
        id_code: "31".to_owned(),
        id_number: "900373115".to_owned(),
        check_digit: "8".to_owned(),
        name: name.to_owned(),
        address: "Calle 1".to_owned(),
        city: "Bogotá".to_owned(),
        country_code: "CO".to_owned(),
        email: "x@example.co".to_owned(),
        responsibilities: "O-13;O-15".to_owned(),
        municipality: "11001".to_owned(),
        postal_code: "110111".to_owned(),
        person_type: "1".to_owned(),
        tax_scheme: "01".to_owned(),
    }
}

fn tax(code: &str) -> Tax {
    Tax {
        code: code.to_owned(),
        percent: Some(amount("19.00")),
        base: amount("1000.00"),
        amount: amount("190.00"),
        reason: "10".to_owned(),
        per_unit: Some(Box::new(PerUnit {
            amount: amount("0.50"),
            units: amount("3"),
        })),
    }
}

fn adjustment() -> Adjustment {
    Adjustment {
        charge: true,
        code: "11".to_owned(),
        reason: "flete".to_owned(),
        amount: amount("10.00"),
        base: Some(amount("1000.00")),
        percent: Some(amount("1.00")),
    }
}

pub(crate) fn invoice() -> Entity {
    Entity::Invoice(Box::new(Invoice {
        id: InvoiceId(uuid(0x40)),
        client: ClientId(uuid(0x20)),
        contract: Some(ContractId(uuid(0x30))),
        content: full_content(),
        state: State::Issued(Issuance::new(
            "SETP990000002".to_owned(),
            day("2019-06-20"),
            "09:15:23-05:00".to_owned(),
            "cufe".to_owned(),
            "2".to_owned(),
        )),
        review: Review {
            rule_set: 3,
            findings: vec![Finding {
                rule: "FAJ44b".to_owned(),
                severity: Severity::Warning,
                place: "lines[0].amount".to_owned(),
                found: Some(Fact::Amount(amount("1.10"))),
                expected: Some(Fact::Text("otra cosa".to_owned())),
            }],
        },
        source: Some(SourceFile {
            name: "factura.xml".to_owned(),
            digest: "ab".repeat(32),
        }),
    }))
}

fn full_content() -> Content {
    Content {
        country: Country::Colombia,
        document_type: DocumentType::CreditNote,
        type_code: "91".to_owned(),
        operation: "20".to_owned(),
        currency: Currency::USD,
        supplier: Some(party("Emisor")),
        customer: party("Adquirente"),
        lines: vec![Line {
            description: "Servicio".to_owned(),
            quantity: amount("1.00"),
            unit: "EA".to_owned(),
            price: amount("1000.00"),
            amount: amount("1000.00"),
            adjustments: vec![adjustment()],
            taxes: vec![tax("01")],
            withholdings: vec![tax("06")],
            reference_price: Some(amount("5")),
            tax_amount: Some(amount("190.00")),
            price_with_tax: Some(amount("1190.00")),
            item_code: "S-1".to_owned(),
            unspsc: "80101500".to_owned(),
            note: "objeto".to_owned(),
            on_behalf_of: Some(Box::new(party("Mandante"))),
            bills: Some(Box::new(billing::claim())),
        }],
        adjustments: vec![adjustment()],
        taxes: vec![tax("01")],
        withholdings: vec![tax("05")],
        totals: totals(),
        payment: payment(),
        references: vec![Reference {
            number: "SETP1".to_owned(),
            fiscal_code: "abc".to_owned(),
            issued_on: Some(day("2019-06-01")),
            type_code: "01".to_owned(),
        }],
        reason: Some(Reason {
            code: "2".to_owned(),
            text: "anulación".to_owned(),
        }),
        period: Some(Period {
            from: day("2019-06-01"),
            to: day("2019-06-30"),
        }),
        purchase_order: "OC-9".to_owned(),
        notes: vec!["una nota".to_owned()],
        numbering: Some(Numbering {
            resolution: "18760000001".to_owned(),
            prefix: "SETP".to_owned(),
            from: Some(990_000_000),
            to: Some(995_000_000),
            valid_from: Some(day("2019-01-19")),
            valid_to: Some(day("2030-01-19")),
        }),
        exchange: Some(ExchangeRate {
            to: Currency::COP,
            rate: amount("4000.25"),
            on: Some(day("2019-06-20")),
        }),
        detraction: Some(Box::new(Detraction {
            code: "037".to_owned(),
            percent: Some(amount("12.00")),
            amount: Some(amount("142.80")),
            currency: Some(Currency::PEN),
            account: "00-000".to_owned(),
        })),
        prepayments: vec![Prepayment {
            number: "SETP0".to_owned(),
            type_code: "02".to_owned(),
            amount: amount("3"),
            on: Some(day("2019-05-20")),
        }],
        legends: vec![Legend {
            code: "2005".to_owned(),
            text: "venta itinerante".to_owned(),
        }],
    }
}

fn totals() -> Totals {
    Totals {
        lines: amount("1000.00"),
        tax_exclusive: Some(amount("1000.00")),
        tax_inclusive: Some(amount("1190.00")),
        taxes: amount("190.00"),
        allowances: amount("1"),
        charges: amount("2"),
        prepaid: amount("3"),
        rounding: amount("-0.01"),
        payable: amount("1190.00"),
    }
}

fn payment() -> PaymentTerms {
    PaymentTerms {
        days: Some(30),
        form: PaymentForm::Credit,
        means: "10".to_owned(),
        due_on: Some(day("2019-07-20")),
        instalments: vec![Instalment {
            due_on: day("2019-07-20"),
            amount: amount("1190.00"),
        }],
        net_pending: Some(amount("1190.00")),
    }
}
