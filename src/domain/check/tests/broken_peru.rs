//! Rules of Peru, each broken once.

use super::cases::{Case, adjustment, day, lines, peruvian, tax, whole};
use super::{Breaking, broken};
use crate::domain::check::KnownDocument;
use crate::domain::finding::Severity;
use crate::domain::invoice::{
    Detraction, DocumentType, PaymentForm, PaymentTerms, Reason, Reference, Tax,
};
use crate::domain::money::{Currency, Money};
use rust_decimal::Decimal;

/// A credit note on the factura of [`peruvian`].
pub(super) fn note() -> Case {
    let mut case = peruvian();
    let content = &mut case.content;
    content.document_type = DocumentType::CreditNote;
    content.type_code = "07".to_owned();
    content.operation.clear();
    content.detraction = None;
    content.payment = PaymentTerms::default();
    content.reason = Some(Reason {
        code: "01".to_owned(),
        text: "Anulación".to_owned(),
    });
    content.references = vec![Reference {
        number: "F001-25".to_owned(),
        fiscal_code: String::new(),
        issued_on: None,
        type_code: "01".to_owned(),
    }];
    case.number = "F001-3".to_owned();
    case.on = day(2026, 11, 3);
    case.known.by_number.push(KnownDocument {
        number: "F001-25",
        document_type: DocumentType::Invoice,
        issued_on: day(2026, 11, 2),
        customer: "20100047218",
        payable: Money::new(whole(1180), Currency::PEN),
        credited: Decimal::ZERO,
        fiscal_code: "",
    });
    case
}

fn first_tax(case: &mut Case) -> &mut Tax {
    lines(case).taxes.first_mut().unwrap()
}

fn detraction(case: &mut Case) -> &mut Detraction {
    case.content.detraction.as_mut().unwrap()
}

pub(super) const RULES: &[Breaking] = &[
    broken("numbering.series", note, |case| {
        case.number = "B001-3".to_owned()
    }),
    broken("lines.price_with_tax", peruvian, |case| {
        lines(case).price_with_tax = Some(whole(130))
    }),
    broken("amounts.prepaid_allowance", peruvian, |case| {
        case.content.totals.prepaid = whole(100)
    }),
    broken("igv.affectation_missing", peruvian, |case| {
        lines(case).taxes.clear()
    }),
    broken("igv.reason", peruvian, |case| {
        first_tax(case).reason = "20".to_owned()
    }),
    broken("igv.amount_of_line", peruvian, |case| {
        first_tax(case).amount = whole(100)
    }),
    broken("igv.untaxed", peruvian, |case| {
        first_tax(case).amount = Decimal::ZERO
    }),
    broken("igv.base_of_line", peruvian, |case| {
        first_tax(case).base = whole(900)
    }),
    broken("igv.rate", peruvian, |case| {
        let mut line = lines(case).clone();
        line.taxes.first_mut().unwrap().percent = Some(Decimal::TEN);
        case.content.lines.push(line);
    }),
    broken("igv.rate_in_force", peruvian, |case| {
        first_tax(case).percent = Some(whole(19))
    }),
    broken("igv.free", peruvian, |case| {
        first_tax(case).code = "9996".to_owned()
    }),
    broken("igv.total_missing", peruvian, |case| {
        case.content.taxes.clear()
    }),
    broken("igv.base_of_total", peruvian, |case| {
        case.content.taxes.first_mut().unwrap().base = whole(900);
    }),
    broken("igv.amount_of_total", peruvian, |case| {
        case.content.taxes.first_mut().unwrap().amount = whole(170);
    }),
    broken("payment.net_pending", peruvian, |case| {
        case.content.payment.net_pending = None
    }),
    broken("payment.instalments_missing", peruvian, |case| {
        case.content.payment.instalments.clear()
    }),
    broken("payment.instalments_sum", peruvian, |case| {
        case.content.payment.net_pending = Some(whole(1000))
    }),
    broken("payment.instalment_amount", peruvian, |case| {
        case.content.payment.instalments.first_mut().unwrap().amount = whole(1181);
    }),
    broken("payment.instalment_date", peruvian, |case| {
        case.content.payment.instalments.first_mut().unwrap().due_on = case.on;
    }),
    broken("payment.instalments_without_credit", peruvian, |case| {
        case.content.payment.form = PaymentForm::Cash
    }),
    broken("detraction.missing", peruvian, |case| {
        case.content.detraction = None
    }),
    broken("detraction.not_due", peruvian, |case| {
        case.content.operation = "0101".to_owned()
    }),
    broken("detraction.code", peruvian, |case| {
        case.content.operation = "1004".to_owned()
    }),
    broken("detraction.account", peruvian, |case| {
        detraction(case).account.clear()
    }),
    broken("detraction.amount", peruvian, |case| {
        detraction(case).amount = None
    }),
    broken("detraction.percent", peruvian, |case| {
        detraction(case).amount = Some(whole(100))
    }),
    broken("detraction.currency", peruvian, |case| {
        detraction(case).currency = Some(Currency::USD)
    }),
];

fn findings_after(how: impl FnOnce(&mut Case)) -> Vec<(String, Severity)> {
    let mut case = peruvian();
    how(&mut case);
    let findings = case.review().findings;
    findings
        .into_iter()
        .map(|finding| (finding.rule, finding.severity))
        .collect()
}

/// The SUNAT accepts one sol of difference; five give 3280.
#[test]
fn a_difference_of_a_sol_is_noted_and_more_is_an_error() {
    for (cents, expected) in [(90, Severity::Note), (500, Severity::Error)] {
        let found = findings_after(|case| {
            case.content.totals.payable += Decimal::new(cents, 2);
            case.contract.payment_days = 30;
        });
        assert_eq!(found, [("amounts.payable".to_owned(), expected)], "{cents}");
    }
}

#[test]
fn forms_of_numbers_follow_the_type_of_document() {
    for (type_code, number, right) in [
        ("01", "F001-1", true),
        ("01", "FA1Z-12345678", true),
        ("01", "0001-1", true),
        ("01", "B001-1", false),
        ("01", "F001-123456789", false),
        ("01", "F0011", false),
        ("01", "f001-1", false),
        ("03", "B001-1", true),
        ("03", "F001-1", false),
    ] {
        let found = findings_after(|case| {
            case.content.type_code = type_code.to_owned();
            case.number = number.to_owned();
        });
        let refused = found.iter().any(|(rule, _)| rule == "numbering.form");
        assert_eq!(refused, !right, "{type_code} {number}");
    }
}

/// A free line is valued at its reference price and adds nothing to the sale.
#[test]
fn a_free_line_is_valued_but_not_charged() {
    let found = findings_after(|case| {
        let mut gift = lines(case).clone();
        gift.price = Decimal::ZERO;
        gift.reference_price = Some(whole(10));
        gift.quantity = whole(10);
        gift.amount = whole(100);
        gift.price_with_tax = None;
        gift.taxes = vec![tax("9996", 18, 100, 18, "13")];
        gift.tax_amount = Some(Decimal::ZERO);
        case.content.lines.push(gift);
        case.content.taxes.push(Tax {
            percent: None,
            ..tax("9996", 0, 100, 18, "")
        });
    });
    assert_eq!(found, []);
}

/// A prepayment is taken off as a global allowance of the base (04) and from the amount to pay.
#[test]
fn a_prepaid_factura_asks_for_the_rest() {
    let found = findings_after(|case| {
        case.content.adjustments.push(adjustment(false, "04", 500));
        case.content.taxes = vec![Tax {
            percent: None,
            ..tax("1000", 0, 500, 90, "")
        }];
        let totals = &mut case.content.totals;
        totals.taxes = whole(90);
        totals.prepaid = whole(590);
        totals.payable = whole(590);
        case.content.payment.net_pending = Some(whole(519));
        case.content.payment.instalments.truncate(1);
        let instalment = case.content.payment.instalments.first_mut().unwrap();
        instalment.amount = whole(519);
        instalment.due_on = day(2026, 12, 2);
        detraction(case).amount = Some(whole(71));
        case.contract.payment_days = 30;
    });
    assert_eq!(found, []);
}
