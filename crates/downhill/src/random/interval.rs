//! Whole numbers below a bound, and the shuffle made from them; both generators draw them alike.

/// A whole number from 0 to `most`, both included, from 32-bit words: each word is cut to the bits
/// that `most` needs and rejected while it is too large. No word is drawn when `most` is 0.
pub(super) fn up_to(most: u32, mut word: impl FnMut() -> u32) -> u32 {
    if most == 0 {
        return 0;
    }
    let mask = u32::MAX >> most.leading_zeros();
    loop {
        let value = word() & mask;
        if value <= most {
            return value;
        }
    }
}

/// Shuffles in place, from the last item down to the second: item i changes places with item j,
/// j drawn from 0 to i.
///
/// # Panics
/// If there are more than 2³² items.
pub(super) fn shuffle<T>(items: &mut [T], mut word: impl FnMut() -> u32) {
    for last in (1..items.len()).rev() {
        let most = u32::try_from(last).expect("at most 2³² items are shuffled");
        items.swap(last, up_to(most, &mut word) as usize);
    }
}
