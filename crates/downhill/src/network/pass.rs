//! The pass over one example: forward, loss, and back.
//!
//! It is written once, for any [`Scalar`]: with plain numbers it is the gradient, with dual numbers
//! the gradient's derivatives along; with an account it is the chain rule, line by line.

use crate::chain::{Place, Stage, Walk};
use crate::ledger::Unread;
use crate::regression::Loss;
use crate::scalar::Scalar;

use super::architecture::Example;
use super::{Architecture, Layer, MOST_UNITS, formulas};

/// ∂L/∂z of each unit of a layer.
type Deltas<S> = [S; MOST_UNITS];

/// What all examples of a pass have in common.
pub(super) struct Pass<'a, S> {
    pub(super) architecture: Architecture,
    pub(super) theta: &'a [S],
    pub(super) loss: Loss,
    /// What the sum of all losses is divided by.
    pub(super) divisor: f64,
}

impl<S: Scalar> Pass<'_, S> {
    /// Adds the example's ∂L/∂θ to `gradient`, and returns its loss, not yet divided.
    ///
    /// Source: Goodfellow, Bengio and Courville 2016, Deep Learning, algorithms 6.3 and 6.4.
    pub(super) fn gradient<L: Walk>(
        &self,
        (features, targets): (&[f64], &[f64]),
        gradient: &mut [S],
        ledger: &mut L,
    ) -> f64 {
        let example = self.architecture.forward(self.theta, features, ledger);
        let (loss, mut deltas) = self.judge(&example, targets, ledger);
        for layer in self.architecture.shape.layers().rev() {
            add_gradient(layer, (&example, &deltas), gradient, ledger);
            if layer.index > 0 {
                deltas = self.back(layer, (&example, &deltas), ledger);
            }
        }
        loss
    }

    /// The example's loss, not yet divided.
    pub(super) fn loss(&self, (features, targets): (&[f64], &[f64])) -> f64 {
        let example = self.architecture.forward(self.theta, features, &mut Unread);
        self.judge(&example, targets, &mut Unread).0
    }

    /// The sum of the outputs' losses, and ∂L/∂z of each output.
    #[inline]
    fn judge<L: Walk>(
        &self,
        example: &Example<'_, S>,
        targets: &[f64],
        ledger: &mut L,
    ) -> (f64, Deltas<S>) {
        let layer = self.architecture.shape.depth() - 1;
        let [value, slope] = formulas::loss(self.loss);
        let (mut loss, mut deltas) = (0.0, [S::from(0.0); MOST_UNITS]);
        for (unit, &target) in targets.iter().enumerate() {
            let z = example.value(layer, unit);
            let jet = self.loss.at(z.real(), target);
            ledger.at(Place { stage: Stage::Loss, layer, unit, input: 0 });
            loss += ledger.line(value, jet.value);
            // ℓ′(z), with the derivative ℓ″(z) z′ where z has one.
            let along = (z - z.real()) * jet.curvature + ledger.line(slope, jet.slope);
            deltas[unit] = along / self.divisor;
            ledger.line(formulas::OUTPUT_DELTA, deltas[unit].real());
        }
        (loss, deltas)
    }

    /// ∂L/∂z of each unit of the layer before `layer`.
    #[inline]
    fn back<L: Walk>(
        &self,
        layer: Layer,
        (example, deltas): (&Example<'_, S>, &Deltas<S>),
        ledger: &mut L,
    ) -> Deltas<S> {
        let mut before = [S::from(0.0); MOST_UNITS];
        for (input, delta) in before.iter_mut().enumerate().take(layer.inputs) {
            let place =
                Place { stage: Stage::Backward, layer: layer.index - 1, unit: input, input };
            ledger.at(place);
            let weight = |unit: usize| self.theta[layer.weights(unit)][input];
            let sum =
                (0..layer.units).fold(S::from(0.0), |sum, unit| sum + weight(unit) * deltas[unit]);
            ledger.line(formulas::BACK, sum.real());
            let slope = self.architecture.activation.slope(example.input(layer.index, input));
            ledger.line(formulas::slope(self.architecture.activation), slope.real());
            *delta = sum * slope;
            ledger.line(formulas::DELTA, delta.real());
        }
        before
    }
}

/// Adds ∂L/∂b = δ and ∂L/∂W = δ hᵀ of a layer.
#[inline]
fn add_gradient<S: Scalar, L: Walk>(
    layer: Layer,
    (example, deltas): (&Example<'_, S>, &Deltas<S>),
    gradient: &mut [S],
    ledger: &mut L,
) {
    let place = |parameter, unit, input| Place {
        stage: Stage::Gradient { parameter },
        layer: layer.index,
        unit,
        input,
    };
    for (unit, delta) in deltas.iter().enumerate().take(layer.units) {
        let bias = layer.bias(unit);
        ledger.at(place(bias, unit, 0));
        ledger.line(formulas::BIAS, delta.real());
        gradient[bias] = gradient[bias] + *delta;
    }
    for (unit, delta) in deltas.iter().enumerate().take(layer.units) {
        for (input, weight) in layer.weights(unit).enumerate() {
            let product = *delta * example.input(layer.index, input);
            ledger.at(place(weight, unit, input));
            ledger.line(formulas::WEIGHT, product.real());
            gradient[weight] = gradient[weight] + product;
        }
    }
}
