//! Chance that falls the same way every time: the demo city is the same wherever it is seeded.

/// A sequence of numbers that follows from its name.
#[derive(Clone, Debug)]
pub(super) struct Dice(u64);

impl Dice {
    /// The dice of a name.
    pub(super) fn of(name: &str) -> Self {
        let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Self(hash)
    }

    /// The next number, as `SplitMix64` makes it.
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from `low` to `high`, both included.
    pub(super) fn between(&mut self, low: u32, high: u32) -> u32 {
        let width = u64::from(high.saturating_sub(low)) + 1;
        low + u32::try_from(self.next() % width).expect("less than the width")
    }

    /// One of them.
    pub(super) fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    /// A number below `end`, which is not 0.
    pub(super) fn below(&mut self, end: usize) -> usize {
        let last = u32::try_from(end.saturating_sub(1)).expect("the lists are short");
        self.between(0, last) as usize
    }

    /// In another order.
    pub(super) fn shuffle<T>(&mut self, of: &mut [T]) {
        for place in (1..of.len()).rev() {
            of.swap(place, self.below(place + 1));
        }
    }

    /// True so often in a hundred.
    pub(super) fn percent(&mut self, often: u32) -> bool {
        self.between(1, 100) <= often
    }
}

#[cfg(test)]
mod tests {
    use super::Dice;

    #[test]
    fn the_same_name_throws_the_same_numbers() {
        let throw = |name| {
            let mut dice = Dice::of(name);
            (0..9).map(|_| dice.between(1, 6)).collect::<Vec<_>>()
        };
        assert_eq!(throw("via Zurria"), throw("via Zurria"));
        assert_ne!(throw("via Zurria"), throw("via Messina"));
        assert!(throw("a").iter().all(|number| (1..=6).contains(number)));
    }
}
