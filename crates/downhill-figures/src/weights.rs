//! The weights of a network: layers as columns of units, joined by lines as wide as the weights;
//! where there are too many for lines, layers as matrices.

mod matrix;

use crate::sketch::TEXT;
use crate::{Anchor, Frame, Ink, Mark, Point, Sketch, Stroke, Text, Theme, dash, number};

/// A network in its frame.
#[derive(Clone, Copy, Debug)]
pub struct Weights<'a> {
    /// Its place.
    pub frame: Frame,
    /// The units of each column, the features being the first.
    pub columns: &'a [usize],
    /// Its colours.
    pub theme: &'a Theme,
}

/// The weight between a unit and one of the next column, or the bias of that.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// The column it comes from.
    pub column: usize,
    /// The unit there; none for a bias.
    pub from: Option<usize>,
    /// The unit of the next column.
    pub to: usize,
    /// The weight.
    pub weight: f64,
}

/// The width of the largest weight and of the least, in CSS pixels.
const WIDEST: f64 = 6.0;
const THINNEST: f64 = 0.5;

/// What negative weights are dashed by.
const DASHES: &[f64] = &[6.0, 4.0];

/// How near a line one has to point.
const REACH: f64 = 10.0;

/// Units of a column from which on lines could not be told apart.
const CROWD: usize = 9;

/// The radius of a unit.
const RADIUS: f64 = 8.0;

/// The room around the units.
const MARGIN: f64 = 34.0;

impl Weights<'_> {
    /// Lines and units, or a cell for each weight; the weight number `chosen` is set off and says its
    /// number.
    pub fn sketch(&self, links: &[Link], chosen: Option<usize>) -> Sketch {
        if self.is_crowded() {
            return matrix::sketch(self, links, chosen);
        }
        self.lines(links, chosen)
    }

    /// Whether a layer is wider than fits as lines.
    pub fn is_crowded(&self) -> bool {
        self.columns.iter().any(|units| *units >= CROWD)
    }

    fn lines(&self, links: &[Link], chosen: Option<usize>) -> Sketch {
        let mut sketch = Sketch::default();
        let largest = largest(links);
        for link in links.iter().filter(|link| link.from.is_some()) {
            self.link(&mut sketch, link, (largest, 0.75));
        }
        for column in 0..self.columns.len() {
            self.units(&mut sketch, column);
        }
        for link in links.iter().filter(|link| link.from.is_none()) {
            let ink = self.shade(link, largest);
            sketch.add(Mark::Disc(self.ends(link)[1], RADIUS, ink));
        }
        if let Some(link) = chosen.and_then(|chosen| links.get(chosen)) {
            self.chosen(&mut sketch, link, largest);
        }
        sketch
    }

    /// The link that is pointed at.
    pub fn nearest(&self, links: &[Link], at: Point) -> Option<usize> {
        if self.is_crowded() {
            return matrix::at(self, links, at);
        }
        let distances = links.iter().map(|link| self.distance(link, at)).enumerate();
        let near = distances.filter(|(_, distance)| *distance < REACH);
        near.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(index, _)| index)
    }

    fn place(&self, column: usize, unit: usize) -> Point {
        let part = |index: usize, count: usize| (index as f64 + 0.5) / count.max(1) as f64;
        let width = (self.frame.width - 2.0 * MARGIN).max(0.0);
        let last = self.columns.len().saturating_sub(1).max(1) as f64;
        let count = self.columns.get(column).copied().unwrap_or(1);
        [MARGIN + width * column as f64 / last, self.frame.height * part(unit, count)]
    }

    fn ends(&self, link: &Link) -> [Point; 2] {
        let to = self.place(link.column + 1, link.to);
        [link.from.map_or(to, |from| self.place(link.column, from)), to]
    }

    /// How far a weight is from a place; units lie upon the ends of lines.
    fn distance(&self, link: &Link, at: Point) -> f64 {
        let ends = self.ends(link);
        match link.from {
            Some(_) => distance(ends, at),
            None => dash::distance(ends[1], at) - RADIUS,
        }
    }

    /// The colour of a weight beside the largest one: paper for nothing.
    fn shade(&self, link: &Link, largest: f64) -> Ink {
        let part = (link.weight.abs() / largest).min(1.0);
        self.theme.card.mixed(self.ink(link), if part.is_nan() { 0.0 } else { part })
    }

    fn link(&self, sketch: &mut Sketch, link: &Link, (largest, strength): (f64, f64)) {
        let size = (link.weight.abs() / largest).min(1.0);
        let width = THINNEST + (WIDEST - THINNEST) * size;
        let stroke = Stroke { ink: self.ink(link).faded(strength), width };
        let dashes = if link.weight < 0.0 { DASHES } else { &[] };
        if size.is_finite() {
            sketch.dashed(self.ends(link).to_vec(), dashes, stroke);
        }
    }

    /// One colour for what adds and one for what takes away.
    fn ink(&self, link: &Link) -> Ink {
        self.theme.classes[usize::from(link.weight < 0.0)]
    }

    fn units(&self, sketch: &mut Sketch, column: usize) {
        for at in (0..self.columns[column]).map(|unit| self.place(column, unit)) {
            sketch.add(Mark::Disc(at, RADIUS + 1.5, self.theme.inks[1]));
            sketch.add(Mark::Disc(at, RADIUS, self.theme.card));
        }
    }

    fn chosen(&self, sketch: &mut Sketch, link: &Link, largest: f64) {
        let [from, to] = self.ends(link);
        if link.from.is_none() {
            sketch.add(Mark::Disc(to, RADIUS + 4.0, self.theme.inks[0]));
            sketch.add(Mark::Disc(to, RADIUS + 1.0, self.shade(link, largest)));
        }
        let halo = Stroke { ink: self.theme.inks[0], width: WIDEST + 3.0 };
        sketch.line(vec![from, to], halo);
        let card = Stroke { ink: self.theme.card, width: WIDEST + 1.0 };
        sketch.line(vec![from, to], card);
        self.link(sketch, link, (largest, 1.0));
        let above = if link.from.is_some() { 12.0 } else { RADIUS + 14.0 };
        let at = [f64::midpoint(from[0], to[0]), f64::midpoint(from[1], to[1]) - above];
        self.write(sketch, link, at);
    }

    fn write(&self, sketch: &mut Sketch, link: &Link, at: Point) {
        let (words, ink) = (number::number(link.weight), self.theme.inks[0]);
        let text = Text { at, words, size: TEXT + 2.0, ink, anchor: Anchor::Centre };
        sketch.glowing(text, self.theme.card);
    }
}

/// The size of the largest weight.
fn largest(links: &[Link]) -> f64 {
    let sizes = links.iter().map(|link| link.weight.abs()).filter(|size| size.is_finite());
    sizes.fold(f64::MIN_POSITIVE, f64::max)
}

/// How far a point is from a segment.
fn distance([from, to]: [Point; 2], at: Point) -> f64 {
    let run = [to[0] - from[0], to[1] - from[1]];
    let along = (at[0] - from[0]) * run[0] + (at[1] - from[1]) * run[1];
    let part = (along / (run[0] * run[0] + run[1] * run[1])).clamp(0.0, 1.0);
    dash::distance(at, [from[0] + run[0] * part, from[1] + run[1] * part])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::LIGHT;

    #[test]
    fn a_weight_is_as_wide_as_it_is_large_and_found_where_it_lies() {
        let frame = Frame::new(268.0, 200.0, 1.0);
        let weights = Weights { frame, columns: &[2, 1], theme: &LIGHT };
        let link = |from, weight| Link { column: 0, from: Some(from), to: 0, weight };
        let links = [link(0, 2.0), link(1, -1.0)];
        let sketch = weights.sketch(&links, None);
        let width = |mark: &Mark| match mark {
            Mark::Line(_, stroke) => Some(stroke.width),
            _ => None,
        };
        let widths: Vec<f64> = sketch.marks().iter().filter_map(width).collect();
        assert!(widths[0] == WIDEST && widths[1..].iter().all(|width| *width == 3.25));
        assert!(widths.len() > 5, "negative weights are dashed");
        assert_eq!(weights.nearest(&links, [60.0, 58.0]), Some(0));
        assert_eq!(weights.nearest(&links, [60.0, 145.0]), Some(1));
        assert_eq!(weights.nearest(&links, [60.0, 100.0]), None);
        assert!(weights.sketch(&[link(0, f64::NAN)], Some(0)).marks().len() > 2);
        let bias = Link { column: 0, from: None, to: 0, weight: 1.0 };
        assert_eq!(weights.nearest(&[links[0], bias], [234.0, 100.0]), Some(1));
    }

    #[test]
    fn a_wide_layer_has_a_cell_for_each_weight_which_is_found_where_it_lies() {
        let frame = Frame::new(400.0, 260.0, 1.0);
        let weights = Weights { frame, columns: &[2, 16], theme: &LIGHT };
        let link = |from, to| Link { column: 0, from, to, weight: 1.0 };
        let of_unit = |to| [link(Some(0), to), link(Some(1), to), link(None, to)];
        let links: Vec<Link> = (0..16).flat_map(of_unit).collect();
        let cells: Vec<Point> = matrix::centres(&weights, &links);
        for (index, centre) in cells.iter().enumerate() {
            assert_eq!(weights.nearest(&links, *centre), Some(index));
        }
        assert_eq!(weights.nearest(&links, [1.0, 1.0]), None);
        assert!(weights.sketch(&links, Some(3)).marks().len() > links.len());
    }
}
