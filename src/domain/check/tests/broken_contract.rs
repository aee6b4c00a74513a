//! Rules about what is billed of a contract, the client's record and the company's policy, each broken once.

use super::cases::{Case, colombian, day, lines, whole};
use super::written::{asked, billed, claim, facts, record};
use super::{Breaking, broken};
use crate::domain::check::facts::{Forgotten, Unplanned};
use crate::domain::client::Withholding;
use crate::domain::invoice::Period;
use crate::domain::money::Currency;

fn unplanned(case: &mut Case, why: Unplanned) {
    claim(case).unplanned = Some(why);
}

/// The first line claims those days.
pub(super) fn claim_days(case: &mut Case, from: (u32, u32), to: (u32, u32)) {
    let days = Period {
        from: day(2026, from.0, from.1),
        to: day(2026, to.0, to.1),
    };
    lines(case).bills.as_mut().unwrap().part = crate::domain::billing::Part::Days(days);
}

pub(super) const RULES: &[Breaking] = &[
    broken("billing.billed_already", billed, |case| {
        claim(case).billed_by = Some("FE-1".to_owned());
    }),
    broken("billing.twice", billed, |case| {
        let first = lines(case).bills.clone();
        case.content.lines.last_mut().unwrap().bills = first;
    }),
    broken("billing.unknown_line", billed, |case| {
        claim(case).is_agreed = false
    }),
    broken("billing.not_signed", billed, |case| {
        facts(case).contracts.first_mut().unwrap().is_binding = false;
    }),
    broken("billing.outside", billed, |case| {
        unplanned(
            case,
            Unplanned::AfterEnd(day(2026, 10, 20), day(2026, 10, 19)),
        );
    }),
    broken("billing.paused", billed, |case| {
        unplanned(case, Unplanned::Paused(day(2026, 10, 20)));
    }),
    broken("billing.not_reached", billed, |case| {
        unplanned(case, Unplanned::NotReached)
    }),
    broken("billing.not_asked", billed, |case| {
        unplanned(case, Unplanned::NotAsked)
    }),
    broken("billing.skipped", billed, |case| {
        claim(case).is_skipped = true
    }),
    broken("billing.other_client", billed, |case| {
        claim(case).other_client = Some("Otra".to_owned());
    }),
    broken("billing.currency", billed, |case| {
        claim(case).currency = Some(Currency::USD);
    }),
    broken("billing.months", billed, |case| {
        claim_days(case, (9, 1), (10, 31))
    }),
    broken("billing.reversed", billed, |case| {
        claim_days(case, (10, 31), (10, 1))
    }),
    broken("billing.quantity", billed, |case| {
        asked(case).amount = whole(1_350_000);
        asked(case).units.as_mut().unwrap().0 = whole(9);
    }),
    broken("billing.price", billed, |case| {
        asked(case).amount = whole(1_400_000);
        asked(case).units.as_mut().unwrap().1.amount = whole(140_000);
    }),
    broken("billing.amount", billed, |case| {
        asked(case).amount = whole(1_400_000);
        asked(case).units = None;
    }),
    broken("billing.amended", billed, |case| {
        claim(case).asked_since = Some(whole(1_600_000));
    }),
    broken("billing.exceeds", billed, |case| {
        facts(case).contracts.first_mut().unwrap().billed = whole(34_000_000);
    }),
    broken("billing.forgotten", billed, |case| {
        let contract = facts(case).contracts.first_mut().unwrap();
        contract.forgotten.push(Forgotten {
            description: "Puesto".to_owned(),
            amount: whole(100),
        });
    }),
    broken("billing.description", billed, |case| {
        lines(case).description = "Soporte, periodo 01/09/2026 a 30/09/2026".to_owned();
    }),
    broken("billing.period", billed, |case| {
        case.content.period = Some(Period {
            from: day(2026, 9, 1),
            to: day(2026, 9, 30),
        });
    }),
    broken("policy.late", billed, |case| {
        asked(case).window.limit = day(2026, 11, 21);
    }),
    broken("policy.early", billed, |case| {
        asked(case).window.opens = day(2026, 11, 23);
    }),
    broken("policy.no_period", billed, |case| {
        case.content.period = None
    }),
    broken("dates.absurd", colombian, |case| {
        case.on = day(1999, 12, 31)
    }),
    broken("dates.period_reversed", colombian, |case| {
        case.content.period = Some(Period {
            from: day(2026, 10, 31),
            to: day(2026, 10, 1),
        });
    }),
    broken("dates.period_long", colombian, |case| {
        case.content.period = Some(Period {
            from: day(2025, 10, 1),
            to: day(2026, 10, 31),
        });
    }),
    broken("client.name", billed, |case| {
        record(case).name = "Empresa Nueva".to_owned()
    }),
    broken("client.tax_id", billed, |case| {
        case.content.customer.id_number = "860002964".to_owned();
    }),
    broken("client.address", billed, |case| {
        case.content.customer.city = "Cali".to_owned();
        record(case).city = "Bogotá".to_owned();
    }),
    broken("client.email", billed, |case| {
        record(case).email = "otra@empresa.co".to_owned()
    }),
    broken("client.responsibilities", billed, |case| {
        record(case).billing.responsibilities = "O-47".to_owned();
    }),
    broken("client.inactive", billed, |case| {
        record(case).active = false
    }),
    broken("client.order", billed, |case| {
        case.content.purchase_order.clear()
    }),
    broken("client.withholding_missing", billed, |case| {
        record(case).billing.withholdings.push(Withholding {
            code: "07".to_owned(),
            percent: whole(9),
        });
    }),
    broken("client.withholding_extra", billed, |case| {
        case.content
            .withholdings
            .push(super::cases::tax("06", 4, 3_000_000, 120_000, ""));
    }),
    broken("client.income", billed, |case| {
        record(case).billing.withholds_income = true;
        facts(case).income_rates.push(whole(4));
    }),
    broken("outliers.amount", billed, |case| {
        facts(case).usual = Some(whole(1_000_000))
    }),
    broken("outliers.twin_draft", billed, |case| {
        facts(case).is_twin_of_draft = true
    }),
    broken("outliers.lines", colombian, |case| {
        let first = lines(case).clone();
        *case.content.lines.last_mut().unwrap() = first;
    }),
];
