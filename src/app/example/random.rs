//! Repeatable choices: SplitMix64 (Steele, Lea and Flood, 2014).
//! Not for secrets: the same seed gives the same sequence everywhere.

/// A sequence of choices fixed by its seed.
#[derive(Debug, Clone)]
pub(super) struct Random {
    state: u64,
}

impl Random {
    /// A sequence for one part of the example, so that a change in one part does not move the others.
    pub(super) fn for_part(seed: u64, part: u64) -> Random {
        let mut random = Random {
            state: seed ^ part.wrapping_mul(0xD6E8_FEB8_6659_FD93),
        };
        let state = random.next();
        Random { state }
    }

    pub(super) fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// From 0 to `end` - 1; 0 when `end` is 0.
    pub(super) fn below(&mut self, end: u64) -> u64 {
        let wide = u128::from(self.next()) * u128::from(end);
        u64::try_from(wide >> 64).unwrap_or(0)
    }

    /// From `low` to `high`, both included.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = u64::try_from(high.saturating_sub(low)).unwrap_or(0);
        low.saturating_add_unsigned(self.below(span.saturating_add(1)))
    }

    /// True in `percent` of a hundred cases.
    pub(super) fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// One of the items; the default value when there are none.
    pub(super) fn pick<T: Copy + Default>(&mut self, items: &[T]) -> T {
        let at = self.below(u64::try_from(items.len()).unwrap_or(0));
        usize::try_from(at)
            .ok()
            .and_then(|at| items.get(at))
            .copied()
            .unwrap_or_default()
    }

    /// Sixteen bits and sixty-four bits for an id.
    pub(super) fn ten_bytes(&mut self) -> [u8; 10] {
        let mut bytes = [0u8; 10];
        let words = [self.next().to_be_bytes(), self.next().to_be_bytes()];
        bytes
            .iter_mut()
            .zip(words.iter().flatten())
            .for_each(|(to, from)| *to = *from);
        bytes
    }
}
