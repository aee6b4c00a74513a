//! A contract as written.

use crate::domain::contract::{Contract, Cover, Policy};
use crate::journal::record::wire::fields::{fields, names};

fields!(Contract {
    client: required,
    end: optional,
    notes: optional,
    number: required,
    object: optional,
    owner: optional,
    payment_days: optional,
    policies: optional,
    start: required,
    value: optional,
} with id);

fields!(Policy {
    amount: required,
    cover: required,
    from: required,
    insurer: optional,
    number: optional,
    to: required,
});

names!(Cover, Other {
    Performance = "performance",
    ServiceQuality = "service_quality",
    WagesAndBenefits = "wages_and_benefits",
    CivilLiability = "civil_liability",
    AdvancePayment = "advance_payment",
    BidBond = "bid_bond",
    Other = "other",
});
