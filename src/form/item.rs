//! The form of an item of the catalogue.

use crate::domain::billing::item_tax::{usual, usual_deposit};
use crate::domain::check::codes::SUNAT_DETRACTIONS;
use crate::domain::country::Country;
use crate::domain::ids::ItemId;
use crate::domain::item::{Item, ItemDetraction, ItemTax};
use crate::domain::money::Currency;
use crate::form::input::DecimalMark;
use crate::form::rate::rate;
use crate::form::{FieldError, FormErrors, input, written};
use rust_decimal::Decimal;

#[cfg(test)]
mod tests;

/// Digits of a UNSPSC code.
const STANDARD_DIGITS: usize = 8;

/// As typed. Fields of errors: `code`, `name`, `unit`, `price`, `percent`, `withholding`, `detraction_code`,
/// `detraction_percent`, `standard_code`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemForm {
    pub code: String,
    pub name: String,
    /// A code, alone or before its name: `HUR`, `HUR · Hora`.
    pub unit: String,
    pub price: String,
    pub currency: Currency,
    pub tax: TaxKind,
    /// Of what is taxed.
    pub percent: String,
    pub withholding: String,
    /// A code, alone or before its name.
    pub detraction_code: String,
    pub detraction_percent: String,
    pub standard_code: String,
    pub active: bool,
}

/// How the tax on sales treats it, without the percentage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaxKind {
    Taxed,
    Consumption,
    Exempt,
    Excluded,
    Export,
}

impl TaxKind {
    /// Those of a country: only Colombia has the consumption tax.
    pub fn offered(country: Country) -> &'static [TaxKind] {
        match country {
            Country::Colombia => &[
                TaxKind::Taxed,
                TaxKind::Consumption,
                TaxKind::Exempt,
                TaxKind::Excluded,
                TaxKind::Export,
            ],
            Country::Peru => &[
                TaxKind::Taxed,
                TaxKind::Exempt,
                TaxKind::Excluded,
                TaxKind::Export,
            ],
        }
    }

    /// Whether it has a percentage.
    pub fn has_percent(self) -> bool {
        matches!(self, TaxKind::Taxed | TaxKind::Consumption)
    }

    fn of(tax: ItemTax) -> TaxKind {
        match tax {
            ItemTax::Taxed(_) => TaxKind::Taxed,
            ItemTax::Consumption(_) => TaxKind::Consumption,
            ItemTax::Exempt => TaxKind::Exempt,
            ItemTax::Excluded => TaxKind::Excluded,
            ItemTax::Export => TaxKind::Export,
        }
    }
}

impl ItemForm {
    /// An empty form: a service at the general rate.
    pub fn new(country: Country, currency: Currency, mark: DecimalMark) -> ItemForm {
        let unit = match country {
            Country::Colombia => "E48",
            Country::Peru => "ZZ",
        };
        ItemForm {
            code: String::new(),
            name: String::new(),
            unit: unit.to_owned(),
            price: String::new(),
            currency,
            tax: TaxKind::Taxed,
            percent: percent(usual(country), mark),
            withholding: String::new(),
            detraction_code: String::new(),
            detraction_percent: String::new(),
            standard_code: String::new(),
            active: true,
        }
    }

    /// The form of an item as it is; `currency` for one without price.
    pub fn of(item: &Item, currency: Currency, mark: DecimalMark) -> ItemForm {
        let rate = |rate: Option<Decimal>| rate.map(|rate| written::decimal(rate, mark));
        let deposit = item.detraction.as_ref();
        let price = item.price;
        ItemForm {
            code: item.code.clone(),
            name: item.name.clone(),
            unit: item.unit.clone(),
            price: rate(price.map(|price| price.amount)).unwrap_or_default(),
            currency: price.map_or(currency, |price| price.currency),
            tax: TaxKind::of(item.tax),
            percent: percent(item.tax, mark),
            withholding: rate(item.withholding).unwrap_or_default(),
            detraction_code: deposit
                .map(|deposit| deposit.code.clone())
                .unwrap_or_default(),
            detraction_percent: rate(deposit.map(|deposit| deposit.percent)).unwrap_or_default(),
            standard_code: item.standard_code.clone(),
            active: item.active,
        }
    }

    /// Another way to be taxed; what is taxed at the general rate usually is.
    pub fn choose_tax(&mut self, tax: TaxKind, country: Country, mark: DecimalMark) {
        if self.tax != tax {
            self.percent = match tax {
                TaxKind::Taxed => percent(usual(country), mark),
                _ => String::new(),
            };
        }
        self.tax = tax;
    }

    /// What is subject to a deposit; its percentage is the usual one of that code, unless another was typed.
    pub fn choose_detraction(&mut self, text: String, mark: DecimalMark) {
        let usual = |text: &str| {
            let deposit = usual_deposit(leading_code(text));
            deposit.map(|percent| written::decimal(percent, mark))
        };
        let is_own = !self.detraction_percent.is_empty()
            && Some(&self.detraction_percent) != usual(&self.detraction_code).as_ref();
        if !is_own {
            self.detraction_percent = usual(&text).unwrap_or_default();
        }
        self.detraction_code = text;
    }

    /// The item with that id, new or not.
    ///
    /// # Errors
    /// Every field that is not right.
    pub fn parse(&self, id: ItemId, mark: DecimalMark) -> Result<Item, FormErrors> {
        let mut errors = FormErrors::new();
        let code = errors.keep("code", input::required(&self.code, 40));
        let name = errors.keep("name", input::required(&self.name, 300));
        let unit = input::required(leading_code(&self.unit), 10);
        let unit = errors.keep("unit", unit);
        let read = |text: &str| input::money(text, mark, self.currency);
        let price = errors.keep("price", input::optional(&self.price, read));
        let tax = errors.keep("percent", self.tax(mark));
        let percentage = |text: &str| rate(text, mark, 100);
        let withholding = input::optional(&self.withholding, percentage);
        let withholding = errors.keep("withholding", withholding);
        let detraction = self.detraction(mark, &mut errors);
        let standard_code = errors.keep("standard_code", standard_code(&self.standard_code));
        let item = (|| {
            Some(Item {
                id,
                code: code?,
                name: name?,
                unit: unit?.to_uppercase(),
                price: price?,
                tax: tax?,
                withholding: withholding?,
                detraction: detraction?,
                standard_code: standard_code?,
                active: self.active,
            })
        })();
        errors.finish(item)
    }

    fn tax(&self, mark: DecimalMark) -> Result<ItemTax, FieldError> {
        let percent = || rate(&self.percent, mark, 100);
        Ok(match self.tax {
            TaxKind::Taxed => ItemTax::Taxed(percent()?),
            TaxKind::Consumption => ItemTax::Consumption(percent()?),
            TaxKind::Exempt => ItemTax::Exempt,
            TaxKind::Excluded => ItemTax::Excluded,
            TaxKind::Export => ItemTax::Export,
        })
    }

    fn detraction(
        &self,
        mark: DecimalMark,
        errors: &mut FormErrors,
    ) -> Option<Option<ItemDetraction>> {
        let code = leading_code(&self.detraction_code);
        if code.is_empty() {
            return Some(None);
        }
        let known = if SUNAT_DETRACTIONS.contains(&code) {
            Ok(code.to_owned())
        } else {
            Err(FieldError::NotOffered)
        };
        let code = errors.keep("detraction_code", known);
        let percent = rate(&self.detraction_percent, mark, 100);
        let percent = errors.keep("detraction_percent", percent);
        Some(Some(ItemDetraction {
            code: code?,
            percent: percent?,
        }))
    }
}

/// The code of a choice that is typed or taken from a list: `022 · Otros servicios empresariales`.
fn leading_code(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or_default()
}

fn percent(tax: ItemTax, mark: DecimalMark) -> String {
    match tax {
        ItemTax::Taxed(percent) | ItemTax::Consumption(percent) => written::decimal(percent, mark),
        ItemTax::Exempt | ItemTax::Excluded | ItemTax::Export => String::new(),
    }
}

fn standard_code(text: &str) -> Result<String, FieldError> {
    let code = text.trim();
    let is_right = code.len() == STANDARD_DIGITS && code.bytes().all(|byte| byte.is_ascii_digit());
    if code.is_empty() || is_right {
        Ok(code.to_owned())
    } else {
        Err(FieldError::NotDigits(STANDARD_DIGITS))
    }
}
