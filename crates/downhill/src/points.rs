//! Points that are drawn by hand: how they are moved, added and taken away, and stay in order.
//!
//! A point is a whole time and a number. No two have the same time.

use crate::decimal;

/// The latest time that a point may have.
const LATEST: f64 = 1e9;

/// The digits of a number that was dragged: finer than a pixel, short in a link.
const DIGITS: usize = 3;

/// The points with number `index` as near to `to` as its neighbours allow. Its number stays from
/// `least` to `most`.
pub fn moved(
    points: &[[f64; 2]],
    index: usize,
    to: [f64; 2],
    [least, most]: [f64; 2],
) -> Vec<[f64; 2]> {
    let mut points = points.to_vec();
    let time = |index: Option<usize>| index.and_then(|index| points.get(index)).map(|it| it[0]);
    let earliest = time(index.checked_sub(1)).map_or(0.0, |time| time + 1.0);
    let latest = time(index.checked_add(1)).map_or(LATEST, |time| time - 1.0);
    if let Some(point) = points.get_mut(index)
        && to.iter().all(|number| number.is_finite())
    {
        let [time, number] = to;
        *point = [libm::round(time).min(latest).max(earliest), brief(number).clamp(least, most)];
    }
    points
}

/// The points with one more at `at`, and its index; nothing if there is one at that time.
pub fn added(
    points: &[[f64; 2]],
    at: [f64; 2],
    [least, most]: [f64; 2],
) -> Option<(Vec<[f64; 2]>, usize)> {
    let [time, number] = [libm::round(at[0]).clamp(0.0, LATEST), brief(at[1]).clamp(least, most)];
    let index = points.partition_point(|point| point[0] < time);
    let is_free = points.get(index).is_none_or(|point| point[0] != time);
    (is_free && !time.is_nan() && !number.is_nan()).then(|| {
        let mut points = points.to_vec();
        points.insert(index, [time, number]);
        (points, index)
    })
}

/// The points without number `index`; the last one stays.
pub fn removed(points: &[[f64; 2]], index: usize) -> Vec<[f64; 2]> {
    let kept = |(other, _): &(usize, &[f64; 2])| *other != index || points.len() == 1;
    points.iter().enumerate().filter(kept).map(|(_, point)| *point).collect()
}

/// The middle of the widest gap between two points up to `end`, or the end itself: where one more
/// does most.
pub fn widest_gap(points: &[[f64; 2]], end: f64) -> f64 {
    let last = points.last().map_or(0.0, |point| point[0]);
    let gaps = points.windows(2).map(|pair| (pair[1][0] - pair[0][0], pair[0][0], pair[1][0]));
    let inner = gaps.max_by(|a, b| a.0.total_cmp(&b.0));
    match inner {
        Some((width, from, to)) if width >= end - last => f64::midpoint(from, to),
        _ => end.max(last + 1.0),
    }
}

/// The points with their times stretched so that the last is at `end`, as far as they stay apart.
pub fn stretched(points: &[[f64; 2]], end: f64) -> Vec<[f64; 2]> {
    let last = points.last().map_or(0.0, |point| point[0]);
    if last <= 0.0 || !(end / last).is_finite() {
        return points.to_vec();
    }
    let mut earliest = 0.0;
    let stretch = |[time, number]: &[f64; 2]| {
        let time = libm::round(time * end / last).max(earliest);
        earliest = time + 1.0;
        [time, *number]
    };
    points.iter().map(stretch).collect()
}

/// The number at `time` on the straight lines through the points.
pub fn between(points: &[[f64; 2]], time: f64) -> f64 {
    let next = points.partition_point(|point| point[0] < time);
    match (next.checked_sub(1).and_then(|last| points.get(last)), points.get(next)) {
        (Some([start, from]), Some([end, to])) => {
            from + (to - from) * (time - start) / (end - start)
        }
        (Some([_, number]), None) | (None, Some([_, number])) => *number,
        (None, None) => 1.0,
    }
}

/// `number` with the digits that matter.
fn brief(number: f64) -> f64 {
    decimal::read(&format!("{number:.*e}", DIGITS - 1)).unwrap_or(number)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::knob::{Domain, Knob};
    use crate::schedule::Schedule;
    use crate::settings::{LONGEST_LIST, Value};
    use proptest::prelude::*;

    const RANGE: [f64; 2] = [0.0, 1e6];

    #[test]
    fn a_point_stays_between_its_neighbours() {
        let points = [[0.0, 1.0], [10.0, 2.0], [20.0, 3.0]];
        assert_eq!(moved(&points, 1, [12.4, 0.123_456], RANGE)[1], [12.0, 0.123]);
        assert_eq!(moved(&points, 1, [99.0, -5.0], RANGE)[1], [19.0, 0.0]);
        assert_eq!(moved(&points, 1, [-99.0, 1e9], RANGE)[1], [1.0, 1e6]);
        assert_eq!(moved(&points, 2, [1e4, 3.0], RANGE)[2], [1e4, 3.0]);
    }

    #[test]
    fn points_are_added_in_order_and_removed_down_to_the_last() {
        let points = [[0.0, 1.0], [10.0, 2.0]];
        let (more, index) = added(&points, [4.6, 7.0], RANGE).unwrap();
        assert_eq!((index, &*more), (1, &[[0.0, 1.0], [5.0, 7.0], [10.0, 2.0]][..]));
        assert_eq!(added(&points, [10.2, 7.0], RANGE), None);
        assert_eq!(removed(&more, 1), points);
        assert_eq!(removed(&[[3.0, 1.0]], 0), [[3.0, 1.0]]);
    }

    #[test]
    fn one_more_goes_where_the_gap_is_widest() {
        let points = [[0.0, 1.0], [10.0, 2.0], [50.0, 3.0]];
        assert_eq!(widest_gap(&points, 60.0), 30.0);
        assert_eq!(widest_gap(&points, 100.0), 100.0);
        assert_eq!(widest_gap(&points[..1], 0.0), 1.0);
    }

    #[test]
    fn between_points_are_straight_lines() {
        let points = [[10.0, 1.0], [20.0, 3.0]];
        let numbers = [0.0, 10.0, 15.0, 20.0, 99.0].map(|time| between(&points, time));
        assert_eq!(numbers, [1.0, 1.0, 2.0, 3.0, 3.0]);
    }

    #[test]
    fn points_are_stretched_to_an_end() {
        let points = [[0.0, 0.0], [100.0, 1.0], [1000.0, 0.1]];
        assert_eq!(stretched(&points, 50.0), [[0.0, 0.0], [5.0, 1.0], [50.0, 0.1]]);
        assert_eq!(stretched(&points, 1.0), [[0.0, 0.0], [1.0, 1.0], [2.0, 0.1]]);
    }

    fn knobs() -> Vec<&'static Knob> {
        let knobs = Schedule::all().flat_map(|record| record.entry.knobs);
        knobs.filter(|knob| matches!(knob.domain, Domain::Points { .. })).collect()
    }

    proptest! {
        #[test]
        fn whatever_is_done_is_allowed(
            deeds in prop::collection::vec((0..4, 0_usize..70, -10.0..1e5, -1.0..1e7), 0..40)
        ) {
            for knob in knobs() {
                let Value::Points(mut points) = knob.initial() else { continue };
                for (deed, index, time, number) in &deeds {
                    points = match deed {
                        0 => moved(&points, *index, [*time, *number], RANGE),
                        1 if points.len() < LONGEST_LIST => {
                            added(&points, [*time, *number], RANGE).map_or(points, |(more, _)| more)
                        }
                        2 => removed(&points, *index),
                        _ => stretched(&points, time.max(1.0)),
                    };
                    prop_assert!(knob.accepts(&Value::Points(points.clone())), "{points:?}");
                }
            }
        }
    }
}
