//! Documents at the edge of a rule that keep it still, and laws that hold for every rule and document.

use super::broken_contract::claim_days;
use super::cases::{
    Case, adjustment, colombian, colombian_note, day, lines, original, peruvian, tax, whole,
};
use super::written::{asked, billed, claim, facts, record};
use super::{Breaking, all_breakings, broken, broken_peru};
use crate::domain::check::facts::Previous;
use crate::domain::check::{Fix, rule, table};
use crate::domain::client::Withholding;
use crate::domain::finding::Finding;
use crate::domain::invoice::{ExchangeRate, PaymentForm, PerUnit, Period};
use crate::domain::money::Currency;
use proptest::prelude::*;
use rust_decimal::Decimal;

fn period(case: &mut Case, from: (u32, u32), to: (u32, u32)) {
    case.content.period = Some(Period {
        from: day(2026, from.0, from.1),
        to: day(2026, to.0, to.1),
    });
}

/// At the edge of each rule, on the side that is right.
const KEPT: &[Breaking] = &[
    // The same line of the contract in two parts of the month.
    broken("billing.twice", billed, |case| {
        claim_days(case, (10, 1), (10, 15));
        let mut other = lines(case).bills.clone().unwrap();
        other.part = crate::domain::billing::Part::Days(Period {
            from: day(2026, 10, 16),
            to: day(2026, 10, 31),
        });
        case.content.lines.last_mut().unwrap().bills = Some(other);
    }),
    broken("billing.months", billed, |case| {
        claim_days(case, (10, 1), (10, 31))
    }),
    broken("billing.reversed", billed, |case| {
        claim_days(case, (10, 1), (10, 1))
    }),
    // Billed once for the whole amount: neither units nor price are those of the contract.
    broken("billing.price", billed, |case| {
        let amount = lines(case).amount;
        lines(case).quantity = Decimal::ONE;
        lines(case).price = amount;
    }),
    broken("billing.amount", billed, |case| {
        let amount = lines(case).amount;
        lines(case).quantity = Decimal::ONE;
        lines(case).price = amount;
    }),
    // Another currency is said to be so, and no more.
    broken("billing.amount", billed, |case| {
        claim(case).currency = Some(Currency::USD);
        asked(case).amount = whole(400);
    }),
    // Exactly what is left.
    broken("billing.exceeds", billed, |case| {
        facts(case).contracts.first_mut().unwrap().billed = whole(33_000_000);
    }),
    broken("billing.description", billed, |case| {
        lines(case).description = "Soporte de 10 a 12 horas, octubre de 2026".to_owned();
    }),
    broken("billing.period", billed, |case| {
        period(case, (9, 1), (10, 31))
    }),
    broken("policy.late", billed, |case| {
        asked(case).window.limit = day(2026, 11, 22)
    }),
    broken("policy.early", billed, |case| {
        asked(case).window.opens = day(2026, 11, 22)
    }),
    broken("policy.no_period", colombian, |case| {
        case.content.period = None
    }),
    // Where the contract says that it is billed in advance, the period may be ahead.
    broken("dates.period_future", billed, |case| {
        case.is_draft = false;
        period(case, (10, 1), (12, 31));
    }),
    broken("dates.absurd", colombian, |case| case.on = day(2000, 1, 1)),
    broken("dates.period_reversed", colombian, |case| {
        period(case, (10, 1), (10, 1))
    }),
    broken("dates.period_long", colombian, |case| {
        case.content.period = Some(Period {
            from: day(2025, 11, 1),
            to: day(2026, 10, 31),
        });
    }),
    // Of an issued document the record may have changed since.
    broken("client.name", billed, |case| {
        case.is_draft = false;
        record(case).name = "Empresa Nueva".to_owned();
    }),
    // What the record does not say is not missed.
    broken("client.address", billed, |case| {
        case.content.customer.address = "Calle 1".to_owned();
    }),
    broken("client.order", billed, |case| {
        record(case).billing.demands_order = false;
        case.content.purchase_order.clear();
    }),
    broken("client.withholding_missing", billed, |case| {
        record(case).billing.withholdings.push(Withholding {
            code: "05".to_owned(),
            percent: whole(15),
        });
        case.content
            .withholdings
            .push(tax("05", 15, 570_000, 85_500, ""));
    }),
    broken("client.income", billed, |case| {
        record(case).billing.withholds_income = true;
    }),
    broken("outliers.amount", billed, |case| {
        facts(case).usual = Some(whole(1_190_000))
    }),
    broken("outliers.amount", billed, |case| {
        facts(case).usual = Some(whole(10_710_000))
    }),
    broken("identity.email_form", colombian, |case| {
        case.content.customer.email = "a@empresa.co; b@empresa.com.co".to_owned();
    }),
    broken("identity.name_length", peruvian, |case| {
        case.content.customer.name = "Ñañ".to_owned();
    }),
    broken("identity.municipality", colombian, |case| {
        case.content.customer.municipality = "11001".to_owned();
    }),
    broken("identity.final_consumer", colombian, |case| {
        case.content.customer.id_number = "222222222222".to_owned();
        case.content.customer.id_code = "13".to_owned();
    }),
    broken("exchange.unusual", colombian, |case| {
        case.content.currency = Currency::USD;
        case.content.exchange = Some(ExchangeRate {
            to: Currency::COP,
            rate: whole(500),
            on: Some(day(2026, 10, 28)),
        });
    }),
    broken("exchange.day", colombian, |case| {
        case.content.exchange = Some(ExchangeRate {
            to: Currency::COP,
            rate: Decimal::ONE,
            on: Some(day(2026, 10, 28)),
        });
    }),
    broken("numbering.order", billed, |case| {
        case.is_draft = false;
        facts(case).previous = Some(Previous {
            number: "SETP990000122".to_owned(),
            on: case.on,
            unused: 0,
        });
    }),
    broken("numbering.overlap", colombian, |case| {
        let mut range = case.company.numbering.first().unwrap().clone();
        range.prefix = "FE".to_owned();
        case.company.numbering.push(range);
    }),
    broken("text.control", colombian, |case| {
        lines(case).description.push_str("\n\tñandú")
    }),
    broken("text.markup", colombian, |case| {
        lines(case).description.push_str(" (5 < 7 > 3 & 4: «A»)");
    }),
    broken("text.formula", colombian, |case| {
        lines(case).description.push_str(" = 10 @ 5")
    }),
    broken("text.long", peruvian, |case| {
        lines(case).description = "ñ".repeat(500)
    }),
    broken("amounts.zero", colombian, |case| {
        lines(case).reference_price = Some(whole(1));
        case.content.totals.payable = Decimal::ZERO;
    }),
    broken("amounts.size", colombian, |case| {
        case.content.totals.payable = whole(999_999_999_999_999);
    }),
    broken("amounts.decimals", colombian, |case| {
        lines(case).price = Decimal::new(150_000_000_001_000_000, 12);
    }),
    broken("taxes.base_over", colombian, |case| {
        lines(case).taxes.first_mut().unwrap().base = whole(1_000);
    }),
    broken("taxes.withheld_vat_base", colombian, |case| {
        case.content
            .withholdings
            .push(tax("05", 15, 570_000, 85_500, ""));
    }),
    broken("igv.bags", peruvian, |case| {
        let bags = PerUnit {
            amount: Decimal::new(50, 2),
            units: whole(10),
        };
        lines(case).taxes.first_mut().unwrap().code = "7152".to_owned();
        lines(case).taxes.first_mut().unwrap().per_unit = Some(Box::new(bags));
    }),
    broken("detraction.not_stated", peruvian, |case| {
        case.content.detraction = None;
        case.content.operation = "0101".to_owned();
        lines(case).unit = "ZZ".to_owned();
        case.content.totals.payable = whole(700);
    }),
    broken("payment.retention", peruvian, |case| {
        case.content
            .adjustments
            .push(adjustment(false, "62", 1_180));
    }),
    broken("payment.cash_due", colombian, |case| {
        case.content.payment.form = PaymentForm::Cash;
        case.content.payment.due_on = Some(case.on);
    }),
    broken("payment.fair_term", colombian, |case| {
        case.content.payment.due_on = Some(day(2026, 12, 17));
    }),
    broken("references.voided", colombian_note, |case| {
        original(case).credited = whole(3_569_999);
    }),
    broken("references.exceeds_left", colombian_note, |case| {
        original(case).credited = whole(1_785_000);
    }),
    // The rest of an invoice that was credited in part.
    broken("references.annulment", colombian_note, |case| {
        case.content.reason.as_mut().unwrap().code = "2".to_owned();
        original(case).credited = whole(1_785_000);
    }),
    broken("references.whole", broken_peru::note, |_| {}),
];

#[test]
fn a_document_at_the_edge_keeps_the_rule() {
    for kept in KEPT {
        assert!(rule(kept.code).is_some(), "{}", kept.code);
        let mut case = (kept.on)();
        (kept.how)(&mut case);
        let findings = case.review().findings;
        let broken = findings.iter().find(|finding| finding.rule == kept.code);
        assert_eq!(broken, None, "{}", kept.code);
    }
}

/// A contract that was extended is compared with what was agreed, not with what was signed first.
#[test]
fn the_contract_is_the_one_in_force() {
    use crate::domain::contract::amendment::{Amendment, Changes};
    use crate::domain::contract::in_force::agreed;
    use crate::domain::contract::samples::NOBODY;
    use crate::domain::ids::AmendmentId;
    use crate::domain::money::Money;
    let mut case = colombian();
    case.contract.end = Some(day(2026, 10, 20));
    case.contract.value = Some(Money::new(whole(2_000_000), Currency::COP));
    let rules = |case: &Case| -> Vec<String> {
        let findings = case.review().findings.into_iter();
        findings.map(|finding| finding.rule).collect()
    };
    assert_eq!(rules(&case), ["contract.ended", "contract.value"]);
    let amendment = Amendment {
        id: AmendmentId(uuid::Uuid::nil()),
        contract: case.contract.id,
        number: "1".to_owned(),
        drafted_on: day(2026, 9, 1),
        signed_on: Some(day(2026, 9, 2)),
        effective: day(2026, 9, 2),
        changes: Changes {
            end: Some(day(2027, 10, 20)),
            value: Some(Money::new(whole(1_000_000), Currency::COP)),
            ..Changes::default()
        },
        notes: String::new(),
        file: None,
    };
    let in_force = agreed(&case.contract, &[&amendment], NOBODY, day(2026, 11, 22));
    case.agreed = Some(in_force);
    assert_eq!(rules(&case), Vec::<String>::new());
}

/// A fix that takes the expected value has one to take.
#[test]
fn a_rule_that_offers_a_value_expects_one() {
    for breaking in all_breakings() {
        let row = rule(breaking.code).unwrap();
        if row.fix != Some(Fix::TakeExpected) || row.code == "identity.email" {
            continue;
        }
        let mut case = (breaking.on)();
        (breaking.how)(&mut case);
        let findings = case.review().findings;
        let mut of_rule = findings.iter().filter(|finding| finding.rule == row.code);
        assert!(
            of_rule.all(|finding| finding.expected.is_some()),
            "{}",
            row.code
        );
    }
    assert!(table::rules().filter(|rule| rule.fix.is_some()).count() > 20);
}

/// Rules that speak of another line, or take the rate of the first one.
const ABOUT_OTHER_LINES: [&str; 6] = [
    "outliers.lines",
    "billing.twice",
    "igv.rate",
    "igv.rate_in_force",
    "igv.amount_of_total",
    "amounts.tax_inclusive",
];

/// What was found, in order; with the places of so many lines as they are in the other order.
fn said(findings: &[Finding], turned: Option<usize>) -> Vec<String> {
    let place = |place: &str| match (place.strip_prefix("lines["), turned) {
        (Some(rest), Some(lines)) => {
            let (number, field) = rest.split_once(']').unwrap();
            let number: usize = number.parse().unwrap();
            format!("lines[{}]{field}", lines + 1 - number)
        }
        _ => place.to_owned(),
    };
    let mut said: Vec<String> = findings
        .iter()
        .filter(|finding| !ABOUT_OTHER_LINES.contains(&finding.rule.as_str()))
        .map(|finding| {
            let (found, expected) = (&finding.found, &finding.expected);
            let place = place(&finding.place);
            format!("{} {place} {found:?} {expected:?}", finding.rule)
        })
        .collect();
    said.sort();
    said
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// However a document is broken, checking it again finds the same, and in another order of its lines as much.
    #[test]
    fn a_check_is_pure_and_knows_no_order(
        first in 0usize..1_000,
        others in prop::collection::vec(0usize..1_000, 0..5),
    ) {
        let breakings: Vec<&Breaking> = all_breakings().collect();
        let broken = |pick: usize| {
            let breaking = breakings[pick % breakings.len()];
            let mut case = (breaking.on)();
            (breaking.how)(&mut case);
            case
        };
        let mut case = broken(first);
        for other in others {
            let lines = broken(other).content.lines.into_iter().take(3);
            case.content.lines.extend(lines);
        }
        let review = case.review();
        prop_assert_eq!(&review, &case.review());
        if case.facts.is_none() {
            case.content.lines.reverse();
            let turned = said(&review.findings, Some(case.content.lines.len()));
            prop_assert_eq!(said(&case.review().findings, None), turned);
        }
    }
}
