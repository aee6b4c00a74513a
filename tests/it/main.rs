//! Everything above the rules and below the browser, in one binary.

mod contrast;
mod device;
mod failing_calls;
mod failing_store;
mod journeys;
mod rules_catalogue;
mod samples;
mod scale;
mod table_window;
mod tidy;
