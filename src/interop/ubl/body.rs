//! The parts that documents of both countries write alike: lines, taxes, adjustments, totals, references.
//! Parties and payment differ and are in `dian` and `sunat`.

use crate::domain::country::Country;
use crate::domain::finding::Fact;
use crate::domain::invoice::{
    Adjustment, DocumentType, ExchangeRate, Line, PerUnit, Period, Reason, Reference, Tax, Totals,
};
use crate::interop::ubl::UblError;
use crate::interop::ubl::reader::{Reading, parse_date, parse_number};
use crate::interop::ubl::xml::Element;
use crate::order;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// The day of issue, without which there is no document.
///
/// # Errors
/// When it is absent or not a date.
pub fn issue_date(reading: &mut Reading) -> Result<NaiveDate, UblError> {
    let value = reading.needed("cbc:IssueDate")?;
    parse_date(&value).ok_or_else(|| UblError::NotADate {
        place: format!("{}/IssueDate", reading.root.name),
        value,
    })
}

/// The lines of a document, with a finding when their numbers are not 1, 2, 3… or their count is not the stated one.
pub fn lines(reading: &mut Reading, document_type: DocumentType) -> Vec<Line> {
    let (name, quantity) = match document_type {
        DocumentType::Invoice => ("cac:InvoiceLine", "cbc:InvoicedQuantity"),
        DocumentType::CreditNote => ("cac:CreditNoteLine", "cbc:CreditedQuantity"),
        DocumentType::DebitNote => ("cac:DebitNoteLine", "cbc:DebitedQuantity"),
    };
    let root = reading.root;
    let mut lines = Vec::new();
    let mut numbers: Vec<&str> = Vec::new();
    for element in root.all(name) {
        let number = element.find("cbc:ID").map_or("", Element::value);
        numbers.push(number);
        lines.push(line(reading, element, quantity));
    }
    let count = numbers.len();
    order::sort(&mut numbers);
    numbers.dedup();
    if numbers.len() != count {
        reading.note_at(
            "reading.line_numbers",
            format!("{}/{}", root.name, super::reader::plain(name)),
            None,
            None,
        );
    }
    if let Some(stated) = reading.number(root, "cbc:LineCountNumeric") {
        let counted = Decimal::from(count);
        if stated != counted {
            let place = format!("{}/LineCountNumeric", root.name);
            reading.note_at(
                "reading.line_count",
                place,
                Some(Fact::Amount(stated)),
                Some(Fact::Amount(counted)),
            );
        }
    }
    lines
}

fn line(reading: &mut Reading, element: &Element, quantity: &str) -> Line {
    let count = reading.number(element, quantity).unwrap_or_default();
    let unit = element
        .find(quantity)
        .map_or("", |found| found.attribute("unitCode"))
        .to_owned();
    if element.find("cbc:LineExtensionAmount").is_none() {
        reading.require(element, &["cbc:LineExtensionAmount"]);
    }
    let amount = reading
        .amount(element, "cbc:LineExtensionAmount")
        .unwrap_or_default();
    let adjustments = adjustments(reading, element);
    let stated_price = reading
        .amount(element, "cac:Price/cbc:PriceAmount")
        .unwrap_or_default();
    let base = reading.number(element, "cac:Price/cbc:BaseQuantity");
    let price = unit_price(stated_price, base, count, amount, &adjustments);
    let (price_with_tax, reference_price) = reference_prices(reading, element);
    let (taxes, tax_amount) = taxes(reading, element, "cac:TaxTotal");
    let (withholdings, _) = self::taxes(reading, element, "cac:WithholdingTaxTotal");
    Line {
        description: description(element),
        quantity: count,
        unit,
        price,
        amount,
        adjustments,
        taxes,
        withholdings,
        tax_amount,
        price_with_tax,
        reference_price,
        bills: None,
    }
}

fn description(line: &Element) -> String {
    let Some(item) = line.find("cac:Item") else {
        return String::new();
    };
    let parts: Vec<&str> = item.all("cbc:Description").map(Element::value).collect();
    parts.join(" ").trim().to_owned()
}

/// UBL lets a price stand for several units (BaseQuantity). Many issuers write the line's quantity there while
/// the price is of one unit; so the price is divided only when that, and not the plain reading, gives the amount.
fn unit_price(
    stated: Decimal,
    base: Option<Decimal>,
    quantity: Decimal,
    amount: Decimal,
    adjustments: &[Adjustment],
) -> Decimal {
    let Some(divided) = base
        .filter(|base| *base > Decimal::ONE)
        .and_then(|base| stated.checked_div(base))
    else {
        return stated;
    };
    let adjusted = adjustments
        .iter()
        .try_fold(Decimal::ZERO, |sum, adjustment| {
            if adjustment.charge {
                sum.checked_add(adjustment.amount)
            } else {
                sum.checked_sub(adjustment.amount)
            }
        });
    let distance = |price: Decimal| {
        let gross = price.checked_mul(quantity)?;
        let net = gross.checked_add(adjusted?)?;
        Some(net.checked_sub(amount)?.abs())
    };
    match (distance(stated), distance(divided)) {
        (Some(plain), Some(other)) if other < plain => divided,
        _ => stated,
    }
}

/// The price with taxes and the reference price of something free. The SUNAT tells them apart by a code.
fn reference_prices(reading: &mut Reading, line: &Element) -> (Option<Decimal>, Option<Decimal>) {
    let mut with_tax = None;
    let mut reference = None;
    let prices = line
        .all("cac:PricingReference")
        .flat_map(|group| group.all("cac:AlternativeConditionPrice"));
    for price in prices {
        let code = reading.code(price, "cbc:PriceTypeCode");
        let amount = reading.amount(price, "cbc:PriceAmount");
        if reading.country == Country::Peru && code != "02" {
            with_tax = amount.or(with_tax);
        } else {
            reference = amount.or(reference);
        }
    }
    (with_tax, reference)
}

/// The subtotals of the tax groups of that name, and the sum of the groups' stated amounts (absent without a group).
pub fn taxes(reading: &mut Reading, from: &Element, name: &str) -> (Vec<Tax>, Option<Decimal>) {
    let mut taxes = Vec::new();
    let mut stated: Option<Decimal> = None;
    for group in from.all(name) {
        if let Some(amount) = reading.amount(group, "cbc:TaxAmount") {
            stated = stated.unwrap_or_default().checked_add(amount).or(stated);
        }
        let before = taxes.len();
        for subtotal in group.all("cac:TaxSubtotal") {
            taxes.push(tax(reading, subtotal));
        }
        if taxes.len() == before && reading.country == Country::Colombia {
            reading.note("reading.tax_without_detail", group, None, None);
        }
    }
    (taxes, stated)
}

fn tax(reading: &mut Reading, subtotal: &Element) -> Tax {
    let category = "cac:TaxCategory";
    let percent = match subtotal.find("cac:TaxCategory/cbc:Percent") {
        Some(element) => reading.number_of(element),
        None => reading.number(subtotal, "cbc:Percent"),
    };
    let unit_amount = match subtotal.find("cbc:PerUnitAmount") {
        Some(element) => reading.number_of(element),
        None => reading.number(subtotal, &format!("{category}/cbc:PerUnitAmount")),
    };
    let units = reading.number(subtotal, "cbc:BaseUnitMeasure");
    Tax {
        code: reading.code(subtotal, "cac:TaxCategory/cac:TaxScheme/cbc:ID"),
        percent,
        base: reading
            .amount(subtotal, "cbc:TaxableAmount")
            .unwrap_or_default(),
        amount: reading
            .amount(subtotal, "cbc:TaxAmount")
            .unwrap_or_default(),
        reason: reading.code(subtotal, "cac:TaxCategory/cbc:TaxExemptionReasonCode"),
        per_unit: unit_amount
            .zip(units)
            .map(|(amount, units)| Box::new(PerUnit { amount, units })),
    }
}

/// Allowances and charges directly below an element. The SUNAT writes the rate as a factor; here it is a percentage.
pub fn adjustments(reading: &mut Reading, from: &Element) -> Vec<Adjustment> {
    let mut adjustments = Vec::new();
    for element in from.all("cac:AllowanceCharge") {
        let indicator = reading.code(element, "cbc:ChargeIndicator");
        if !matches!(indicator.as_str(), "true" | "false" | "1" | "0") {
            let found = (!indicator.is_empty()).then(|| Fact::Text(indicator.clone()));
            reading.note("reading.charge_indicator", element, found, None);
        }
        let factor = reading.number(element, "cbc:MultiplierFactorNumeric");
        let percent = match reading.country {
            Country::Colombia => factor,
            Country::Peru => factor.and_then(percentage),
        };
        adjustments.push(Adjustment {
            charge: matches!(indicator.as_str(), "true" | "1"),
            code: reading.code(element, "cbc:AllowanceChargeReasonCode"),
            reason: reading.text(element, "cbc:AllowanceChargeReason"),
            amount: reading.number(element, "cbc:Amount").unwrap_or_default(),
            base: reading.number(element, "cbc:BaseAmount"),
            percent,
        });
    }
    adjustments
}

/// The percentage of a factor, with as many decimals as the factor really states.
fn percentage(factor: Decimal) -> Option<Decimal> {
    let mut percent = factor.checked_mul(Decimal::ONE_HUNDRED)?;
    percent.rescale(factor.scale().saturating_sub(2));
    Some(percent)
}

/// The totals; a debit note writes them in another group.
///
/// # Errors
/// When the amount to pay is absent or not a number.
pub fn totals(
    reading: &mut Reading,
    document_type: DocumentType,
    taxes: Option<Decimal>,
    lines: &[Line],
) -> Result<Totals, UblError> {
    let root = reading.root;
    let (right, other) = match document_type {
        DocumentType::DebitNote => ("cac:RequestedMonetaryTotal", "cac:LegalMonetaryTotal"),
        _ => ("cac:LegalMonetaryTotal", "cac:RequestedMonetaryTotal"),
    };
    let place = format!("{}/{}", root.name, super::reader::plain(right));
    let group = match (root.find(right), root.find(other)) {
        (Some(group), _) => group,
        (None, Some(group)) => {
            reading.note("reading.totals_group", group, None, None);
            group
        }
        (None, None) => return Err(UblError::Missing(place)),
    };
    let Some(element) = group.find("cbc:PayableAmount") else {
        return Err(UblError::Missing(format!("{place}/PayableAmount")));
    };
    let payable = parse_number(element.value()).ok_or_else(|| UblError::NotAnAmount {
        place: format!("{place}/PayableAmount"),
        value: element.value().to_owned(),
    })?;
    let _ = reading.amount(group, "cbc:PayableAmount");
    if group.find("cbc:LineExtensionAmount").is_none() {
        reading.require(group, &["cbc:LineExtensionAmount"]);
    }
    if reading.country == Country::Colombia {
        reading.require(group, &["cbc:TaxExclusiveAmount", "cbc:TaxInclusiveAmount"]);
    }
    let sum_of_lines = || {
        lines
            .iter()
            .try_fold(Decimal::ZERO, |sum, line| sum.checked_add(line.amount))
    };
    let stated_lines = reading.amount(group, "cbc:LineExtensionAmount");
    Ok(Totals {
        lines: stated_lines.or_else(sum_of_lines).unwrap_or_default(),
        tax_exclusive: reading.amount(group, "cbc:TaxExclusiveAmount"),
        tax_inclusive: reading.amount(group, "cbc:TaxInclusiveAmount"),
        taxes: taxes.unwrap_or_default(),
        allowances: reading
            .amount(group, "cbc:AllowanceTotalAmount")
            .unwrap_or_default(),
        charges: reading
            .amount(group, "cbc:ChargeTotalAmount")
            .unwrap_or_default(),
        prepaid: reading
            .amount(group, "cbc:PrepaidAmount")
            .unwrap_or_default(),
        rounding: reading
            .amount(group, "cbc:PayableRoundingAmount")
            .unwrap_or_default(),
        payable,
    })
}

/// The documents that this one says it concerns.
pub fn references(reading: &mut Reading) -> Vec<Reference> {
    let root = reading.root;
    let mut references = Vec::new();
    for group in root.all("cac:BillingReference") {
        for name in [
            "cac:InvoiceDocumentReference",
            "cac:CreditNoteDocumentReference",
            "cac:DebitNoteDocumentReference",
        ] {
            for element in group.all(name) {
                references.push(Reference {
                    number: reading.code(element, "cbc:ID"),
                    fiscal_code: reading.code(element, "cbc:UUID").to_ascii_lowercase(),
                    issued_on: reading.date(element, "cbc:IssueDate"),
                    type_code: reading.code(element, "cbc:DocumentTypeCode"),
                });
            }
        }
    }
    references
}

/// Why a note was written; the document it names is added to `references` when it is not there.
pub fn reason(reading: &mut Reading, references: &mut Vec<Reference>) -> Option<Reason> {
    let element = reading.root.find("cac:DiscrepancyResponse")?;
    let named = reading.code(element, "cbc:ReferenceID");
    if !named.is_empty() && references.iter().all(|reference| reference.number != named) {
        references.push(Reference {
            number: named,
            fiscal_code: String::new(),
            issued_on: None,
            type_code: String::new(),
        });
    }
    Some(Reason {
        code: reading.code(element, "cbc:ResponseCode"),
        text: reading.text(element, "cbc:Description"),
    })
}

/// The days billed, when both are stated and in order.
pub fn period(reading: &mut Reading) -> Option<Period> {
    let element = reading.root.find("cac:InvoicePeriod")?;
    let from = reading.date(element, "cbc:StartDate")?;
    let to = reading.date(element, "cbc:EndDate")?;
    if to < from {
        reading.note(
            "reading.period",
            element,
            Some(Fact::Date(to)),
            Some(Fact::Date(from)),
        );
        return None;
    }
    Some(Period { from, to })
}

/// The rate to another currency than the document's.
pub fn exchange(reading: &mut Reading) -> Option<ExchangeRate> {
    let element = reading.root.find("cac:PaymentExchangeRate")?;
    let source = reading.currency_at(element, "cbc:SourceCurrencyCode")?;
    let target = reading.currency_at(element, "cbc:TargetCurrencyCode")?;
    let rate = reading.number(element, "cbc:CalculationRate")?;
    let to = if source == reading.currency {
        target
    } else {
        source
    };
    let on = reading.date(element, "cbc:Date");
    (to != reading.currency).then_some(ExchangeRate { to, rate, on })
}

/// Notes of the document, empty ones left out.
pub fn notes(root: &Element) -> Vec<String> {
    root.all("cbc:Note")
        .map(|note| note.value().to_owned())
        .filter(|note| !note.is_empty())
        .collect()
}
