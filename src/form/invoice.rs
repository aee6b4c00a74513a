//! The form of a draft. Amounts are never typed: they are worked out from quantities, prices and rates.

pub mod lines;

use crate::domain::client::Client;
use crate::domain::country::Country;
use crate::domain::ids::{ClientId, ContractId};
use crate::domain::invoice::{
    Adjustment, Content, ExchangeRate, Invoice, PaymentForm, Period, Tax, party,
};
use crate::domain::money::Currency;
use crate::form::input::DecimalMark;
use crate::form::invoice::lines::{LineForm, lines};
use crate::form::{FieldError, FormErrors, input, sign, written};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Longest term of payment in days.
const TERM_MAX: u64 = 3_650;
/// Decimals of a rate of exchange or a percentage.
const RATE_DECIMALS: u32 = 6;

/// As typed. Fields of errors: `client`, `period_from`, `period_to`, `purchase_order`, `days`, `means`, `discount`,
/// `exchange`, `exchange_on`, `withholdings.06`, `withholdings.05`, `withholdings.07`, `notes`, and those of `lines`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoiceForm {
    pub client: Option<ClientId>,
    pub contract: Option<ContractId>,
    pub currency: Currency,
    pub period_from: String,
    pub period_to: String,
    pub purchase_order: String,
    /// 0 for what is paid at once.
    pub days: String,
    /// DIAN 13.3.4.2 or SUNAT catalogue 59.
    pub means: String,
    /// Per cent off the whole.
    pub discount: String,
    /// How much of the company's currency one unit of the document's is worth.
    pub exchange: String,
    pub exchange_on: String,
    /// Colombia: percentages of ReteFuente and ReteIVA, per mille of ReteICA.
    pub income: String,
    pub iva: String,
    pub ica: String,
    /// One note for each line of text.
    pub notes: String,
    pub lines: Vec<LineForm>,
}

impl InvoiceForm {
    /// A new one, with an empty line.
    pub fn new(client: Option<ClientId>, currency: Currency, country: Country) -> InvoiceForm {
        InvoiceForm {
            client,
            contract: None,
            currency,
            period_from: String::new(),
            period_to: String::new(),
            purchase_order: String::new(),
            days: "30".to_owned(),
            means: match country {
                Country::Colombia => "47",
                Country::Peru => "001",
            }
            .to_owned(),
            discount: String::new(),
            exchange: String::new(),
            exchange_on: String::new(),
            income: String::new(),
            iva: String::new(),
            ica: String::new(),
            notes: String::new(),
            lines: vec![LineForm::new(country)],
        }
    }

    /// The form of a draft as it is.
    pub fn of(invoice: &Invoice, mark: DecimalMark) -> InvoiceForm {
        let content = &invoice.content;
        let withheld = |code: &str| {
            let tax = content.withholdings.iter().find(|tax| tax.code == code);
            let percent = tax.and_then(|tax| tax.percent);
            percent.map_or_else(String::new, |percent| written::decimal(percent, mark))
        };
        let discount = content.adjustments.iter().find(|each| !each.charge);
        let discount = discount.and_then(|each| each.percent);
        let exchange = content.exchange.as_ref();
        InvoiceForm {
            client: Some(invoice.client),
            contract: invoice.contract,
            currency: content.currency,
            period_from: written::date(content.period.map(|period| period.from)),
            period_to: written::date(content.period.map(|period| period.to)),
            purchase_order: content.purchase_order.clone(),
            days: content.payment.days.unwrap_or(0).to_string(),
            means: content.payment.means.clone(),
            discount: discount.map_or_else(String::new, |percent| written::decimal(percent, mark)),
            exchange: exchange.map_or_else(String::new, |rate| written::decimal(rate.rate, mark)),
            exchange_on: written::date(exchange.and_then(|rate| rate.on)),
            income: withheld("06"),
            iva: withheld("05"),
            ica: withheld("07"),
            notes: content.notes.join("\n"),
            lines: content
                .lines
                .iter()
                .enumerate()
                .map(|(place, line)| LineForm::of(place, line, content.country, mark))
                .collect(),
        }
    }

    /// The draft: `base` gives its id, its country and what the form does not show.
    ///
    /// # Errors
    /// Every field that is not right.
    pub fn parse(
        &self,
        base: &Invoice,
        client: Option<&Client>,
        own: Currency,
        mark: DecimalMark,
    ) -> Result<Invoice, FormErrors> {
        let mut errors = FormErrors::new();
        let country = base.content.country;
        let client = errors.keep("client", client.ok_or(FieldError::Required));
        let period = self.period(&mut errors);
        let order = errors.keep("purchase_order", input::free(&self.purchase_order, 60));
        let days = errors.keep("days", input::whole(&self.days, mark, TERM_MAX));
        let means = errors.keep("means", input::required(&self.means, 4));
        let discount = self.percent("discount", &self.discount, mark, &mut errors);
        let exchange = self.exchange(own, mark, &mut errors);
        let withholdings = self.withholdings(&base.content, mark, &mut errors);
        let notes = errors.keep("notes", input::free(&self.notes, 5_000));
        let lines = lines(&self.lines, &base.content, mark, &mut errors);
        let invoice = (|| {
            let mut invoice = base.clone();
            let client = client?;
            invoice.client = client.id;
            invoice.contract = self.contract;
            let content = &mut invoice.content;
            content.customer = party::of_client(client, country);
            content.currency = self.currency;
            content.period = period?;
            content.purchase_order = order?;
            let days = u16::try_from(days?).ok()?;
            content.payment.days = Some(days);
            content.payment.due_on = None;
            content.payment.form = if days == 0 {
                PaymentForm::Cash
            } else {
                PaymentForm::Credit
            };
            content.payment.means = means?;
            content.exchange = exchange?;
            content.adjustments = discounted(country, discount?);
            content.withholdings = withholdings?;
            content.notes = notes?.lines().map(str::to_owned).collect();
            content.lines = lines?;
            Some(invoice)
        })();
        errors.finish(invoice)
    }

    fn period(&self, errors: &mut FormErrors) -> Option<Option<Period>> {
        let from = errors.keep(
            "period_from",
            input::optional(&self.period_from, input::date),
        )?;
        let to = errors.keep("period_to", input::optional(&self.period_to, input::date))?;
        match (from, to) {
            (Some(from), Some(to)) if to < from => {
                errors.add("period_to", FieldError::Before(from));
                None
            }
            (Some(from), Some(to)) => Some(Some(Period { from, to })),
            (Some(_), None) => {
                errors.add("period_to", FieldError::Required);
                None
            }
            (None, Some(_)) => {
                errors.add("period_from", FieldError::Required);
                None
            }
            (None, None) => Some(None),
        }
    }

    /// A percentage from 0 to 100, absent when nothing is typed.
    fn percent(
        &self,
        field: &str,
        text: &str,
        mark: DecimalMark,
        errors: &mut FormErrors,
    ) -> Option<Option<Decimal>> {
        let read = |text: &str| {
            let number = input::decimal_up_to(text, mark, RATE_DECIMALS)?;
            if number > Decimal::ONE_HUNDRED {
                return Err(FieldError::AboveMax(100));
            }
            Ok(number)
        };
        errors.keep(field, input::optional(text, read))
    }

    /// The rate of a document in another currency than the company's own; none for its own.
    fn exchange(
        &self,
        own: Currency,
        mark: DecimalMark,
        errors: &mut FormErrors,
    ) -> Option<Option<ExchangeRate>> {
        if self.currency == own {
            return Some(None);
        }
        let read =
            |text: &str| input::decimal_up_to(text, mark, RATE_DECIMALS).and_then(sign::positive);
        let rate = errors.keep("exchange", input::optional(&self.exchange, read))?;
        let on = errors.keep(
            "exchange_on",
            input::optional(&self.exchange_on, input::date),
        )?;
        Some(rate.map(|rate| ExchangeRate { to: own, rate, on }))
    }

    /// What the client withholds; rates that the form does not show stay.
    fn withholdings(
        &self,
        base: &Content,
        mark: DecimalMark,
        errors: &mut FormErrors,
    ) -> Option<Vec<Tax>> {
        let typed = [("06", &self.income), ("05", &self.iva), ("07", &self.ica)];
        let shown = |code: &str| typed.iter().any(|(own, _)| *own == code);
        let others = base.withholdings.iter().filter(|tax| !shown(&tax.code));
        let mut withheld: Vec<Tax> = others.cloned().collect();
        for (code, text) in typed {
            let field = format!("withholdings.{code}");
            let percent = self.percent(&field, text, mark, errors)?;
            let known = || base.withholdings.iter().filter(|tax| tax.code == code);
            // Several rates of one tax are kept while the first of them is as it was.
            let is_kept =
                known().count() > 1 && known().next().map(|tax| tax.percent) == Some(percent);
            if is_kept {
                withheld.extend(known().cloned());
            } else if let Some(percent) = percent.filter(|percent| !percent.is_zero()) {
                withheld.push(Tax {
                    code: code.to_owned(),
                    percent: Some(percent),
                    base: Decimal::ZERO,
                    amount: Decimal::ZERO,
                    reason: String::new(),
                    per_unit: None,
                });
            }
        }
        Some(withheld)
    }
}

/// A discount on the whole document (DIAN 13.3.8: 00; SUNAT catalogue 53: 02, which lowers the base of the IGV).
fn discounted(country: Country, percent: Option<Decimal>) -> Vec<Adjustment> {
    let percent = percent.filter(|percent| !percent.is_zero());
    let discount = percent.map(|percent| Adjustment {
        charge: false,
        code: match country {
            Country::Colombia => "00",
            Country::Peru => "02",
        }
        .to_owned(),
        reason: "Descuento".to_owned(),
        amount: Decimal::ZERO,
        base: None,
        percent: Some(percent),
    });
    discount.into_iter().collect()
}

#[cfg(test)]
mod tests;
