//! Parts of the head of a document that both countries write alike: period, order, exchange rate, reason, totals.
//! What only one authority wants is in `dian` and `sunat`.

use crate::domain::country::Country;
use crate::domain::invoice::{Content, ExchangeRate, Issuance, Line};
use crate::interop::ubl::write::node::{Node, optional};
use crate::interop::ubl::write::order;
use crate::interop::ubl::write::pen::{Decimals, Pen};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// A civil date.
pub fn date(name: &'static str, day: NaiveDate) -> Node {
    Node::value(name, &day.to_string())
}

/// The days billed.
pub fn period(content: &Content) -> Option<Node> {
    let period = content.period?;
    Some(Node::group(
        "cac:InvoicePeriod",
        vec![
            date("cbc:StartDate", period.from),
            date("cbc:EndDate", period.to),
        ],
    ))
}

/// The customer's order.
pub fn order_reference(content: &Content) -> Option<Node> {
    let id = optional("cbc:ID", &content.purchase_order)?;
    Some(Node::group("cac:OrderReference", vec![id]))
}

/// The rate to another currency. The DIAN wants a base of one on both sides, and a day.
pub fn exchange(pen: &mut Pen, rate: &ExchangeRate, issuance: &Issuance) -> Node {
    pen.within("cac:PaymentExchangeRate", |pen| {
        let is_colombian = pen.country == Country::Colombia;
        let source = Node::value("cbc:SourceCurrencyCode", pen.currency.code());
        let target = Node::value("cbc:TargetCurrencyCode", rate.to.code());
        let mut nodes = vec![source];
        if is_colombian {
            nodes.push(Node::value("cbc:SourceCurrencyBaseRate", "1.00"));
        }
        nodes.push(target);
        if is_colombian {
            nodes.push(Node::value("cbc:TargetCurrencyBaseRate", "1.00"));
        }
        nodes.push(pen.number("cbc:CalculationRate", rate.rate, Decimals(2, 6)));
        let on = rate.on.or(is_colombian.then(|| issuance.on()));
        nodes.extend(on.map(|on| date("cbc:Date", on)));
        Node::group("cac:PaymentExchangeRate", nodes)
    })
}

/// The totals; amounts that are zero and may be left out are left out.
pub fn totals(pen: &mut Pen, content: &Content) -> Node {
    let name = order::totals_name(content.document_type);
    let totals = &content.totals;
    let exclusive = match content.country {
        Country::Colombia => totals.tax_exclusive.or_else(|| bases(&content.lines)),
        Country::Peru => totals.tax_exclusive,
    };
    let inclusive = totals
        .tax_inclusive
        .or_else(|| totals.lines.checked_add(totals.taxes));
    pen.within(name, |pen| {
        let mut nodes = vec![pen.money("cbc:LineExtensionAmount", totals.lines)];
        nodes.extend(exclusive.map(|amount| pen.money("cbc:TaxExclusiveAmount", amount)));
        nodes.extend(inclusive.map(|amount| pen.money("cbc:TaxInclusiveAmount", amount)));
        for (name, amount) in [
            ("cbc:AllowanceTotalAmount", totals.allowances),
            ("cbc:ChargeTotalAmount", totals.charges),
            ("cbc:PrepaidAmount", totals.prepaid),
        ] {
            if !amount.is_zero() {
                nodes.push(pen.money(name, amount));
            }
        }
        if !totals.rounding.is_zero() {
            nodes.push(pen.signed_money("cbc:PayableRoundingAmount", totals.rounding));
        }
        nodes.push(pen.money("cbc:PayableAmount", totals.payable));
        Node::group(name, nodes)
    })
}

/// DIAN FAU04: the sum of the bases of all taxes of the lines.
fn bases(lines: &[Line]) -> Option<Decimal> {
    let taxes = lines.iter().flat_map(|line| &line.taxes);
    taxes
        .filter(|tax| tax.per_unit.is_none())
        .try_fold(Decimal::ZERO, |sum, tax| sum.checked_add(tax.base))
}
