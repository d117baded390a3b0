//! A few things in their order.

use std::cmp::Ordering;

/// The `few` as `compare` orders them; equal ones stay as they were.
///
/// Each is put where it belongs, which for a handful is as fast as the sort of the standard library.
/// That one is made for many, and is 5 kB of the page for every type that it sorts.
pub fn sorted<T>(few: impl IntoIterator<Item = T>, compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let mut sorted = Vec::new();
    for one in few {
        let place = sorted.partition_point(|other| compare(other, &one).is_le());
        sorted.insert(place, one);
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn equal_ones_stay_as_they_were() {
        let few = [(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd'), (1, 'e')];
        let rising = sorted(few, |one, other| one.0.cmp(&other.0));
        assert_eq!(rising, [(0, 'd'), (1, 'b'), (1, 'e'), (2, 'a'), (2, 'c')]);
        let falling = sorted(few, |one, other| other.0.cmp(&one.0));
        assert_eq!(falling, [(2, 'a'), (2, 'c'), (1, 'b'), (1, 'e'), (0, 'd')]);
    }
}
