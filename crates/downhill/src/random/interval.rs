//! The shuffle; both generators draw whole numbers below a bound alike.

/// Shuffles in place, from the last item down to the second: item i changes places with item j,
/// j drawn from 0 to i.
///
/// For j a 32-bit word is cut to the bits that i needs, and another one is drawn while it is too
/// large. A word that is too large leaves item i where it is: a branch would be a guess for the
/// processor, and every third one wrong.
///
/// # Panics
/// If there are more than 2³² items.
pub(super) fn shuffle<T>(items: &mut [T], mut word: impl FnMut() -> u32) {
    let last = items.len().saturating_sub(1);
    let mut last = u32::try_from(last).expect("at most 2³² items are shuffled");
    while last > 0 {
        let value = word() & (u32::MAX >> last.leading_zeros());
        let fits = value <= last;
        items.swap(last as usize, if fits { value } else { last } as usize);
        last -= u32::from(fits);
    }
}
