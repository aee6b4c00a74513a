//! The parts of a document as written: parties, lines, taxes, totals, terms.
//! Fields stand in alphabetical order, which makes the written form canonical.

use crate::domain::invoice::{
    Adjustment, Detraction, ExchangeRate, Instalment, Line, Numbering, Party, PaymentForm,
    PaymentTerms, PerUnit, Period, Reason, Reference, Tax, Totals,
};
use crate::domain::money::Currency;
use crate::domain::tax_id::TaxIdKind;
use crate::journal::record::mirror::{mirror, mirror_names};
use crate::journal::record::skip::{is_default, is_false, is_zero};
use chrono::NaiveDate;
use rust_decimal::Decimal;

mirror!(
    /// A party as the document names it.
    PartyRecord is Party {
        #[serde(default, skip_serializing_if = "String::is_empty")]
        address: String,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        check_digit: String,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        city: String,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        country_code: String,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        email: String,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        id_code: String,
        id_kind: TaxIdKind,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        id_number: String,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        name: String,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        responsibilities: String,
    }
);

mirror!(
    /// One line.
    LineRecord is Line {
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        adjustments: Vec<AdjustmentRecord>,
        #[serde(default, skip_serializing_if = "is_zero")]
        amount: Decimal,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        description: String,
        #[serde(default, skip_serializing_if = "is_zero")]
        price: Decimal,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        price_with_tax: Option<Decimal>,
        #[serde(default, skip_serializing_if = "is_zero")]
        quantity: Decimal,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reference_price: Option<Decimal>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        tax_amount: Option<Decimal>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        taxes: Vec<TaxRecord>,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        unit: String,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        withholdings: Vec<TaxRecord>,
    }
);

mirror!(
    /// A tax subtotal.
    TaxRecord is Tax {
        #[serde(default, skip_serializing_if = "is_zero")]
        amount: Decimal,
        #[serde(default, skip_serializing_if = "is_zero")]
        base: Decimal,
        code: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        per_unit: Option<Box<PerUnitRecord>>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        percent: Option<Decimal>,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    }
);

mirror!(
    /// A tax counted by units.
    PerUnitRecord is PerUnit {
        amount: Decimal,
        units: Decimal,
    }
);

mirror!(
    /// An allowance or charge.
    AdjustmentRecord is Adjustment {
        #[serde(default, skip_serializing_if = "is_zero")]
        amount: Decimal,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        base: Option<Decimal>,
        #[serde(default, skip_serializing_if = "is_false")]
        charge: bool,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        code: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        percent: Option<Decimal>,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    }
);

mirror!(
    /// The totals as the document states them.
    #[derive(Default, PartialEq)]
    TotalsRecord is Totals {
        #[serde(default, skip_serializing_if = "is_zero")]
        allowances: Decimal,
        #[serde(default, skip_serializing_if = "is_zero")]
        charges: Decimal,
        #[serde(default, skip_serializing_if = "is_zero")]
        lines: Decimal,
        #[serde(default, skip_serializing_if = "is_zero")]
        payable: Decimal,
        #[serde(default, skip_serializing_if = "is_zero")]
        prepaid: Decimal,
        #[serde(default, skip_serializing_if = "is_zero")]
        rounding: Decimal,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        tax_exclusive: Option<Decimal>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        tax_inclusive: Option<Decimal>,
        #[serde(default, skip_serializing_if = "is_zero")]
        taxes: Decimal,
    }
);

mirror!(
    /// How and when it is to be paid.
    #[derive(Default, PartialEq)]
    PaymentTermsRecord is PaymentTerms {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due_on: Option<NaiveDate>,
        #[serde(default, skip_serializing_if = "is_default")]
        form: PaymentFormRecord,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        instalments: Vec<InstalmentRecord>,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        means: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        net_pending: Option<Decimal>,
    }
);

mirror_names!(
    #[derive(Default)]
    PaymentFormRecord is PaymentForm {
        #[default]
        Unknown,
        Cash,
        Credit,
    }
);

mirror!(
    /// A part of the debt with its own due date.
    #[derive(PartialEq)]
    InstalmentRecord is Instalment {
        amount: Decimal,
        due_on: NaiveDate,
    }
);

mirror!(
    /// Another document this one refers to.
    ReferenceRecord is Reference {
        #[serde(default, skip_serializing_if = "String::is_empty")]
        fiscal_code: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        issued_on: Option<NaiveDate>,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        number: String,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        type_code: String,
    }
);

mirror!(
    /// Official concept of a note.
    ReasonRecord is Reason {
        #[serde(default, skip_serializing_if = "String::is_empty")]
        code: String,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        text: String,
    }
);

mirror!(
    /// The days a document bills.
    PeriodRecord is Period {
        from: NaiveDate,
        to: NaiveDate,
    }
);

mirror!(
    /// A numbering authorisation as the document repeats it.
    NumberingRecord is Numbering {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<u64>,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        prefix: String,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        resolution: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<u64>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        valid_from: Option<NaiveDate>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        valid_to: Option<NaiveDate>,
    }
);

mirror!(
    /// How many units of another currency one unit of the document's currency buys.
    ExchangeRateRecord is ExchangeRate {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on: Option<NaiveDate>,
        rate: Decimal,
        to: Currency,
    }
);

mirror!(
    /// Peru's deposit in the supplier's account at the Banco de la Nación.
    DetractionRecord is Detraction {
        #[serde(default, skip_serializing_if = "String::is_empty")]
        account: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        amount: Option<Decimal>,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        code: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        currency: Option<Currency>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        percent: Option<Decimal>,
    }
);
