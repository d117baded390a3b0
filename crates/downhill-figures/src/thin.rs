//! Curves of any length brought down to what a screen can show.

use crate::Point;

/// At most two points a pixel column: the lowest and the highest, in the order they came.
///
/// `x` is the range over which the columns are spread; `points` come in order of x. A bucket of a
/// min/max pyramid is two points with the same x. What is not a number stays only where a column
/// has nothing else, as a gap.
pub fn thin(points: &[Point], x: [f64; 2], columns: usize) -> Vec<Point> {
    if points.len() <= columns.saturating_mul(2) {
        return points.to_vec();
    }
    let column = |point: &Point| column_of(point[0], x, columns);
    points.chunk_by(|a, b| column(a) == column(b)).flat_map(ends).flatten().collect()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
fn column_of(x: f64, [low, high]: [f64; 2], columns: usize) -> usize {
    let place = (x - low) / (high - low) * columns as f64;
    (place.floor().max(0.0) as usize).min(columns.saturating_sub(1))
}

fn ends(column: &[Point]) -> [Option<Point>; 2] {
    let numbers = || column.iter().enumerate().filter(|(_, point)| !point[1].is_nan());
    let lowest = numbers().min_by(|a, b| a.1[1].total_cmp(&b.1[1]));
    let highest = numbers().max_by(|a, b| a.1[1].total_cmp(&b.1[1]));
    match (lowest, highest) {
        (Some(low), Some(high)) if low.0 == high.0 => [Some(*low.1), None],
        (Some(low), Some(high)) if low.0 < high.0 => [Some(*low.1), Some(*high.1)],
        (Some(low), Some(high)) => [Some(*high.1), Some(*low.1)],
        _ => [column.first().copied(), None],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn extremes(points: &[Point]) -> (f64, f64) {
        let widen = |(low, high): (f64, f64), p: &Point| (low.min(p[1]), high.max(p[1]));
        points.iter().fold((f64::INFINITY, f64::NEG_INFINITY), widen)
    }

    #[test]
    fn few_points_stay_as_they_are() {
        let points = [[0.0, 1.0], [1.0, f64::NAN]];
        assert_eq!(thin(&points, [0.0, 1.0], 300).len(), 2);
    }

    proptest! {
        #[test]
        fn no_spike_is_lost(ys: Vec<f64>, columns in 0usize..20) {
            let points: Vec<Point> = ys.iter().enumerate().map(|(i, y)| [i as f64, *y]).collect();
            let thinned = thin(&points, [0.0, points.len() as f64], columns);
            prop_assert_eq!(extremes(&thinned), extremes(&points));
            prop_assert!(thinned.len() <= (2 * columns).max(2));
            prop_assert!(thinned.is_sorted_by(|a, b| a[0] <= b[0]));
        }
    }
}
