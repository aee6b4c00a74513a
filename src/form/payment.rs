//! The form of money received and the invoices it settles.
//! Whether the invoices have so much left is decided by the command, which sees the book.

use crate::domain::ids::{ClientId, InvoiceId, PaymentId};
use crate::domain::money::Currency;
use crate::domain::payment::{Allocation, Payment};
use crate::form::input::DecimalMark;
use crate::form::{FieldError, FormErrors, input, written};
use rust_decimal::Decimal;

#[cfg(test)]
mod tests;

/// As typed. Fields of errors: `client`, `received_on`, `amount`, `reference`,
/// and `allocations[0].amount`, `.withheld`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentForm {
    pub client: Option<ClientId>,
    pub received_on: String,
    pub currency: Currency,
    /// What entered the bank; may be zero when everything was withheld.
    pub amount: String,
    pub allocations: Vec<AllocationForm>,
    pub reference: String,
}

/// A row per open invoice. One with nothing typed is passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AllocationForm {
    pub invoice: InvoiceId,
    pub amount: String,
    pub withheld: String,
}

impl PaymentForm {
    /// An empty form.
    pub fn new(client: Option<ClientId>, currency: Currency) -> PaymentForm {
        PaymentForm {
            client,
            received_on: String::new(),
            currency,
            amount: String::new(),
            allocations: Vec::new(),
            reference: String::new(),
        }
    }

    /// The form of a payment as it is.
    pub fn of(payment: &Payment, mark: DecimalMark) -> PaymentForm {
        PaymentForm {
            client: Some(payment.client),
            received_on: written::date(Some(payment.received_on)),
            currency: payment.currency,
            amount: written::decimal(payment.amount, mark),
            allocations: payment
                .allocations
                .iter()
                .map(|allocation| AllocationForm {
                    invoice: allocation.invoice,
                    amount: written::decimal(allocation.amount, mark),
                    withheld: written::decimal(allocation.withheld, mark),
                })
                .collect(),
            reference: payment.reference.clone(),
        }
    }

    /// The payment with that id, new or not.
    ///
    /// # Errors
    /// Every field that is not right.
    pub fn parse(&self, id: PaymentId, mark: DecimalMark) -> Result<Payment, FormErrors> {
        let mut errors = FormErrors::new();
        let client = errors.keep("client", self.client.ok_or(FieldError::Required));
        let received_on = errors.keep("received_on", input::date(&self.received_on));
        let allocations = self.allocations(mark, &mut errors);
        let is_withheld = allocations
            .iter()
            .any(|allocation| allocation.withheld > Decimal::ZERO);
        let amount = errors.keep("amount", self.received(mark, is_withheld));
        let reference = errors.keep("reference", input::free(&self.reference, 120));
        let payment = (|| {
            Some(Payment {
                id,
                client: client?,
                received_on: received_on?,
                currency: self.currency,
                amount: amount?,
                allocations,
                reference: reference?,
            })
        })();
        errors.finish(payment)
    }

    fn received(&self, mark: DecimalMark, may_be_zero: bool) -> Result<Decimal, FieldError> {
        let amount = input::money(&self.amount, mark, self.currency)?.amount;
        if amount.is_zero() && !may_be_zero {
            return Err(FieldError::NotPositive);
        }
        Ok(amount)
    }

    fn allocations(&self, mark: DecimalMark, errors: &mut FormErrors) -> Vec<Allocation> {
        let read = |text: &str| {
            let part = input::optional(text, |text| input::money(text, mark, self.currency))?;
            Ok(part.map_or(Decimal::ZERO, |money| money.amount))
        };
        self.allocations
            .iter()
            .enumerate()
            .filter(|(_, form)| !form.is_blank())
            .filter_map(|(index, form)| {
                let at = |field: &str| format!("allocations[{index}].{field}");
                let amount = errors.keep(&at("amount"), read(&form.amount));
                let withheld = errors.keep(&at("withheld"), read(&form.withheld));
                let (amount, withheld) = (amount?, withheld?);
                if amount.is_zero() && withheld.is_zero() {
                    errors.add(&at("amount"), FieldError::NotPositive);
                }
                Some(Allocation {
                    invoice: form.invoice,
                    amount,
                    withheld,
                })
            })
            .collect()
    }
}

impl AllocationForm {
    /// An empty row of an invoice.
    pub fn new(invoice: InvoiceId) -> AllocationForm {
        AllocationForm {
            invoice,
            amount: String::new(),
            withheld: String::new(),
        }
    }

    fn is_blank(&self) -> bool {
        self.amount.trim().is_empty() && self.withheld.trim().is_empty()
    }
}
