//! Surfaces: losses that are a formula of the parameters, without data.

use crate::catalogue::{Catalogue, Entry};
use crate::objective::Objective;
use crate::settings::{Chosen, Settings, Value};

pub mod ackley;
pub mod additive;
pub mod beale;
pub mod booth;
pub mod bowl;
pub mod dimension;
pub mod function;
pub mod himmelblau;
pub mod mean_square;
pub mod plane;
pub mod rastrigin;
pub mod ravine;
pub mod rosenbrock;
pub mod saddle;
pub mod square;
pub mod styblinski_tang;
pub mod three_hump_camel;
pub mod window;

use window::Window;

/// A surface of the catalogue.
#[derive(Debug, Clone, Copy)]
pub struct Surface {
    /// Key, name, formula, knobs and source.
    pub entry: Entry,
    /// The part of the plane that shows what the surface is about, unless knobs say another.
    pub window: Window,
    /// Where a run starts unless said otherwise.
    pub start: fn(&Settings) -> Vec<f64>,
    /// The points at which the loss is least; none if it has no least value.
    pub minima: fn(&Settings) -> Vec<Vec<f64>>,
    /// The loss.
    pub build: fn(&Settings) -> Box<dyn Objective>,
}

static SURFACES: [&Surface; 14] = [
    &square::SURFACE,
    &bowl::SURFACE,
    &ravine::SURFACE,
    &rosenbrock::SURFACE,
    &himmelblau::SURFACE,
    &saddle::SURFACE,
    &beale::SURFACE,
    &booth::SURFACE,
    &three_hump_camel::SURFACE,
    &styblinski_tang::SURFACE,
    &rastrigin::SURFACE,
    &ackley::SURFACE,
    &mean_square::SURFACE,
    &function::SURFACE,
];

impl Catalogue for Surface {
    const KIND: &'static str = "surface";

    fn all() -> impl Iterator<Item = &'static Self> {
        SURFACES.into_iter()
    }

    fn entry(&self) -> &Entry {
        &self.entry
    }
}

impl Chosen<Surface> {
    /// The number of parameters.
    pub fn dimension(&self) -> usize {
        self.start().len()
    }

    /// The part of the plane that shows what the surface is about.
    pub fn window(&self) -> Window {
        window::of(&self.settings).unwrap_or(self.record.window)
    }

    /// Where a run starts unless said otherwise.
    pub fn start(&self) -> Vec<f64> {
        (self.record.start)(&self.settings)
    }

    /// Where a run starts that started at `place` while there were more or fewer parameters: there,
    /// as far as both go.
    pub fn start_beside(&self, place: &[f64]) -> Vec<f64> {
        let mut start = self.start();
        start.iter_mut().zip(place).for_each(|(own, given)| *own = *given);
        start
    }

    /// The variables of a function that was typed.
    pub fn variables(&self) -> Option<&'static [&'static str]> {
        self.settings.values().find_map(|(_, value)| match value {
            Value::Expression(typed) => Some(typed.arguments()),
            _ => None,
        })
    }

    /// The points at which the loss is least; none if it has no least value.
    pub fn minima(&self) -> Vec<Vec<f64>> {
        (self.record.minima)(&self.settings)
    }

    /// The loss.
    pub fn build(&self) -> Box<dyn Objective> {
        (self.record.build)(&self.settings)
    }
}

#[cfg(test)]
mod tests;
