//! Trying one decoder with very many inputs, each made from a good one, and saying how it went.
//! An input with a new outcome becomes a seed itself, so that later ones get further in.

use crate::mutation::{Grammar, mutate};
use crate::random::Random;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::fs;
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::{Duration, Instant};

/// One way in which bytes from outside become values.
pub struct Decoder {
    pub name: &'static str,
    pub grammar: Grammar,
    /// Words of the format.
    pub words: &'static [&'static str],
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Makes checksums and ids true again, so that changes get behind them.
    pub repair: fn(&mut Vec<u8>),
    /// Reads the bytes and does with the result what the app does. A broken property is a panic.
    pub run: fn(&[u8]) -> Verdict,
}

/// What a decoder said of an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    pub accepted: bool,
    /// In few words: why it was refused, or what was found in it.
    pub outcome: String,
}

/// How long to go on.
#[derive(Debug, Clone, Copy)]
pub enum Budget {
    #[cfg_attr(
        not(test),
        expect(
            dead_code,
            reason = "the test counts inputs, so that it is the same every time"
        )
    )]
    Inputs(u64),
    Time(Duration),
}

/// How a campaign went.
#[derive(Debug, Default)]
pub struct Report {
    pub name: &'static str,
    pub seed: u64,
    pub inputs: u64,
    pub accepted: u64,
    pub outcomes: usize,
    pub panics: u64,
    pub slowest: Duration,
    pub peak_mb: u64,
    /// Each place that panicked, with what it said and where the first such input is kept.
    pub places: BTreeMap<String, String>,
}

/// An input that takes longer hangs.
const TIME_MAX: Duration = Duration::from_secs(if cfg!(debug_assertions) { 30 } else { 10 });
/// More memory than this for one decoder is not bounded by what it reads: inputs have a megabyte at most.
const MEMORY_MAX_MB: u64 = 768;
/// What WebAssembly gives, where the build is optimised.
const STACK: usize = 1 << 20;
const POOL_MAX: usize = 600;
const POOLED_LENGTH_MAX: usize = 40_000;

impl Verdict {
    pub fn accepted(outcome: impl fmt::Display) -> Verdict {
        Verdict {
            accepted: true,
            outcome: outcome.to_string(),
        }
    }

    pub fn refused(why: impl fmt::Display) -> Verdict {
        Verdict {
            accepted: false,
            outcome: why.to_string(),
        }
    }

    /// The outcome without what only this input has: digits and quoted words.
    fn kind(&self) -> String {
        let mut quoted = false;
        let mut kind: String = self
            .outcome
            .chars()
            .filter(|c| {
                quoted ^= matches!(c, '"' | '`');
                !quoted && !c.is_ascii_digit()
            })
            .take(120)
            .collect();
        kind.push(if self.accepted { '+' } else { '-' });
        kind
    }
}

impl Report {
    pub const HEADING: &'static str =
        "decoder         seed     inputs   accepted  outcomes  panics  slowest_ms  peak_mb";

    pub fn is_good(&self) -> bool {
        self.panics == 0 && self.peak_mb <= MEMORY_MAX_MB
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:<14} {:>5} {:>10} {:>10} {:>9} {:>7} {:>11} {:>8}",
            self.name,
            self.seed,
            self.inputs,
            self.accepted,
            self.outcomes,
            self.panics,
            self.slowest.as_millis(),
            self.peak_mb
        )?;
        for (place, kept) in &self.places {
            write!(f, "\n    {place}\n    input: {kept}")?;
        }
        Ok(())
    }
}

/// Runs a campaign. Inputs that panic are kept in `folder`; with a long budget so is the one under way, in case
/// it ends the whole process.
///
/// # Panics
/// When an input hangs, or one of the seeds is not accepted.
pub fn run(decoder: &'static Decoder, seed: u64, budget: Budget, folder: &Path) -> Report {
    fs::create_dir_all(folder).unwrap();
    reset_peak();
    let before = peak_mb();
    let under_way = Arc::new(Mutex::new((Instant::now(), Vec::new())));
    let (done, finished) = mpsc::channel();
    let (shared, at) = (Arc::clone(&under_way), folder.to_owned());
    let worker = thread::Builder::new().stack_size(STACK).spawn(move || {
        let report = Campaign::new(decoder, seed, at, shared).go_on(budget);
        let _ = done.send(());
        report
    });
    let worker = worker.unwrap();
    let pause = Duration::from_millis(500);
    while let Err(mpsc::RecvTimeoutError::Timeout) = finished.recv_timeout(pause) {
        let (since, input) = under_way.lock().unwrap().clone();
        if since.elapsed() > TIME_MAX {
            let kept = keep(folder, decoder.name, &input);
            panic!("{}: an input hangs: {}", decoder.name, kept.display());
        }
    }
    let mut report = worker.join().unwrap();
    report.peak_mb = peak_mb().saturating_sub(before);
    report
}

struct Campaign {
    decoder: &'static Decoder,
    random: Random,
    pool: Vec<Vec<u8>>,
    kinds: HashSet<String>,
    folder: PathBuf,
    /// Where the input under way is kept.
    last: Option<fs::File>,
    under_way: Arc<Mutex<(Instant, Vec<u8>)>>,
    report: Report,
}

impl Campaign {
    fn new(
        decoder: &'static Decoder,
        seed: u64,
        folder: PathBuf,
        under_way: Arc<Mutex<(Instant, Vec<u8>)>>,
    ) -> Campaign {
        let report = Report {
            name: decoder.name,
            seed,
            ..Report::default()
        };
        Campaign {
            decoder,
            random: Random::new(seed, decoder.name),
            pool: Vec::new(),
            kinds: HashSet::new(),
            folder,
            last: None,
            under_way,
            report,
        }
    }

    fn go_on(mut self, budget: Budget) -> Report {
        let start = Instant::now();
        let seeds = (self.decoder.seeds)();
        for seed in &seeds {
            self.attempt(seed.clone(), false);
        }
        self.pool.splice(0..0, seeds);
        loop {
            let is_over = match budget {
                Budget::Inputs(most) => self.report.inputs >= most,
                Budget::Time(time) => start.elapsed() >= time,
            };
            if is_over {
                self.report.outcomes = self.kinds.len();
                return self.report;
            }
            let mut input = self.pool[self.random.below(self.pool.len())].clone();
            let words = self.decoder.words;
            mutate(
                &mut self.random,
                &mut input,
                self.decoder.grammar,
                words,
                &self.pool,
            );
            if !self.random.once_in(6) {
                (self.decoder.repair)(&mut input);
            }
            self.attempt(input, matches!(budget, Budget::Time(_)));
        }
    }

    fn attempt(&mut self, input: Vec<u8>, is_long: bool) {
        if is_long {
            self.note(&input).unwrap();
        }
        let start = Instant::now();
        {
            let mut under_way = self.under_way.lock().unwrap();
            under_way.0 = start;
            under_way.1.clone_from(&input);
        }
        let before = time_running();
        let result = watched(|| (self.decoder.run)(&input));
        let took = match (before, time_running()) {
            (Some(before), Some(after)) => after.saturating_sub(before),
            _ => start.elapsed(),
        };
        if took > self.report.slowest {
            self.report.slowest = took;
            if is_long && took > Duration::from_millis(100) {
                let path = self.folder.join(format!("{}.slow", self.decoder.name));
                fs::write(path, &input).unwrap();
            }
        }
        self.report.inputs += 1;
        match result {
            Ok(verdict) => {
                self.report.accepted += u64::from(verdict.accepted);
                let is_new = self.kinds.len() < POOL_MAX && self.kinds.insert(verdict.kind());
                if is_new && input.len() <= POOLED_LENGTH_MAX {
                    self.pool.push(input);
                }
            }
            Err(place) => {
                self.report.panics += 1;
                if !self.report.places.contains_key(&place) {
                    let kept = keep(&self.folder, self.decoder.name, &input);
                    self.report.places.insert(place, kept.display().to_string());
                }
            }
        }
    }
}

impl Campaign {
    /// Keeps the input under way, over the one before.
    fn note(&mut self, input: &[u8]) -> io::Result<()> {
        let file = match &mut self.last {
            Some(file) => file,
            none => none.insert(fs::File::create(
                self.folder.join(format!("{}.last", self.decoder.name)),
            )?),
        };
        file.seek(SeekFrom::Start(0))?;
        file.write_all(input)?;
        file.set_len(input.len() as u64)
    }
}

/// What the work gave, or where it panicked and with which words.
pub fn watched<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    thread_local! {
        static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
        static IS_SET: RefCell<bool> = const { RefCell::new(false) };
    }
    IS_SET.with_borrow_mut(|is_set| {
        if !*is_set {
            *is_set = true;
            let this = thread::current().id();
            let before = std::panic::take_hook();
            std::panic::set_hook(Box::new(move |info| {
                if thread::current().id() != this {
                    return before(info);
                }
                let words: String = info.to_string().chars().take(600).collect();
                PLACE.with_borrow_mut(|place| *place = Some(words));
            }));
        }
    });
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| PLACE.take().unwrap_or_default())
}

fn keep(folder: &Path, name: &str, input: &[u8]) -> PathBuf {
    let number = input.iter().fold(0u32, |sum, byte| {
        (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
    });
    let path = folder.join(format!("{name}-{number:08x}.bin"));
    fs::write(&path, input).unwrap();
    path
}

/// How long this thread has been running, not counting while others did, where the system tells (Linux).
fn time_running() -> Option<Duration> {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = told.split_whitespace().next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

/// Lets the highest use of memory start from now, where the system can (Linux).
fn reset_peak() {
    let _ = fs::write("/proc/self/clear_refs", "5");
}

fn peak_mb() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok())
        .map_or(0, |kilobytes| kilobytes / 1024)
}
