//! Where two sketches differ: what must be painted anew to make one of the other.

use crate::{Mark, Rect, Sketch};

/// How far the search goes for a mark that stands at another place in the other sketch.
const LOOK: usize = 12;

/// More rectangles than these are joined to fewer.
const MOST: usize = 16;

/// Rectangles outside of which `before` and `after` look the same.
///
/// A line that became longer, or begins elsewhere, is damaged there only.
pub fn damage(before: &Sketch, after: &Sketch) -> Vec<Rect> {
    let (mut old, mut new) = (before.marks(), after.marks());
    let mut damage = Damage::default();
    while let ([first, ..], [other, ..]) = (old, new) {
        let (gone, come) = apart(old, new);
        if let (0, 0) = (gone, come) {
            damage.changed(first, other);
            (old, new) = (&old[1..], &new[1..]);
        } else {
            old[..gone].iter().chain(&new[..come]).for_each(|mark| damage.whole(mark));
            (old, new) = (&old[gone..], &new[come..]);
        }
    }
    old.iter().chain(new).for_each(|mark| damage.whole(mark));
    damage.rects
}

/// How many marks of either side must go until the first two are akin.
fn apart(old: &[Mark], new: &[Mark]) -> (usize, usize) {
    let akin = |gone: usize, come: usize| match (old.get(gone), new.get(come)) {
        (Some(old), Some(new)) => are_akin(old, new),
        _ => false,
    };
    let shifted = (0..=LOOK).flat_map(|by| [(by, 0), (0, by)]);
    shifted.into_iter().find(|(gone, come)| akin(*gone, *come)).unwrap_or((1, 1))
}

/// Whether one is what became of the other.
fn are_akin(old: &Mark, new: &Mark) -> bool {
    match (old, new) {
        (Mark::Line(a, stroke), Mark::Line(b, other)) => {
            stroke == other && (a.first() == b.first() || a.last() == b.last())
        }
        _ => old == new,
    }
}

#[derive(Default)]
struct Damage {
    rects: Vec<Rect>,
}

impl Damage {
    fn whole(&mut self, mark: &Mark) {
        mark.bounds().into_iter().for_each(|rect| self.add(rect));
    }

    fn changed(&mut self, old: &Mark, new: &Mark) {
        if let (Mark::Line(a, _), Mark::Line(b, _)) = (old, new) {
            let first = a.iter().zip(b).take_while(|(a, b)| a == b).count();
            let rest = a.len().min(b.len()) - first;
            let ends = a.iter().rev().zip(b.iter().rev()).take(rest);
            let last = ends.take_while(|(a, b)| a == b).count();
            for line in [a, b].into_iter().filter(|_| a.len() != b.len() || rest != last) {
                // With the nearest points that stay, where the line turns another way now.
                let until = (line.len() - last + 1).min(line.len());
                let part = Rect::around(&line[first.saturating_sub(1)..until]);
                if let Some(part) = part {
                    self.add(part.grown(new.reach()));
                }
            }
        }
    }

    /// Adds a rectangle; those that have points in common become one.
    fn add(&mut self, mut rect: Rect) {
        while let Some(place) = self.rects.iter().position(|other| other.meets(&rect)) {
            rect = rect.joined(&self.rects.swap_remove(place));
        }
        self.rects.push(rect);
        if self.rects.len() > MOST {
            self.rects = self.rects.drain(..).reduce(|a, b| a.joined(&b)).into_iter().collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::LIGHT;
    use crate::{Anchor, Point, Stroke, Text};
    use proptest::prelude::*;

    const STROKE: Stroke = Stroke { ink: LIGHT.runs[0], width: 2.0 };

    fn line(points: &[Point]) -> Mark {
        Mark::Line(points.to_vec(), STROKE)
    }

    fn sketch(marks: &[Mark]) -> Sketch {
        marks.iter().cloned().collect()
    }

    /// Any mark on a small board, so that many are alike.
    fn mark((kind, places): &(u8, Vec<(u8, u8)>)) -> Mark {
        let points: Vec<Point> =
            places.iter().map(|(x, y)| [f64::from(x % 90), f64::from(y % 90)]).collect();
        let at = points.first().copied().unwrap_or([1.0, 1.0]);
        match kind % 4 {
            0 => Mark::Disc(at, 4.0, LIGHT.runs[1]),
            1 => Mark::Fill(points, LIGHT.runs[2]),
            2 => {
                let (words, ink) = ("word".to_owned(), LIGHT.inks[0]);
                Mark::Text(Text { at, words, size: 11.0, ink, anchor: Anchor::Left })
            }
            _ => Mark::Line(points, STROKE),
        }
    }

    /// What colours a place: the marks over it, of lines the segments.
    fn touching(sketch: &Sketch, place: &Rect) -> Vec<Mark> {
        let segments = |mark: &Mark| match mark {
            Mark::Line(points, stroke) => {
                points.windows(2).map(|ends| Mark::Line(ends.to_vec(), *stroke)).collect()
            }
            _ => vec![mark.clone()],
        };
        let near = |mark: &Mark| mark.bounds().is_some_and(|bounds| bounds.meets(place));
        sketch.marks().iter().flat_map(segments).filter(near).collect()
    }

    #[test]
    fn what_stays_is_not_damaged() {
        let one =
            sketch(&[line(&[[0.0, 0.0], [9.0, 9.0]]), Mark::Disc([5.0, 5.0], 2.0, LIGHT.card)]);
        assert!(damage(&one, &one).is_empty());
    }

    #[test]
    fn a_line_that_grows_is_damaged_at_its_end() {
        let points = [[0.0, 0.0], [50.0, 0.0], [60.0, 0.0], [70.0, 0.0]];
        let (short, long) = (sketch(&[line(&points[..3])]), sketch(&[line(&points)]));
        let [rect] = damage(&short, &long)[..] else { panic!("one place") };
        assert!(rect.x[0] > 50.0 && rect.x[0] < 60.0 && rect.x[1] > 70.0, "{rect:?}");
    }

    #[test]
    fn a_mark_between_others_damages_its_own_place() {
        let discs = [10.0, 50.0, 90.0].map(|x| Mark::Disc([x, 10.0], 3.0, LIGHT.runs[0]));
        let without = [discs[0].clone(), discs[2].clone()];
        let [rect] = damage(&sketch(&without), &sketch(&discs))[..] else { panic!("one place") };
        assert!(rect.x[0] > 40.0 && rect.x[1] < 60.0, "{rect:?}");
    }

    #[test]
    fn many_places_become_few() {
        let disc = |i: u32| Mark::Disc([f64::from(i) * 20.0, 5.0], 3.0, LIGHT.runs[0]);
        let many: Sketch = (0..200).map(disc).collect();
        assert!(damage(&Sketch::default(), &many).len() <= MOST);
    }

    proptest! {
        #[test]
        fn outside_of_the_damage_both_look_the_same(
            common: Vec<(u8, Vec<(u8, u8)>)>, come: Vec<(u8, Vec<(u8, u8)>)>, seed: u8,
        ) {
            let before: Vec<Mark> = common.iter().map(mark).collect();
            let mut after = before.clone();
            for (index, come) in come.iter().enumerate() {
                let place = (usize::from(seed) * (index + 1)) % (after.len() + 1);
                match (after.get_mut(place), mark(come)) {
                    (Some(Mark::Line(points, _)), Mark::Line(more, _)) => points.extend(more),
                    (Some(_), Mark::Disc(..)) => drop(after.remove(place)),
                    (_, mark) => after.insert(place, mark),
                }
            }
            let (before, after) = (sketch(&before), sketch(&after));
            let damage = damage(&before, &after);
            for (x, y) in (0..9u8).flat_map(|x| (0..9u8).map(move |y| (x, y))) {
                let [x, y] = [x, y].map(|v| f64::from(v) * 10.0);
                let place = Rect { x: [x, x], y: [y, y] };
                if !damage.iter().any(|rect| rect.meets(&place)) {
                    prop_assert_eq!(touching(&before, &place), touching(&after, &place));
                }
            }
        }
    }
}
