//! The catalogue of the example: an item for each thing that its contracts bill.

use crate::app::example::random::Random;
use crate::app::example::services::{self, ADDITIONAL, PROJECT, SERVICES};
use crate::app::example::{Plan, id};
use crate::domain::billing::item_tax::usual;
use crate::domain::country::Country;
use crate::domain::ids::ItemId;
use crate::domain::item::{Item, ItemDetraction};
use crate::domain::money::Money;
use rust_decimal::Decimal;

/// Income tax withheld from what is asked for besides, in hundredths of a per cent.
pub(super) const ADDITIONAL_WITHHOLDING: i64 = 400;
/// The same of what is delivered once.
pub(super) const PROJECT_WITHHOLDING: i64 = 350;

/// Everything that the company sells, in the order of its services.
pub(super) fn items(plan: &Plan) -> Vec<Item> {
    let mut random = Random::for_part(plan.seed, 10);
    let of_services = SERVICES.iter().flat_map(|service| {
        let sold = (1..).zip(service.items);
        sold.map(|(number, sold)| (service.code, number, *sold, service.withholding))
    });
    of_services
        .chain([
            ("HA", 1, ADDITIONAL, ADDITIONAL_WITHHOLDING),
            ("PR", 1, PROJECT, PROJECT_WITHHOLDING),
        ])
        .map(|(code, number, sold, withholding)| Item {
            id: ItemId(id(plan.first_month(), &mut random)),
            code: format!("{code}-{number:02}"),
            name: sold.words.to_owned(),
            unit: sold.unit_code.to_owned(),
            price: Some(Money::new(sold.price(plan.country), plan.currency())),
            tax: usual(plan.country),
            withholding: (plan.country == Country::Colombia)
                .then(|| Decimal::new(withholding, 2).normalize()),
            detraction: (plan.country == Country::Peru).then(deposit),
            standard_code: String::new(),
            active: true,
        })
        .collect()
}

/// "Other business services" (SUNAT catalogue 54, code 022).
fn deposit() -> ItemDetraction {
    ItemDetraction {
        code: "022".to_owned(),
        percent: Decimal::from(12),
    }
}

/// The item that a contract's line sells.
pub(super) fn item_of(items: &[Item], sold: &services::Item) -> Option<ItemId> {
    let mut items = items.iter();
    items
        .find(|item| item.name == sold.words)
        .map(|item| item.id)
}
