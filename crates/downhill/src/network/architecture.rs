//! An architecture: a shape with its activation, without data.

use crate::chain::{Place, Stage, Walk};
use crate::ledger::Unread;
use crate::random::RandomState;
use crate::scalar::Scalar;

use super::{Activation, MOST_LAYERS, MOST_UNITS, Shape, formulas};

/// What each unit puts out, layer by layer.
pub(super) type Values<S> = [[S; MOST_UNITS]; MOST_LAYERS];

/// h⁽⁰⁾ = x, h⁽ˡ⁾ = f(W⁽ˡ⁾ h⁽ˡ⁻¹⁾ + b⁽ˡ⁾), without the activation f in the last layer
/// (Goodfellow, Bengio and Courville 2016, Deep Learning, algorithm 6.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Architecture {
    /// The layers.
    pub shape: Shape,
    /// f, of the hidden layers.
    pub activation: Activation,
}

/// The features of one example and what the units make of them.
pub(super) struct Example<'a, S> {
    features: &'a [f64],
    values: Values<S>,
}

impl<S: Scalar> Example<'_, S> {
    /// What comes into the layer number `layer` at `input`.
    #[inline]
    pub(super) fn input(&self, layer: usize, input: usize) -> S {
        match layer.checked_sub(1) {
            None => S::from(self.features[input]),
            Some(before) => self.values[before][input],
        }
    }

    /// What `unit` of the layer number `layer` puts out.
    #[inline]
    pub(super) fn value(&self, layer: usize, unit: usize) -> S {
        self.values[layer][unit]
    }
}

impl Architecture {
    /// The forward pass with the parameters `theta`. The values stand on the stack.
    pub(super) fn forward<'a, S: Scalar, L: Walk>(
        &self,
        theta: &[S],
        features: &'a [f64],
        ledger: &mut L,
    ) -> Example<'a, S> {
        let mut example = Example { features, values: [[S::from(0.0); MOST_UNITS]; MOST_LAYERS] };
        for layer in self.shape.layers() {
            for unit in 0..layer.units {
                ledger.at(Place { stage: Stage::Forward, layer: layer.index, unit, input: 0 });
                let weights = theta[layer.weights(unit)].iter().enumerate();
                let z = weights.fold(theta[layer.bias(unit)], |sum, (input, w)| {
                    sum + *w * example.input(layer.index, input)
                });
                ledger.line(formulas::SUM, z.real());
                let is_output = layer.index + 1 == self.shape.depth();
                example.values[layer.index][unit] =
                    if is_output { z } else { self.activated(z, ledger) };
            }
        }
        example
    }

    #[inline]
    fn activated<S: Scalar, L: Walk>(&self, z: S, ledger: &mut L) -> S {
        let h = self.activation.value(z);
        ledger.line(formulas::value(self.activation), h.real());
        h
    }

    /// Writes the outputs for a row of features to `outputs`.
    pub fn predict(&self, theta: &[f64], features: &[f64], outputs: &mut [f64]) {
        let example = self.forward(theta, features, &mut Unread);
        let last = self.shape.depth() - 1;
        for (unit, output) in outputs.iter_mut().enumerate().take(self.shape.outputs()) {
            *output = example.value(last, unit);
        }
    }

    /// Weights and biases to start from, as `torch.nn.Linear` draws them by default: uniform
    /// between −1/√p and 1/√p in a layer of p inputs. (From zero a network with hidden layers
    /// would not move but for its last bias.) In `NumPy`, with `rng = RandomState(seed)`:
    ///
    /// ```python
    /// for p, units in zip(sizes[:-1], sizes[1:]):  # sizes = [features, hidden…, outputs]
    ///     W = rng.uniform(-1 / np.sqrt(p), 1 / np.sqrt(p), (units, p))
    ///     b = rng.uniform(-1 / np.sqrt(p), 1 / np.sqrt(p), units)
    /// ```
    pub fn initial(&self, seed: u32) -> Vec<f64> {
        let mut rng = RandomState::new(seed);
        let layers = self.shape.layers().flat_map(|layer| {
            let bound = 1.0 / (layer.inputs as f64).sqrt();
            rng.uniforms(-bound, bound, layer.parameters())
        });
        layers.collect()
    }

    /// For each parameter whether it is a weight; the others are biases.
    pub fn is_weight(&self) -> Vec<bool> {
        let layers = self.shape.layers();
        let marks = layers.flat_map(|layer| {
            (0..layer.parameters()).map(move |index| index < layer.units * layer.inputs)
        });
        marks.collect()
    }

    /// What the parameters are called: `W₁[2,3]` for the weight of the first layer's second unit for
    /// its third input, `b₁[2]` for the unit's bias.
    pub fn names(&self) -> Vec<String> {
        let layers = self.shape.layers();
        let names = layers.flat_map(|layer| {
            let number = ["₁", "₂", "₃", "₄"][layer.index];
            let pairs =
                (1..=layer.units).flat_map(move |j| (1..=layer.inputs).map(move |i| (j, i)));
            let weights = pairs.map(move |(j, i)| format!("W{number}[{j},{i}]"));
            weights.chain((1..=layer.units).map(move |j| format!("b{number}[{j}]")))
        });
        names.collect()
    }
}

#[cfg(test)]
#[expect(clippy::unreadable_literal, reason = "as NumPy prints them")]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn architecture() -> Architecture {
        Architecture { shape: Shape::new(3, &[2, 1]).unwrap(), activation: Activation::Tanh }
    }

    #[test]
    fn initial_weights_are_those_of_numpy() {
        // NumPy 2.4.6: RandomState(7).uniform(-1/sqrt(3), 1/sqrt(3), 8), then (-1/sqrt(2), 1/sqrt(2), 3)
        let initial = architecture().initial(7);
        assert_eq!(initial.len(), 11);
        INITIAL
            .iter()
            .zip(initial)
            .for_each(|(want, got)| assert!((got - want).abs() <= 1e-16, "{got} is not {want}"));
    }

    const INITIAL: [f64; 11] = [
        -0.4892370463667178,
        0.3232223801021302,
        -0.07111889361439216,
        0.25803536115040304,
        0.5519347468421129,
        0.04445120228830568,
        0.001293799991364697,
        -0.4941527867082739,
        -0.3274767348568799,
        -0.00016616892606069467,
        0.2534694912983112,
    ];

    #[test]
    fn parameters_have_names_and_biases_are_no_weights() {
        let names = architecture().names();
        assert_eq!(
            (&*names[0], &*names[5], &*names[6], &*names[10]),
            ("W₁[1,1]", "W₁[2,3]", "b₁[1]", "b₂[1]")
        );
        let biases = architecture().is_weight().iter().filter(|it| !**it).count();
        assert_eq!((names.len(), biases), (11, 3));
    }

    #[test]
    fn identity_layers_are_a_linear_map() {
        let shape = Shape::new(2, &[2, 2]).unwrap();
        let architecture = Architecture { shape, activation: Activation::Identity };
        let theta = [1.0, 2.0, 3.0, 4.0, 0.5, -0.5, 1.0, 1.0, 1.0, -1.0, 10.0, 20.0];
        let mut outputs = [0.0; 2];
        architecture.predict(&theta, &[1.0, -1.0], &mut outputs);
        assert_eq!(outputs, [8.0, 21.0]);
    }
}
