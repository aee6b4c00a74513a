//! The moment of a revision by a hybrid logical clock.
//! It orders what is shown; which revision replaces which is said by parents, never by a clock.

/// Milliseconds by the device's clock, pushed forward so that it never falls behind what the device has seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Stamp {
    /// Milliseconds since 1970-01-01 UTC.
    pub at_ms: u64,
    /// Counts moments within one millisecond, and while the clock is behind what was seen.
    pub tick: u32,
}

/// 9999-12-31: no stamp is later, so that a foreign file cannot use up the clock.
pub const LATEST_MS: u64 = 253_402_300_799_999;

impl Stamp {
    /// The next moment on a device that has seen `last` and whose clock says `now_ms`.
    pub fn next(last: Stamp, now_ms: u64) -> Stamp {
        let now_ms = now_ms.min(LATEST_MS);
        if now_ms > last.at_ms {
            return Stamp {
                at_ms: now_ms,
                tick: 0,
            };
        }
        match last.tick.checked_add(1) {
            Some(tick) => Stamp {
                at_ms: last.at_ms,
                tick,
            },
            None => Stamp {
                at_ms: last.at_ms.saturating_add(1),
                tick: 0,
            },
        }
    }
}
