//! Numbers that look random and are the same for the same seed on every machine (splitmix64).

#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// `name` parts the sequences of different decoders of one seed.
    pub fn new(seed: u64, name: &str) -> Random {
        let start = name.bytes().fold(seed, |sum, byte| {
            (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Random(start)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to below `end`; 0 when `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    /// True once in so many times.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub fn pick<'a, T: ?Sized>(&mut self, items: &[&'a T]) -> &'a T {
        items[self.below(items.len())]
    }

    /// A length that is mostly small and sometimes as large as `max`.
    pub fn length(&mut self, max: usize) -> usize {
        let bits = 1 + self.below(usize::BITS as usize - max.leading_zeros() as usize);
        self.below((1usize << bits).min(max.max(1))) + 1
    }

    /// Two places in order within a length, mostly close to each other.
    pub fn range(&mut self, length: usize) -> std::ops::Range<usize> {
        let from = self.below(length);
        let to = from + self.length((length - from).max(1));
        from..to.min(length)
    }
}
