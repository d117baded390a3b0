//! The shape of a network: its layers, and where their parameters stand.

use std::ops::Range;

/// The most units that a layer may have, so that the values of a pass have room on the stack.
pub const MOST_UNITS: usize = 16;

/// The most layers, the output layer among them.
pub const MOST_LAYERS: usize = 4;

/// How many inputs there are and how many units each layer has.
///
/// The parameters stand in PyTorch's order: for each layer its weights W, row by row (a row a
/// unit), then its biases b.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    inputs: usize,
    units: [usize; MOST_LAYERS],
    depth: usize,
}

/// A layer z = W h + b of a [`Shape`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layer {
    /// Its number, from 0.
    pub index: usize,
    /// How many numbers come in.
    pub inputs: usize,
    /// How many go out.
    pub units: usize,
    /// Where its parameters begin.
    offset: usize,
}

impl Shape {
    /// The shape with `inputs` inputs and layers of so many `units`, the last being the outputs.
    /// `None` unless there are 1 to [`MOST_LAYERS`] layers of 1 to [`MOST_UNITS`] units.
    pub fn new(inputs: usize, units: &[usize]) -> Option<Self> {
        let legal = units.iter().all(|count| (1..=MOST_UNITS).contains(count));
        if inputs == 0 || !legal || !(1..=MOST_LAYERS).contains(&units.len()) {
            return None;
        }
        let mut shape = Self { inputs, units: [0; MOST_LAYERS], depth: units.len() };
        shape.units[..units.len()].copy_from_slice(units);
        Some(shape)
    }

    /// The number of features.
    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// The number of outputs.
    pub fn outputs(&self) -> usize {
        self.units[self.depth - 1]
    }

    /// The number of layers.
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// The number of parameters.
    pub fn dimension(&self) -> usize {
        self.layer(self.depth).offset
    }

    /// Layer number `index`.
    pub fn layer(&self, index: usize) -> Layer {
        let inputs = |index: usize| if index == 0 { self.inputs } else { self.units[index - 1] };
        let offset = (0..index).map(|index| (inputs(index) + 1) * self.units[index]).sum();
        let units = self.units.get(index).copied().unwrap_or(0);
        Layer { index, inputs: inputs(index), units, offset }
    }

    /// The layers, from the features to the outputs.
    pub fn layers(&self) -> impl DoubleEndedIterator<Item = Layer> + ExactSizeIterator + '_ {
        (0..self.depth).map(|index| self.layer(index))
    }
}

impl Layer {
    /// Where the weights of `unit` stand.
    pub fn weights(&self, unit: usize) -> Range<usize> {
        let first = self.offset + unit * self.inputs;
        first..first + self.inputs
    }

    /// Where the bias of `unit` stands.
    pub fn bias(&self, unit: usize) -> usize {
        self.offset + self.units * self.inputs + unit
    }

    /// How many parameters it has.
    pub fn parameters(&self) -> usize {
        (self.inputs + 1) * self.units
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn parameters_stand_in_the_order_of_pytorch() {
        let shape = Shape::new(2, &[4, 1]).unwrap();
        assert_eq!((shape.dimension(), shape.depth(), shape.outputs()), (17, 2, 1));
        let [hidden, output] = [0, 1].map(|index| shape.layer(index));
        assert_eq!((hidden.weights(0), hidden.weights(3)), (0..2, 6..8));
        assert_eq!((hidden.bias(0), hidden.bias(3)), (8, 11));
        assert_eq!((output.weights(0), output.bias(0)), (12..16, 16));
    }

    #[test]
    fn shapes_that_do_not_fit_on_the_stack_are_refused() {
        assert_eq!(Shape::new(2, &[17, 1]), None);
        assert_eq!(Shape::new(2, &[1; 5]), None);
        assert_eq!(Shape::new(2, &[3, 0]), None);
        assert_eq!(Shape::new(2, &[]), None);
        assert_eq!(Shape::new(0, &[1]), None);
        assert!(Shape::new(200, &[16; 4]).is_some());
    }
}
