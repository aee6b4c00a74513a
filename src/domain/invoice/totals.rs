//! Works out every amount of a document from its quantities, prices, rates and percentages: what a draft shows while it
//! is written. Whether the amounts of a document are right is decided by `domain::check`, which computes on its own.

use crate::domain::country::Country;
use crate::domain::invoice::{Adjustment, Content, Line, Tax, Totals, deposit};
use crate::domain::money::{Rounding, minor_units, round};
use rust_decimal::Decimal;

/// Decimals of a price with its taxes (SUNAT, catalogue 16 code 01: up to ten).
const PRICE_DECIMALS: u32 = 10;

/// An amount that does not fit in 28 digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an amount does not fit in 28 digits")]
pub struct TooLarge;

/// How amounts are rounded: by each authority's rule, to the smallest unit of the currency.
#[derive(Debug, Clone, Copy)]
struct Rule {
    country: Country,
    rounding: Rounding,
    decimals: u32,
}

/// The authority's way to round (DIAN, Anexo técnico 1.9, 5.2.1; in Peru the commercial one).
pub fn rounding(country: Country) -> Rounding {
    match country {
        Country::Colombia => Rounding::DianAnnex,
        Country::Peru => Rounding::HalfAway,
    }
}

impl Rule {
    fn of(content: &Content) -> Rule {
        Rule {
            country: content.country,
            rounding: rounding(content.country),
            decimals: minor_units(content.currency),
        }
    }

    fn round(self, amount: Decimal) -> Decimal {
        round(amount, self.decimals, self.rounding)
    }

    fn percent(self, base: Decimal, percent: Decimal) -> Option<Decimal> {
        let hundredths = base.checked_mul(percent)?;
        Some(self.round(hundredths.checked_div(Decimal::ONE_HUNDRED)?))
    }

    /// DIAN 03 and 07 are per mille.
    fn tax(self, tax: &Tax) -> Option<Decimal> {
        if let Some(unit) = &tax.per_unit {
            return Some(self.round(unit.amount.checked_mul(unit.units)?));
        }
        let percent = tax.percent?;
        let is_per_mille = self.country == Country::Colombia && matches!(&*tax.code, "03" | "07");
        let percent = if is_per_mille {
            percent.checked_div(Decimal::TEN)?
        } else {
            percent
        };
        self.percent(tax.base, percent)
    }
}

/// Writes every amount of a document anew: lines, their taxes, the document's taxes, withholdings and totals.
/// Prepayments, rounding and taxes without a rate stay as they are.
///
/// # Errors
/// When an amount cannot be held; the document is then as it was.
pub fn compute(content: &mut Content) -> Result<(), TooLarge> {
    computed(content).map(|new| *content = new).ok_or(TooLarge)
}

fn computed(content: &Content) -> Option<Content> {
    let rule = Rule::of(content);
    let mut new = content.clone();
    for line in &mut new.lines {
        of_line(rule, line)?;
    }
    let lines = sum(new
        .lines
        .iter()
        .filter(|line| is_paid(rule, line))
        .map(|line| line.amount))?;
    for adjustment in &mut new.adjustments {
        of_adjustment(rule, adjustment, lines)?;
    }
    new.taxes = of_document(rule, &new)?;
    for withheld in &mut new.withholdings {
        // ReteIVA is a part of the IVA; the others are of the value of what is sold.
        withheld.base = match &*withheld.code {
            "05" => sum(of_code(&new.taxes, "01").map(|tax| tax.amount))?,
            _ => lines,
        };
        withheld.amount = rule.tax(withheld).unwrap_or(withheld.amount);
    }
    new.totals = totals(rule, &new, lines)?;
    if let Some(detraction) = &mut new.detraction
        && let Some(percent) = detraction.percent
    {
        detraction.amount = Some(deposit::of_total(new.totals.payable, percent)?);
    }
    Some(new)
}

fn of_line(rule: Rule, line: &mut Line) -> Option<()> {
    let is_free = is_free(line);
    let price = match rule.country {
        // What is given for free has the value that it would be sold for (SUNAT 3224).
        Country::Peru if is_free => line.reference_price?,
        _ => line.price,
    };
    let gross = rule.round(line.quantity.checked_mul(price)?);
    let mut amount = gross;
    for adjustment in &mut line.adjustments {
        of_adjustment(rule, adjustment, gross)?;
        if rule.country == Country::Colombia || !matches!(&*adjustment.code, "01" | "48") {
            amount = added(amount, adjustment)?;
        }
    }
    line.amount = amount;
    let selective = sum(of_code(&line.taxes, "2000").map(|tax| tax.amount))?;
    for tax in &mut line.taxes {
        if tax.per_unit.is_none() && tax.percent.is_some() {
            tax.base = match rule.country {
                Country::Peru if tax.code != "2000" => amount.checked_add(selective)?,
                _ => amount,
            };
        }
        tax.amount = rule.tax(tax).unwrap_or(tax.amount);
    }
    let counted = line.taxes.iter().filter(|tax| adds_up(rule, &tax.code));
    let taxes = sum(counted.map(|tax| tax.amount))?;
    line.tax_amount = (!line.taxes.is_empty()).then_some(taxes);
    line.price_with_tax = match rule.country {
        Country::Peru if !is_free && !line.quantity.is_zero() => {
            let whole = amount.checked_add(taxes)?.checked_div(line.quantity)?;
            Some(round(whole, PRICE_DECIMALS, Rounding::HalfAway).normalize())
        }
        _ => None,
    };
    Some(())
}

/// One of a percentage is worked out; one of an amount stays.
fn of_adjustment(rule: Rule, adjustment: &mut Adjustment, base: Decimal) -> Option<()> {
    if let Some(percent) = adjustment.percent {
        adjustment.base = Some(base);
        adjustment.amount = rule.percent(base, percent)?;
    }
    Some(())
}

/// One entry for each tax and rate of the lines; in Peru one for each tax, less what global allowances take from its base.
fn of_document(rule: Rule, content: &Content) -> Option<Vec<Tax>> {
    let mut taxes: Vec<Tax> = Vec::new();
    for tax in content.lines.iter().flat_map(|line| &line.taxes) {
        let same = |known: &&mut Tax| {
            known.code == tax.code
                && (rule.country == Country::Peru || known.percent == tax.percent)
        };
        match taxes.iter_mut().find(same) {
            Some(known) => {
                known.base = known.base.checked_add(tax.base)?;
                known.amount = known.amount.checked_add(tax.amount)?;
            }
            None => taxes.push(Tax {
                reason: String::new(),
                percent: tax.percent.filter(|_| rule.country == Country::Colombia),
                ..tax.clone()
            }),
        }
    }
    if rule.country == Country::Peru {
        lessen(rule, content, &mut taxes)?;
    }
    Some(taxes)
}

/// Global allowances (02) and charges (49) change the base of the IGV (SUNAT 3291).
fn lessen(rule: Rule, content: &Content, taxes: &mut [Tax]) -> Option<()> {
    let change = base_change(content)?;
    let rates = content.lines.iter().flat_map(|line| &line.taxes);
    let mut rates = rates
        .filter(|tax| tax.code == "1000")
        .map(|tax| tax.percent);
    let rate = rates.next().flatten();
    let taxed = taxes.iter_mut().find(|tax| tax.code == "1000");
    if let (Some(tax), Some(rate)) = (taxed, rate)
        && !change.is_zero()
    {
        tax.base = tax.base.checked_add(change)?;
        tax.amount = rule.percent(tax.base, rate)?;
    }
    Some(())
}

fn base_change(content: &Content) -> Option<Decimal> {
    let changes = content.adjustments.iter();
    changes
        .filter(|each| matches!((each.charge, &*each.code), (false, "02") | (true, "49")))
        .try_fold(Decimal::ZERO, added)
}

fn totals(rule: Rule, content: &Content, lines: Decimal) -> Option<Totals> {
    let adjustments = |charge: bool| {
        let own = content.adjustments.iter();
        let of_lines = content.lines.iter().flat_map(|line| &line.adjustments);
        let of_lines = of_lines.filter(|_| rule.country == Country::Peru);
        let counted = own.chain(of_lines).filter(|each| {
            each.charge == charge
                && match rule.country {
                    Country::Colombia => true,
                    Country::Peru => leaves_base(&each.code),
                }
        });
        sum(counted.map(|each| each.amount))
    };
    let counted = content.taxes.iter().filter(|tax| adds_up(rule, &tax.code));
    let taxes = sum(counted.map(|tax| tax.amount))?;
    let lines = match rule.country {
        Country::Colombia => lines,
        Country::Peru => lines.checked_add(base_change(content)?)?,
    };
    let inclusive = lines.checked_add(taxes)?;
    let old = &content.totals;
    let (allowances, charges) = (adjustments(false)?, adjustments(true)?);
    let payable = inclusive
        .checked_sub(allowances)?
        .checked_add(charges)?
        .checked_add(old.rounding)?
        .checked_sub(old.prepaid)?;
    let bases = content.lines.iter().flat_map(|line| &line.taxes);
    let bases = sum(bases
        .filter(|tax| tax.per_unit.is_none())
        .map(|tax| tax.base))?;
    Some(Totals {
        lines,
        tax_exclusive: match rule.country {
            Country::Colombia => Some(bases),
            Country::Peru => old.tax_exclusive.map(|_| lines),
        },
        tax_inclusive: Some(inclusive),
        taxes,
        allowances,
        charges,
        prepaid: old.prepaid,
        rounding: old.rounding,
        payable,
    })
}

/// Whether it is given for nothing.
pub fn is_free(line: &Line) -> bool {
    line.reference_price.is_some() && line.price.is_zero()
}

/// Whether its amount is asked of the client.
fn is_paid(rule: Rule, line: &Line) -> bool {
    rule.country == Country::Colombia || !is_free(line)
}

/// Whether a tax is in the total of taxes (SUNAT 3294); all of Colombia's are.
fn adds_up(rule: Rule, code: &str) -> bool {
    rule.country == Country::Colombia || matches!(code, "1000" | "1016" | "2000" | "7152" | "9999")
}

/// Adjustments that leave the tax base as it is (SUNAT, catalogue 53).
fn leaves_base(code: &str) -> bool {
    matches!(code, "01" | "03" | "63" | "45" | "46" | "48" | "50")
}

fn added(amount: Decimal, adjustment: &Adjustment) -> Option<Decimal> {
    if adjustment.charge {
        amount.checked_add(adjustment.amount)
    } else {
        amount.checked_sub(adjustment.amount)
    }
}

fn of_code<'a>(taxes: &'a [Tax], code: &'a str) -> impl Iterator<Item = &'a Tax> {
    taxes.iter().filter(move |tax| tax.code == code)
}

/// The sum, when it can be held without losing decimals.
fn sum(amounts: impl Iterator<Item = Decimal>) -> Option<Decimal> {
    let mut total = Decimal::ZERO;
    for amount in amounts {
        let places = total.scale().max(amount.scale());
        total = total
            .checked_add(amount)
            .filter(|sum| sum.scale() >= places)?;
    }
    Some(total)
}
