//! The block as an image: triangles, nearest first kept.

use super::mesh::SIDE;
use super::{Block, DEPTH, HEIGHT, Mesh, Spot};
use crate::{Ink, Point, Theme};

/// The image of a block, a cell a CSS pixel, and how near the viewer each cell is.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    /// Cells in a row and rows.
    pub size: [usize; 2],
    /// Four bytes a cell: red, green, blue and opacity.
    pub pixels: Vec<u8>,
    depths: Vec<f64>,
}

/// Lines of equal loss on the block.
const LINES: f64 = 14.0;

/// Where the light comes from: the left, the back, above.
const LIGHT: [f64; 3] = [-0.5, 0.35, 0.8];

/// Shades told apart.
const SHADES: u16 = 512;

/// Beyond this many cells a frame is no frame of a screen.
const LARGEST: f64 = 2500.0;

impl Block<'_> {
    /// The block with its colours, contour lines and light; nothing around it.
    pub fn image(&self, mesh: &Mesh) -> Image {
        let size = [self.frame.width, self.frame.height].map(cells);
        let mut painter = Painter { image: Image::empty(size), shades: shades(self.theme) };
        let corners = self.corners(mesh);
        for row in 0..SIDE - 1 {
            for column in 0..SIDE - 1 {
                let at = row * SIDE + column;
                let [a, b, c, d] = [at, at + 1, at + SIDE, at + SIDE + 1].map(|i| corners[i]);
                painter.triangle([a, b, c]);
                painter.triangle([d, c, b]);
            }
        }
        self.walls(&mut painter, mesh);
        painter.image
    }

    fn corners(&self, mesh: &Mesh) -> Vec<Corner> {
        let corner = |index: usize| {
            let (column, row) = (index % SIDE, index / SIDE);
            let (at, depth) = self.seen(spot(mesh, column, row));
            Corner { at, depth, level: mesh.corner(column, row), light: light(mesh, column, row) }
        };
        (0..SIDE * SIDE).map(corner).collect()
    }

    /// The four sides of the block, which stand below the edges of the land.
    fn walls(&self, painter: &mut Painter, mesh: &Mesh) {
        let last = SIDE - 1;
        for step in 0..last {
            let edges = [
                ([step, 0], [step + 1, 0], 0.86),
                ([step, last], [step + 1, last], 0.96),
                ([0, step], [0, step + 1], 1.0),
                ([last, step], [last, step + 1], 0.9),
            ];
            for (from, to, light) in edges {
                let tops = [from, to].map(|[column, row]| spot(mesh, column, row));
                let [a, b] = tops.map(|top| self.wall(top, light));
                let [c, d] = tops.map(|[u, v, _]| self.wall([u, v, -DEPTH / HEIGHT], light));
                painter.triangle([a, b, c]);
                painter.triangle([d, c, b]);
            }
        }
    }

    fn wall(&self, spot: Spot, light: f64) -> Corner {
        let (at, depth) = self.seen(spot);
        Corner { at, depth, level: WALL, light }
    }
}

impl Image {
    fn empty([width, height]: [usize; 2]) -> Self {
        let cells = width * height;
        let (pixels, depths) = (vec![0; 4 * cells], vec![f64::NEG_INFINITY; cells]);
        Self { size: [width, height], pixels, depths }
    }

    /// Whether something at this place is hidden by what is nearer.
    pub(super) fn hides(&self, at: Point, depth: f64) -> bool {
        let [x, y] = at.map(f64::floor);
        let inside = x >= 0.0 && y >= 0.0 && x < self.size[0] as f64 && y < self.size[1] as f64;
        inside && self.depths[cells(y) * self.size[0] + cells(x)] > depth
    }
}

/// A level below all land, which walls have.
const WALL: f64 = -1.0;

/// A corner of a triangle as it is seen.
#[derive(Clone, Copy)]
struct Corner {
    at: Point,
    depth: f64,
    level: f64,
    light: f64,
}

fn spot(mesh: &Mesh, column: usize, row: usize) -> Spot {
    let side = |place: usize| 2.0 * place as f64 / (SIDE - 1) as f64 - 1.0;
    [side(column), -side(row), mesh.corner(column, row)]
}

/// How bright the land is at a corner: more where it leans towards the light.
fn light(mesh: &Mesh, column: usize, row: usize) -> f64 {
    let slope = |low: f64, high: f64| HEIGHT * (high - low) * (SIDE - 1) as f64 / 4.0;
    let (before, after) = (|i: usize| i.saturating_sub(1), |i: usize| (i + 1).min(SIDE - 1));
    let east = slope(mesh.corner(before(column), row), mesh.corner(after(column), row));
    let north = slope(mesh.corner(column, after(row)), mesh.corner(column, before(row)));
    let length = (1.0 + east * east + north * north).sqrt();
    let facing = (-east * LIGHT[0] - north * LIGHT[1] + LIGHT[2]) / length;
    (0.78 + 0.28 * facing).clamp(0.6, 1.06)
}

struct Painter {
    image: Image,
    shades: Vec<[Ink; 2]>,
}

/// The ground's and the contour line's colour at each of the levels.
fn shades(theme: &Theme) -> Vec<[Ink; 2]> {
    let level = |i| f64::from(i) / f64::from(SHADES - 1);
    let ground = |level| [theme.relief(level), theme.contour(level)];
    let walls = [theme.paper.mixed(theme.strong_line, 0.6); 2];
    (0..SHADES).map(|i| ground(level(i))).chain([walls]).collect()
}

/// What is the same all over a triangle: how values change from cell to cell.
struct Facet {
    corners: [Corner; 3],
    /// Twice its area, with a sign.
    area: f64,
    /// How much the level changes in a pixel.
    steepness: f64,
}

impl Facet {
    fn of(corners: [Corner; 3]) -> Option<Self> {
        let [a, b, c] = corners.map(|corner| corner.at);
        let area = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
        let [first, second] = [1, 2].map(|i| corners[i].level - corners[0].level);
        let x = first * (c[1] - a[1]) - second * (b[1] - a[1]);
        let y = second * (b[0] - a[0]) - first * (c[0] - a[0]);
        let steepness = libm::hypot(x, y) / area.abs();
        (area.abs() > 1e-9 && area.is_finite()).then_some(Self { corners, area, steepness })
    }

    /// The shares of the corners in a point; all positive inside.
    fn shares(&self, [x, y]: Point) -> [f64; 3] {
        let [a, b, c] = self.corners.map(|corner| corner.at);
        let edge = |p: Point, q: Point| (q[0] - p[0]) * (y - p[1]) - (q[1] - p[1]) * (x - p[0]);
        [edge(b, c) / self.area, edge(c, a) / self.area, edge(a, b) / self.area]
    }

    fn value(&self, shares: [f64; 3], of: impl Fn(&Corner) -> f64) -> f64 {
        (0..3).fold(0.0, |sum, i| sum + shares[i] * of(&self.corners[i]))
    }

    /// The cells it may cover, along an axis that has `count`.
    fn cells(&self, axis: usize, count: usize) -> std::ops::Range<usize> {
        let ends = self.corners.map(|corner| corner.at[axis]);
        let [low, high] = [f64::min, f64::max].map(|least| least(least(ends[0], ends[1]), ends[2]));
        cells(low.floor())..cells(high.ceil() + 1.0).min(count)
    }
}

/// A hair outside a triangle still counts, so that no cell between two is left out.
const HAIR: f64 = -1e-6;

impl Painter {
    fn triangle(&mut self, corners: [Corner; 3]) {
        let Some(facet) = Facet::of(corners) else { return };
        let [width, height] = self.image.size;
        for y in facet.cells(1, height) {
            for x in facet.cells(0, width) {
                let shares = facet.shares([x as f64 + 0.5, y as f64 + 0.5]);
                if shares.iter().all(|share| *share >= HAIR) {
                    self.cell(y * width + x, &facet, shares);
                }
            }
        }
    }

    fn cell(&mut self, cell: usize, facet: &Facet, shares: [f64; 3]) {
        let depth = facet.value(shares, |corner| corner.depth);
        if depth <= self.image.depths[cell] {
            return;
        }
        self.image.depths[cell] = depth;
        let level = facet.value(shares, |corner| corner.level);
        let light = facet.value(shares, |corner| corner.light);
        let [ground, line] = self.shades[shade(level)];
        let ink = ground.mixed(line, line_share(level, facet.steepness));
        let lit = |channel: u8| cells(f64::from(channel) * light).min(255);
        let [red, green, blue] = ink.rgb.map(lit).map(|v| u8::try_from(v).unwrap_or(255));
        self.image.pixels[4 * cell..4 * cell + 4].copy_from_slice(&[red, green, blue, 255]);
    }
}

fn shade(level: f64) -> usize {
    let last = usize::from(SHADES - 1);
    if level < 0.0 { last + 1 } else { cells(level * last as f64).min(last) }
}

/// How much of a cell a contour line covers, at a level that changes so much in a pixel.
fn line_share(level: f64, steepness: f64) -> f64 {
    if level <= 0.0 || level >= 1.0 || steepness <= 0.0 {
        return 0.0;
    }
    let off = (level * LINES).fract() - 0.5;
    (1.1 - off.abs() / LINES / steepness).clamp(0.0, 0.9)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped; NaN is 0")]
fn cells(length: f64) -> usize {
    length.clamp(0.0, LARGEST) as usize
}
