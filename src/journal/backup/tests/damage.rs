//! Backups as large as real ones, cut at every byte and with a bit flipped in every byte: refused, whatever is left.
//! Where time is short only some of the places are tried.

use crate::app::entity::Change;
use crate::journal::backup::tests::{document, gzip};
use crate::journal::backup::write::Packing;
use crate::journal::backup::{Backup, BackupError};
use crate::journal::laptop::Laptop;
use crate::journal::samples;
use crate::journal::thorough;

/// A backup of at least so many bytes: a record of each kind, then invoices.
fn backup_of(bytes: usize) -> Vec<u8> {
    let mut laptop = Laptop::new(1);
    let all: Vec<Change> = samples::full().into_iter().map(Change::Put).collect();
    laptop.save(&all);
    for number in 0u128.. {
        let document = document(&laptop, Packing::Plain, &[b"original".to_vec()]);
        if document.len() >= bytes {
            return document;
        }
        let more = (document.len() / 40_000 + 1) as u128;
        let invoices = (0..more).map(|at| samples::plain_invoice(0x1000 * (number + 1) + at));
        laptop.save(&invoices.map(Change::Put).collect::<Vec<_>>());
    }
    Vec::new()
}

fn places(length: usize, step: usize) -> impl Iterator<Item = usize> {
    (0..length).step_by(if thorough::is_wanted() { 1 } else { step })
}

#[test]
fn a_cut_at_any_byte_is_refused() {
    let whole = backup_of(20_000);
    assert!(whole.len() < 26_000 && Backup::parse(whole.clone()).is_ok());
    let packed = gzip(&whole);
    for file in [&whole, &packed] {
        for length in places(file.len(), 23) {
            let cut = file[..length].to_vec();
            assert!(Backup::parse(cut).is_err(), "{length}");
        }
    }
}

#[test]
fn a_flipped_bit_in_any_byte_is_refused() {
    let whole = backup_of(20_000);
    for at in places(whole.len(), 23) {
        let mut flipped = whole.clone();
        flipped[at] ^= 1 << (at % 8);
        let error = Backup::parse(flipped).unwrap_err();
        let is_told = matches!(
            error,
            BackupError::NotABackup | BackupError::Damaged(_) | BackupError::Newer { .. }
        );
        assert!(is_told, "{at}: {error}");
    }
}

#[test]
fn a_large_one_is_refused_as_well() {
    if !thorough::is_wanted() {
        return;
    }
    let whole = backup_of(1_000_000);
    for at in (0..whole.len()).step_by(97) {
        assert!(Backup::parse(whole[..at].to_vec()).is_err(), "cut at {at}");
    }
    for at in (0..whole.len()).step_by(997) {
        let mut flipped = whole.clone();
        flipped[at] ^= 1 << (at % 8);
        assert!(Backup::parse(flipped).is_err(), "flipped at {at}");
    }
}
