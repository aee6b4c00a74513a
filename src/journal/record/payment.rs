//! A payment as written.

use crate::domain::payment::{Allocation, Payment};
use crate::journal::record::wire::fields::fields;

fields!(Payment {
    allocations: optional,
    amount: required,
    client: required,
    currency: required,
    received_on: required,
    reference: optional,
} with id);

fields!(Allocation {
    amount: required,
    invoice: required,
    withheld: optional,
});
