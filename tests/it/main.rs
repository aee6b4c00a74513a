//! Everything above the rules and below the browser, in one binary.

mod agreements;
mod contrast;
mod device;
mod failing_calls;
mod failing_store;
mod journeys;
mod open_causes;
mod rules_catalogue;
mod samples;
mod scale;
mod table_window;
mod tidy;
mod writing;
