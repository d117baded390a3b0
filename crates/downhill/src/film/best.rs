//! The least loss of a film.

/// The least loss of a film and its step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Best {
    /// The first step with the least loss.
    pub step: u64,
    /// The least loss.
    pub loss: f64,
}

impl Best {
    /// No loss is known.
    pub(super) const NONE: Self = Self { step: 0, loss: f64::INFINITY };

    /// Takes in the loss at `step`, if it is known.
    pub(super) fn note(&mut self, step: u64, loss: Option<f64>) {
        if let Some(loss) = loss.filter(|loss| *loss < self.loss) {
            *self = Self { step, loss };
        }
    }

    /// The step and the loss.
    pub(super) fn numbers(self) -> [f64; 2] {
        [self.step as f64, self.loss]
    }
}
