//! The screens, a folder per area and a file per place.
//! No rule and no storage: a screen reads the book and runs commands.
