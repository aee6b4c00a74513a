//! The lines of a document, which both countries write alike.
//! Their taxes and adjustments are read in `body`.

use crate::domain::country::Country;
use crate::domain::finding::Fact;
use crate::domain::invoice::{Adjustment, DocumentType, Line};
use crate::interop::ubl::body::{adjustments, taxes};
use crate::interop::ubl::reader::{Reading, plain};
use crate::interop::ubl::xml::Element;
use crate::order;
use rust_decimal::Decimal;

/// The lines of a document, with a finding when their numbers are not 1, 2, 3… or their count is not the stated one.
pub fn lines(reading: &mut Reading, document_type: DocumentType) -> Vec<Line> {
    let (name, quantity) = names(document_type);
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
            format!("{}/{}", root.name, plain(name)),
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

/// The name of a line and of its quantity.
pub fn names(document_type: DocumentType) -> (&'static str, &'static str) {
    match document_type {
        DocumentType::Invoice => ("cac:InvoiceLine", "cbc:InvoicedQuantity"),
        DocumentType::CreditNote => ("cac:CreditNoteLine", "cbc:CreditedQuantity"),
        DocumentType::DebitNote => ("cac:DebitNoteLine", "cbc:DebitedQuantity"),
    }
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
    let (stated, tax_amount) = taxes(reading, element, "cac:TaxTotal");
    let (withholdings, _) = taxes(reading, element, "cac:WithholdingTaxTotal");
    Line {
        description: description(element),
        quantity: count,
        unit,
        price,
        amount,
        adjustments,
        taxes: stated,
        withholdings,
        tax_amount,
        price_with_tax,
        reference_price,
        note: reading.text(element, "cbc:Note"),
        ..identified(reading, element)
    }
}

/// The code of an item that states none: the number of its line, told apart by this name of its scheme.
pub const LINE_AS_CODE: &str = "Línea";

/// What identifies the item of a line and whose income it is.
fn identified(reading: &mut Reading, line: &Element) -> Line {
    let standard = "cac:Item/cac:StandardItemIdentification/cbc:ID";
    let scheme = line
        .find(standard)
        .map_or("", |id| id.attribute("schemeID"));
    let is_own = scheme != "001"
        && line
            .find(standard)
            .is_some_and(|id| id.attribute("schemeName") != LINE_AS_CODE);
    let mut item_code = reading.code(line, "cac:Item/cac:SellersItemIdentification/cbc:ID");
    if item_code.is_empty() && is_own {
        item_code = reading.code(line, standard);
    }
    let unspsc = if scheme == "001" {
        reading.code(line, standard)
    } else {
        reading.code(
            line,
            "cac:Item/cac:CommodityClassification/cbc:ItemClassificationCode",
        )
    };
    Line {
        item_code,
        unspsc,
        ..Line::default()
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
