//! The examples of the annex, and what its seed cannot tell apart.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]
use super::{EventFacts, InvoiceFacts, is_well_formed};
use chrono::NaiveDate;
use proptest::prelude::*;
use rust_decimal::{Decimal, RoundingStrategy};

fn annex_example() -> InvoiceFacts<'static> {
    InvoiceFacts {
        number: "323200000129",
        issued_on: NaiveDate::from_ymd_opt(2019, 1, 16).unwrap(),
        time: "10:53:10-05:00",
        lines: Decimal::new(150_000_000, 2),
        iva: Decimal::new(28_500_000, 2),
        inc: Decimal::ZERO,
        ica: Decimal::ZERO,
        payable: Decimal::new(178_500_000, 2),
        issuer: "700085371",
        customer: "800199436",
        secret: "693ff6f2a553c3646a063436fd4dd9ded0311471",
        environment: "1",
    }
}

#[test]
fn the_example_of_the_annex_gives_its_cufe() {
    let facts = annex_example();
    assert_eq!(
        facts.seed(),
        "3232000001292019-01-1610:53:10-05:001500000.0001285000.00040.00030.001785000.00700085371800199436693ff6f2a553c3646a063436fd4dd9ded03114711"
    );
    let code = "8bb918b19ba22a694f1da11c643b5e9de39adf60311cf179179e9b33381030bcd4c3c3f156c506ed5908f9276f5bd9b4";
    assert_eq!(facts.code(), code);
    assert!(facts.matches(code));
    assert!(!facts.matches(&code.to_uppercase()));
    assert!(!facts.matches(&code[1..]));
    assert!(is_well_formed(code) && !is_well_formed(&code[1..]));
}

#[test]
fn the_credit_note_of_the_annex_gives_its_cude() {
    let facts = InvoiceFacts {
        number: "8110007871",
        issued_on: NaiveDate::from_ymd_opt(2019, 1, 12).unwrap(),
        time: "07:00:00-05:00",
        lines: Decimal::new(5000, 0),
        iva: Decimal::new(950, 0),
        payable: Decimal::new(5950, 0),
        issuer: "900373076",
        customer: "8355990",
        secret: "12301",
        ..annex_example()
    };
    assert_eq!(
        facts.code(),
        "907e4444decc9e59c160a2fb3b6659b33dc5b632a5008922b9a62f83f757b1c448e47f5867f2b50dbdb96f48c7681168"
    );
}

#[test]
fn the_event_of_the_annex_gives_its_cude() {
    let facts = EventFacts {
        number: "1",
        issued_on: NaiveDate::from_ymd_opt(2019, 4, 30).unwrap(),
        time: "19:48:50-05:00",
        sender: "99998888",
        receiver: "800197268",
        code: "030",
        about: "FE123",
        about_type: "01",
        secret: "11111",
    };
    assert_eq!(
        facts.seed(),
        "12019-04-3019:48:50-05:0099998888800197268030FE1230111111"
    );
    assert_eq!(
        facts.code(),
        "0d91ba25b01f5e7dbda870a11b274501d3a62a73e91932c473c86c93f12a142a2ac45876efcde3e679024a01c0be41f9"
    );
}

#[test]
fn amounts_are_cut_to_two_decimals_and_keys_lowered() {
    let facts = InvoiceFacts {
        lines: Decimal::new(12_999, 3),
        secret: "ABC",
        ..annex_example()
    };
    assert!(facts.seed().contains("-05:0012.9901"));
    assert!(facts.seed().ends_with("800199436abc1"));
}

#[test]
fn the_seed_has_no_separators_so_customer_and_secret_can_be_shifted() {
    let first = InvoiceFacts {
        customer: "8355990",
        secret: "12345",
        ..annex_example()
    };
    let second = InvoiceFacts {
        customer: "8355990123",
        secret: "45",
        ..annex_example()
    };
    assert_eq!(first.code(), second.code());
}

proptest! {
    #[test]
    fn any_change_of_an_amount_changes_the_code(cents in 1i64..1_000_000) {
        let mut changed = annex_example();
        changed.payable += Decimal::new(cents, 2);
        prop_assert!(!annex_example().matches(&changed.code()));
    }
}

proptest! {
    /// However an amount is written, it is what the decimal itself would write with the rest cut off.
    #[test]
    fn amounts_are_written_as_decimals_write_themselves(
        digits in prop_oneof![any::<i64>().prop_map(i128::from), -(1i128 << 90)..(1i128 << 90), -1_000i128..1_000],
        scale in 0u32..=28,
    ) {
        let amount = Decimal::from_i128_with_scale(digits, scale);
        let mut written = String::new();
        super::write_amount(&mut written, amount).unwrap();
        let cut = amount.round_dp_with_strategy(2, RoundingStrategy::ToZero);
        prop_assert_eq!(written, format!("{cut:.2}"));
    }
}
