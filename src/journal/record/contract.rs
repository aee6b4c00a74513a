//! A contract as written.

use crate::domain::contract::Contract;
use crate::domain::contract::billing::{BillingLine, BillingTiming, LineKey, LineKind};
use crate::domain::contract::policy::{Cover, CoverBasis, Policy, PolicyRequirement};
use crate::domain::contract::terms::{
    AutomaticRenewal, IndexRevision, PriceRevision, Renewal, ServiceType, Terms,
};
use crate::domain::money::{Currency, Money};
use crate::journal::record::wire::fields::{fields, names};
use crate::journal::record::wire::reader::Reader;
use crate::journal::record::wire::writer::Writer;
use crate::journal::record::wire::{Failed, Wire};
use chrono::NaiveDate;
use rust_decimal::Decimal;

fields!(Contract {
    billing_day: optional = terms.billing_day,
    cap: optional = terms.cap,
    client: required = client,
    client_supervisor: optional = terms.client_supervisor,
    confidential_months: optional = terms.confidential_months,
    documents: optional = terms.documents,
    end: optional = end,
    high_risk: optional = terms.high_risk,
    lead_days: optional = terms.lead_days,
    lines: optional = terms.lines,
    notes: optional = notes,
    number: required = number,
    object: optional = object,
    owner: optional = owner,
    payment_days: optional = payment_days,
    policies: optional = policies,
    renewal: optional = terms.renewal,
    requirements: optional = terms.requirements,
    revision: optional = terms.revision,
    segment: optional = terms.segment,
    service: optional = terms.service,
    start: required = start,
    value: optional = value,
} from Contract {
    id: Wire::blank(),
    number: Wire::blank(),
    client: Wire::blank(),
    object: Wire::blank(),
    start: NaiveDate::blank(),
    end: Wire::blank(),
    value: Wire::blank(),
    payment_days: Wire::blank(),
    owner: Wire::blank(),
    policies: Wire::blank(),
    notes: Wire::blank(),
    terms: Terms::default(),
});

fields!(Policy {
    amount: required,
    approved_on: optional,
    cover: required,
    endorsement: optional,
    file: optional,
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

fields!(PolicyRequirement {
    basis: required,
    cover: required,
    months_after: optional,
});

/// An object of one field, which says what the number is.
impl Wire for CoverBasis {
    fn blank() -> Self {
        CoverBasis::Percent(Decimal::ZERO)
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Failed> {
        let (mut amount, mut percent) = (Money::zero(Currency::COP), Decimal::ZERO);
        let at = reader.variant(&["amount", "percent"], &mut [&mut amount, &mut percent])?;
        *self = if at == 0 {
            CoverBasis::Amount(amount)
        } else {
            CoverBasis::Percent(percent)
        };
        Ok(())
    }

    fn write(&self, writer: &mut Writer) {
        match self {
            CoverBasis::Amount(amount) => writer.variant("amount", amount),
            CoverBasis::Percent(percent) => writer.variant("percent", percent),
        }
    }
}

fields!(BillingLine {
    description: required,
    from: optional,
    item: optional,
    kind: required,
    number: required,
    price: required,
    quantity: required,
    timing: optional,
    to: optional,
});

fields!(LineKey {
    added_by: optional,
    number: required,
});

names!(LineKind, Fixed {
    Fixed = "fixed",
    PerUnit = "per_unit",
    Milestone = "milestone",
    OnDemand = "on_demand",
});

names!(BillingTiming, Arrears {
    Advance = "advance",
    Arrears = "arrears",
});

names!(ServiceType, Other {
    Cloud = "cloud",
    InHouse = "in_house",
    Hybrid = "hybrid",
    BpoSeat = "bpo_seat",
    Consulting = "consulting",
    Other = "other",
});

fields!(IndexRevision {
    index: required,
    points: optional,
});

/// Left out when prices are not revised; an object of one field otherwise.
impl Wire for PriceRevision {
    fn blank() -> Self {
        PriceRevision::None
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Failed> {
        let (mut fixed, mut index) = (Decimal::ZERO, IndexRevision::blank());
        let at = reader.variant(&["fixed", "index"], &mut [&mut fixed, &mut index])?;
        *self = if at == 0 {
            PriceRevision::Fixed(fixed)
        } else {
            PriceRevision::Index(index)
        };
        Ok(())
    }

    fn write(&self, writer: &mut Writer) {
        match self {
            PriceRevision::None => writer.plain(format_args!("null")),
            PriceRevision::Fixed(percent) => writer.variant("fixed", percent),
            PriceRevision::Index(index) => writer.variant("index", index),
        }
    }

    fn is_absent(&self) -> bool {
        *self == PriceRevision::None
    }
}

fields!(AutomaticRenewal {
    in_business_days: optional,
    months: required,
    notice_days: required,
});

/// Left out when the contract ends; an object of one field otherwise.
impl Wire for Renewal {
    fn blank() -> Self {
        Renewal::None
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Failed> {
        let (mut automatic, mut by_amendment) = (AutomaticRenewal::blank(), false);
        let at = reader.variant(
            &["automatic", "by_amendment"],
            &mut [&mut automatic, &mut by_amendment],
        )?;
        *self = if at == 0 {
            Renewal::Automatic(automatic)
        } else {
            Renewal::ByAmendment
        };
        Ok(())
    }

    fn write(&self, writer: &mut Writer) {
        match self {
            Renewal::None => writer.plain(format_args!("null")),
            Renewal::ByAmendment => writer.variant("by_amendment", &true),
            Renewal::Automatic(automatic) => writer.variant("automatic", automatic),
        }
    }

    fn is_absent(&self) -> bool {
        *self == Renewal::None
    }
}
