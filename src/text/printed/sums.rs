//! The sums of a printed document: how its lines become what is to be paid, tax by tax, and what the client withholds.

use crate::domain::country::Country;
use crate::domain::invoice::{Content, Tax};
use crate::domain::words::{Words, words};
use crate::text::lang::Locale;
use crate::text::tax_labels;
use rust_decimal::Decimal;

/// One row under the lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    pub label: String,
    /// What the tax is worked out from, of a tax.
    pub base: Option<Decimal>,
    /// Negative when it is taken off.
    pub amount: Decimal,
}

/// The rows between the lines and the total.
pub fn before_total(content: &Content, locale: Locale) -> Vec<Sum> {
    match content.country {
        Country::Colombia => of_colombia(content, locale),
        Country::Peru => of_peru(content, locale),
    }
}

/// What the client keeps of the total, tax by tax.
pub fn withheld(content: &Content, locale: Locale) -> Vec<Sum> {
    let taxes = content.withholdings.iter();
    taxes
        .map(|tax| Sum {
            label: tax_labels::withholding(tax, locale),
            base: Some(tax.base),
            amount: -tax.amount,
        })
        .collect()
}

/// What is paid to the company once the client withheld its part, and in Peru deposited the other.
/// Absent when it is the total.
pub fn net(content: &Content) -> Option<Decimal> {
    let detraction = content.detraction.as_ref();
    let same = detraction.filter(|own| own.currency.is_none_or(|own| own == content.currency));
    let deposit = same.and_then(|own| own.amount);
    let withheld = content.withholdings.iter().map(|tax| tax.amount);
    let less = withheld
        .chain(deposit)
        .try_fold(Decimal::ZERO, Decimal::checked_add)?;
    let net = content.totals.payable.checked_sub(less)?;
    (!less.is_zero()).then_some(net)
}

fn plain(label: Words, amount: Decimal, locale: Locale) -> Sum {
    Sum {
        label: label.in_lang(locale.lang()).to_owned(),
        base: None,
        amount,
    }
}

fn of_tax(tax: &Tax, locale: Locale) -> Sum {
    Sum {
        label: tax_labels::tax(tax, locale),
        base: Some(tax.base).filter(|base| !base.is_zero()),
        amount: tax.amount,
    }
}

fn of_colombia(content: &Content, locale: Locale) -> Vec<Sum> {
    let totals = &content.totals;
    let mut sums = vec![plain(words("Subtotal", "Subtotal"), totals.lines, locale)];
    sums.extend(content.taxes.iter().map(|tax| of_tax(tax, locale)));
    sums.extend(adjustments(content, locale));
    sums
}

/// SUNAT wants the sum of what is sold apart by how the IGV treats it, then the taxes.
fn of_peru(content: &Content, locale: Locale) -> Vec<Sum> {
    let mut sums = Vec::new();
    for (code, label) in [
        ("1000", words("Op. gravadas", "Taxed")),
        ("1016", words("Op. gravadas con IVAP", "Taxed with IVAP")),
        ("9997", words("Op. exoneradas", "Exempt")),
        ("9998", words("Op. inafectas", "Not subject")),
        ("9995", words("Exportación", "Export")),
        ("9996", words("Op. gratuitas", "Free of charge")),
    ] {
        let bases = content.taxes.iter().filter(|tax| tax.code == code);
        let base = bases
            .map(|tax| tax.base)
            .fold(Decimal::ZERO, Decimal::saturating_add);
        if !base.is_zero() {
            sums.push(plain(label, base, locale));
        }
    }
    let free = |tax: &&Tax| !matches!(&*tax.code, "9995" | "9996" | "9997" | "9998");
    for tax in content.taxes.iter().filter(free) {
        // The document leaves the rate to its lines.
        let lines = content.lines.iter().flat_map(|line| &line.taxes);
        let mut same = lines.filter(|line| line.code == tax.code);
        let percent = tax
            .percent
            .or_else(|| same.next().and_then(|line| line.percent));
        let label = tax_labels::tax(
            &Tax {
                percent,
                ..tax.clone()
            },
            locale,
        );
        sums.push(Sum {
            label,
            base: None,
            amount: tax.amount,
        });
    }
    sums.extend(adjustments(content, locale));
    sums
}

/// What is taken off or added after the taxes.
fn adjustments(content: &Content, locale: Locale) -> impl Iterator<Item = Sum> {
    let totals = &content.totals;
    let rows = [
        (words("Descuentos", "Discounts"), -totals.allowances),
        (words("Cargos", "Charges"), totals.charges),
        (words("Anticipos", "Prepaid"), -totals.prepaid),
        (words("Redondeo", "Rounding"), totals.rounding),
    ];
    rows.into_iter()
        .filter(|(_, amount)| !amount.is_zero())
        .map(move |(label, amount)| plain(label, amount, locale))
}
