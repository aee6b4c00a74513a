//! Alerts as Hoy lists them: many of one kind, urgency and client are one item that can be opened.
//! A client with two hundred late invoices is one thing to do, not two hundred.

use crate::app::alerts::{Alert, Urgency};
use crate::app::query::amounts::Amounts;
use crate::domain::alert::AlertKind;
use crate::domain::ids::ClientId;
use crate::order;
use chrono::NaiveDate;
use std::collections::HashMap;
use std::sync::Arc;

/// From how many alerts on they become one item.
pub const GROUP_MIN: usize = 3;

/// One line of Hoy. Copies of it share what it holds: a client may be late with hundreds of invoices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AlertItem {
    One(Arc<Alert>),
    Many(Arc<AlertGroup>),
}

/// Alerts of one kind, urgency and client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlertGroup {
    pub kind: AlertKind,
    pub urgency: Urgency,
    pub client: Option<ClientId>,
    pub client_name: String,
    /// What is at stake together.
    pub amounts: Amounts,
    /// The earliest deadline.
    pub due: NaiveDate,
    /// Days to it: negative when late.
    pub days: i64,
    /// The most urgent first.
    pub alerts: Vec<Alert>,
}

/// The alerts with the many of one kind, urgency and client together, in the order of [`crate::app::alerts::alerts`]:
/// by urgency first; a group stands where its most urgent alert stood.
pub fn items(alerts: Vec<Alert>) -> Vec<AlertItem> {
    let key = |alert: &Alert| (alert.key.kind, alert.urgency, alert.client);
    let mut places: HashMap<_, usize> = HashMap::new();
    let mut groups: Vec<Vec<Alert>> = Vec::new();
    for alert in alerts {
        let place = *places.entry(key(&alert)).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.push(alert),
            None => groups.push(vec![alert]),
        }
    }
    let mut items: Vec<AlertItem> = groups.into_iter().flat_map(items_of).collect();
    // Stable: what stood first stays first. Only ungrouped alerts may have to move back between others.
    order::sort_by_key(&mut items, |item| (item.urgency(), item.due()));
    items
}

impl AlertItem {
    pub fn kind(&self) -> AlertKind {
        match self {
            AlertItem::One(alert) => alert.key.kind,
            AlertItem::Many(group) => group.kind,
        }
    }

    pub fn urgency(&self) -> Urgency {
        match self {
            AlertItem::One(alert) => alert.urgency,
            AlertItem::Many(group) => group.urgency,
        }
    }

    /// The deadline, or the earliest of them.
    pub fn due(&self) -> NaiveDate {
        match self {
            AlertItem::One(alert) => alert.key.due,
            AlertItem::Many(group) => group.due,
        }
    }

    /// The alerts in it.
    pub fn alerts(&self) -> &[Alert] {
        match self {
            AlertItem::One(alert) => std::slice::from_ref(alert),
            AlertItem::Many(group) => &group.alerts,
        }
    }
}

fn items_of(alerts: Vec<Alert>) -> Vec<AlertItem> {
    let grouped = alerts.len() >= GROUP_MIN;
    let Some(first) = alerts
        .first()
        .filter(|first| grouped && first.client.is_some())
    else {
        return alerts
            .into_iter()
            .map(|alert| AlertItem::One(Arc::new(alert)))
            .collect();
    };
    let group = AlertGroup {
        kind: first.key.kind,
        urgency: first.urgency,
        client: first.client,
        client_name: first.client_name.clone(),
        amounts: alerts.iter().filter_map(|alert| alert.amount).collect(),
        due: first.key.due,
        days: first.days,
        alerts,
    };
    vec![AlertItem::Many(Arc::new(group))]
}
