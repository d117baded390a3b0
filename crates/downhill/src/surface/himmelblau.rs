//! Himmelblau's function of four equal minima.

use super::Surface;
use super::plane::{OnPlane, Plane};
use super::window::Window;
use crate::catalogue::Entry;
use crate::scalar::Scalar;

/// f(x, y) = (x² + y − 11)² + (x + y² − 7)².
#[derive(Debug, Clone, Copy)]
pub struct Himmelblau;

impl Plane for Himmelblau {
    fn value<S: Scalar>(&self, x: S, y: S) -> S {
        (x.powi(2) + y - 11.0).powi(2) + (x + y.powi(2) - 7.0).powi(2)
    }
}

/// The record. Its least value is 0, where both brackets vanish: at four points.
pub static SURFACE: Surface = Surface {
    entry: Entry {
        key: "himmelblau",
        name: "Himmelblau",
        summary: "Four equally deep basins: where a run ends depends on where it starts.",
        formula: r"f(x, y) = \left( x^2 + y - 11 \right)^2 + \left( x + y^2 - 7 \right)^2",
        knobs: &[],
        source: "D. M. Himmelblau, Applied Nonlinear Programming, McGraw-Hill, 1972",
    },
    window: Window::square(5.5),
    start: |_| vec![-1.0, -1.0],
    minima: |_| {
        vec![
            vec![3.0, 2.0],
            vec![-2.805_118_086_952_745, 3.131_312_518_250_573],
            vec![-3.779_310_253_377_747, -3.283_185_991_286_17],
            vec![3.584_428_340_330_491_7, -1.848_126_526_964_403_6],
        ]
    },
    build: |_| Box::new(OnPlane(Himmelblau)),
};
