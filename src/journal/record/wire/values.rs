//! Plain values as written: texts, numbers, amounts, days, ids, and the names the domain gives to its own.
//! An amount is a text in JSON, so that none passes through a binary fraction.

use crate::domain::country::Country;
use crate::domain::ids::{
    AlertNoteId, AmendmentId, BillingEventId, ClientId, ContractId, DocumentId, InvoiceId,
    InvoiceReportId, InvoiceStepId, ItemId, Kind, NumberBlockId, ObligationId, PaymentId, PersonId,
    StepId,
};
use crate::domain::money::{Currency, Money};
use crate::domain::tax_id::TaxIdKind;
use crate::journal::record::wire::fields::fields;
use crate::journal::record::wire::reader::Reader;
use crate::journal::record::wire::writer::Writer;
use crate::journal::record::wire::{Failed, Wire};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use uuid::Uuid;

impl Wire for String {
    fn blank() -> Self {
        String::new()
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Failed> {
        *self = reader.string("a text")?.into_owned();
        Ok(())
    }

    fn write(&self, writer: &mut Writer) {
        writer.string(self);
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl Wire for bool {
    fn blank() -> Self {
        false
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Failed> {
        *self = reader.flag()?;
        Ok(())
    }

    fn write(&self, writer: &mut Writer) {
        writer.plain(format_args!("{self}"));
    }

    fn is_absent(&self) -> bool {
        !self
    }
}

impl Wire for u64 {
    fn blank() -> Self {
        0
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Failed> {
        *self = reader.whole()?;
        Ok(())
    }

    fn write(&self, writer: &mut Writer) {
        writer.plain(format_args!("{self}"));
    }

    fn is_absent(&self) -> bool {
        *self == 0
    }
}

macro_rules! smaller {
    ($($type:ident)*) => {
        $(impl Wire for $type {
            fn blank() -> Self {
                0
            }

            fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Failed> {
                let whole = reader.whole()?;
                match $type::try_from(whole) {
                    Ok(fitting) => {
                        *self = fitting;
                        Ok(())
                    }
                    Err(_) => Err(reader.refuse(format!("{whole} is too large"))),
                }
            }

            fn write(&self, writer: &mut Writer) {
                u64::from(*self).write(writer);
            }

            fn is_absent(&self) -> bool {
                *self == 0
            }
        })*
    };
}

smaller!(u16 u32);

impl Wire for Decimal {
    fn blank() -> Self {
        Decimal::ZERO
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Failed> {
        reader.parsed("an amount", &mut |text| {
            let amount = text.parse().or_else(|_| Decimal::from_scientific(text));
            amount.map(|amount| *self = amount).is_ok()
        })
    }

    fn write(&self, writer: &mut Writer) {
        writer.plain(format_args!("\"{self}\""));
    }

    fn is_absent(&self) -> bool {
        self.is_zero()
    }
}

impl Wire for NaiveDate {
    fn blank() -> Self {
        NaiveDate::default()
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Failed> {
        reader.parsed("a day", &mut |text| {
            day(text).map(|day| *self = day).is_some()
        })
    }

    fn write(&self, writer: &mut Writer) {
        writer.plain(format_args!("\"{self}\""));
    }
}

/// A day in the one way in which it is written: four digits of the year, or five and more with a sign.
fn day(text: &str) -> Option<NaiveDate> {
    let (year, rest) = text.split_at_checked(text.len().checked_sub("-12-31".len())?)?;
    let &[b'-', m1, m2, b'-', d1, d2] = rest.as_bytes() else {
        return None;
    };
    let is_plain = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let is_signed = year.len() > 4 && year.starts_with(['+', '-']);
    if !is_plain && !is_signed {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, two_digits(m1, m2)?, two_digits(d1, d2)?)
}

fn two_digits(tens: u8, ones: u8) -> Option<u32> {
    let digit = |byte: u8| char::from(byte).to_digit(10);
    Some(digit(tens)? * 10 + digit(ones)?)
}

impl Wire for Uuid {
    fn blank() -> Self {
        Uuid::nil()
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Failed> {
        reader.parsed("an id", &mut |text| {
            Uuid::parse_str(text).map(|id| *self = id).is_ok()
        })
    }

    fn write(&self, writer: &mut Writer) {
        writer.plain(format_args!("\"{self}\""));
    }
}

macro_rules! ids {
    ($($type:ident)*) => {
        $(impl Wire for $type {
            fn blank() -> Self {
                $type(Uuid::nil())
            }

            fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Failed> {
                self.0.read(reader)
            }

            fn write(&self, writer: &mut Writer) {
                self.0.write(writer);
            }
        })*
    };
}

ids!(AlertNoteId AmendmentId BillingEventId ClientId ContractId DocumentId InvoiceId InvoiceReportId);
ids!(InvoiceStepId ItemId NumberBlockId ObligationId PaymentId PersonId StepId);

/// Values that the domain itself names, and finds by that name.
macro_rules! named {
    ($($type:ident, $blank:ident, $find:ident, $name:ident, $expected:literal;)*) => {
        $(impl Wire for $type {
            fn blank() -> Self {
                $type::$blank
            }

            fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Failed> {
                reader.parsed($expected, &mut |text| {
                    $type::$find(text).map(|found| *self = found).is_some()
                })
            }

            fn write(&self, writer: &mut Writer) {
                writer.string(self.$name());
            }
        })*
    };
}

named! {
    Country, Colombia, from_code, code, "the code of a country";
    Kind, Company, from_name, name, "a kind of record";
    TaxIdKind, Other, from_name, name, "a kind of identification";
}

impl Wire for Currency {
    fn blank() -> Self {
        Currency::COP
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Failed> {
        reader.parsed("the code of a currency", &mut |text| {
            Currency::parse(text).map(|found| *self = found).is_ok()
        })
    }

    fn write(&self, writer: &mut Writer) {
        writer.string(self.code());
    }
}

fields!(Money {
    amount: required,
    currency: required,
});
