//! Billing lines as typed: those of a contract and those that an amendment adds.

use crate::domain::contract::billing::{BillingLine, BillingTiming, LineKind};
use crate::domain::ids::ItemId;
use crate::domain::item::Item;
use crate::domain::money::Currency;
use crate::form::contract::terms::DECIMALS_MAX;
use crate::form::input::DecimalMark;
use crate::form::{FieldError, FormErrors, input, sign, written};
use serde::{Deserialize, Serialize};

/// A billing line as typed. One with nothing typed is passed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineForm {
    /// Kept as it was; 0 for a new line, which gets the next number.
    pub number: u16,
    pub description: String,
    pub kind: LineKind,
    pub timing: BillingTiming,
    pub quantity: String,
    pub price: String,
    pub from: String,
    pub to: String,
    #[serde(default)]
    pub item: Option<ItemId>,
}

impl Default for LineForm {
    fn default() -> Self {
        LineForm {
            number: 0,
            description: String::new(),
            kind: LineKind::Fixed,
            timing: BillingTiming::Arrears,
            quantity: "1".to_owned(),
            price: String::new(),
            from: String::new(),
            to: String::new(),
            item: None,
        }
    }
}

impl LineForm {
    pub fn of(line: &BillingLine, mark: DecimalMark) -> LineForm {
        LineForm {
            number: line.number,
            description: line.description.clone(),
            kind: line.kind,
            timing: line.timing,
            quantity: written::decimal(line.quantity, mark),
            price: written::decimal(line.price.amount, mark),
            from: written::date(line.from),
            to: written::date(line.to),
            item: line.item,
        }
    }

    /// Chooses what is sold. Its name and its price are proposed where nothing was typed; a price of another currency is
    /// not.
    pub fn sell(&mut self, item: Option<&Item>, currency: Currency, mark: DecimalMark) {
        self.item = item.map(|item| item.id);
        let Some(item) = item else {
            return;
        };
        if self.description.trim().is_empty() {
            self.description.clone_from(&item.name);
        }
        let price = item.price.filter(|price| price.currency == currency);
        if let Some(price) = price
            && self.price.trim().is_empty()
        {
            self.price = written::decimal(price.amount, mark);
        }
    }

    fn is_blank(&self) -> bool {
        let texts = [&self.description, &self.price, &self.from, &self.to];
        texts.iter().all(|text| text.trim().is_empty())
    }
}

/// The lines under the name of their list; new ones are numbered after the highest.
pub fn lines(
    forms: &[LineForm],
    list: &str,
    mark: DecimalMark,
    currency: Currency,
    errors: &mut FormErrors,
) -> Vec<BillingLine> {
    let mut highest = forms.iter().map(|form| form.number).max().unwrap_or(0);
    let mut read = Vec::new();
    for (index, form) in forms
        .iter()
        .enumerate()
        .filter(|(_, form)| !form.is_blank())
    {
        let at = |field: &str| format!("{list}[{index}].{field}");
        let description = errors.keep(&at("description"), input::required(&form.description, 300));
        let quantity = input::decimal_up_to(&form.quantity, mark, DECIMALS_MAX);
        let quantity = errors.keep(&at("quantity"), quantity.and_then(sign::positive));
        let price = errors.keep(&at("price"), input::money(&form.price, mark, currency));
        let from = errors.keep(&at("from"), input::optional(&form.from, input::date));
        let to = errors.keep(&at("to"), input::optional(&form.to, input::date));
        if let (Some(Some(from)), Some(Some(to))) = (from, to)
            && to < from
        {
            errors.add(&at("to"), FieldError::Before(from));
        }
        let number = if form.number == 0 {
            highest = highest.saturating_add(1);
            highest
        } else {
            form.number
        };
        let line = (|| {
            Some(BillingLine {
                number,
                description: description?,
                kind: form.kind,
                timing: form.timing,
                quantity: quantity?,
                price: price?,
                from: from?,
                to: to?,
                item: form.item,
            })
        })();
        read.extend(line);
    }
    read
}
