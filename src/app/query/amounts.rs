//! Sums of money by currency: amounts in two currencies stand beside each other, never together.

use crate::domain::money::{Currency, Money};
use rust_decimal::Decimal;

/// One sum per currency that occurred, in order of currency code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Amounts {
    sums: Vec<Money>,
}

impl Amounts {
    /// Adds an amount; zero leaves no trace of its currency.
    pub fn add(&mut self, money: Money) {
        if money.amount.is_zero() {
            return;
        }
        let place = self
            .sums
            .binary_search_by_key(&money.currency, |sum| sum.currency);
        match place {
            Ok(place) => {
                if let Some(sum) = self.sums.get_mut(place) {
                    sum.amount = sum.amount.saturating_add(money.amount);
                }
            }
            Err(place) => self.sums.insert(place, money),
        }
    }

    /// Adds every sum of others.
    pub fn add_all(&mut self, others: &Amounts) {
        others.sums.iter().for_each(|sum| self.add(*sum));
    }

    /// Takes an amount away.
    pub fn subtract(&mut self, money: Money) {
        self.add(Money::new(-money.amount, money.currency));
    }

    /// The sums, in order of currency code.
    pub fn sums(&self) -> &[Money] {
        &self.sums
    }

    /// The sum in one currency; zero when it did not occur.
    pub fn of(&self, currency: Currency) -> Decimal {
        let sum = self.sums.iter().find(|sum| sum.currency == currency);
        sum.map_or(Decimal::ZERO, |sum| sum.amount)
    }

    pub fn is_empty(&self) -> bool {
        self.sums.iter().all(|sum| sum.amount.is_zero())
    }
}

impl FromIterator<Money> for Amounts {
    fn from_iter<T: IntoIterator<Item = Money>>(monies: T) -> Amounts {
        let mut amounts = Amounts::default();
        monies.into_iter().for_each(|money| amounts.add(money));
        amounts
    }
}
