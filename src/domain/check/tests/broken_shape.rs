//! Rules about names, figures, texts, ranges, rates of exchange, taxes, terms and notes, each broken once.

use super::cases::{
    Case, adjustment, colombian, colombian_note, day, lines, original, peruvian, tax, whole,
};
use super::written::{billed, facts};
use super::{Breaking, broken, broken_peru};
use crate::domain::check::facts::Previous;
use crate::domain::invoice::{ExchangeRate, Instalment, PaymentForm, PerUnit, Reference, Tax};
use crate::domain::money::Currency;
use rust_decimal::Decimal;

fn in_dollars(case: &mut Case, rate: i64, on: (u32, u32)) {
    case.content.currency = Currency::USD;
    case.content.exchange = Some(ExchangeRate {
        to: Currency::COP,
        rate: whole(rate),
        on: Some(day(2026, on.0, on.1)),
    });
}

fn previous(case: &mut Case, on: (u32, u32), unused: u64) {
    case.is_draft = false;
    facts(case).previous = Some(Previous {
        number: "SETP990000120".to_owned(),
        on: day(2026, on.0, on.1),
        unused,
    });
}

/// Two instalments of what Colombia's document asks for.
fn instalments(case: &mut Case, amounts: [i64; 2], days: [(u32, u32); 2]) {
    let each = amounts.into_iter().zip(days);
    case.content.payment.instalments = each
        .map(|(amount, (month, of_month))| Instalment {
            due_on: day(2026, month, of_month),
            amount: whole(amount),
        })
        .collect();
}

fn first_tax(case: &mut Case) -> &mut Tax {
    lines(case).taxes.first_mut().unwrap()
}

pub(super) const RULES: &[Breaking] = &[
    broken("identity.same", colombian, |case| {
        case.content.customer.id_number = "900508908".to_owned();
    }),
    broken("identity.email_form", colombian, |case| {
        case.content.customer.email = "facturas.empresa.co".to_owned();
    }),
    broken("identity.name_length", peruvian, |case| {
        case.content.customer.name = "SA".to_owned();
    }),
    broken("identity.ruc_prefix", peruvian, |case| {
        case.content.customer.id_number = "30100047213".to_owned();
    }),
    broken("identity.scheme", colombian, |case| {
        case.content.customer.tax_scheme = "ZY".to_owned();
    }),
    broken("identity.person_type", colombian, |case| {
        case.content.customer.person_type = "3".to_owned();
    }),
    broken("identity.municipality", colombian, |case| {
        case.content.customer.municipality = "1101".to_owned();
    }),
    broken("identity.final_consumer", colombian, |case| {
        case.content.customer.id_number = "222222222222".to_owned();
    }),
    broken("identity.consumer_withholds", colombian, |case| {
        case.content.customer.id_number = "222222222222".to_owned();
        case.content
            .withholdings
            .push(tax("06", 4, 3_000_000, 120_000, ""));
    }),
    broken("document.export_home", colombian, |case| {
        case.content.type_code = "02".to_owned();
        case.content.customer.id_code = "13".to_owned();
    }),
    broken("document.contingency", colombian, |case| {
        case.content.type_code = "03".to_owned();
    }),
    broken("exchange.rate", colombian, |case| {
        in_dollars(case, 0, (11, 2))
    }),
    broken("exchange.same", colombian, |case| {
        in_dollars(case, 4_000, (11, 2));
        case.content.currency = Currency::COP;
    }),
    broken("exchange.unusual", colombian, |case| {
        in_dollars(case, 4, (11, 2))
    }),
    broken("exchange.day", colombian, |case| {
        in_dollars(case, 4_000, (10, 20))
    }),
    broken("exchange.deposit", peruvian, |case| {
        case.content.currency = Currency::USD;
    }),
    broken("numbering.missing", colombian, |case| {
        case.content.numbering = None
    }),
    broken("numbering.bounds", colombian, |case| {
        case.content.numbering.as_mut().unwrap().to = Some(1);
    }),
    broken("numbering.order", billed, |case| previous(case, (11, 3), 0)),
    broken("numbering.jump", billed, |case| previous(case, (11, 1), 2)),
    broken("numbering.overlap", colombian, |case| {
        let range = case.company.numbering.first().unwrap().clone();
        case.company.numbering.push(range);
    }),
    broken("numbering.nearly_used", colombian, |case| {
        case.company.numbering.first_mut().unwrap().to = 990_000_125;
        case.company.numbering.first_mut().unwrap().from = 990_000_001;
    }),
    broken("numbering.expiring", colombian, |case| {
        case.company.numbering.first_mut().unwrap().valid_to = day(2026, 11, 20);
    }),
    broken("text.control", colombian, |case| {
        lines(case).description.push('\u{8}');
    }),
    broken("text.hidden", colombian, |case| {
        lines(case).description.push('\u{202E}');
    }),
    broken("text.markup", colombian, |case| {
        lines(case)
            .description
            .push_str("<script>alert(1)</script>");
    }),
    broken("text.formula", colombian, |case| {
        lines(case).description.insert(0, '=');
    }),
    broken("text.long", peruvian, |case| {
        lines(case).description = "ñ".repeat(501);
    }),
    broken("text.spaces", colombian, |case| {
        lines(case).description.push(' ');
    }),
    broken("amounts.zero", colombian, |case| {
        case.content.totals.payable = Decimal::ZERO;
    }),
    broken("amounts.size", colombian, |case| {
        case.content.totals.payable = whole(1_000_000_000_000_000);
    }),
    broken("amounts.decimals", colombian, |case| {
        lines(case).price = Decimal::new(1_500_000_000_001, 7);
    }),
    broken("lines.too_many", peruvian, |case| {
        let line = lines(case).clone();
        case.content.lines = vec![line; 1_000];
    }),
    broken("lines.price_missing", peruvian, |case| {
        lines(case).price_with_tax = None;
    }),
    broken("taxes.both", colombian, |case| {
        lines(case).taxes.push(tax("04", 8, 1_500_000, 120_000, ""));
    }),
    broken("taxes.old_rate", colombian, |case| {
        first_tax(case).percent = Some(whole(16));
    }),
    broken("taxes.empty", colombian, |case| {
        case.content.taxes.push(Tax {
            percent: None,
            ..tax("01", 0, 0, 0, "")
        });
    }),
    broken("taxes.base_over", colombian, |case| {
        first_tax(case).base = whole(1_600_000);
    }),
    broken("taxes.withheld_vat_base", colombian, |case| {
        case.content
            .withholdings
            .push(tax("05", 15, 3_000_000, 450_000, ""));
    }),
    broken("taxes.withheld_over", colombian, |case| {
        case.content
            .withholdings
            .push(tax("06", 4, 3_000_000, 4_000_000, ""));
    }),
    broken("igv.export", peruvian, |case| {
        case.content.operation = "0201".to_owned();
    }),
    broken("igv.rate_zero", peruvian, |case| {
        first_tax(case).percent = Some(Decimal::ZERO);
    }),
    broken("igv.rate_digits", peruvian, |case| {
        first_tax(case).percent = Some(Decimal::new(18_000_001, 6));
    }),
    broken("igv.bags", peruvian, |case| {
        let bags = PerUnit {
            amount: Decimal::new(20, 2),
            units: whole(10),
        };
        lines(case).taxes.push(Tax {
            percent: None,
            per_unit: Some(Box::new(bags)),
            ..tax("7152", 0, 0, 2, "")
        });
    }),
    broken("igv.reference_price", peruvian, |case| {
        lines(case).reference_price = Some(whole(100));
    }),
    broken("detraction.not_stated", peruvian, |case| {
        case.content.detraction = None;
        case.content.operation = "0101".to_owned();
        lines(case).unit = "ZZ".to_owned();
    }),
    broken("payment.retention", peruvian, |case| {
        case.content
            .adjustments
            .push(adjustment(false, "62", 1_181));
    }),
    broken("payment.cash_due", colombian, |case| {
        case.content.payment.form = PaymentForm::Cash;
    }),
    broken("payment.cash_means", colombian, |case| {
        case.content.payment.means = "10".to_owned();
    }),
    broken("payment.instalments_total", colombian, |case| {
        instalments(case, [1_000_000, 2_000_000], [(11, 20), (12, 2)]);
    }),
    broken("payment.instalments_order", colombian, |case| {
        instalments(case, [1_570_000, 2_000_000], [(12, 2), (12, 2)]);
    }),
    broken("payment.due_of_instalments", colombian, |case| {
        instalments(case, [1_570_000, 2_000_000], [(11, 20), (12, 20)]);
    }),
    broken("payment.fair_term", colombian, |case| {
        case.content.payment.due_on = Some(day(2026, 12, 18));
    }),
    broken("references.voided", colombian_note, |case| {
        original(case).credited = whole(3_570_000);
    }),
    broken("references.exceeds_left", colombian_note, |case| {
        original(case).credited = whole(2_000_000);
    }),
    broken("references.annulment", colombian_note, |case| {
        case.content.reason.as_mut().unwrap().code = "2".to_owned();
    }),
    broken("references.whole", colombian_note, |case| {
        original(case).payable.amount = whole(1_785_000);
    }),
    broken("references.of_note", colombian_note, |case| {
        original(case).document_type = crate::domain::invoice::DocumentType::DebitNote;
    }),
    broken("references.repeated", colombian_note, |case| {
        let first: Reference = case.content.references.first().unwrap().clone();
        case.content.references.push(first);
    }),
    broken("references.reason_text", broken_peru::note, |case| {
        case.content.reason.as_mut().unwrap().text.clear();
    }),
];
