//! What the example's invoices and credit notes say.
//! When they are issued and which of them are faulty is decided in `billing`.

use crate::app::example::contracts::{Agreement, Rate};
use crate::app::example::{Plan, clients};
use crate::domain::client::Client;
use crate::domain::company::Company;
use crate::domain::country::Country;
use crate::domain::invoice::{
    Content, Detraction, DocumentType, Instalment, Invoice, Line, Numbering, Party, PaymentForm,
    PaymentTerms, Period, Reason, Reference, Tax, Totals,
};
use crate::domain::money::{Currency, Rounding, round};
use crate::domain::tax_id::{TaxId, TaxIdKind};
use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

/// Account for tax deposits of the example company at the Banco de la Nación; not a real one.
const DEPOSIT_ACCOUNT: &str = "00999000123";
/// Peru: above this amount in soles a service is subject to the deposit.
const DEPOSIT_ABOVE: Decimal = Decimal::from_parts(700, 0, 0, false, 0);

/// What a document is made of.
pub(super) struct Order<'a> {
    pub(super) plan: &'a Plan,
    pub(super) company: &'a Company,
    pub(super) client: &'a Client,
    pub(super) agreement: &'a Agreement,
    pub(super) rates: Vec<Rate>,
    pub(super) period: Period,
    pub(super) issued_on: NaiveDate,
}

pub(super) fn invoice(order: &Order) -> Content {
    let country = order.plan.country;
    let lines: Vec<Line> = order
        .rates
        .iter()
        .map(|rate| line(country, rate, order.period))
        .collect();
    let base: Decimal = lines.iter().map(|line| line.amount).sum();
    let taxes = vec![sum_of_taxes(&lines)];
    let totals = totals(base, &taxes);
    let withholdings = withholdings(order, base, totals.taxes);
    let detraction = detraction(country, totals.payable);
    let payment = payment(order, totals.payable, detraction.as_ref());
    Content {
        country,
        document_type: DocumentType::Invoice,
        type_code: "01".to_owned(),
        operation: operation(country, detraction.is_some()).to_owned(),
        currency: order.plan.currency(),
        supplier: None,
        customer: party(order),
        lines,
        adjustments: Vec::new(),
        taxes,
        withholdings,
        totals,
        payment,
        references: Vec::new(),
        reason: None,
        period: Some(order.period),
        purchase_order: purchase_order(order),
        notes: vec![format!("Contrato {}", order.agreement.contract.number)],
        numbering: order.company.numbering.first().map(|range| Numbering {
            resolution: range.resolution.clone(),
            prefix: range.prefix.clone(),
            from: Some(range.from),
            to: Some(range.to),
            valid_from: Some(range.valid_from),
            valid_to: Some(range.valid_to),
        }),
        exchange: None,
        detraction: detraction.map(Box::new),
        prepayments: Vec::new(),
        legends: Vec::new(),
    }
}

/// The credit note that voids an invoice: the same lines, against its number.
pub(super) fn voiding(invoice: &Invoice, text: &str) -> Content {
    let original = &invoice.content;
    let (type_code, operation, code) = match original.country {
        Country::Colombia => ("91", "20", "2"),
        Country::Peru => ("07", "0101", "01"),
    };
    Content {
        document_type: DocumentType::CreditNote,
        type_code: type_code.to_owned(),
        operation: operation.to_owned(),
        withholdings: Vec::new(),
        payment: PaymentTerms::default(),
        references: vec![Reference {
            number: invoice.number().to_owned(),
            fiscal_code: invoice
                .issuance()
                .map(|issuance| issuance.fiscal_code().to_owned())
                .unwrap_or_default(),
            issued_on: invoice.issued_on(),
            type_code: original.type_code.clone(),
        }],
        reason: Some(Reason {
            code: code.to_owned(),
            text: text.to_owned(),
        }),
        numbering: None,
        detraction: None,
        ..original.clone()
    }
}

fn line(country: Country, rate: &Rate, period: Period) -> Line {
    let quantity = Decimal::from(rate.quantity);
    let amount = round(rate.price * quantity, 2, Rounding::HalfAway);
    let tax = tax(country, amount);
    Line {
        description: format!(
            "{}: {} {}, periodo {} a {}",
            rate.item.words,
            grouped(rate.quantity, country),
            rate.item.units,
            period.from.format("%d/%m/%Y"),
            period.to.format("%d/%m/%Y")
        ),
        quantity,
        unit: rate.item.unit_code.to_owned(),
        price: rate.price,
        amount,
        tax_amount: Some(tax.amount),
        price_with_tax: (country == Country::Peru).then(|| {
            round(
                rate.price * (Decimal::ONE + rate_of_tax(country)),
                10,
                Rounding::HalfAway,
            )
            .normalize()
        }),
        taxes: vec![tax],
        ..Line::default()
    }
}

/// Whole number with thousands marks as the country writes them.
fn grouped(number: i64, country: Country) -> String {
    let mark = match country {
        Country::Colombia => '.',
        Country::Peru => ',',
    };
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}

/// General rate of IVA or IGV, as a fraction.
fn rate_of_tax(country: Country) -> Decimal {
    match country {
        Country::Colombia => Decimal::new(19, 2),
        Country::Peru => Decimal::new(18, 2),
    }
}

fn tax(country: Country, base: Decimal) -> Tax {
    let rate = rate_of_tax(country);
    let (code, reason) = match country {
        Country::Colombia => ("01", ""),
        Country::Peru => ("1000", "10"),
    };
    Tax {
        code: code.to_owned(),
        percent: Some(rate * Decimal::ONE_HUNDRED),
        base,
        amount: round(base * rate, 2, Rounding::HalfAway),
        reason: reason.to_owned(),
        per_unit: None,
    }
}

/// All lines bear the same tax: one entry for the document, the sum of the lines' own.
fn sum_of_taxes(lines: &[Line]) -> Tax {
    let of_lines = || lines.iter().flat_map(|line| &line.taxes);
    let first = of_lines().next();
    Tax {
        code: first.map(|tax| tax.code.clone()).unwrap_or_default(),
        percent: first.and_then(|tax| tax.percent),
        base: of_lines().map(|tax| tax.base).sum(),
        amount: of_lines().map(|tax| tax.amount).sum(),
        reason: String::new(),
        per_unit: None,
    }
}

fn totals(base: Decimal, taxes: &[Tax]) -> Totals {
    let tax: Decimal = taxes.iter().map(|tax| tax.amount).sum();
    Totals {
        lines: base,
        tax_exclusive: Some(base),
        tax_inclusive: Some(base + tax),
        taxes: tax,
        payable: base + tax,
        ..Totals::default()
    }
}

/// Colombia: income tax of the service, and 15 % of IVA where the client is a large taxpayer.
fn withholdings(order: &Order, base: Decimal, tax: Decimal) -> Vec<Tax> {
    if order.plan.country == Country::Peru {
        return Vec::new();
    }
    let withheld = |code: &str, hundredths: i64, base: Decimal| {
        let percent = Decimal::new(hundredths, 2);
        Tax {
            code: code.to_owned(),
            percent: Some(percent),
            base,
            amount: round(base * percent / Decimal::ONE_HUNDRED, 2, Rounding::HalfAway),
            reason: String::new(),
            per_unit: None,
        }
    };
    let mut withholdings = vec![withheld("06", order.agreement.service.withholding, base)];
    if clients::is_large(order.agreement.client) {
        withholdings.push(withheld("05", 1_500, tax));
    }
    withholdings
}

/// Peru: 12 % of the total of "other business services", deposited in whole soles (SUNAT catalogue 54, code 022).
fn detraction(country: Country, payable: Decimal) -> Option<Detraction> {
    if country != Country::Peru || payable <= DEPOSIT_ABOVE {
        return None;
    }
    let percent = Decimal::from(12);
    let amount = round(
        payable * percent / Decimal::ONE_HUNDRED,
        0,
        Rounding::HalfAway,
    );
    Some(Detraction {
        code: "022".to_owned(),
        percent: Some(percent),
        amount: Some(amount),
        currency: Some(Currency::PEN),
        account: DEPOSIT_ACCOUNT.to_owned(),
    })
}

fn operation(country: Country, with_deposit: bool) -> &'static str {
    match (country, with_deposit) {
        (Country::Colombia, _) => "10",
        (Country::Peru, true) => "1001",
        (Country::Peru, false) => "0101",
    }
}

fn payment(order: &Order, payable: Decimal, detraction: Option<&Detraction>) -> PaymentTerms {
    let days = u64::from(order.agreement.contract.payment_days);
    let due_on = order.issued_on.checked_add_days(Days::new(days));
    let deposit = detraction.and_then(|detraction| detraction.amount);
    let net = payable - deposit.unwrap_or_default();
    let is_peru = order.plan.country == Country::Peru;
    PaymentTerms {
        form: PaymentForm::Credit,
        means: if is_peru { "001" } else { "47" }.to_owned(),
        days: None,
        due_on,
        instalments: due_on
            .filter(|_| is_peru)
            .map(|due_on| Instalment {
                due_on,
                amount: net,
            })
            .into_iter()
            .collect(),
        net_pending: is_peru.then_some(net),
    }
}

fn purchase_order(order: &Order) -> String {
    if clients::demands_order(order.agreement.client) {
        format!("OC-{}", 45_000 + order.agreement.client * 10)
    } else {
        String::new()
    }
}

fn party(order: &Order) -> Party {
    let client = order.client;
    let tax_id = client.tax_id.as_ref();
    let kind = tax_id.map_or(TaxIdKind::Other, TaxId::kind);
    let is_large = clients::is_large(order.agreement.client);
    Party {
        id_kind: kind,
        id_code: match kind {
            TaxIdKind::Nit => "31",
            TaxIdKind::Ruc => "6",
            _ => "",
        }
        .to_owned(),
        id_number: tax_id.map(|id| id.number().to_owned()).unwrap_or_default(),
        check_digit: tax_id
            .filter(|id| id.kind() == TaxIdKind::Nit)
            .and_then(TaxId::check_digit)
            .map(String::from)
            .unwrap_or_default(),
        name: client.name.clone(),
        address: client.address.clone(),
        city: client.city.clone(),
        country_code: client.country.code().to_owned(),
        email: client.email.clone(),
        responsibilities: match (order.plan.country, is_large) {
            (Country::Colombia, true) => "O-13;O-15",
            (Country::Colombia, false) => "R-99-PN",
            (Country::Peru, _) => "",
        }
        .to_owned(),
        ..Party::default()
    }
}
