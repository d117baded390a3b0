//! Looks of which there are a few, each with its key in the link.

use downhill_figures::{Scale, Tone};

use super::value::Value;
use crate::figure::Side;

/// Something chosen among a few; the first is how one looks at first.
pub trait Choice: Copy + PartialEq + Send + Sync + 'static {
    /// What there is to choose from, each with its key in the link.
    const ALL: &'static [(Self, &'static str)];
}

/// The default of a [`Choice`] is its first; a wrapper, because a type may have another default.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chosen<T>(pub T);

impl<T: Choice> Default for Chosen<T> {
    fn default() -> Self {
        Self(T::ALL[0].0)
    }
}

impl<T: Choice> Chosen<T> {
    /// Goes on to the next; after the last comes the first.
    pub fn turn(&mut self) {
        let place = T::ALL.iter().position(|entry| entry.0 == self.0).unwrap_or(0);
        self.0 = T::ALL[(place + 1) % T::ALL.len()].0;
    }
}

impl<T: Choice> Value for Chosen<T> {
    fn print(&self) -> String {
        T::ALL.iter().find(|entry| entry.0 == self.0).map_or("", |entry| entry.1).to_owned()
    }

    fn parse(text: &str) -> Option<Self> {
        T::ALL.iter().find(|entry| entry.1 == text).map(|entry| Self(entry.0))
    }

    fn allowed() -> String {
        T::ALL.iter().map(|entry| entry.1).collect::<Vec<_>>().join(", ")
    }
}

impl Choice for Scale {
    const ALL: &'static [(Self, &'static str)] =
        &[(Self::Log, "log"), (Self::Linear, "linear"), (Self::Symlog, "symlog")];
}

/// What the time axis of a chart counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Unit {
    /// Updates.
    #[default]
    Updates,
    /// Passes through all rows.
    Epochs,
    /// Rows looked at.
    Examples,
    /// Measured time.
    Seconds,
}

impl Choice for Unit {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::Updates, "updates"),
        (Self::Epochs, "epochs"),
        (Self::Examples, "examples"),
        (Self::Seconds, "seconds"),
    ];
}

/// A quantity that goes with the loss.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantity {
    /// The learning rate.
    Rate,
    /// The norm of the gradient.
    Gradient,
    /// The distance to the optimum.
    Distance,
    /// The coordinate that is followed, of all runs.
    Coordinate,
    /// All coordinates of the selected run.
    Coordinates,
}

impl Choice for Quantity {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::Rate, "rate"),
        (Self::Gradient, "gradient"),
        (Self::Distance, "distance"),
        (Self::Coordinate, "parameter"),
        (Self::Coordinates, "parameters"),
    ];
}

/// The landscape from above or from aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aspect {
    /// From above: a map.
    Map,
    /// From aside: a block that can be turned.
    Block,
}

impl Choice for Aspect {
    const ALL: &'static [(Self, &'static str)] = &[(Self::Map, "map"), (Self::Block, "block")];
}

impl Choice for Tone {
    const ALL: &'static [(Self, &'static str)] = &[(Self::Log, "log"), (Self::Linear, "linear")];
}

/// Which arrows lie all over a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrows {
    /// None.
    None,
    /// Those of the negative gradient.
    Gradients,
}

impl Choice for Arrows {
    const ALL: &'static [(Self, &'static str)] =
        &[(Self::None, "none"), (Self::Gradients, "gradients")];
}

/// Whether something is lit up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Light {
    /// It is.
    On,
    /// It is not.
    Off,
}

impl Choice for Light {
    const ALL: &'static [(Self, &'static str)] = &[(Self::On, "on"), (Self::Off, "off")];
}

/// How far the examples are from the fit of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Residuals {
    /// Left out.
    Hidden,
    /// Drawn as lines.
    Drawn,
}

impl Choice for Residuals {
    const ALL: &'static [(Self, &'static str)] = &[(Self::Hidden, "off"), (Self::Drawn, "on")];
}

/// The chain rule of a network, layer by layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chain {
    /// Put away.
    Hidden,
    /// Shown.
    Shown,
}

impl Choice for Chain {
    const ALL: &'static [(Self, &'static str)] = &[(Self::Hidden, "off"), (Self::Shown, "on")];
}

impl Value for Option<Side> {
    fn print(&self) -> String {
        self.map_or("", Side::key).to_owned()
    }

    fn parse(text: &str) -> Option<Self> {
        Side::ALL.into_iter().find(|side| side.key() == text).map(Some)
    }

    fn allowed() -> String {
        Side::ALL.map(Side::key).join(", ")
    }
}
