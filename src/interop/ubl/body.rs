//! The parts that documents of both countries write alike: taxes, adjustments, totals, references. Lines are in `line`.
//! Parties and payment differ and are in `dian` and `sunat`.

use crate::domain::country::Country;
use crate::domain::finding::Fact;
use crate::domain::invoice::prepayment::Prepayment;
use crate::domain::invoice::{
    Adjustment, DocumentType, ExchangeRate, Line, PerUnit, Period, Reason, Reference, Tax, Totals,
};
use crate::interop::ubl::UblError;
use crate::interop::ubl::reader::{Reading, parse_date, parse_number};
use crate::interop::ubl::xml::Element;
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

/// What was paid before. The SUNAT names the document that billed it in a reference with the payment's id.
pub fn prepayments(reading: &mut Reading) -> Vec<Prepayment> {
    let root = reading.root;
    let mut prepayments = Vec::new();
    for element in root.all("cac:PrepaidPayment") {
        let id = reading.code(element, "cbc:ID");
        let named = root
            .all("cac:AdditionalDocumentReference")
            .find(|reference| {
                let status = reference.find("cbc:DocumentStatusCode");
                status.map_or("", Element::value) == id && !id.is_empty()
            });
        let (number, type_code) = match (reading.country, named) {
            (Country::Peru, Some(reference)) => (
                reading.code(reference, "cbc:ID"),
                reading.code(reference, "cbc:DocumentTypeCode"),
            ),
            _ => (id, String::new()),
        };
        let on = match reading.date(element, "cbc:ReceivedDate") {
            None => reading.date(element, "cbc:PaidDate"),
            received => received,
        };
        let prepayment = Prepayment {
            number,
            type_code,
            amount: reading
                .amount(element, "cbc:PaidAmount")
                .unwrap_or_default(),
            on,
        };
        // An empty group is a habit of some issuers and says nothing.
        if !(prepayment.number.is_empty() && prepayment.amount.is_zero()) {
            prepayments.push(prepayment);
        }
    }
    prepayments
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
    let mut reason = reading.code(subtotal, "cac:TaxCategory/cbc:TaxExemptionReasonCode");
    if reason.is_empty() {
        reason = reading.code(subtotal, "cac:TaxCategory/cbc:TierRange");
    }
    Tax {
        code: reading.code(subtotal, "cac:TaxCategory/cac:TaxScheme/cbc:ID"),
        percent,
        base: reading
            .amount(subtotal, "cbc:TaxableAmount")
            .unwrap_or_default(),
        amount: reading
            .amount(subtotal, "cbc:TaxAmount")
            .unwrap_or_default(),
        reason,
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
