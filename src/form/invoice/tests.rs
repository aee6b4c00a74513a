//! A draft survives its form, what is wrong is told by its field, and claims go with their lines.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic")]

use super::{InvoiceForm, Own};
use crate::app::samples;
use crate::domain::billing::{Claim, Part};
use crate::domain::contract::billing::LineKey;
use crate::domain::country::Country;
use crate::domain::ids::{ContractId, InvoiceId};
use crate::domain::invoice::noting::partial;
use crate::domain::invoice::totals::compute;
use crate::domain::invoice::{DocumentType, Invoice, PaymentTerms, State};
use crate::domain::money::Currency;
use crate::form::input::DecimalMark;
use crate::form::invoice::adjustments::{AdjustedBy, AdjustmentForm};
use crate::form::invoice::lines::{LineForm, LineTax};
use crate::form::invoice::payment::{DetractionForm, divided};
use rust_decimal::Decimal;
use uuid::Uuid;

fn blank() -> Invoice {
    let mut invoice = samples::invoice(40, 1, "", "2026-11-01", "", 0);
    invoice.id = InvoiceId(Uuid::from_u128(40));
    invoice.state = State::Draft;
    invoice.content.lines.clear();
    invoice
}

fn typed() -> InvoiceForm {
    let mut form = InvoiceForm::new(None, Currency::COP, Country::Colombia);
    form.period_from = "2026-10-01".to_owned();
    form.period_to = "2026-10-31".to_owned();
    form.income = "4".to_owned();
    form.adjustments = vec![AdjustmentForm {
        value: "10".to_owned(),
        ..AdjustmentForm::new()
    }];
    form.lines = vec![LineForm {
        description: "Mesa de ayuda, octubre".to_owned(),
        quantity: "2,5".to_owned(),
        price: "1000000".to_owned(),
        tax: LineTax::Reduced,
        ..LineForm::new(Country::Colombia)
    }];
    form
}

fn parsed(form: &InvoiceForm, base: &Invoice) -> Result<Invoice, Vec<String>> {
    let client = samples::client(1, "Uno", "900123456");
    let own = Own {
        currency: base.content.currency,
        deposit_account: "00-123-456789".to_owned(),
    };
    form.parse(base, Some(&client), &own, DecimalMark::Comma)
        .map_err(|errors| errors.iter().map(|error| error.field.clone()).collect())
}

#[test]
fn amounts_follow_from_what_is_typed() {
    let mut invoice = parsed(&typed(), &blank()).unwrap();
    compute(&mut invoice.content).unwrap();
    let totals = &invoice.content.totals;
    assert_eq!(totals.lines, Decimal::from(2_500_000));
    assert_eq!(totals.taxes, Decimal::from(125_000));
    assert_eq!(totals.allowances, Decimal::from(250_000));
    assert_eq!(totals.payable, Decimal::from(2_375_000));
    assert_eq!(
        invoice.content.withholdings[0].amount,
        Decimal::from(100_000)
    );
}

#[test]
fn a_draft_is_the_same_after_its_form() {
    let mut base = parsed(&typed(), &blank()).unwrap();
    compute(&mut base.content).unwrap();
    let form = InvoiceForm::of(&base, DecimalMark::Comma);
    let mut again = parsed(&form, &base).unwrap();
    compute(&mut again.content).unwrap();
    assert_eq!(again.content, base.content);
}

#[test]
fn what_a_line_bills_goes_with_it() {
    let mut base = parsed(&typed(), &blank()).unwrap();
    let claim = Claim {
        contract: ContractId(Uuid::from_u128(1)),
        line: LineKey {
            added_by: None,
            number: 1,
        },
        part: Part::Milestone,
    };
    base.content.lines[0].bills = Some(Box::new(claim));
    let mut form = InvoiceForm::of(&base, DecimalMark::Comma);
    form.lines.insert(
        0,
        LineForm {
            description: "Otra cosa".to_owned(),
            price: "1".to_owned(),
            ..LineForm::new(Country::Colombia)
        },
    );
    let read = parsed(&form, &base).unwrap();
    assert_eq!(read.content.lines[0].bills, None);
    assert_eq!(read.content.lines[1].bills.as_deref(), Some(&claim));
}

#[test]
fn each_fault_is_told_at_its_field() {
    let mut form = typed();
    form.period_to = "2026-09-01".to_owned();
    form.days = "x".to_owned();
    form.lines[0].quantity = "0".to_owned();
    form.lines[0].price = "-1".to_owned();
    form.lines[0].description = " ".to_owned();
    form.adjustments[0].value = "101".to_owned();
    assert_eq!(
        parsed(&form, &blank()).unwrap_err(),
        [
            "period_to",
            "days",
            "adjustments[0].value",
            "lines[0].description",
            "lines[0].quantity",
            "lines[0].price",
        ]
    );
}

#[test]
fn a_rate_below_zero_is_refused_wherever_it_is_typed() {
    let mut form = typed();
    form.adjustments[0].value = "-10".to_owned();
    form.income = "-4".to_owned();
    form.lines[0].discount = "-5 %".to_owned();
    let mut amount = form.lines[0].clone();
    amount.discount_by = AdjustedBy::Amount;
    amount.discount = "-1000".to_owned();
    form.lines.push(amount);
    assert_eq!(
        parsed(&form, &blank()).unwrap_err(),
        [
            "adjustments[0].value",
            "withholdings.06",
            "lines[0].discount",
            "lines[1].discount",
        ]
    );
}

#[test]
fn discounts_and_charges_of_an_amount_survive_their_form() {
    let mut form = typed();
    form.adjustments.push(AdjustmentForm {
        charge: true,
        by: AdjustedBy::Amount,
        value: "50.000".to_owned(),
        reason: "Transporte".to_owned(),
        ..AdjustmentForm::new()
    });
    form.lines[0].discount = "100.000".to_owned();
    form.lines[0].discount_by = AdjustedBy::Amount;
    let mut base = parsed(&form, &blank()).unwrap();
    let mut charge = base.content.adjustments[1].clone();
    charge.reason = "Empaque".to_owned();
    base.content.lines[0].adjustments.push(charge);
    compute(&mut base.content).unwrap();
    let totals = &base.content.totals;
    assert_eq!(totals.lines, Decimal::from(2_450_000));
    assert_eq!(totals.charges, Decimal::from(50_000));
    let form = InvoiceForm::of(&base, DecimalMark::Comma);
    let mut again = parsed(&form, &base).unwrap();
    compute(&mut again.content).unwrap();
    assert_eq!(again.content, base.content);
}

/// A draft of Peru with one line of a thousand soles.
fn peruvian() -> (InvoiceForm, Invoice) {
    let mut base = blank();
    base.content.country = Country::Peru;
    base.content.currency = Currency::PEN;
    base.content.operation = "0101".to_owned();
    let mut form = InvoiceForm::new(None, Currency::PEN, Country::Peru);
    form.lines = vec![LineForm {
        description: "Soporte, octubre".to_owned(),
        price: "1000".to_owned(),
        ..LineForm::new(Country::Peru)
    }];
    (form, base)
}

#[test]
fn what_is_given_for_nothing_is_not_asked_for_and_survives_its_form() {
    let (mut form, base) = peruvian();
    form.lines.push(LineForm {
        description: "Capacitación sin costo".to_owned(),
        price: "200".to_owned(),
        free: true,
        ..LineForm::new(Country::Peru)
    });
    let mut draft = parsed(&form, &base).unwrap();
    compute(&mut draft.content).unwrap();
    let free = &draft.content.lines[1];
    assert_eq!(free.reference_price, Some(Decimal::from(200)));
    assert_eq!(
        (&*free.taxes[0].code, &*free.taxes[0].reason),
        ("9996", "13")
    );
    assert_eq!(draft.content.totals.payable, Decimal::from(1_180));
    let form = InvoiceForm::of(&draft, DecimalMark::Comma);
    assert!(form.lines[1].free && form.lines[1].tax == LineTax::General);
    let mut again = parsed(&form, &draft).unwrap();
    compute(&mut again.content).unwrap();
    assert_eq!(again.content, draft.content);
    // A Colombian sample: its price is for reference and its IVA is of nothing.
    let mut form = typed();
    form.lines[0].free = true;
    form.adjustments.clear();
    let mut sample = parsed(&form, &blank()).unwrap();
    compute(&mut sample.content).unwrap();
    assert_eq!(sample.content.totals.payable, Decimal::ZERO);
}

#[test]
fn the_deposit_follows_the_total_and_says_which_operation_it_is() {
    let (mut form, base) = peruvian();
    form.detraction = DetractionForm {
        code: "037".to_owned(),
        percent: "12".to_owned(),
    };
    let mut draft = parsed(&form, &base).unwrap();
    compute(&mut draft.content).unwrap();
    let deposit = draft.content.detraction.clone().unwrap();
    // 12 % of 1,180 is 141.60, in whole soles.
    assert_eq!(deposit.amount, Some(Decimal::from(142)));
    assert_eq!(deposit.account, "00-123-456789");
    assert_eq!(draft.content.operation, "1001");
    let mut form = InvoiceForm::of(&draft, DecimalMark::Comma);
    form.lines[0].quantity = "2".to_owned();
    let mut more = parsed(&form, &draft).unwrap();
    compute(&mut more.content).unwrap();
    let deposit = more.content.detraction.clone().unwrap();
    assert_eq!(deposit.amount, Some(Decimal::from(283)));
    form.detraction.code.clear();
    let without = parsed(&form, &draft).unwrap();
    assert_eq!(
        (without.content.detraction, &*without.content.operation),
        (None, "0101")
    );
}

#[test]
fn a_note_is_filled_in_from_its_invoice() {
    let mut invoice = samples::invoice(41, 1, "FE1", "2026-11-01", "", 1_190_000);
    invoice.content.payment.means = "47".to_owned();
    let draft = |document_type| {
        let mut base = blank();
        base.content = partial(&invoice, document_type);
        let mut form = InvoiceForm::of(&base, DecimalMark::Comma);
        assert_eq!(parsed(&form, &base).unwrap_err()[0], "reason_text");
        form.reason_text = "Menos horas de las cobradas".to_owned();
        form.lines = vec![LineForm {
            origin: Some(0),
            description: "Horas de octubre que no se prestaron".to_owned(),
            price: "100000".to_owned(),
            ..LineForm::new(Country::Colombia)
        }];
        let mut note = parsed(&form, &base).unwrap();
        compute(&mut note.content).unwrap();
        note.content
    };
    let credit = draft(DocumentType::CreditNote);
    assert_eq!((&*credit.type_code, &*credit.operation), ("91", "20"));
    assert_eq!(credit.references[0].number, "FE1");
    assert_eq!(credit.reason.unwrap().code, "4");
    assert_eq!(credit.totals.payable, Decimal::from(119_000));
    assert_eq!(credit.payment, PaymentTerms::default());
    let debit = draft(DocumentType::DebitNote);
    assert_eq!((&*debit.type_code, &*debit.operation), ("92", "30"));
    assert_eq!(
        (&*debit.payment.means, debit.payment.days),
        ("47", Some(30))
    );
}

#[test]
fn a_debt_is_divided_without_losing_a_cent() {
    let first = "2026-12-31".parse().unwrap();
    let debt: Decimal = "1038.00".parse().unwrap();
    let parts = divided(debt, (7, first), Currency::PEN, DecimalMark::Comma);
    let (mut form, base) = peruvian();
    form.instalments = parts;
    let draft = parsed(&form, &base).unwrap();
    let parts = &draft.content.payment.instalments;
    assert_eq!(parts.iter().map(|part| part.amount).sum::<Decimal>(), debt);
    assert_eq!(parts[0].amount, "148.29".parse().unwrap());
    assert_eq!(parts[6].amount, "148.26".parse().unwrap());
    let days: Vec<String> = parts.iter().map(|part| part.due_on.to_string()).collect();
    assert_eq!(days[..3], ["2026-12-31", "2027-01-31", "2027-02-28"]);
    form.instalments[1].amount = "0".to_owned();
    form.instalments[2].due_on = "31/31/2027".to_owned();
    assert_eq!(
        parsed(&form, &base).unwrap_err(),
        ["instalments[1].amount", "instalments[2].due_on"]
    );
}
