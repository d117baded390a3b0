//! A section: a plane through the space of parameters, on which a loss of any number of parameters
//! is a landscape.

mod principal;
#[cfg(test)]
mod tests;

pub use principal::Principal;

/// A plane through the space of parameters.
#[derive(Debug, Clone, PartialEq)]
pub enum Section {
    /// The plane of two parameters, which are all there are.
    Parameters([usize; 2]),
    /// The plane of the paths' two principal directions.
    Principal(Principal),
}

impl Section {
    /// The point of the plane that is nearest to `theta`.
    pub fn point(&self, theta: &[f64]) -> [f64; 2] {
        match self {
            Self::Parameters(axes) => axes.map(|axis| theta.get(axis).copied().unwrap_or(0.0)),
            Self::Principal(plane) => plane.point(theta),
        }
    }

    /// A vector of the space, such as a gradient, as it is seen on the plane.
    pub fn along(&self, vector: &[f64]) -> [f64; 2] {
        match self {
            Self::Parameters(_) => self.point(vector),
            Self::Principal(plane) => plane.along(vector),
        }
    }

    /// Writes the parameters at a point of the plane to `theta`.
    pub fn place(&self, point: [f64; 2], theta: &mut [f64]) {
        match self {
            Self::Parameters(axes) => {
                for (axis, value) in axes.iter().zip(point) {
                    if let Some(entry) = theta.get_mut(*axis) {
                        *entry = value;
                    }
                }
            }
            Self::Principal(plane) => plane.place(point, theta),
        }
    }

    /// `theta` moved along the plane until it is seen at `point`.
    pub fn moved(&self, theta: &[f64], point: [f64; 2]) -> Vec<f64> {
        let mut moved = theta.to_vec();
        match self {
            Self::Parameters(_) => self.place(point, &mut moved),
            Self::Principal(plane) => {
                let from = plane.point(theta);
                plane.shift([point[0] - from[0], point[1] - from[1]], &mut moved);
            }
        }
        moved
    }
}
