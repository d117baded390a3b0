//! Shapes that tell runs apart without colour.

use crate::Point;
use std::f64::consts::TAU;

/// The shape at the end of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// ●
    Disc,
    /// ■
    Square,
    /// ▲
    Triangle,
    /// ◆
    Diamond,
    /// ▼
    Wedge,
    /// ⬟
    Pentagon,
    /// ✚
    Cross,
    /// ★
    Star,
}

/// Whether a point of data is filled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filling {
    /// It is.
    #[default]
    Full,
    /// It is a ring, such as those of rows that are held out.
    Hollow,
}

impl Marker {
    /// Corners of the shape around `centre`; it looks as large as a disc of `radius`.
    pub fn outline(self, centre: Point, radius: f64) -> Vec<Point> {
        match self {
            Self::Disc => regular(centre, radius, (24, 0.0)),
            Self::Square => regular(centre, radius * 1.2, (4, 0.125)),
            Self::Triangle => regular(centre, radius * 1.3, (3, 0.25)),
            Self::Diamond => regular(centre, radius * 1.25, (4, 0.0)),
            Self::Wedge => regular(centre, radius * 1.3, (3, 0.75)),
            Self::Pentagon => regular(centre, radius * 1.1, (5, 0.25)),
            Self::Cross => cross(centre, radius * 1.15),
            Self::Star => star(centre, radius * 1.35),
        }
    }

    /// The outline as a closed line.
    pub(crate) fn ring(self, centre: Point, radius: f64) -> Vec<Point> {
        let outline = self.outline(centre, radius);
        outline.iter().chain(outline.first()).copied().collect()
    }
}

fn around(centre: Point, radius: f64, turn: f64) -> Point {
    let (sin, cos) = libm::sincos(turn * TAU);
    [centre[0] + radius * cos, centre[1] - radius * sin]
}

fn regular(centre: Point, radius: f64, (corners, turn): (u8, f64)) -> Vec<Point> {
    let corner = |i| around(centre, radius, turn + f64::from(i) / f64::from(corners));
    (0..corners).map(corner).collect()
}

fn star(centre: Point, radius: f64) -> Vec<Point> {
    let reach = |i| if i % 2 == 0 { radius } else { radius * 0.45 };
    (0..10u8).map(|i| around(centre, reach(i), 0.25 + f64::from(i) / 10.0)).collect()
}

fn cross([x, y]: Point, reach: f64) -> Vec<Point> {
    let arm = reach * 0.4;
    let quarter = [[arm, -reach], [arm, -arm], [reach, -arm]];
    let turned = |[a, b]: Point, times: u8| (0..times).fold([a, b], |[a, b], _| [-b, a]);
    (0..4)
        .flat_map(|times| quarter.map(|corner| turned(corner, times)))
        .map(|[dx, dy]| [x + dx, y + dy])
        .collect()
}
