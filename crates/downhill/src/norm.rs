//! The length of a vector.

use wide::f64x2;

/// ‖v‖₂, also where squares of the entries are beyond the range of numbers.
#[inline]
pub(crate) fn norm(vector: &[f64]) -> f64 {
    let squares = match vector {
        // What the sums come to in the plane, where most runs are.
        [x, y] => x * x + y * y,
        _ => sum_of_squares(vector),
    };
    // A sum of squares is never negative, and what is no number is in no range.
    let in_range = (f64::MIN_POSITIVE..=f64::MAX).contains(&squares);
    if in_range { squares.sqrt() } else { scaled(vector, squares) }
}

/// ‖v‖₂ by the largest entry, as the sum of the `squares` is beyond the range of numbers.
#[cold]
fn scaled(vector: &[f64], squares: f64) -> f64 {
    let largest = vector.iter().fold(0.0, |most: f64, entry| most.max(entry.abs()));
    if largest > 0.0 && largest.is_finite() {
        let squares: f64 = vector.iter().map(|entry| (entry / largest) * (entry / largest)).sum();
        return squares.sqrt() * largest;
    }
    squares.sqrt()
}

/// Σ entry² in four sums side by side, so that additions do not wait for each other. The last entries
/// are read one by one and kept in registers: what was just written in parts, as all of a short vector
/// was, a processor reads as a whole only when it has left the processor.
fn sum_of_squares(vector: &[f64]) -> f64 {
    let (fours, rest) = vector.as_chunks::<4>();
    let mut sums = [f64x2::ZERO; 2];
    for [a, b, c, d] in fours {
        let pairs = [f64x2::new([*a, *b]), f64x2::new([*c, *d])];
        sums[0] += pairs[0] * pairs[0];
        sums[1] += pairs[1] * pairs[1];
    }
    let mut sums = sums.map(f64x2::to_array);
    if let [a, rest @ ..] = rest {
        sums[0][0] += a * a;
        if let [b, rest @ ..] = rest {
            sums[0][1] += b * b;
            if let [c] = rest {
                sums[1][0] += c * c;
            }
        }
    }
    (sums[0][0] + sums[1][0]) + (sums[0][1] + sums[1][1])
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn lengths_are_right_for_every_number_of_entries() {
        for count in 0..10 {
            let vector: Vec<_> = (1..=count).map(f64::from).collect();
            let squares: f64 = vector.iter().map(|entry| entry * entry).sum();
            assert_eq!(norm(&vector), squares.sqrt());
        }
    }

    #[test]
    fn squares_may_leave_the_range_of_numbers() {
        assert!((norm(&[3e200, 4e200]) / 5e200 - 1.0).abs() < 1e-15);
        assert!((norm(&[3e-200, 0.0, 4e-200]) / 5e-200 - 1.0).abs() < 1e-15);
        assert_eq!(norm(&[0.0; 3]), 0.0);
        assert_eq!(norm(&[1.0, f64::INFINITY]), f64::INFINITY);
        assert!(norm(&[1.0, f64::NAN]).is_nan());
    }
}
