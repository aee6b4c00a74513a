//! The form of a draft. Amounts are never typed: they are worked out from quantities, prices and rates.

pub mod adjustments;
pub mod fixing;
pub mod lines;
pub mod payment;

use crate::domain::client::Client;
use crate::domain::company::Company;
use crate::domain::country::Country;
use crate::domain::ids::{ClientId, ContractId};
use crate::domain::invoice::{
    Content, DocumentType, ExchangeRate, Invoice, PaymentForm, PaymentTerms, Period, Reason, Tax,
    party,
};
use crate::domain::item::Item;
use crate::domain::money::Currency;
use crate::form::input::DecimalMark;
use crate::form::invoice::adjustments::AdjustmentForm;
use crate::form::invoice::lines::{LineForm, lines};
use crate::form::invoice::payment::{DetractionForm, InstalmentForm};
use crate::form::rate::rate;
use crate::form::{FieldError, FormErrors, input, sign, written};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Longest term of payment in days.
const TERM_MAX: u64 = 3_650;
/// Decimals of a rate of exchange.
const RATE_DECIMALS: u32 = 6;

/// As typed. Fields of errors: `client`, `reason_text`, `period_from`, `period_to`, `purchase_order`, `days`, `means`,
/// `exchange`, `exchange_on`, `withholdings.06`, `withholdings.05`, `withholdings.07`, `notes`, and those of
/// `instalments[0]`, `adjustments[0]`, `detraction` and `lines[0]`, which are said there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoiceForm {
    pub client: Option<ClientId>,
    pub contract: Option<ContractId>,
    /// Of a note: its official concept, and why it is written.
    pub reason_code: String,
    pub reason_text: String,
    pub currency: Currency,
    pub period_from: String,
    pub period_to: String,
    pub purchase_order: String,
    /// 0 for what is paid at once.
    pub days: String,
    /// DIAN 13.3.4.2 or SUNAT catalogue 59.
    pub means: String,
    /// Where the debt is divided; empty for one payment at the end of the term.
    pub instalments: Vec<InstalmentForm>,
    /// Allowances and charges of the whole.
    pub adjustments: Vec<AdjustmentForm>,
    /// Peru: the deposit; an empty code for none.
    pub detraction: DetractionForm,
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

/// What a draft takes from the company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    pub currency: Currency,
    /// Peru: where clients make deposits.
    pub deposit_account: String,
}

impl Own {
    pub fn of(company: Option<&Company>) -> Own {
        Own {
            currency: company.map_or(Currency::COP, |company| company.currency),
            deposit_account: company.map_or_else(String::new, |company| {
                company.billing_rules.detraction_account.clone()
            }),
        }
    }
}

impl InvoiceForm {
    /// A new one, with an empty line.
    pub fn new(client: Option<ClientId>, currency: Currency, country: Country) -> InvoiceForm {
        InvoiceForm {
            client,
            contract: None,
            reason_code: String::new(),
            reason_text: String::new(),
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
            instalments: Vec::new(),
            adjustments: Vec::new(),
            detraction: DetractionForm::default(),
            exchange: String::new(),
            exchange_on: String::new(),
            income: String::new(),
            iva: String::new(),
            ica: String::new(),
            notes: String::new(),
            lines: vec![LineForm::new(country)],
        }
    }

    /// Fills a line from the catalogue; in Peru the deposit too, when the item has one and the form none.
    pub fn fill(&mut self, place: usize, item: &Item, country: Country, mark: DecimalMark) {
        if let Some(line) = self.lines.get_mut(place) {
            line.fill(item, country, mark);
        }
        let deposit = item.detraction.as_ref();
        if let Some(deposit) = deposit.filter(|_| self.detraction.code.trim().is_empty()) {
            self.detraction = DetractionForm {
                code: deposit.code.clone(),
                percent: written::decimal(deposit.percent, mark),
            };
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
        let reason = content.reason.as_ref();
        let exchange = content.exchange.as_ref();
        InvoiceForm {
            client: Some(invoice.client),
            contract: invoice.contract,
            reason_code: reason.map_or_else(String::new, |reason| reason.code.clone()),
            reason_text: reason.map_or_else(String::new, |reason| reason.text.clone()),
            currency: content.currency,
            period_from: written::date(content.period.map(|period| period.from)),
            period_to: written::date(content.period.map(|period| period.to)),
            purchase_order: content.purchase_order.clone(),
            days: content.payment.days.unwrap_or(0).to_string(),
            means: content.payment.means.clone(),
            instalments: payment::forms(&content.payment.instalments, mark),
            adjustments: adjustments::forms(&content.adjustments, mark),
            detraction: DetractionForm::of(content.detraction.as_deref(), mark),
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
        own: &Own,
        mark: DecimalMark,
    ) -> Result<Invoice, FormErrors> {
        let mut errors = FormErrors::new();
        let country = base.content.country;
        let is_note = base.content.document_type != DocumentType::Invoice;
        let client = errors.keep("client", client.ok_or(FieldError::Required));
        let reason = self.reason(is_note, &mut errors);
        let period = self.period(&mut errors);
        let order = errors.keep("purchase_order", input::free(&self.purchase_order, 60));
        let payment = self.payment(&base.content, mark, &mut errors);
        let before = &base.content.adjustments;
        let adjusted = adjustments::read(&self.adjustments, before, country, mark, &mut errors);
        let before = base.content.detraction.as_deref();
        let account = &own.deposit_account;
        let detraction = self.detraction.parse(before, account, mark, &mut errors);
        let exchange = self.exchange(own.currency, mark, &mut errors);
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
            content.reason = reason?;
            content.payment = payment?;
            content.detraction = detraction?;
            content.operation = operation_of(content);
            content.exchange = exchange?;
            content.adjustments = adjusted?;
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

    /// How it is paid. A credit note asks for no payment: its terms stay as they are.
    fn payment(
        &self,
        base: &Content,
        mark: DecimalMark,
        errors: &mut FormErrors,
    ) -> Option<PaymentTerms> {
        if base.document_type == DocumentType::CreditNote {
            return Some(base.payment.clone());
        }
        let days = errors.keep("days", input::whole(&self.days, mark, TERM_MAX));
        let means = errors.keep("means", input::required(&self.means, 4));
        let instalments = payment::instalments(&self.instalments, mark, errors);
        let (days, instalments) = (u16::try_from(days?).ok()?, instalments?);
        let at_once = days == 0 && instalments.is_empty();
        Some(PaymentTerms {
            form: if at_once {
                PaymentForm::Cash
            } else {
                PaymentForm::Credit
            },
            means: means?,
            days: Some(days),
            due_on: None,
            instalments,
            net_pending: None,
        })
    }

    /// Why a note is written; an invoice has no reason.
    fn reason(&self, is_note: bool, errors: &mut FormErrors) -> Option<Option<Reason>> {
        if !is_note {
            return Some(None);
        }
        let text = errors.keep("reason_text", input::required(&self.reason_text, 500));
        let code = errors.keep("reason_code", input::required(&self.reason_code, 2));
        Some(Some(Reason {
            code: code?,
            text: text?,
        }))
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
            let read = |text: &str| rate(text, mark, 100);
            let percent = errors.keep(&field, input::optional(text, read))?;
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

/// Peru: a sale subject to the deposit is an operation of its own (SUNAT catalogue 51: 1001).
fn operation_of(content: &Content) -> String {
    match (content.country, &*content.operation, &content.detraction) {
        (Country::Peru, "0101", Some(_)) => "1001".to_owned(),
        (Country::Peru, "1001", None) => "0101".to_owned(),
        (_, operation, _) => operation.to_owned(),
    }
}

#[cfg(test)]
mod tests;
