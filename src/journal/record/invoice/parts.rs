//! The parts of a document as written: parties, lines, taxes, totals, terms.

use crate::domain::invoice::legend::Legend;
use crate::domain::invoice::prepayment::Prepayment;
use crate::domain::invoice::{
    Adjustment, Detraction, ExchangeRate, Instalment, Line, Numbering, Party, PaymentForm,
    PaymentTerms, PerUnit, Period, Reason, Reference, Tax, Totals,
};
use crate::journal::record::wire::fields::{fields, names};

fields!(Party {
    address: optional,
    check_digit: optional,
    city: optional,
    country_code: optional,
    email: optional,
    id_code: optional,
    id_kind: required,
    id_number: optional,
    municipality: optional,
    name: optional,
    person_type: optional,
    postal_code: optional,
    responsibilities: optional,
    tax_scheme: optional,
});

fields!(Line {
    adjustments: optional,
    amount: optional,
    bills: optional,
    description: optional,
    item_code: optional,
    note: optional,
    on_behalf_of: optional,
    price: optional,
    price_with_tax: optional,
    quantity: optional,
    reference_price: optional,
    tax_amount: optional,
    taxes: optional,
    unit: optional,
    unspsc: optional,
    withholdings: optional,
});

fields!(Tax {
    amount: optional,
    base: optional,
    code: required,
    per_unit: optional,
    percent: optional,
    reason: optional,
});

fields!(PerUnit {
    amount: required,
    units: required,
});

fields!(Adjustment {
    amount: optional,
    base: optional,
    charge: optional,
    code: optional,
    percent: optional,
    reason: optional,
});

fields!(Totals {
    allowances: optional,
    charges: optional,
    lines: optional,
    payable: optional,
    prepaid: optional,
    rounding: optional,
    tax_exclusive: optional,
    tax_inclusive: optional,
    taxes: optional,
});

fields!(PaymentTerms {
    days: optional,
    due_on: optional,
    form: optional,
    instalments: optional,
    means: optional,
    net_pending: optional,
});

names!(PaymentForm, Unknown {
    Unknown = "unknown",
    Cash = "cash",
    Credit = "credit",
});

fields!(Instalment {
    amount: required,
    due_on: required,
});

fields!(Reference {
    fiscal_code: optional,
    issued_on: optional,
    number: optional,
    type_code: optional,
});

fields!(Reason {
    code: optional,
    text: optional,
});

fields!(Period {
    from: required,
    to: required,
});

fields!(Numbering {
    from: optional,
    prefix: optional,
    resolution: optional,
    to: optional,
    valid_from: optional,
    valid_to: optional,
});

fields!(ExchangeRate {
    on: optional,
    rate: required,
    to: required,
});

fields!(Prepayment {
    amount: optional,
    number: optional,
    on: optional,
    type_code: optional,
});

fields!(Legend {
    code: optional,
    text: optional,
});

fields!(Detraction {
    account: optional,
    amount: optional,
    code: optional,
    currency: optional,
    percent: optional,
});
