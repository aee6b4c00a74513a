//! Numbers kept for one device, as written.

use crate::domain::number_block::NumberBlock;
use crate::journal::record::wire::fields::fields;

fields!(NumberBlock {
    device: required,
    from: required,
    label: optional,
    prefix: optional,
    reserved_on: required,
    to: required,
} with id);
