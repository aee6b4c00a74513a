//! The form of an amendment: what it changes, from when, and whether it is signed.

use crate::domain::attachment::Attachment;
use crate::domain::contract::amendment::{Amendment, ChangeKind, Changes, LineChange, Suspension};
use crate::domain::contract::billing::LineKey;
use crate::domain::contract::in_force::LineInForce;
use crate::domain::ids::{AmendmentId, ClientId, ContractId};
use crate::domain::money::{Currency, Money, minor_units};
use crate::form::contract::lines::{LineForm, lines};
use crate::form::contract::terms::last_day;
use crate::form::input::DecimalMark;
use crate::form::{FieldError, FormErrors, input, sign, written};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

#[cfg(test)]
mod tests;

/// As typed. Only what `kinds` has is read. Fields of errors: `number`, `effective`, `signed_on`, `kinds`, `end`, `value`,
/// `client`, `until`, `other`, `notes`, `changed[0].price` and the like, `added[0].price` and the like.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AmendmentForm {
    pub number: String,
    pub drafted_on: NaiveDate,
    /// Empty while it is a draft.
    pub signed_on: String,
    pub effective: String,
    /// What it changes.
    pub kinds: Vec<KindName>,
    pub end: String,
    /// What is added to the value; with a minus, taken from it.
    pub value: String,
    pub currency: Currency,
    /// One row for each line that the contract has.
    pub changed: Vec<LineChangeForm>,
    pub added: Vec<LineForm>,
    pub client: Option<ClientId>,
    pub until: String,
    pub extends_term: bool,
    pub other: String,
    pub notes: String,
    /// The signed paper, when there is one already.
    #[serde(default)]
    pub file: Option<Attachment>,
}

/// What an amendment changes, as a form keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum KindName {
    Term,
    Value,
    /// Lines: their prices, quantities and days, and new ones.
    Lines,
    Party,
    Suspension,
    Restart,
    Other,
}

impl KindName {
    pub const ALL: [KindName; 7] = [
        KindName::Term,
        KindName::Value,
        KindName::Lines,
        KindName::Party,
        KindName::Suspension,
        KindName::Restart,
        KindName::Other,
    ];

    fn of(kind: ChangeKind) -> KindName {
        match kind {
            ChangeKind::Term => KindName::Term,
            ChangeKind::Value => KindName::Value,
            ChangeKind::Scope | ChangeKind::Price => KindName::Lines,
            ChangeKind::Party => KindName::Party,
            ChangeKind::Suspension => KindName::Suspension,
            ChangeKind::Restart => KindName::Restart,
            ChangeKind::Other => KindName::Other,
        }
    }
}

/// What changes in one line; what is left empty stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineChangeForm {
    pub added_by: Option<AmendmentId>,
    pub number: u16,
    /// What the line is called, and what it says before.
    pub description: String,
    pub price_before: String,
    pub quantity_before: String,
    pub price: String,
    pub quantity: String,
    pub to: String,
}

impl AmendmentForm {
    /// A draft of today, effective today, for a contract that has those lines.
    pub fn new(
        number: String,
        today: NaiveDate,
        currency: Currency,
        lines: &[LineInForce],
        mark: DecimalMark,
    ) -> AmendmentForm {
        AmendmentForm {
            number,
            drafted_on: today,
            signed_on: String::new(),
            effective: written::date(Some(today)),
            kinds: Vec::new(),
            end: String::new(),
            value: String::new(),
            currency,
            changed: lines
                .iter()
                .map(|line| LineChangeForm::of(line, mark))
                .collect(),
            added: Vec::new(),
            client: None,
            until: String::new(),
            extends_term: true,
            other: String::new(),
            notes: String::new(),
            file: None,
        }
    }

    /// The form of an amendment as it is; `lines` are those that the contract has without it.
    pub fn of(
        amendment: &Amendment,
        currency: Currency,
        lines: &[LineInForce],
        mark: DecimalMark,
    ) -> AmendmentForm {
        let changes = &amendment.changes;
        let mut kinds: Vec<KindName> = Vec::new();
        for kind in changes.kinds().into_iter().map(KindName::of) {
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        let suspension = changes.suspension;
        let mut form = AmendmentForm {
            drafted_on: amendment.drafted_on,
            signed_on: written::date(amendment.signed_on),
            effective: written::date(Some(amendment.effective)),
            kinds,
            end: written::date(changes.end),
            value: changes
                .value
                .map(|value| written::decimal(value.amount, mark))
                .unwrap_or_default(),
            added: changes
                .lines_added
                .iter()
                .map(|line| LineForm::of(line, mark))
                .collect(),
            client: changes.client,
            until: written::date(suspension.and_then(|suspension| suspension.until)),
            extends_term: suspension.is_none_or(|suspension| suspension.extends_term),
            other: changes.other.clone(),
            notes: amendment.notes.clone(),
            file: amendment.file.clone(),
            ..AmendmentForm::new(
                amendment.number.clone(),
                amendment.drafted_on,
                currency,
                lines,
                mark,
            )
        };
        for change in &changes.lines_changed {
            let mut rows = form.changed.iter_mut();
            if let Some(row) = rows.find(|row| row.key() == change.line) {
                row.price = change
                    .price
                    .map(|price| written::decimal(price.amount, mark))
                    .unwrap_or_default();
                row.quantity = change
                    .quantity
                    .map(|quantity| written::decimal(quantity, mark))
                    .unwrap_or_default();
                row.to = written::date(change.to);
            }
        }
        form
    }

    pub fn has(&self, kind: KindName) -> bool {
        self.kinds.contains(&kind)
    }

    /// The amendment with that id, of that contract.
    ///
    /// # Errors
    /// Every field that is not right.
    pub fn parse(
        &self,
        id: AmendmentId,
        contract: ContractId,
        mark: DecimalMark,
    ) -> Result<Amendment, FormErrors> {
        let mut errors = FormErrors::new();
        let number = errors.keep("number", input::required(&self.number, 60));
        let effective = errors.keep("effective", input::date(&self.effective));
        let signed_on = input::optional(&self.signed_on, input::date);
        let signed_on = errors.keep("signed_on", signed_on);
        if self.kinds.is_empty() {
            errors.add("kinds", FieldError::Required);
        }
        let changes = self.changes(effective, mark, &mut errors);
        let notes = errors.keep("notes", input::free(&self.notes, 10_000));
        let amendment = (|| {
            Some(Amendment {
                id,
                contract,
                number: number?,
                drafted_on: self.drafted_on,
                signed_on: signed_on?,
                effective: effective?,
                changes: changes?,
                notes: notes?,
                file: self.file.clone(),
            })
        })();
        errors.finish(amendment)
    }

    fn changes(
        &self,
        effective: Option<NaiveDate>,
        mark: DecimalMark,
        errors: &mut FormErrors,
    ) -> Option<Changes> {
        let mut changes = Changes::default();
        if self.has(KindName::Term) {
            changes.end = Some(errors.keep("end", last_day(&self.end, effective))?);
        }
        if self.has(KindName::Value) {
            let read = signed_money(&self.value, mark, self.currency);
            changes.value = Some(errors.keep("value", read)?);
        }
        if self.has(KindName::Lines) {
            changes.lines_changed = self.changed_lines(mark, errors);
            changes.lines_added = lines(&self.added, "added", mark, self.currency, errors);
            if errors.is_empty()
                && changes.lines_changed.is_empty()
                && changes.lines_added.is_empty()
            {
                errors.add("kinds", FieldError::Required);
            }
        }
        if self.has(KindName::Party) {
            let client = self.client.ok_or(FieldError::Required);
            changes.client = Some(errors.keep("client", client)?);
        }
        if self.has(KindName::Suspension) {
            let read = |text: &str| last_day(text, effective);
            let until = errors.keep("until", input::optional(&self.until, read))?;
            changes.suspension = Some(Suspension {
                until,
                extends_term: self.extends_term,
            });
        }
        changes.restart = self.has(KindName::Restart);
        if self.has(KindName::Other) {
            changes.other = errors.keep("other", input::required(&self.other, 10_000))?;
        }
        Some(changes)
    }

    fn changed_lines(&self, mark: DecimalMark, errors: &mut FormErrors) -> Vec<LineChange> {
        let mut changed = Vec::new();
        for (index, row) in self.changed.iter().enumerate() {
            let at = |field: &str| format!("changed[{index}].{field}");
            let price = |text: &str| input::money(text, mark, self.currency);
            let price = errors.keep(&at("price"), input::optional(&row.price, price));
            let quantity =
                |text: &str| input::decimal_up_to(text, mark, 6).and_then(sign::positive);
            let quantity = input::optional(&row.quantity, quantity);
            let quantity = errors.keep(&at("quantity"), quantity);
            let to = errors.keep(&at("to"), input::optional(&row.to, input::date));
            if let (Some(price), Some(quantity), Some(to)) = (price, quantity, to)
                && (price.is_some() || quantity.is_some() || to.is_some())
            {
                changed.push(LineChange {
                    line: row.key(),
                    price,
                    quantity,
                    to,
                });
            }
        }
        changed
    }
}

impl LineChangeForm {
    fn of(line: &LineInForce, mark: DecimalMark) -> LineChangeForm {
        LineChangeForm {
            added_by: line.key.added_by,
            number: line.key.number,
            description: line.line.description.clone(),
            price_before: written::decimal(line.line.price.amount, mark),
            quantity_before: written::decimal(line.line.quantity, mark),
            price: String::new(),
            quantity: String::new(),
            to: String::new(),
        }
    }

    fn key(&self) -> LineKey {
        LineKey {
            added_by: self.added_by,
            number: self.number,
        }
    }
}

/// An amount that may be below zero, but not zero.
fn signed_money(text: &str, mark: DecimalMark, currency: Currency) -> Result<Money, FieldError> {
    let amount = input::decimal_up_to(text, mark, minor_units(currency))?;
    if amount.is_zero() {
        return Err(FieldError::NotPositive);
    }
    Ok(Money::new(amount, currency))
}
