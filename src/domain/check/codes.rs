//! The authorities' code lists that rules compare with.
//! Only codes; names for people are in `text`.
