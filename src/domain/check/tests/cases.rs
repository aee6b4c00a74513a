//! Documents that break no rule, with their surroundings, for tests to break.

use crate::domain::check::facts::Facts;
use crate::domain::check::{Known, KnownDocument, Subject, check};
use crate::domain::client::Client;
use crate::domain::company::{BillingRules, Company, ContractRules, NumberingRange, Official};
use crate::domain::contract::Contract;
use crate::domain::contract::in_force::InForce;
use crate::domain::contract::terms::Terms;
use crate::domain::country::Country;
use crate::domain::finding::Review;
use crate::domain::fiscal_code::InvoiceFacts;
use crate::domain::ids::InvoiceId;
use crate::domain::ids::{ClientId, ContractId};
use crate::domain::invoice::{
    Adjustment, Content, Detraction, DocumentType, Instalment, Issuance, Line, Numbering, Party,
    PaymentForm, PaymentTerms, Period, Reason, Reference, Tax, Totals,
};
use crate::domain::money::Currency;
use crate::domain::money::Money;
use crate::domain::tax_id::{TaxId, TaxIdKind};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// A document with its surroundings, owned.
pub(super) struct Case {
    pub(super) content: Content,
    pub(super) number: String,
    pub(super) on: NaiveDate,
    pub(super) time: String,
    pub(super) fiscal_code: String,
    pub(super) environment: String,
    pub(super) company: Company,
    pub(super) contract: Contract,
    /// What was agreed with the amendments; the contract's own terms when absent.
    pub(super) agreed: Option<InForce>,
    pub(super) client: Option<Client>,
    pub(super) facts: Option<Facts>,
    /// Whether it has neither number nor day yet.
    pub(super) is_draft: bool,
    pub(super) known: Book,
}

/// Other documents, for the rules that look them up.
#[derive(Default)]
pub(super) struct Book {
    pub(super) by_number: Vec<KnownDocument<'static>>,
    pub(super) twin: Option<KnownDocument<'static>>,
}

impl Known for Book {
    fn by_number(&self, number: &str, _: Option<InvoiceId>) -> Option<KnownDocument<'_>> {
        self.by_number
            .iter()
            .copied()
            .find(|known| known.number == number)
    }

    fn twin(&self, _: &Subject) -> Option<KnownDocument<'_>> {
        self.twin
    }
}

pub(super) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub(super) fn whole(amount: i64) -> Decimal {
    Decimal::new(amount, 0)
}

pub(super) fn tax(code: &str, percent: i64, base: i64, amount: i64, reason: &str) -> Tax {
    Tax {
        code: code.to_owned(),
        percent: Some(whole(percent)),
        base: whole(base),
        amount: whole(amount),
        reason: reason.to_owned(),
        per_unit: None,
    }
}

pub(super) fn adjustment(charge: bool, code: &str, amount: i64) -> Adjustment {
    Adjustment {
        charge,
        code: code.to_owned(),
        reason: String::new(),
        amount: whole(amount),
        base: None,
        percent: None,
    }
}

pub(super) const KEY: &str = "fc8eac422eba16e22ffd8c6f94b3f40a6e38162c";

pub(super) fn company(country: Country, id: TaxId) -> Company {
    Company {
        name: "Emisor".to_owned(),
        country,
        tax_id: Some(id),
        currency: Currency::COP,
        address: String::new(),
        city: String::new(),
        email: String::new(),
        days_off: Vec::new(),
        alert_leads: Vec::new(),
        alert_recipients: Vec::new(),
        contract_rules: ContractRules::default(),
        billing_rules: BillingRules::default(),
        backup_days_max: 7,
        numbering: vec![NumberingRange {
            resolution: "18760000001".to_owned(),
            prefix: "SETP".to_owned(),
            from: 990_000_000,
            to: 995_000_000,
            valid_from: day(2019, 1, 19),
            valid_to: day(2030, 1, 19),
            technical_key: KEY.to_owned(),
            documents: DocumentType::Invoice,
            type_code: String::new(),
        }],
        numbering_device: String::new(),
        software_pin: "20191".to_owned(),
        official: Official::default(),
        example: false,
    }
}

pub(super) fn contract(value: Money) -> Contract {
    Contract {
        id: ContractId(uuid::Uuid::nil()),
        number: "C-1".to_owned(),
        client: ClientId(uuid::Uuid::nil()),
        object: "Soporte".to_owned(),
        start: day(2026, 1, 1),
        end: Some(day(2026, 12, 31)),
        value: Some(value),
        payment_days: 30,
        owner: None,
        policies: Vec::new(),
        notes: String::new(),
        terms: Terms::default(),
    }
}

fn support_line(place: &str, amount: i64) -> Line {
    Line {
        description: format!("Soporte de la plataforma, {place}, octubre de 2026, 10 puestos"),
        quantity: whole(10),
        unit: "94".to_owned(),
        price: whole(amount / 10),
        amount: whole(amount),
        taxes: vec![tax("01", 19, amount, amount * 19 / 100, "")],
        tax_amount: Some(whole(amount * 19 / 100)),
        ..Line::default()
    }
}

fn nit_party(number: &str, digit: &str) -> Party {
    Party {
        id_kind: TaxIdKind::Nit,
        id_code: "31".to_owned(),
        id_number: number.to_owned(),
        check_digit: digit.to_owned(),
        name: "Empresa".to_owned(),
        country_code: "CO".to_owned(),
        email: "facturas@empresa.co".to_owned(),
        responsibilities: "O-13;O-15".to_owned(),
        ..Party::default()
    }
}

/// Two months of support at 1,500,000 each, 19 % IVA, on credit.
pub(super) fn colombian() -> Case {
    let content = Content {
        country: Country::Colombia,
        document_type: DocumentType::Invoice,
        type_code: "01".to_owned(),
        operation: "10".to_owned(),
        currency: Currency::COP,
        supplier: Some(nit_party("900508908", "9")),
        customer: nit_party("899999068", "1"),
        lines: vec![
            support_line("sede norte", 1_500_000),
            support_line("sede sur", 1_500_000),
        ],
        adjustments: Vec::new(),
        taxes: vec![tax("01", 19, 3_000_000, 570_000, "")],
        withholdings: Vec::new(),
        totals: Totals {
            lines: whole(3_000_000),
            tax_exclusive: Some(whole(3_000_000)),
            tax_inclusive: Some(whole(3_570_000)),
            taxes: whole(570_000),
            payable: whole(3_570_000),
            ..Totals::default()
        },
        payment: PaymentTerms {
            form: PaymentForm::Credit,
            means: "47".to_owned(),
            due_on: Some(day(2026, 12, 2)),
            ..PaymentTerms::default()
        },
        references: Vec::new(),
        reason: None,
        period: Some(Period {
            from: day(2026, 10, 1),
            to: day(2026, 10, 31),
        }),
        purchase_order: String::new(),
        notes: Vec::new(),
        numbering: Some(Numbering {
            resolution: "18760000001".to_owned(),
            prefix: "SETP".to_owned(),
            from: Some(990_000_000),
            to: Some(995_000_000),
            valid_from: Some(day(2019, 1, 19)),
            valid_to: Some(day(2030, 1, 19)),
        }),
        exchange: None,
        detraction: None,
        prepayments: Vec::new(),
        legends: Vec::new(),
    };
    let mut case = Case {
        content,
        number: "SETP990000123".to_owned(),
        on: day(2026, 11, 2),
        time: "10:15:00-05:00".to_owned(),
        fiscal_code: String::new(),
        environment: "1".to_owned(),
        company: company(
            Country::Colombia,
            TaxId::from_parts(TaxIdKind::Nit, "900508908").unwrap(),
        ),
        contract: contract(Money::new(whole(36_000_000), Currency::COP)),
        agreed: None,
        client: None,
        facts: None,
        is_draft: false,
        known: Book::default(),
    };
    case.sign(KEY);
    case
}

/// A credit note on half of [`colombian`].
pub(super) fn colombian_note() -> Case {
    let mut case = colombian();
    let content = &mut case.content;
    content.document_type = DocumentType::CreditNote;
    content.type_code = "91".to_owned();
    content.operation = "20".to_owned();
    content.lines.truncate(1);
    content.taxes = vec![tax("01", 19, 1_500_000, 285_000, "")];
    content.totals = Totals {
        lines: whole(1_500_000),
        tax_exclusive: Some(whole(1_500_000)),
        tax_inclusive: Some(whole(1_785_000)),
        taxes: whole(285_000),
        payable: whole(1_785_000),
        ..Totals::default()
    };
    content.numbering = None;
    content.reason = Some(Reason {
        code: "1".to_owned(),
        text: "Devolución".to_owned(),
    });
    content.references = vec![Reference {
        number: "SETP990000123".to_owned(),
        fiscal_code: "ab".to_owned(),
        issued_on: Some(day(2026, 11, 2)),
        type_code: String::new(),
    }];
    case.number = "NC7".to_owned();
    case.on = day(2026, 11, 5);
    case.known.by_number.push(KnownDocument {
        number: "SETP990000123",
        document_type: DocumentType::Invoice,
        issued_on: day(2026, 11, 2),
        customer: "899999068",
        payable: Money::new(whole(3_570_000), Currency::COP),
        credited: Decimal::ZERO,
        fiscal_code: "ab",
    });
    case.sign("20191");
    case
}

/// A factura of 1,000 soles plus IGV, on credit in two instalments, subject to detracción.
pub(super) fn peruvian() -> Case {
    let mut case = colombian();
    let party = |number: &str| Party {
        id_kind: TaxIdKind::Ruc,
        id_code: "6".to_owned(),
        id_number: number.to_owned(),
        name: "Empresa S.A.C.".to_owned(),
        ..Party::default()
    };
    let content = &mut case.content;
    content.country = Country::Peru;
    content.operation = "1001".to_owned();
    content.currency = Currency::PEN;
    content.supplier = Some(party("20606433094"));
    content.customer = party("20100047218");
    content.lines.truncate(1);
    if let Some(line) = content.lines.first_mut() {
        line.price = whole(100);
        line.amount = whole(1000);
        line.taxes = vec![tax("1000", 18, 1000, 180, "10")];
        line.tax_amount = Some(whole(180));
        line.price_with_tax = Some(whole(118));
    }
    content.taxes = vec![Tax {
        percent: None,
        ..tax("1000", 0, 1000, 180, "")
    }];
    content.totals = Totals {
        lines: whole(1000),
        tax_inclusive: Some(whole(1180)),
        taxes: whole(180),
        payable: whole(1180),
        ..Totals::default()
    };
    let instalment = |on, amount: i64| Instalment {
        due_on: on,
        amount: whole(amount),
    };
    content.payment = PaymentTerms {
        days: None,
        form: PaymentForm::Credit,
        means: "001".to_owned(),
        due_on: Some(day(2026, 12, 2)),
        instalments: vec![
            instalment(day(2026, 11, 17), 500),
            instalment(day(2026, 12, 2), 538),
        ],
        net_pending: Some(whole(1038)),
    };
    content.detraction = Some(Box::new(Detraction {
        code: "022".to_owned(),
        percent: Some(whole(12)),
        amount: Some(whole(142)),
        currency: Some(Currency::PEN),
        account: "00-045-091619".to_owned(),
    }));
    content.numbering = None;
    case.number = "F001-25".to_owned();
    case.fiscal_code.clear();
    case.company = company(
        Country::Peru,
        TaxId::from_parts(TaxIdKind::Ruc, "20606433094").unwrap(),
    );
    case.company.numbering.clear();
    case.contract = contract(Money::new(whole(12_000), Currency::PEN));
    case
}

impl Case {
    pub(super) fn issuance(&self) -> Issuance {
        Issuance::new(
            self.number.clone(),
            self.on,
            self.time.clone(),
            self.fiscal_code.clone(),
            self.environment.clone(),
        )
    }

    /// Gives the document the code that its facts have.
    pub(super) fn sign(&mut self, secret: &str) {
        let issuance = self.issuance();
        let facts = InvoiceFacts::of(&self.content, &issuance, "900508908", secret).unwrap();
        self.fiscal_code = facts.code();
    }

    pub(super) fn review(&self) -> Review {
        let issuance = self.issuance();
        check(&Subject {
            issuance: Some(&issuance).filter(|_| !self.is_draft),
            company: Some(&self.company),
            contract: Some(&self.contract),
            agreed: self.agreed.as_ref(),
            client: self.client.as_ref(),
            facts: self.facts.as_ref(),
            ..Subject::new(&self.content, &self.known, day(2026, 11, 22))
        })
    }
}

pub(super) fn lines(case: &mut Case) -> &mut Line {
    case.content.lines.first_mut().unwrap()
}

/// The invoice that a note corrects, as it is known.
pub(super) fn original(case: &mut Case) -> &mut KnownDocument<'static> {
    case.known.by_number.first_mut().unwrap()
}
