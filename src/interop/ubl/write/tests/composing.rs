//! How the documents of the tests are composed: lines first, then changes, then everything that follows from them.

use crate::domain::check::sale;
use crate::domain::country::Country;
use crate::domain::invoice::{
    Adjustment, Content, DocumentType, Issuance, Line, Numbering, Party, PaymentForm, PaymentTerms,
    PerUnit, Tax, Totals,
};
use crate::domain::money::{Currency, Rounding, round};
use crate::domain::tax_id::{TaxIdKind, nit_check_digit};
use crate::interop::ubl::write::issuer::{Issuer, Software};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::str::FromStr;

#[derive(Debug, Clone)]
pub(super) struct Sample {
    pub(super) name: &'static str,
    pub(super) content: Content,
    pub(super) issuance: Issuance,
    pub(super) issuer: Issuer,
}

impl Sample {
    pub(super) fn is_peruvian(&self) -> bool {
        self.content.country == Country::Peru
    }
}

pub(super) fn amount(text: &str) -> Decimal {
    Decimal::from_str(text).unwrap()
}

pub(super) fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

pub(super) fn cents(amount: Decimal) -> Decimal {
    round(amount, 2, Rounding::HalfAway)
}

/// A NIT with what the DIAN wants to know of a Colombian party.
pub(super) fn nit(number: &str, name: &str) -> Party {
    Party {
        id_kind: TaxIdKind::Nit,
        id_code: "31".to_owned(),
        id_number: number.to_owned(),
        check_digit: nit_check_digit(number).unwrap().to_string(),
        name: name.to_owned(),
        address: "Carrera 7 # 71-21".to_owned(),
        city: "Bogotá, D.C.".to_owned(),
        country_code: "CO".to_owned(),
        email: "facturas@empresa.co".to_owned(),
        responsibilities: "O-13;O-15".to_owned(),
        municipality: "11001".to_owned(),
        postal_code: "110231".to_owned(),
        person_type: "1".to_owned(),
        tax_scheme: "01".to_owned(),
    }
}

pub(super) fn ruc(number: &str, name: &str) -> Party {
    Party {
        id_kind: TaxIdKind::Ruc,
        id_code: "6".to_owned(),
        id_number: number.to_owned(),
        name: name.to_owned(),
        address: "Av. Javier Prado Este 2499".to_owned(),
        city: "LIMA".to_owned(),
        country_code: "PE".to_owned(),
        municipality: "150130".to_owned(),
        ..Party::default()
    }
}

pub(super) fn range() -> Numbering {
    Numbering {
        resolution: "18760000001".to_owned(),
        prefix: "SETP".to_owned(),
        from: Some(990_000_000),
        to: Some(995_000_000),
        valid_from: NaiveDate::from_ymd_opt(2019, 1, 19),
        valid_to: NaiveDate::from_ymd_opt(2030, 1, 19),
    }
}

/// The public test secrets of the DIAN's qualification.
pub(super) fn colombian_issuer() -> Issuer {
    Issuer {
        party: nit("900508908", "Vigía Servicios S.A.S."),
        trade_name: "Vigía".to_owned(),
        phone: "+57 601 555 0142".to_owned(),
        activities: "6201;6202".to_owned(),
        numbering: Some(range()),
        technical_key: "fc8eac422eba16e22ffd8c6f94b3f40a6e38162c".to_owned(),
        software: Some(Software {
            id: "56f2ae4e-9812-4fad-9255-08fcfcd5ccb0".to_owned(),
            pin: "20191".to_owned(),
            provider: "900508908".to_owned(),
        }),
        establishment: String::new(),
    }
}

pub(super) fn peruvian_issuer() -> Issuer {
    Issuer {
        party: ruc("20606433094", "VIGIA SERVICIOS S.A.C."),
        trade_name: "Vigía".to_owned(),
        establishment: "0001".to_owned(),
        ..Issuer::default()
    }
}

/// A line of a service, before taxes.
pub(super) fn line(description: &str, quantity: &str, unit: &str, price: &str) -> Line {
    let (quantity, price) = (amount(quantity), amount(price));
    Line {
        description: description.to_owned(),
        quantity,
        unit: unit.to_owned(),
        price,
        amount: cents(quantity * price),
        item_code: "SRV-01".to_owned(),
        ..Line::default()
    }
}

/// A tax of so much per cent (per mille for ICA) of a base.
pub(super) fn tax(code: &str, percent: &str, base: Decimal) -> Tax {
    let percent = amount(percent);
    let part = if matches!(code, "03" | "07") {
        Decimal::ONE_THOUSAND
    } else {
        Decimal::ONE_HUNDRED
    };
    Tax {
        code: code.to_owned(),
        percent: Some(percent),
        base,
        amount: cents(base * percent / part),
        reason: String::new(),
        per_unit: None,
    }
}

/// A tax of so much for each unit.
pub(super) fn unit_tax(code: &str, each: &str, units: u32) -> Tax {
    let (each, units) = (amount(each), Decimal::from(units));
    Tax {
        code: code.to_owned(),
        percent: None,
        base: Decimal::ZERO,
        amount: cents(each * units),
        reason: String::new(),
        per_unit: Some(Box::new(PerUnit {
            amount: each,
            units,
        })),
    }
}

pub(super) fn with_tax(mut line: Line, code: &str, percent: &str) -> Line {
    line.taxes.push(tax(code, percent, line.amount));
    line
}

/// A Peruvian line with its treatment by the IGV: tax code, rate and reason.
pub(super) fn affected(mut line: Line, code: &str, percent: &str, reason: &str) -> Line {
    let isc: Decimal = line.taxes.iter().map(|tax| tax.amount).sum();
    let mut igv = tax(code, percent, line.amount + isc);
    igv.reason = reason.to_owned();
    if !matches!(
        reason,
        "10" | "11" | "12" | "13" | "14" | "15" | "16" | "17"
    ) {
        igv.amount = Decimal::ZERO;
    }
    line.taxes.insert(0, igv);
    line
}

pub(super) fn adjustment(
    charge: bool,
    code: &str,
    reason: &str,
    base: Decimal,
    percent: &str,
) -> Adjustment {
    let percent = amount(percent);
    Adjustment {
        charge,
        code: code.to_owned(),
        reason: reason.to_owned(),
        amount: cents(base * percent / Decimal::ONE_HUNDRED),
        base: Some(base),
        percent: Some(percent),
    }
}

/// An invoice of one of the countries, paid on the spot.
pub(super) fn invoice(country: Country, lines: Vec<Line>) -> Content {
    let is_peru = country == Country::Peru;
    Content {
        country,
        document_type: DocumentType::Invoice,
        type_code: "01".to_owned(),
        operation: if is_peru { "0101" } else { "10" }.to_owned(),
        currency: if is_peru {
            Currency::PEN
        } else {
            Currency::COP
        },
        supplier: None,
        customer: if is_peru {
            ruc("20100047218", "CLIENTE DEL PERU S.A.A.")
        } else {
            nit("899999068", "Cliente & Compañía S.A.")
        },
        lines,
        adjustments: Vec::new(),
        taxes: Vec::new(),
        withholdings: Vec::new(),
        totals: Totals::default(),
        payment: PaymentTerms {
            form: PaymentForm::Cash,
            means: if is_peru { "001" } else { "10" }.to_owned(),
            ..PaymentTerms::default()
        },
        references: Vec::new(),
        reason: None,
        period: None,
        purchase_order: String::new(),
        notes: Vec::new(),
        numbering: None,
        exchange: None,
        detraction: None,
        prepayments: Vec::new(),
        legends: Vec::new(),
    }
}

/// The taxes of the lines, one entry for each code and rate.
fn gathered(content: &Content) -> Vec<Tax> {
    let mut gathered: Vec<Tax> = Vec::new();
    for tax in content.lines.iter().flat_map(|line| &line.taxes) {
        let same = gathered.iter_mut().find(|other| {
            other.code == tax.code
                && (other.percent == tax.percent || content.country == Country::Peru)
        });
        match same {
            Some(other) => {
                other.base += tax.base;
                other.amount += tax.amount;
                if let (Some(other), Some(tax)) = (&mut other.per_unit, &tax.per_unit) {
                    other.units += tax.units;
                }
            }
            None => gathered.push(Tax {
                reason: String::new(),
                ..tax.clone()
            }),
        }
    }
    gathered
}

fn sum(adjustments: &[Adjustment], charge: bool) -> Decimal {
    let counted = adjustments.iter().filter(|one| one.charge == charge);
    counted.map(|one| one.amount).sum()
}

/// Taxes and totals of a Colombian document as they follow from its lines.
pub(super) fn colombian_totals(content: &mut Content) {
    for line in &mut content.lines {
        let stated = line.taxes.iter().map(|tax| tax.amount).sum();
        line.tax_amount = (!line.taxes.is_empty()).then_some(stated);
    }
    content.taxes = gathered(content);
    let lines: Decimal = content.lines.iter().map(|line| line.amount).sum();
    let taxes: Decimal = content.taxes.iter().map(|tax| tax.amount).sum();
    let rated = content.taxes.iter().filter(|tax| tax.per_unit.is_none());
    let bases = rated.map(|tax| tax.base).sum();
    let (allowances, charges) = (
        sum(&content.adjustments, false),
        sum(&content.adjustments, true),
    );
    let prepaid: Decimal = content.prepayments.iter().map(|one| one.amount).sum();
    content.totals = Totals {
        lines,
        tax_exclusive: Some(bases),
        tax_inclusive: Some(lines + taxes),
        taxes,
        allowances,
        charges,
        prepaid,
        rounding: Decimal::ZERO,
        payable: lines + taxes - allowances + charges - prepaid,
    };
}

/// Prices, taxes and totals of a Peruvian document as they follow from its lines.
pub(super) fn peruvian_totals(content: &mut Content) {
    for line in &mut content.lines {
        let counted = line
            .taxes
            .iter()
            .filter(|tax| sale::adds_to_total(&tax.code));
        let stated: Decimal = counted.map(|tax| tax.amount).sum();
        line.tax_amount = Some(stated);
        if !sale::is_free(line) {
            let outside: Decimal = line
                .adjustments
                .iter()
                .filter(|one| one.code == "01")
                .map(|one| -one.amount)
                .sum();
            let price = (line.amount + stated + outside) / line.quantity;
            line.price_with_tax = Some(round(price, 10, Rounding::HalfAway));
        }
    }
    let global = |codes: &[&str], content: &Content| -> Decimal {
        let counted = content
            .adjustments
            .iter()
            .filter(|one| codes.contains(&one.code.as_str()));
        counted.map(|one| one.amount).sum()
    };
    let change = global(&["49"], content) - global(&["02", "04"], content);
    let rate = sale::rate(content, "1000").unwrap_or_default();
    content.taxes = gathered(content);
    for tax in &mut content.taxes {
        tax.percent = None;
        tax.per_unit = None;
        if sale::is_affectation(&tax.code) {
            let lines = content
                .lines
                .iter()
                .filter(|line| sale::has(line, &tax.code));
            tax.base = lines.map(|line| line.amount).sum();
        }
        if tax.code == "1000" && !change.is_zero() {
            tax.base += change;
            tax.amount = cents(tax.base * rate / Decimal::ONE_HUNDRED);
        }
    }
    let counted = content
        .taxes
        .iter()
        .filter(|tax| sale::adds_to_total(&tax.code));
    let taxes: Decimal = counted.map(|tax| tax.amount).sum();
    let lines = sale::value_of_sale(content).unwrap();
    let prepaid: Decimal = content.prepayments.iter().map(|one| one.amount).sum();
    // The tax of what was paid before is in the price of the sale again.
    let before = cents(global(&["04"], content) * rate / Decimal::ONE_HUNDRED);
    let inclusive = lines + taxes + before;
    let of_lines: Decimal = content
        .lines
        .iter()
        .flat_map(|line| &line.adjustments)
        .filter(|one| one.code == "01")
        .map(|one| one.amount)
        .sum();
    let (allowances, charges) = (
        global(&["03"], content) + of_lines,
        global(&["50"], content),
    );
    content.totals = Totals {
        lines,
        tax_exclusive: None,
        tax_inclusive: Some(inclusive),
        taxes,
        allowances,
        charges,
        prepaid,
        rounding: Decimal::ZERO,
        payable: inclusive - allowances + charges - prepaid,
    };
}
