//! How far a stated amount may be from the computed one before it matters, and how much it then matters.
//! Exactness is to the cent; what an authority tolerates is still reported, as a lighter finding.

use crate::domain::check::{Place, Report, Subject};
use crate::domain::country::Country;
use crate::domain::finding::{Fact, Severity};
use crate::domain::money::{Rounding, round};
use rust_decimal::Decimal;

/// One cent: two amounts closer than this are the same, however they were rounded.
const CENT: Decimal = Decimal::from_parts(1, 0, 0, false, 2);
/// DIAN: tolerance that only secondary sources give, so beyond whole pesos it is a warning.
const PESOS: Decimal = Decimal::TWO;
/// SUNAT 3103, 3271, 3277–3280, 3290–3294, 3300: plus or minus one.
const SOLES: Decimal = Decimal::ONE;

/// Whether two amounts are the same to the cent. An amount that could not be computed is the same as none.
pub fn same(stated: Decimal, computed: Option<Decimal>) -> bool {
    computed
        .and_then(|computed| stated.checked_sub(computed))
        .is_some_and(|difference| difference.abs() < CENT)
}

/// How grave the difference between two amounts is; absent when they are the same.
///
/// Colombia: the DIAN compares after rounding to whole pesos. Peru: the SUNAT tolerates one sol.
pub fn gravity(country: Country, stated: Decimal, computed: Option<Decimal>) -> Option<Severity> {
    let Some((computed, difference)) =
        computed.and_then(|computed| Some((computed, stated.checked_sub(computed)?.abs())))
    else {
        return Some(Severity::Error);
    };
    if difference < CENT {
        return None;
    }
    let whole = |amount| round(amount, 0, Rounding::HalfAway);
    Some(match country {
        Country::Colombia if whole(stated) == whole(computed) => Severity::Note,
        Country::Colombia if difference <= PESOS => Severity::Warning,
        Country::Peru if difference <= SOLES => Severity::Note,
        _ => Severity::Error,
    })
}

/// Reports a stated amount that differs from the computed one, no graver than the rule allows.
pub fn compare(
    subject: &Subject,
    report: &mut Report,
    place: Place,
    stated: Decimal,
    computed: Option<Decimal>,
) {
    if let Some(severity) = gravity(subject.content.country, stated, computed) {
        let severity = severity.min(report.rule.severity);
        // Products have more decimals than anyone writes.
        let decimals = stated.scale().max(2);
        let expected =
            computed.map(|computed| Fact::Amount(round(computed, decimals, Rounding::HalfAway)));
        report.find_as(severity, place, Some(Fact::Amount(stated)), expected);
    }
}

/// Reports a stated amount unless it equals one of several computed ones; the first is the one expected.
pub fn compare_any(
    subject: &Subject,
    report: &mut Report,
    place: Place,
    stated: Decimal,
    computed: &[Option<Decimal>],
) {
    if computed.iter().any(|computed| same(stated, *computed)) {
        return;
    }
    let mildest = computed
        .iter()
        .min_by_key(|computed| gravity(subject.content.country, stated, **computed));
    compare(subject, report, place, stated, mildest.copied().flatten());
}

/// An amount divided by a power of ten, by moving its point: a hundred thousand documents have many percentages,
/// and a true division takes many times longer.
pub fn shifted(amount: Decimal, places: u32) -> Option<Decimal> {
    let mut shifted = amount;
    match shifted.set_scale(amount.scale().checked_add(places)?) {
        Ok(()) => Some(shifted),
        Err(_) => amount.checked_div(Decimal::from(10u64.checked_pow(places)?)),
    }
}

/// The sum of amounts; absent when it is too large to hold.
pub fn sum(amounts: impl IntoIterator<Item = Decimal>) -> Option<Decimal> {
    amounts
        .into_iter()
        .try_fold(Decimal::ZERO, |sum, amount| sum.checked_add(amount))
}

#[cfg(test)]
mod tests {
    use super::{gravity, same, shifted};
    use crate::domain::country::Country;
    use crate::domain::finding::Severity;
    use Country::{Colombia, Peru};
    use rust_decimal::Decimal;

    #[test]
    fn each_authority_has_its_tolerance() {
        for (country, stated, computed, expected) in [
            (Colombia, 10_000, 10_000, None),
            (Colombia, 239_401, 239_400, Some(Severity::Note)),
            (Colombia, 239_451, 239_449, Some(Severity::Warning)),
            (Colombia, 10_200, 10_000, Some(Severity::Warning)),
            (Colombia, 10_201, 10_000, Some(Severity::Error)),
            (Peru, 10_100, 10_000, Some(Severity::Note)),
            (Peru, 10_101, 10_000, Some(Severity::Error)),
        ] {
            let (stated, computed) = (Decimal::new(stated, 2), Decimal::new(computed, 2));
            assert_eq!(
                gravity(country, stated, Some(computed)),
                expected,
                "{stated} {computed}"
            );
        }
        assert_eq!(gravity(Peru, Decimal::ONE, None), Some(Severity::Error));
        assert_eq!(
            gravity(Peru, Decimal::MAX, Some(Decimal::MIN)),
            Some(Severity::Error)
        );
        assert!(same(
            Decimal::new(239_401, 2),
            Some(Decimal::new(23_940_114, 4))
        ));
    }

    #[test]
    fn a_shifted_amount_is_a_divided_one() {
        for amount in [
            Decimal::new(123_456, 2),
            Decimal::new(-5, 0),
            Decimal::new(1, 27),
            Decimal::MAX,
        ] {
            for places in [2, 3] {
                let divisor = Decimal::from(10u64.pow(places));
                assert_eq!(shifted(amount, places), amount.checked_div(divisor));
            }
        }
    }
}
