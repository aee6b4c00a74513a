//! A believable fictional service company with its history, to try the app with and to measure it.
//! Pure: the same plan gives the same records, down to the ids.

use crate::app::entity::Entity;
use crate::domain::billing::event::BillingEvent;
use crate::domain::client::Client;
use crate::domain::company::Company;
use crate::domain::country::Country;
use crate::domain::ids::{ClientId, PersonId};
use crate::domain::item::Item;
use crate::domain::money::Currency;
use crate::domain::person::Person;
use chrono::{Datelike, Months, NaiveDate};
use uuid::Uuid;

mod agreements;
mod billing;
mod catalogue;
mod charges;
mod clients;
mod company;
mod contracts;
mod documents;
mod faults;
mod flow;
mod names;
mod payments;
mod random;
mod reviewing;
mod services;

#[cfg(test)]
mod tests;

use crate::app::example::random::Random;

/// How much to make up, and around which day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    pub seed: u64,
    /// The day on which the records are looked at: nothing in them has happened later.
    pub today: NaiveDate,
    pub country: Country,
    pub clients: usize,
    /// None are made without clients.
    pub contracts: usize,
    /// Whole months of service billed, the last one being the month before `today`.
    pub months: u32,
    /// Invoices and notes together; absent for what the contracts bill, one a month each.
    /// With more, contracts bill additional services; with fewer, the oldest months are left out.
    pub invoices_target: Option<usize>,
    /// Payments at most: beyond it, the closest receipts of a client become one, as far as that goes. Absent for no limit.
    pub payments_max: Option<usize>,
    /// Whether contracts have terms, and amendments, steps, obligations and documents under them.
    pub agreements: bool,
}

impl Plan {
    /// The example offered to someone who tries the app: 40 clients, 60 contracts, 18 months.
    pub fn example(today: NaiveDate, country: Country) -> Plan {
        Plan {
            seed: 20_260,
            today,
            country,
            clients: 40,
            contracts: 60,
            months: 18,
            invoices_target: None,
            payments_max: None,
            agreements: true,
        }
    }

    /// A set for measuring: of 100,000 invoices, 60,000 payments, 3,000 contracts and 2,000 clients; other sizes in proportion.
    pub fn bench(invoices: usize) -> Plan {
        Plan {
            seed: 1,
            today: NaiveDate::from_ymd_opt(2026, 11, 20).unwrap_or_default(),
            country: Country::Colombia,
            clients: (invoices / 50).max(1),
            contracts: (invoices * 3 / 100).max(1),
            months: 36,
            invoices_target: Some(invoices),
            payments_max: Some(invoices * 3 / 5),
            agreements: false,
        }
    }

    /// The currency of everything in the example.
    pub fn currency(&self) -> Currency {
        match self.country {
            Country::Colombia => Currency::COP,
            Country::Peru => Currency::PEN,
        }
    }

    /// Whether it tells what happened besides the documents: a set that is measured does not.
    fn is_detailed(&self) -> bool {
        self.agreements && self.invoices_target.is_none()
    }

    /// First day of the first month billed.
    fn first_month(&self) -> NaiveDate {
        let this_month = self.today.with_day(1).unwrap_or(self.today);
        this_month
            .checked_sub_months(Months::new(self.months))
            .unwrap_or(this_month)
    }
}

/// The records of the example company, in an order in which each refers only to earlier ones.
/// Totals add up to the cent, except in the few documents whose faults are there to be found.
pub fn generate(plan: &Plan) -> Vec<Entity> {
    let World {
        items,
        company,
        people,
        clients,
        agreements,
        under,
        events,
        bills,
        told,
    } = world(plan);
    let client_ids: Vec<ClientId> = clients.iter().map(|client| client.id).collect();
    let payments = payments::payments(plan, &bills, &client_ids);

    let mut entities: Vec<Entity> = Vec::new();
    entities.extend(items.into_iter().map(|i| Entity::Item(Box::new(i))));
    entities.push(Entity::Company(Box::new(company)));
    entities.extend(people.into_iter().map(|p| Entity::Person(Box::new(p))));
    entities.extend(clients.into_iter().map(|c| Entity::Client(Box::new(c))));
    let contracts = agreements.into_iter().map(|agreement| agreement.contract);
    entities.extend(contracts.map(|c| Entity::Contract(Box::new(c))));
    entities.extend(under);
    entities.extend(
        events
            .into_iter()
            .map(|e| Entity::BillingEvent(Box::new(e))),
    );
    let invoices = bills.into_iter().map(|bill| bill.invoice);
    entities.extend(invoices.map(|i| Entity::Invoice(Box::new(i))));
    let flow::Told { steps, reports } = told;
    entities.extend(steps.into_iter().map(|s| Entity::InvoiceStep(Box::new(s))));
    entities.extend(
        reports
            .into_iter()
            .map(|r| Entity::InvoiceReport(Box::new(r))),
    );
    entities.extend(payments.into_iter().map(|p| Entity::Payment(Box::new(p))));
    entities
}

/// The example before it becomes records: with what the records do not say.
struct World {
    items: Vec<Item>,
    company: Company,
    people: Vec<Person>,
    clients: Vec<Client>,
    agreements: Vec<contracts::Agreement>,
    /// Amendments, steps, obligations and documents of the contracts.
    under: Vec<Entity>,
    events: Vec<BillingEvent>,
    bills: Vec<billing::Bill>,
    told: flow::Told,
}

fn world(plan: &Plan) -> World {
    let items = catalogue::items(plan);
    let people = company::people(plan);
    let owners: Vec<PersonId> = people.iter().map(|person| person.id).collect();
    let clients = clients::clients(plan);
    let client_ids: Vec<ClientId> = clients.iter().map(|client| client.id).collect();
    let mut agreements = contracts::agreements(plan, &client_ids, &owners);
    if plan.agreements {
        agreements::add_terms(plan, &mut agreements);
    }
    let exceptions = charges::Exceptions::new(plan, &agreements);
    charges::add_lines(plan, &items, &exceptions, &mut agreements);
    let under = if plan.agreements {
        agreements::under(plan, &agreements, &owners)
    } else {
        Vec::new()
    };
    let events = charges::plan_all(plan, &exceptions, &under, &owners, &mut agreements);
    let slots = billing::slots(plan, &agreements);
    let usual = items.first().map(|item| item.id);
    let company = company::company(plan, slots.len(), usual);
    let terms = documents::Terms {
        plan,
        company: &company,
        items: &items,
    };
    let mut bills = billing::bills(&terms, &clients, &agreements, &slots);
    reviewing::review(plan.today, &company, &agreements, &mut bills);
    let told = flow::told(plan, &owners, &bills);
    World {
        items,
        company,
        people,
        clients,
        agreements,
        under,
        events,
        bills,
        told,
    }
}

/// A version-7 id born on that day, so that ids sort as the records came to be.
fn id(day: NaiveDate, random: &mut Random) -> Uuid {
    let epoch = NaiveDate::default();
    let days = u64::try_from(day.signed_duration_since(epoch).num_days()).unwrap_or(0);
    let millis = days * 86_400_000 + random.below(86_400_000);
    uuid::Builder::from_unix_timestamp_millis(millis, &random.ten_bytes()).into_uuid()
}
