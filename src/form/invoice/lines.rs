//! The lines of a draft as typed.

use crate::domain::billing::item_tax;
use crate::domain::country::Country;
use crate::domain::invoice::totals::is_free;
use crate::domain::invoice::{Adjustment, Content, Line, Tax};
use crate::domain::item::{Item, ItemTax, usual_unit};
use crate::form::input::DecimalMark;
use crate::form::invoice::adjustments::{AdjustedBy, of_line};
use crate::form::{FormErrors, input, sign, written};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Longest description.
const DESCRIPTION_MAX: usize = 10_000;
/// Decimals of a quantity or price.
const DECIMALS_MAX: u32 = 10;

/// How the tax on sales treats a line, as it is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum LineTax {
    /// IVA or IGV at the general rate.
    General,
    /// Colombia: IVA 5 %.
    Reduced,
    /// Colombia: INC 8 %.
    Consumption,
    Exempt,
    Excluded,
    Export,
    /// Whatever it is now: it cannot be said by one of the others.
    AsItIs,
}

impl LineTax {
    /// What can be chosen in a country.
    pub fn offered(country: Country) -> &'static [LineTax] {
        match country {
            Country::Colombia => &[
                LineTax::General,
                LineTax::Reduced,
                LineTax::Consumption,
                LineTax::Exempt,
                LineTax::Excluded,
                LineTax::Export,
            ],
            Country::Peru => &[
                LineTax::General,
                LineTax::Exempt,
                LineTax::Excluded,
                LineTax::Export,
            ],
        }
    }

    /// The tax meant; absent for what stays as it is.
    fn tax(self, country: Country) -> Option<ItemTax> {
        Some(match self {
            LineTax::General => item_tax::usual(country),
            LineTax::Reduced => ItemTax::Taxed(Decimal::from(5)),
            LineTax::Consumption => ItemTax::Consumption(Decimal::from(8)),
            LineTax::Exempt => ItemTax::Exempt,
            LineTax::Excluded => ItemTax::Excluded,
            LineTax::Export => ItemTax::Export,
            LineTax::AsItIs => return None,
        })
    }

    /// What the taxes of a line amount to.
    fn of(taxes: &[Tax], country: Country, free: bool) -> LineTax {
        let rates = |taxes: &[Tax]| -> Vec<(String, Option<Decimal>, String)> {
            let taxes = taxes.iter();
            taxes
                .map(|tax| {
                    (
                        tax.code.clone(),
                        tax.percent.map(|rate| rate.normalize()),
                        tax.reason.clone(),
                    )
                })
                .collect()
        };
        let own = rates(taxes);
        let mut offered = LineTax::offered(country).iter().copied();
        let same = |choice: &LineTax| {
            let tax = choice.tax(country);
            tax.is_some_and(|tax| rates(&taxes_of(country, tax, free)) == own)
        };
        offered.find(same).unwrap_or(LineTax::AsItIs)
    }

    /// How an item of the catalogue is chosen.
    fn of_item(item: &Item, country: Country) -> LineTax {
        LineTax::of(&item_tax::taxes(country, item.tax), country, false)
    }
}

/// A line as typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineForm {
    /// Its place in the draft that the form was made from: what it bills of a contract goes with it.
    pub origin: Option<usize>,
    pub description: String,
    pub quantity: String,
    pub unit: String,
    pub price: String,
    pub discount: String,
    pub discount_by: AdjustedBy,
    /// Given for nothing: the price is what it would be sold for.
    pub free: bool,
    pub tax: LineTax,
    pub item_code: String,
}

impl LineForm {
    pub fn new(country: Country) -> LineForm {
        LineForm {
            origin: None,
            description: String::new(),
            quantity: "1".to_owned(),
            unit: usual_unit(country).to_owned(),
            price: String::new(),
            discount: String::new(),
            discount_by: AdjustedBy::Percent,
            free: false,
            tax: LineTax::General,
            item_code: String::new(),
        }
    }

    pub fn of(place: usize, line: &Line, country: Country, mark: DecimalMark) -> LineForm {
        let discount = line.adjustments.iter().find(|each| !each.charge);
        let (discount_by, discount) =
            discount.map_or_else(Default::default, |each| AdjustedBy::of(each, mark));
        let given = line.reference_price.filter(|_| is_free(line));
        LineForm {
            origin: Some(place),
            description: line.description.clone(),
            quantity: written::decimal(line.quantity, mark),
            unit: line.unit.clone(),
            price: written::decimal(given.unwrap_or(line.price), mark),
            discount,
            discount_by,
            free: given.is_some(),
            tax: LineTax::of(&line.taxes, country, given.is_some()),
            item_code: line.item_code.clone(),
        }
    }

    /// Fills the line from the catalogue; a price that was typed stays.
    pub fn fill(&mut self, item: &Item, country: Country, mark: DecimalMark) {
        self.item_code.clone_from(&item.code);
        self.description.clone_from(&item.name);
        self.tax = LineTax::of_item(item, country);
        if !item.unit.is_empty() {
            self.unit.clone_from(&item.unit);
        }
        if let Some(price) = item.price.filter(|_| self.price.trim().is_empty()) {
            self.price = written::decimal(price.amount, mark);
        }
    }
}

/// Every line, when all are right.
pub fn lines(
    forms: &[LineForm],
    base: &Content,
    mark: DecimalMark,
    errors: &mut FormErrors,
) -> Option<Vec<Line>> {
    let mut read = Vec::with_capacity(forms.len());
    for (index, form) in forms.iter().enumerate() {
        let line = line(form, index, base, mark, errors);
        read.push(line);
    }
    read.into_iter().collect()
}

fn line(
    form: &LineForm,
    index: usize,
    base: &Content,
    mark: DecimalMark,
    errors: &mut FormErrors,
) -> Option<Line> {
    let at = |field: &str| format!("lines[{index}].{field}");
    let description = input::required(&form.description, DESCRIPTION_MAX);
    let description = errors.keep(&at("description"), description);
    let quantity =
        input::decimal_up_to(&form.quantity, mark, DECIMALS_MAX).and_then(sign::positive);
    let quantity = errors.keep(&at("quantity"), quantity);
    let unit = errors.keep(&at("unit"), input::required(&form.unit, 10));
    let price = input::decimal_up_to(&form.price, mark, DECIMALS_MAX).and_then(sign::not_negative);
    let price = errors.keep(&at("price"), price);
    let discount = form.discount_by.read(&form.discount, mark, of_line());
    let discount = errors.keep(&at("discount"), discount);
    let before = form.origin.and_then(|place| base.lines.get(place));
    let mut line = before.cloned().unwrap_or_default();
    line.description = description?;
    line.quantity = quantity?;
    line.unit = unit?;
    (line.price, line.reference_price) = match price? {
        price if form.free => (Decimal::ZERO, Some(price)),
        price => (price, None),
    };
    line.item_code.clone_from(&form.item_code);
    line.adjustments = adjusted(&line, discount?);
    if let Some(tax) = form.tax.tax(base.country) {
        line.taxes = taxes_of(base.country, tax, form.free);
    }
    Some(line)
}

fn taxes_of(country: Country, tax: ItemTax, free: bool) -> Vec<Tax> {
    if free {
        item_tax::of_free(country, tax)
    } else {
        item_tax::taxes(country, tax)
    }
}

/// The discount, beside the charges of the line and any further discount that the form does not show.
fn adjusted(line: &Line, discount: Option<Adjustment>) -> Vec<Adjustment> {
    let mut shown = false;
    let others = line.adjustments.iter().filter(|each| {
        let is_shown = !each.charge && !shown;
        shown |= is_shown;
        !is_shown
    });
    let others: Vec<Adjustment> = others.cloned().collect();
    let before = line.adjustments.iter().find(|each| !each.charge);
    let discount = discount.map(|discount| match before {
        Some(before) => Adjustment {
            code: before.code.clone(),
            reason: before.reason.clone(),
            ..discount
        },
        None => discount,
    });
    discount.into_iter().chain(others).collect()
}
