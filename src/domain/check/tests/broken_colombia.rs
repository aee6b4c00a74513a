//! Rules of Colombia and of both countries, each broken once.

use super::cases::{Case, KEY, adjustment, colombian, colombian_note, day, lines, tax, whole};
use super::{Breaking, broken};
use crate::domain::check::KnownDocument;
use crate::domain::finding::Severity;
use crate::domain::invoice::{
    Adjustment, DocumentType, ExchangeRate, PaymentForm, PerUnit, Period, Tax,
};
use crate::domain::money::{Currency, Money};
use rust_decimal::Decimal;

pub(super) const RULES: &[Breaking] = &[
    broken("identity.issuer", colombian, |case| {
        case.content.supplier.as_mut().unwrap().id_number.clear();
    }),
    broken("identity.other_issuer", colombian, |case| {
        case.content.supplier.as_mut().unwrap().id_number = "860002964".to_owned();
    }),
    broken("identity.customer", colombian, |case| {
        case.content.customer.name.clear()
    }),
    broken("identity.check_digit", colombian, |case| {
        case.content.customer.check_digit = "2".to_owned()
    }),
    broken("identity.form", colombian, |case| {
        case.content.customer.id_number = "899.999".to_owned()
    }),
    broken("identity.kind", colombian, |case| {
        case.content.customer.id_code = "99".to_owned()
    }),
    broken("identity.responsibilities", colombian, |case| {
        case.content.customer.responsibilities = "O-13;O-99".to_owned();
    }),
    broken("identity.email", colombian, |case| {
        case.content.customer.email.clear()
    }),
    broken("document.type", colombian, |case| {
        case.content.type_code = "91".to_owned()
    }),
    broken("document.operation", colombian, |case| {
        case.content.operation = "05".to_owned()
    }),
    broken("document.currency", colombian, |case| {
        case.content.currency = Currency::parse("ZZZ").unwrap()
    }),
    broken("document.exchange_rate", colombian, |case| {
        case.content.currency = Currency::USD
    }),
    broken("dates.future", colombian, |case| {
        case.on = day(2026, 11, 23)
    }),
    broken("dates.due_before_issue", colombian, |case| {
        case.content.payment.due_on = Some(day(2026, 11, 1))
    }),
    broken("dates.time", colombian, |case| {
        case.time = "10:15:00".to_owned()
    }),
    broken("dates.period_future", colombian, |case| {
        case.content.period = Some(Period {
            from: day(2026, 11, 1),
            to: day(2026, 11, 30),
        });
    }),
    broken("numbering.form", colombian, |case| {
        case.number = "SETP-990000123".to_owned()
    }),
    broken("numbering.prefix", colombian, |case| {
        case.number = "FE990000123".to_owned()
    }),
    broken("numbering.range", colombian, |case| {
        case.number = "SETP1".to_owned()
    }),
    broken("numbering.validity", colombian, |case| {
        case.on = day(2018, 1, 1)
    }),
    broken("numbering.unknown_range", colombian, |case| {
        case.number = "SETP995000001".to_owned()
    }),
    broken("numbering.duplicate", colombian, |case| {
        case.known.by_number.push(KnownDocument {
            number: "SETP990000123",
            document_type: DocumentType::Invoice,
            issued_on: day(2026, 10, 1),
            customer: "899999068",
            payable: Money::zero(Currency::COP),
            credited: Decimal::ZERO,
            fiscal_code: "",
        });
    }),
    broken("numbering.twin", colombian, |case| {
        case.known.twin = Some(KnownDocument {
            number: "SETP990000100",
            document_type: DocumentType::Invoice,
            issued_on: day(2026, 10, 30),
            customer: "899999068",
            payable: Money::zero(Currency::COP),
            credited: Decimal::ZERO,
            fiscal_code: "",
        });
    }),
    broken("fiscal_code.form", colombian, |case| {
        case.fiscal_code = "abc".to_owned()
    }),
    broken("fiscal_code.mismatch", colombian, |case| {
        case.content.totals.payable += whole(1)
    }),
    broken("fiscal_code.unverified", colombian_note, |case| {
        case.company.software_pin.clear()
    }),
    broken("fiscal_code.environment", colombian, |case| {
        case.environment = "2".to_owned()
    }),
    broken("lines.none", colombian, |case| case.content.lines.clear()),
    broken("lines.description", colombian, |case| {
        lines(case).description = " ".to_owned()
    }),
    broken("lines.vague", colombian, |case| {
        lines(case).description = "Servicios".to_owned()
    }),
    broken("lines.quantity", colombian, |case| {
        lines(case).quantity = Decimal::ZERO
    }),
    broken("lines.unit", colombian, |case| lines(case).unit.clear()),
    broken("lines.amount", colombian, |case| {
        lines(case).price += whole(1)
    }),
    broken("lines.taxes", colombian, |case| {
        lines(case).tax_amount = Some(whole(1))
    }),
    broken("lines.adjustment", colombian, |case| {
        let wrong = Adjustment {
            base: Some(whole(1000)),
            percent: Some(whole(25)),
            ..adjustment(false, "00", 100)
        };
        lines(case).adjustments.push(wrong);
    }),
    broken("amounts.negative", colombian, |case| {
        case.content.totals.payable = whole(-1)
    }),
    broken("amounts.lines", colombian, |case| {
        case.content.totals.lines += whole(3)
    }),
    broken("amounts.tax_exclusive", colombian, |case| {
        case.content.totals.tax_exclusive = Some(whole(1))
    }),
    broken("amounts.tax_inclusive", colombian, |case| {
        case.content.totals.tax_inclusive = Some(whole(1))
    }),
    broken("amounts.taxes", colombian, |case| {
        case.content.totals.taxes += whole(3)
    }),
    broken("amounts.taxes_of_lines", colombian, |case| {
        lines(case).tax_amount = Some(whole(1))
    }),
    broken("amounts.allowances", colombian, |case| {
        case.content.totals.allowances = whole(5)
    }),
    broken("amounts.charges", colombian, |case| {
        case.content.adjustments.push(adjustment(true, "02", 5))
    }),
    broken("amounts.payable", colombian, |case| {
        case.content.totals.payable += whole(3)
    }),
    broken("amounts.prepaid", colombian, |case| {
        case.content.totals.prepaid = whole(70_000)
    }),
    broken("taxes.product", colombian, |case| {
        case.content.taxes.first_mut().unwrap().percent = Some(whole(16));
    }),
    broken("taxes.per_unit", colombian, |case| {
        let bags = PerUnit {
            amount: whole(70),
            units: whole(3),
        };
        let wrong = Tax {
            percent: None,
            per_unit: Some(Box::new(bags)),
            ..tax("22", 0, 0, 100, "")
        };
        lines(case).taxes.push(wrong);
    }),
    broken("taxes.of_lines", colombian, |case| {
        lines(case).taxes.clear()
    }),
    broken("taxes.repeated", colombian, |case| {
        case.content.taxes.push(tax("01", 19, 0, 0, ""))
    }),
    broken("taxes.rate", colombian, |case| {
        lines(case).taxes.first_mut().unwrap().percent = Some(whole(18));
    }),
    broken("taxes.code", colombian, |case| {
        lines(case).taxes.first_mut().unwrap().code = "99".to_owned();
    }),
    broken("taxes.withholding", colombian, |case| {
        case.content
            .withholdings
            .push(tax("06", 4, 3_000_000, 100, ""));
    }),
    broken("taxes.withholding_code", colombian, |case| {
        case.content.withholdings.push(tax("01", 19, 100, 19, ""));
    }),
    broken("payment.form", colombian, |case| {
        case.content.payment.form = PaymentForm::Unknown
    }),
    broken("payment.means", colombian, |case| {
        case.content.payment.means = "54".to_owned()
    }),
    broken("payment.due", colombian, |case| {
        case.content.payment.due_on = None
    }),
    broken("references.reason", colombian_note, |case| {
        case.content.reason = None
    }),
    broken("references.missing", colombian_note, |case| {
        case.content.references.clear()
    }),
    broken("references.period", colombian_note, |case| {
        case.content.operation = "22".to_owned();
        case.content.references.clear();
        case.content.period = None;
    }),
    broken("references.fiscal_code", colombian_note, |case| {
        case.content.references.first_mut().unwrap().fiscal_code = "cd".to_owned();
    }),
    broken("references.unknown", colombian_note, |case| {
        case.known.by_number.clear()
    }),
    broken("references.other_customer", colombian_note, |case| {
        case.known.by_number.first_mut().unwrap().customer = "860002964";
    }),
    broken("references.currency", colombian_note, |case| {
        case.known.by_number.first_mut().unwrap().payable.currency = Currency::USD;
    }),
    broken("references.exceeds", colombian_note, |case| {
        case.known.by_number.first_mut().unwrap().payable.amount = whole(1);
    }),
    broken("references.before", colombian_note, |case| {
        case.on = day(2026, 11, 1)
    }),
    broken("contract.not_started", colombian, |case| {
        case.contract.start = day(2026, 10, 2)
    }),
    broken("contract.ended", colombian, |case| {
        case.contract.end = Some(day(2026, 10, 30))
    }),
    broken("contract.currency", colombian, |case| {
        case.contract.value = Some(Money::new(whole(100_000), Currency::USD));
    }),
    broken("contract.due", colombian, |case| {
        case.contract.payment_days = 60
    }),
    broken("contract.value", colombian, |case| {
        case.contract.value = Some(Money::new(whole(2_000_000), Currency::COP));
    }),
];

fn findings_after(how: impl FnOnce(&mut Case)) -> Vec<(String, Severity)> {
    let mut case = colombian();
    how(&mut case);
    case.sign(KEY);
    let findings = case.review().findings;
    findings
        .into_iter()
        .map(|finding| (finding.rule, finding.severity))
        .collect()
}

/// The DIAN compares whole pesos, so cents are only noted, up to two pesos warned of.
#[test]
fn a_difference_weighs_by_the_authoritys_tolerance() {
    for (cents, expected) in [
        (0, None),
        (40, Some(Severity::Note)),
        (150, Some(Severity::Warning)),
        (250, Some(Severity::Error)),
    ] {
        let found = findings_after(|case| case.content.totals.payable += Decimal::new(cents, 2));
        let expected: Vec<(String, Severity)> = expected
            .into_iter()
            .map(|severity| ("amounts.payable".to_owned(), severity))
            .collect();
        assert_eq!(found, expected, "{cents}");
    }
}

#[test]
fn both_readings_of_a_prepayment_are_accepted_with_a_note() {
    for payable in [3_570_000, 3_500_000] {
        let found = findings_after(|case| {
            case.content.totals.prepaid = whole(70_000);
            case.content.totals.payable = whole(payable);
        });
        assert_eq!(
            found,
            [("amounts.prepaid".to_owned(), Severity::Note)],
            "{payable}"
        );
    }
}

/// Contracts with AIU are taxed on the profit alone, excluded items have no tax, and two taxes share a base.
#[test]
fn bases_may_be_less_or_more_than_the_lines() {
    let aiu = findings_after(|case| {
        for line in &mut case.content.lines {
            line.taxes = vec![tax("01", 19, 100_000, 19_000, "")];
            line.tax_amount = Some(whole(19_000));
        }
        case.content.operation = "09".to_owned();
        case.content.taxes = vec![tax("01", 19, 200_000, 38_000, "")];
        case.content.totals.tax_exclusive = Some(whole(200_000));
        case.content.totals.taxes = whole(38_000);
        case.content.totals.tax_inclusive = Some(whole(3_038_000));
        case.content.totals.payable = whole(3_038_000);
    });
    assert_eq!(aiu, []);
    let excluded = findings_after(|case| {
        for line in &mut case.content.lines {
            line.taxes.clear();
            line.tax_amount = None;
        }
        case.content.taxes.clear();
        case.content.totals.tax_exclusive = Some(Decimal::ZERO);
        case.content.totals.taxes = Decimal::ZERO;
        case.content.totals.tax_inclusive = Some(whole(3_000_000));
        case.content.totals.payable = whole(3_000_000);
    });
    assert_eq!(excluded, []);
    for counted in [3_000_000, 6_000_000] {
        let twice = findings_after(|case| {
            for line in &mut case.content.lines {
                line.taxes.push(tax("02", 8, 1_500_000, 120_000, ""));
                line.tax_amount = Some(whole(405_000));
            }
            case.content
                .taxes
                .push(tax("02", 8, 3_000_000, 240_000, ""));
            case.content.totals.tax_exclusive = Some(whole(counted));
            case.content.totals.taxes = whole(810_000);
            case.content.totals.tax_inclusive = Some(whole(3_810_000));
            case.content.totals.payable = whole(3_810_000);
        });
        assert_eq!(twice, [], "{counted}");
    }
}

#[test]
fn ica_is_per_mille_and_a_foreign_currency_has_its_rate() {
    let ica = findings_after(|case| {
        let mut line = tax("03", 0, 3_000_000, 28_980, "");
        line.percent = Some(Decimal::new(966, 2));
        lines(case).taxes.push(Tax {
            base: whole(1_500_000),
            amount: whole(14_490),
            ..line.clone()
        });
        lines(case).tax_amount = Some(whole(299_490));
        case.content.taxes.push(Tax {
            base: whole(1_500_000),
            amount: whole(14_490),
            ..line
        });
        case.content.totals.taxes = whole(584_490);
        case.content.totals.tax_exclusive = Some(whole(3_000_000));
        case.content.totals.tax_inclusive = Some(whole(3_584_490));
        case.content.totals.payable = whole(3_584_490);
    });
    assert_eq!(ica, []);
    let dollars = findings_after(|case| {
        case.content.currency = Currency::USD;
        case.content.exchange = Some(ExchangeRate {
            to: Currency::COP,
            rate: whole(4000),
            on: None,
        });
        case.contract.value = None;
    });
    assert_eq!(dollars, []);
}
