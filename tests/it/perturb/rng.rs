//! A small seeded generator: the same seed gives the same changes on every machine.

/// SplitMix64.
pub struct Rng(u64);

impl Rng {
    /// A generator of its own for each document, whatever was drawn before.
    pub fn of(seed: u64, name: &str) -> Rng {
        // FNV-1a
        let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Rng(hash ^ seed)
    }

    /// A number below `end`, which is more than 0.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % end as u64) as usize
    }

    /// One of the items; `None` where there is none.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        if items.is_empty() { None } else { items.get(self.below(items.len())) }
    }

    /// Items in another order; in the same where there is one only.
    pub fn shuffle<T: Clone + PartialEq>(&mut self, items: &mut Vec<T>) {
        let before = items.clone();
        for _ in 0..8 {
            for at in (1..items.len()).rev() {
                let other = self.below(at + 1);
                items.swap(at, other);
            }
            if *items != before {
                return;
            }
        }
    }
}
