//! Hostile and damaged input for everything that reads bytes from outside: mutated good inputs, from a seed.
//! As a test a moment for each decoder; `make fuzz MINUTES=60` for as long as is wanted. Not part of the app.
//!
//! `fuzz MINUTES [SEED] [DECODER]` shares the minutes among the decoders. `fuzz again DECODER FILE` tries a kept input.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a failed test is a panic; the table is for whoever runs it; time is measured"
)]

mod campaign;
mod decoders;
mod mutation;
mod random;
mod seeds;

use campaign::{Budget, Report, run, watched};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

/// Where inputs that break something are kept.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/fuzz")
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let is_good = match arguments.as_slice() {
        ["again", decoder, file] => again(decoder, Path::new(file)),
        [minutes] => all(minutes, "1", ""),
        [minutes, seed] => all(minutes, seed, ""),
        [minutes, seed, decoder] => all(minutes, seed, decoder),
        [] => all("60", "1", ""),
        _ => false,
    };
    if is_good {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn all(minutes: &str, seed: &str, name: &str) -> bool {
    let (Ok(minutes), Ok(seed)) = (minutes.parse::<u32>(), seed.parse()) else {
        println!("fuzz MINUTES [SEED] [DECODER] | fuzz again DECODER FILE");
        return false;
    };
    match seeds::beside_count() {
        0 => println!("notice: no documents beside the project; only its own are seeds"),
        count => println!("{count} documents beside the project are seeds too"),
    }
    let chosen: Vec<_> = decoders::ALL
        .into_iter()
        .filter(|decoder| name.is_empty() || decoder.name == name)
        .collect();
    let decoders = u32::try_from(chosen.len()).unwrap_or(1).max(1);
    let each = Duration::from_secs(60) * minutes / decoders;
    println!("{}", Report::HEADING);
    let mut is_good = !chosen.is_empty();
    for decoder in chosen {
        let report = run(decoder, seed, Budget::Time(each), &folder());
        println!("{report}");
        is_good &= report.is_good();
    }
    is_good
}

fn again(name: &str, file: &Path) -> bool {
    let decoder = decoders::ALL.into_iter().find(|each| each.name == name);
    let (Some(decoder), Ok(input)) = (decoder, std::fs::read(file)) else {
        println!("no decoder {name}, or no file {}", file.display());
        return false;
    };
    let start = std::time::Instant::now();
    let result = watched(|| (decoder.run)(&input));
    println!("{result:?} in {} ms", start.elapsed().as_millis());
    result.is_ok()
}

#[cfg(test)]
mod quick {
    //! A moment for each decoder, the same inputs every time.

    use crate::campaign::{Budget, run};
    use crate::{decoders, folder};

    const INPUTS: u64 = 100;

    fn check(name: &str) {
        let decoder = decoders::ALL.into_iter().find(|each| each.name == name);
        let report = run(decoder.unwrap(), 1, Budget::Inputs(INPUTS), &folder());
        println!("{report}");
        assert!(report.is_good(), "{report}");
        assert!(report.accepted > 0, "the seeds are read");
    }

    #[test]
    fn frame() {
        check("frame");
    }

    #[test]
    fn mirror() {
        check("mirror");
    }

    #[test]
    fn journal() {
        check("journal");
    }

    #[test]
    fn line() {
        check("line");
    }

    #[test]
    fn body() {
        check("body");
    }

    #[test]
    fn backup() {
        check("backup");
    }

    #[test]
    fn backup_gzip() {
        check("backup_gzip");
    }

    #[test]
    fn records_file() {
        check("records_file");
    }

    #[test]
    fn invoice_xml() {
        check("invoice_xml");
    }

    #[test]
    fn zip() {
        check("zip");
    }

    #[test]
    fn csv() {
        check("csv");
    }

    #[test]
    fn address() {
        check("address");
    }

    #[test]
    fn typed() {
        check("typed");
    }
}
