//! An amendment as written.

use crate::domain::contract::amendment::{Amendment, Changes, LineChange, Suspension};
use crate::journal::record::wire::fields::fields;

fields!(Amendment {
    changes: optional,
    contract: required,
    drafted_on: required,
    effective: required,
    file: optional,
    notes: optional,
    number: required,
    signed_on: optional,
} with id);

fields!(Changes {
    client: optional,
    end: optional,
    lines_added: optional,
    lines_changed: optional,
    other: optional,
    restart: optional,
    suspension: optional,
    value: optional,
});

fields!(LineChange {
    line: required,
    price: optional,
    quantity: optional,
    to: optional,
});

fields!(Suspension {
    extends_term: optional,
    until: optional,
});
