//! The catalogue of what the company sells, with the taxes it bears: what a line of an invoice is filled from.

use crate::domain::country::Country;
use crate::domain::ids::ItemId;
use crate::domain::money::Money;
use rust_decimal::Decimal;

/// A service or good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub id: ItemId,
    /// The company's own code.
    pub code: String,
    pub name: String,
    /// UN/ECE Recommendation 20 code, as `E48` (service unit) or `HUR` (hour).
    pub unit: String,
    /// Of one unit before tax; absent when every contract has its own.
    pub price: Option<Money>,
    pub tax: ItemTax,
    /// Colombia: percentage of income tax that clients who withhold it keep (retención en la fuente).
    pub withholding: Option<Decimal>,
    /// Peru: the deposit that it is subject to.
    pub detraction: Option<ItemDetraction>,
    /// UNSPSC code, where documents must state one.
    pub standard_code: String,
    pub active: bool,
}

/// How the tax on sales treats it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemTax {
    /// IVA or IGV at that percentage.
    Taxed(Decimal),
    /// Colombia: consumption tax (INC) at that percentage.
    Consumption(Decimal),
    /// Colombia: taxed at zero (exento). Peru: exonerado.
    Exempt,
    /// Colombia: excluido. Peru: inafecto.
    Excluded,
    /// Sold to another country.
    Export,
}

/// The deposit of a service (SPOT).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemDetraction {
    /// SUNAT catalogue 54.
    pub code: String,
    /// Per cent of the total.
    pub percent: Decimal,
}

/// What each authority's list of units calls a service (UN/ECE Recommendation 20; SUNAT catalogue 03).
pub fn usual_unit(country: Country) -> &'static str {
    match country {
        Country::Colombia => "E48",
        Country::Peru => "ZZ",
    }
}
