//! Amounts are printed with the decimals that each authority wants, and nothing has space around it.

use super::{samples, written};
use crate::interop::ubl::xml::{Element, parse};

fn each(element: &Element, visit: &mut dyn FnMut(&Element)) {
    visit(element);
    for child in &element.children {
        each(child, visit);
    }
}

fn decimals(text: &str) -> usize {
    text.split_once('.').map_or(0, |(_, after)| after.len())
}

#[test]
fn amounts_have_two_decimals_and_units_as_many_as_they_need() {
    for sample in samples() {
        let root = parse(&written(&sample)).unwrap().root;
        let most = |name: &str| match (sample.is_peruvian(), name) {
            (true, "PriceAmount" | "InvoicedQuantity" | "CreditedQuantity" | "DebitedQuantity") => {
                10
            }
            (true, "Percent" | "MultiplierFactorNumeric" | "PaymentPercent") => 5,
            (true, _) => 2,
            (false, _) => 6,
        };
        each(&root, &mut |element| {
            let is_amount = !element.attribute("currencyID").is_empty();
            let is_number = is_amount
                || element.name.ends_with("Quantity")
                || matches!(
                    element.name.as_str(),
                    "Percent" | "MultiplierFactorNumeric" | "CalculationRate"
                );
            if is_number && element.children.is_empty() {
                let found = decimals(&element.text);
                let allowed =
                    2..=most(&element.name).max(6 * usize::from(element.name == "CalculationRate"));
                assert!(
                    allowed.contains(&found),
                    "{}: {} {}",
                    sample.name,
                    element.name,
                    element.text
                );
            }
        });
    }
}

#[test]
fn every_value_is_without_space_and_every_currency_is_the_documents() {
    for sample in samples() {
        let root = parse(&written(&sample)).unwrap().root;
        each(&root, &mut |element| {
            if element.children.is_empty() {
                assert_eq!(
                    element.text,
                    element.text.trim(),
                    "{}: {}",
                    sample.name,
                    element.name
                );
                let is_place = matches!(element.name.as_str(), "ExtensionContent");
                assert!(
                    is_place || !element.text.is_empty(),
                    "{}: {}",
                    sample.name,
                    element.name
                );
            }
            let currency = element.attribute("currencyID");
            let expected = ["", "PEN", sample.content.currency.code()];
            assert!(
                expected.contains(&currency),
                "{}: {}",
                sample.name,
                element.name
            );
        });
    }
}
