//! The formulas of a pass, as LaTeX with the marks of [`Walk`](crate::chain::Walk).

use crate::regression::Loss;

use super::Activation;

/// What a unit sums up, with h⁽⁰⁾ = x.
pub(super) const SUM: &str = r"z^{(@l)}_{@j} = b^{(@l)}_{@j} + \sum_i W^{(@l)}_{@j,i}\,h^{(@k)}_i";

/// The derivative by a unit's activation.
pub(super) const BACK: &str =
    r"\frac{\partial L}{\partial h^{(@l)}_{@j}} = \sum_i W^{(@m)}_{i,@j}\,\delta^{(@m)}_i";

/// The derivative by a unit's sum.
pub(super) const DELTA: &str = r"\delta^{(@l)}_{@j} = \frac{\partial L}{\partial h^{(@l)}_{@j}} \cdot \frac{\partial h^{(@l)}_{@j}}{\partial z^{(@l)}_{@j}}";

/// The derivative by an output, the loss's derivative over the number that it is averaged over.
pub(super) const OUTPUT_DELTA: &str =
    r"\delta^{(@l)}_{@j} = \frac{1}{N}\,\frac{\partial \ell_{@j}}{\partial z^{(@l)}_{@j}}";

/// The derivative by a bias.
pub(super) const BIAS: &str = r"\frac{\partial L}{\partial b^{(@l)}_{@j}} = \delta^{(@l)}_{@j}";

/// The derivative by a weight.
pub(super) const WEIGHT: &str =
    r"\frac{\partial L}{\partial W^{(@l)}_{@j,@i}} = \delta^{(@l)}_{@j}\,h^{(@k)}_{@i}";

/// All of them.
pub(super) fn all() -> impl Iterator<Item = &'static str> {
    let activations = [Activation::Tanh, Activation::Relu, Activation::Identity];
    let losses =
        [Loss::Squared, Loss::Logistic, Loss::Absolute, Loss::Huber { delta: 1.0 }, Loss::LogCosh];
    let units = activations.into_iter().flat_map(|it| [value(it), slope(it)]);
    let common = [SUM, BACK, DELTA, OUTPUT_DELTA, BIAS, WEIGHT];
    common.into_iter().chain(units).chain(losses.into_iter().flat_map(loss))
}

/// What a hidden unit makes of its sum.
pub(super) fn value(activation: Activation) -> &'static str {
    match activation {
        Activation::Tanh => r"h^{(@l)}_{@j} = \tanh z^{(@l)}_{@j}",
        Activation::Relu => r"h^{(@l)}_{@j} = \max(z^{(@l)}_{@j}, 0)",
        Activation::Identity => r"h^{(@l)}_{@j} = z^{(@l)}_{@j}",
    }
}

/// The local derivative of a hidden unit.
pub(super) fn slope(activation: Activation) -> &'static str {
    match activation {
        Activation::Tanh => {
            r"\frac{\partial h^{(@l)}_{@j}}{\partial z^{(@l)}_{@j}} = 1 - \bigl(h^{(@l)}_{@j}\bigr)^2"
        }
        Activation::Relu => {
            r"\frac{\partial h^{(@l)}_{@j}}{\partial z^{(@l)}_{@j}} = [z^{(@l)}_{@j} > 0]"
        }
        Activation::Identity => r"\frac{\partial h^{(@l)}_{@j}}{\partial z^{(@l)}_{@j}} = 1",
    }
}

/// The loss of one output, and its derivative.
pub(super) fn loss(loss: Loss) -> [&'static str; 2] {
    match loss {
        Loss::Squared => [
            r"\ell_{@j} = (z^{(@l)}_{@j} - y_{@j})^2",
            r"\frac{\partial \ell_{@j}}{\partial z^{(@l)}_{@j}} = 2\,(z^{(@l)}_{@j} - y_{@j})",
        ],
        Loss::Logistic => [
            r"\ell_{@j} = \ln(1 + e^{z^{(@l)}_{@j}}) - y_{@j}\,z^{(@l)}_{@j}",
            r"\frac{\partial \ell_{@j}}{\partial z^{(@l)}_{@j}} = \sigma(z^{(@l)}_{@j}) - y_{@j}",
        ],
        Loss::Absolute => [
            r"\ell_{@j} = |z^{(@l)}_{@j} - y_{@j}|",
            r"\frac{\partial \ell_{@j}}{\partial z^{(@l)}_{@j}} = \operatorname{sign}(z^{(@l)}_{@j} - y_{@j})",
        ],
        Loss::Huber { .. } => [
            r"\ell_{@j} = h_\delta(z^{(@l)}_{@j} - y_{@j})",
            r"\frac{\partial \ell_{@j}}{\partial z^{(@l)}_{@j}} = \min(\delta, \max(-\delta, z^{(@l)}_{@j} - y_{@j}))",
        ],
        Loss::LogCosh => [
            r"\ell_{@j} = \ln\cosh(z^{(@l)}_{@j} - y_{@j})",
            r"\frac{\partial \ell_{@j}}{\partial z^{(@l)}_{@j}} = \tanh(z^{(@l)}_{@j} - y_{@j})",
        ],
    }
}
