//! The principal directions of the paths of runs.

use nalgebra::{DMatrix, SymmetricEigen};

use crate::film::Reel;

/// The plane through an optimum in which the paths of all runs are seen best: that of the two
/// directions along which they lie farthest from it.
///
/// Source: Pearson 1901, “On lines and planes of closest fit to systems of points in space”, with
/// the optimum in the place of the mean; for paths of training, Li et al. 2018, “Visualizing the
/// loss landscape of neural nets”, section 7.
#[derive(Debug, Clone, PartialEq)]
pub struct Principal {
    origin: Vec<f64>,
    directions: [Vec<f64>; 2],
    share: f64,
    extent: [[f64; 2]; 2],
}

/// The most points that are looked at, those of all runs together.
const POINTS: usize = 96;

/// Points farther from the optimum than the start is, by this factor, are on their way out and
/// would turn the plane towards where nothing is to be seen.
const FARTHEST: f64 = 3.0;

impl Principal {
    /// The plane through `optimum`, or through the best end of a run where none is known. `None`
    /// if there is no run, or there are fewer than two parameters.
    pub fn of_reels<'a>(
        reels: impl Iterator<Item = &'a Reel>,
        optimum: Option<&[f64]>,
    ) -> Option<Self> {
        let reels: Vec<_> = reels.collect();
        let start = reels.first()?.trail.iter().next()?.1;
        let origin = optimum.map_or_else(|| best_end(&reels), |optimum| Some(optimum.to_vec()))?;
        let most = (POINTS / reels.len()).max(2);
        let paths = reels.iter().flat_map(|reel| thinned(reel, most));
        Self::of_points(paths, origin, start)
    }

    /// The plane through `origin` of these points; `start` will be seen at its lower left.
    pub fn of_points<'a>(
        points: impl Iterator<Item = &'a [f64]>,
        origin: Vec<f64>,
        start: &[f64],
    ) -> Option<Self> {
        let difference = |point: &[f64]| minus(point, &origin);
        let from = difference(start);
        let all = points.map(difference).chain([from.clone()]);
        let rows: Vec<_> = all.filter(|row| is_near(row, &from)).collect();
        let (found, share) = leading(&rows, origin.len());
        let mut directions = completed(found, origin.len())?;
        for direction in directions.iter_mut().filter(|direction| dot(direction, &from) > 0.0) {
            *direction = direction.iter().map(|entry| -entry).collect();
        }
        let extent = extent(&rows, &directions);
        Some(Self { origin, directions, share, extent })
    }

    /// From where to where, along either direction, the paths lie, the origin included.
    pub fn extent(&self) -> [[f64; 2]; 2] {
        self.extent
    }

    /// How much of the paths' spread, the sum of squared distances from the origin, lies in the
    /// plane: from 0 to 1.
    pub fn share(&self) -> f64 {
        self.share
    }

    /// The parameters where the plane's own coordinates are 0.
    pub fn origin(&self) -> &[f64] {
        &self.origin
    }

    pub(super) fn point(&self, theta: &[f64]) -> [f64; 2] {
        self.directions.each_ref().map(|direction| {
            let terms = theta.iter().zip(&self.origin).zip(direction);
            terms.fold(0.0, |sum, ((value, origin), entry)| sum + (value - origin) * entry)
        })
    }

    pub(super) fn along(&self, vector: &[f64]) -> [f64; 2] {
        self.directions.each_ref().map(|direction| dot(direction, vector))
    }

    pub(super) fn place(&self, point: [f64; 2], theta: &mut [f64]) {
        for (entry, origin) in theta.iter_mut().zip(&self.origin) {
            *entry = *origin;
        }
        self.shift(point, theta);
    }

    pub(super) fn shift(&self, [a, b]: [f64; 2], theta: &mut [f64]) {
        let [first, second] = &self.directions;
        for ((entry, first), second) in theta.iter_mut().zip(first).zip(second) {
            *entry += a * first + b * second;
        }
    }
}

/// The range of the rows along each direction; 0 is in it.
fn extent(rows: &[Vec<f64>], directions: &[Vec<f64>; 2]) -> [[f64; 2]; 2] {
    directions.each_ref().map(|direction| {
        let places = rows.iter().map(|row| dot(row, direction)).filter(|place| place.is_finite());
        places.fold([0.0, 0.0], |[low, high]: [f64; 2], place| [low.min(place), high.max(place)])
    })
}

/// Where the run with the least loss arrived, of those that arrived anywhere.
fn best_end(reels: &[&Reel]) -> Option<Vec<f64>> {
    let settled = reels.iter().filter(|reel| reel.divergence.is_none());
    let best = settled.min_by(|a, b| a.best.loss.total_cmp(&b.best.loss)).or(reels.first())?;
    best.trail.iter().last().map(|(_, theta)| theta.to_vec())
}

/// At most `most` points of a trail, evenly taken.
fn thinned(reel: &Reel, most: usize) -> impl Iterator<Item = &[f64]> {
    let stride = reel.trail.iter().count().div_ceil(most).max(1);
    reel.trail.iter().step_by(stride).map(|(_, theta)| theta)
}

fn is_near(row: &[f64], from: &[f64]) -> bool {
    let (length, limit) = (dot(row, row), FARTHEST * FARTHEST * dot(from, from));
    length.is_finite() && (length <= limit || limit == 0.0)
}

/// Up to two orthogonal directions of length 1 along which `rows` are longest, and the share of
/// their squares that lies along them.
///
/// The eigenvectors of XᵀX are the directions; of few rows with many entries, those of XXᵀ are
/// found instead and carried over by Xᵀ.
fn leading(rows: &[Vec<f64>], dimension: usize) -> (Vec<Vec<f64>>, f64) {
    let few = rows.len() < dimension;
    let size = if few { rows.len() } else { dimension };
    let entry = |i: usize, j: usize| {
        if few {
            dot(&rows[i], &rows[j])
        } else {
            rows.iter().fold(0.0, |sum, row| sum + row[i] * row[j])
        }
    };
    let matrix = DMatrix::from_fn(size, size, entry);
    let all = matrix.trace();
    let decomposed = SymmetricEigen::try_new(matrix, f64::EPSILON, 100 * size + 100);
    let Some(decomposed) = decomposed.filter(|_| all > 0.0 && all.is_finite()) else {
        return (Vec::new(), 1.0);
    };
    let eigenvalue = |index: usize| decomposed.eigenvalues[index];
    let longest = |but: Option<usize>| {
        let others = (0..size).filter(|index| Some(*index) != but);
        let some = others.filter(|index| eigenvalue(*index) > 1e-12 * all);
        // Of equals the first.
        some.rev().max_by(|a, b| eigenvalue(*a).total_cmp(&eigenvalue(*b)))
    };
    let first = longest(None);
    let order: Vec<_> = [first, longest(first)].into_iter().flatten().collect();
    let share = order.iter().map(|index| eigenvalue(*index)).sum::<f64>() / all;
    let vector = |index: &usize| -> Vec<f64> {
        let vector = decomposed.eigenvectors.column(*index);
        if few { combined(rows, vector.as_slice()) } else { vector.iter().copied().collect() }
    };
    (order.iter().map(vector).collect(), share.min(1.0))
}

/// Σ wᵢ·rowᵢ.
fn combined(rows: &[Vec<f64>], weights: &[f64]) -> Vec<f64> {
    let mut sum = vec![0.0; rows.first().map_or(0, Vec::len)];
    for (row, weight) in rows.iter().zip(weights) {
        sum.iter_mut().zip(row).for_each(|(sum, entry)| *sum += weight * entry);
    }
    sum
}

/// Two orthogonal directions of length 1 that begin with `found`; those that are missing are taken
/// from the parameters' own axes.
fn completed(found: Vec<Vec<f64>>, dimension: usize) -> Option<[Vec<f64>; 2]> {
    let axes = (0..dimension).map(|axis| {
        let mut direction = vec![0.0; dimension];
        direction[axis] = 1.0;
        direction
    });
    let mut directions: Vec<Vec<f64>> = Vec::new();
    for candidate in found.into_iter().chain(axes) {
        directions.extend(upright(candidate, &directions));
        if let [first, second] = &mut directions[..] {
            return Some([std::mem::take(first), std::mem::take(second)]);
        }
    }
    None
}

/// What of `candidate` is at right angles to `others`, at length 1; `None` if too little is.
fn upright(mut candidate: Vec<f64>, others: &[Vec<f64>]) -> Option<Vec<f64>> {
    let whole = dot(&candidate, &candidate);
    for other in others {
        let share = dot(&candidate, other);
        candidate.iter_mut().zip(other).for_each(|(entry, other)| *entry -= share * other);
    }
    let rest = dot(&candidate, &candidate);
    // An axis along which the first direction nearly lies would leave nothing but rounding.
    let enough = rest > 0.25 * whole && rest.is_finite();
    enough.then(|| candidate.iter().map(|entry| entry / rest.sqrt()).collect())
}

fn minus(a: &[f64], b: &[f64]) -> Vec<f64> {
    a.iter().zip(b).map(|(a, b)| a - b).collect()
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).fold(0.0, |sum, (a, b)| sum + a * b)
}
