//! What the catalogue keeps.

use super::{billed_world, done_and_undone, refused, refused_by};
use crate::app::command::Command;
use crate::app::command_error::CommandError;
use crate::app::command_error::billing::BillingError;
use crate::app::entity::Entity;
use crate::app::event::Event;
use crate::app::event::billing::BillingChange;
use crate::app::samples::billing::item;
use crate::app::samples::{cop, uuid};
use crate::domain::ids::{ItemId, RecordId};
use crate::domain::item::{Item, ItemDetraction, ItemTax};

fn save_item(item: Item) -> Command {
    Command::SaveItem {
        item: Box::new(item),
        seen: u64::MAX,
    }
}

#[test]
fn an_item_has_a_code_of_its_own_and_a_name() {
    let sound = || item(83, "D");
    let with = |change: fn(&mut Item)| {
        let mut item = sound();
        change(&mut item);
        refused(save_item(item))
    };
    assert_eq!(
        with(|item| item.code = " - ".to_owned()),
        BillingError::CodeMissing.into()
    );
    assert_eq!(with(|item| item.name.clear()), CommandError::NameMissing);
    assert_eq!(
        with(|item| item.code = " á".to_owned()),
        BillingError::DuplicateItem {
            code: "A".to_owned(),
            name: "Servicio A".to_owned()
        }
        .into()
    );
    assert_eq!(
        with(|item| item.price = Some(cop(-1))),
        CommandError::NegativeAmount {
            field: "price".to_owned()
        }
    );
    let not_a_rate = |rate: i64| CommandError::from(BillingError::NotARate { rate: rate.into() });
    assert_eq!(
        with(|item| item.tax = ItemTax::Consumption((-8).into())),
        not_a_rate(-8)
    );
    assert_eq!(
        with(|item| item.withholding = Some(101.into())),
        not_a_rate(101)
    );
    let deposit = |item: &mut Item| {
        item.detraction = Some(ItemDetraction {
            code: "022".to_owned(),
            percent: 120.into(),
        });
    };
    assert_eq!(with(deposit), not_a_rate(120));
    let event = done_and_undone(&billed_world(), save_item(sound()));
    let name = "Servicio D".to_owned();
    let created = true;
    assert_eq!(
        event,
        Event::Billing(BillingChange::ItemSaved { name, created })
    );
    // Its own code is no other's.
    done_and_undone(&billed_world(), save_item(item(80, "a")));
}

#[test]
fn an_item_that_is_used_stays() {
    let remove = |n: u128| Command::RemoveItem {
        id: ItemId(uuid(n)),
    };
    let in_use = |contracts, usual| {
        let error = BillingError::ItemInUse { contracts, usual };
        CommandError::from(error)
    };
    assert_eq!(refused(remove(80)), in_use(1, false));
    // By two amendments of one contract.
    assert_eq!(refused(remove(81)), in_use(1, false));
    let mut book = billed_world();
    let mut company = book.company().unwrap().clone();
    company.billing_rules.item = Some(ItemId(uuid(82)));
    book.load([Entity::Company(Box::new(company))]);
    assert_eq!(refused_by(&book, remove(82)), in_use(0, true));
    done_and_undone(&billed_world(), remove(82));
    let missing = CommandError::NotFound(RecordId::Item(ItemId(uuid(89))));
    assert_eq!(refused(remove(89)), missing);
}
