use super::{Principal, Section};
use crate::experiment::Experiment;
use crate::shelf::Shelf;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// Points that lie along two directions of five, ten to one, around `origin`.
fn flat(origin: [f64; 5]) -> Vec<Vec<f64>> {
    let [first, second] = [[0.6, 0.0, 0.8, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0, 0.0]];
    let point = |i: i32| {
        let (a, b) = (10.0 * f64::from(i - 8), f64::from(i * i % 7) - 3.0);
        (0..5).map(|k| origin[k] + a * first[k] + b * second[k]).collect()
    };
    (0..16).map(point).collect()
}

fn principal(points: &[Vec<f64>], origin: [f64; 5]) -> Principal {
    let points_of = points.iter().map(Vec::as_slice);
    Principal::of_points(points_of, origin.to_vec(), &points[0]).expect("five parameters")
}

fn distance(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

#[test]
fn what_lies_in_a_plane_is_seen_without_error() {
    let origin = [1.0, -2.0, 0.5, 3.0, 7.0];
    let points = flat(origin);
    let plane = principal(&points, origin);
    assert!((plane.share() - 1.0).abs() < 1e-12);
    let section = Section::Principal(plane);
    for point in &points {
        let mut theta = vec![0.0; 5];
        section.place(section.point(point), &mut theta);
        assert!(distance(&theta, point) < 1e-10, "{theta:?} is not {point:?}");
    }
}

#[test]
fn the_optimum_is_the_origin_and_the_start_is_at_the_lower_left() {
    let origin = [1.0, -2.0, 0.5, 3.0, 7.0];
    let points = flat(origin);
    let section = Section::Principal(principal(&points, origin));
    assert_eq!(section.point(&origin), [0.0, 0.0]);
    let [x, y] = section.point(&points[0]);
    assert!(x < 0.0 && y <= 0.0, "({x}, {y})");
    let Section::Principal(plane) = &section else { panic!("not the paths' plane") };
    let inside = |[low, high]: [f64; 2], place: f64| (low..=high).contains(&place);
    for [x, y] in points.iter().map(|point| section.point(point)) {
        assert!(inside(plane.extent()[0], x) && inside(plane.extent()[1], y), "({x}, {y})");
    }
}

#[test]
fn the_share_is_what_is_left_of_the_squares() {
    let mut points = flat([0.0; 5]);
    points.push(vec![0.0, 0.0, 0.0, 12.0, 0.0]);
    let plane = principal(&points, [0.0; 5]);
    let squares = |point: &Vec<f64>| point.iter().map(|x| x * x).sum::<f64>();
    let all: f64 = points.iter().chain(points.first()).map(squares).sum();
    let section = Section::Principal(plane.clone());
    let seen = points.iter().chain(points.first()).map(|point| section.point(point));
    let seen = seen.map(|[a, b]| a * a + b * b);
    assert!((plane.share() - seen.sum::<f64>() / all).abs() < 1e-12);
    assert!(plane.share() < 0.999);
}

#[test]
fn few_points_of_many_parameters_give_the_same_plane_as_many_of_few() {
    let points = flat([0.0; 5]);
    let few = principal(&points[..3], [0.0; 5]);
    // The start counts as a point; that it counts once more in each is made up for.
    let twice: Vec<_> =
        points[..3].iter().chain(&points[..3]).chain(&points[..1]).cloned().collect();
    let many = principal(&twice, [0.0; 5]);
    assert!((few.share() - many.share()).abs() < 1e-12);
    for point in &points[..3] {
        let [a, b] = [&few, &many].map(|plane| Section::Principal(plane.clone()).point(point));
        assert!(distance(&a, &b) < 1e-9, "{a:?} is not {b:?}");
    }
}

#[test]
fn a_path_along_a_line_has_a_plane_too() {
    let points: Vec<_> = (0..9).map(|i| vec![f64::from(i); 5]).collect();
    let plane = principal(&points, [8.0; 5]);
    assert!((plane.share() - 1.0).abs() < 1e-12);
    let points_of = || std::iter::once(&[3.0; 5][..]);
    let still = Principal::of_points(points_of(), vec![3.0; 5], &[3.0; 5]).unwrap();
    assert_eq!(Section::Principal(still).point(&[3.0; 5]), [0.0, 0.0]);
    assert!(Principal::of_points(points_of(), vec![3.0], &[3.0]).is_none());
}

#[test]
fn what_leaves_all_bounds_does_not_turn_the_plane() {
    let mut points = flat([0.0; 5]);
    let before = principal(&points, [0.0; 5]);
    points.push(vec![0.0, 0.0, 0.0, 1e200, 1e300]);
    points.push(vec![0.0, 0.0, 0.0, f64::NAN, 0.0]);
    assert_eq!(principal(&points, [0.0; 5]), before);
}

#[test]
fn a_start_is_moved_along_the_plane() {
    let points = flat([0.0; 5]);
    let section = Section::Principal(principal(&points, [0.0; 5]));
    let off = [1.0, 2.0, 3.0, 4.0, 5.0];
    let moved = section.moved(&off, [2.5, -1.5]);
    assert!(distance(&section.point(&moved), &[2.5, -1.5]) < 1e-12);
    assert!((moved[3] - 4.0).abs() < 1e-12 && (moved[4] - 5.0).abs() < 1e-12);
    let exact = Section::Parameters([1, 0]).moved(&[0.1, 0.2], [1.25, 0.3]);
    assert_eq!(exact, [0.3, 1.25]);
}

#[test]
fn films_have_a_plane_through_the_optimum() {
    let text = "data=diabetes;scaling=standard;steps=50&run=sgd;learning_rate=0.1&run=adam";
    let experiment: Experiment = text.parse().unwrap();
    let task = experiment.task(&Shelf::default()).unwrap();
    let mut films = task.films(&experiment);
    for film in &mut films {
        film.record(50);
    }
    let optimum = task.closed_form.expect("least squares").theta;
    let plane = Principal::of_reels(films.iter().map(|film| &film.reel), Some(&optimum)).unwrap();
    assert_eq!(plane.origin(), optimum);
    assert!(plane.share() > 0.9 && plane.share() <= 1.0, "{}", plane.share());
    let end = Principal::of_reels(films.iter().map(|film| &film.reel), None).unwrap();
    assert_ne!(end.origin(), optimum);
    assert!(Principal::of_reels(std::iter::empty(), None).is_none());
}
