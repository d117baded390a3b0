//! The loss over rows that are held out.

use std::fmt;
use std::sync::Arc;

use super::DIVERGENCE;
use super::reel::is_in_range;
use crate::objective::Objective;

/// The loss over rows that a run does not see.
pub(super) struct HeldOut(pub(super) Arc<dyn Objective>);

impl HeldOut {
    /// The loss at `theta`. It may leave the range of numbers where the run's own loss does not, as
    /// no gradient holds it back: then it is [`DIVERGENCE`], so that a curve has a number to draw.
    pub(super) fn loss(&self, theta: &[f64]) -> f64 {
        let loss = self.0.loss(theta);
        if is_in_range(loss) { loss } else { DIVERGENCE }
    }
}

impl fmt::Debug for HeldOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("HeldOut").finish_non_exhaustive()
    }
}
