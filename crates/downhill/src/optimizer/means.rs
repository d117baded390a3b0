//! The two running means that Adam and its relatives share.

use crate::lanes::Lanes;
use crate::ledger::Ledger;
use crate::rule::{Moment, Shared};
use crate::settings::Settings;
use crate::settled::{faded_beside, settled};

/// m ← β₁ m + (1−β₁) g, v ← β₂ v + (1−β₂) g², with β₁ᵏ and β₂ᵏ for their bias correction.
#[derive(Debug, Clone, Copy)]
pub(super) struct Means {
    pub beta1: f64,
    pub beta2: f64,
    /// The ε that stands beside the root of v.
    pub eps: f64,
    /// 1 − β₂.
    share: f64,
    /// Below this v counts as 0.
    faded: f64,
}

impl Means {
    pub fn of(settings: &Settings) -> Self {
        let [beta1, beta2, eps] = ["beta1", "beta2", "eps"].map(|key| settings.number(key));
        Self { beta1, beta2, eps, share: 1.0 - beta2, faded: faded_beside(eps) }
    }

    /// β₁ᵏ and β₂ᵏ.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "through memory, an update waits for its own numbers")]
    pub fn tick(&self, moment: &Moment) -> Shared {
        Shared { powers: moment.powers([self.beta1, self.beta2]), ..moment.shared }
    }

    /// The new m.
    #[inline]
    pub fn first<L: Ledger>(
        &self,
        (moment, g): (&Moment, Lanes),
        m: &mut Lanes,
        ledger: &mut L,
    ) -> Lanes {
        let beta1 = moment.momentum(self.beta1);
        let mean = beta1 * *m + (1.0 - beta1) * g;
        *m = settled(ledger.line(r"m \gets \beta_1 m + (1-\beta_1)\,g", mean));
        *m
    }

    /// The new v.
    #[inline]
    pub fn second<L: Ledger>(&self, g: Lanes, v: &mut Lanes, ledger: &mut L) -> Lanes {
        let mean = self.beta2 * *v + self.share * g * g;
        let mean = ledger.line(r"v \gets \beta_2 v + (1-\beta_2)\,g^2", mean);
        *v = mean.unless_below(mean, self.faded);
        *v
    }
}

/// m̂ and v̂, whose means are divided by what they lack of one.
pub(super) const CORRECTED: [&str; 2] =
    [r"\hat m = m / (1-\beta_1^k)", r"\hat v = v / (1-\beta_2^k)"];

/// m̂ = m/(1−β₁ᵏ).
#[inline]
pub(super) fn corrected_first<L: Ledger>(moment: &Moment, m: Lanes, ledger: &mut L) -> Lanes {
    ledger.line(CORRECTED[0], m / corrections(moment)[0])
}

/// v̂ = v/(1−β₂ᵏ).
#[inline]
pub(super) fn corrected_second<L: Ledger>(moment: &Moment, v: Lanes, ledger: &mut L) -> Lanes {
    ledger.line(CORRECTED[1], v / corrections(moment)[1])
}

/// 1−β₁ᵏ and 1−β₂ᵏ.
#[inline]
pub(super) fn corrections(moment: &Moment) -> [Lanes; 2] {
    moment.shared.powers.complements()
}

/// What an ε beside and one inside the root leave of a step: d = m̂ / (√(v̂ + ε̄) + ε).
#[derive(Debug, Clone, Copy)]
pub(super) struct Floor {
    pub eps: f64,
    pub eps_root: f64,
}

impl Floor {
    /// ε and, where there is such a knob, ε̄.
    pub fn of(settings: &Settings) -> Self {
        Self { eps: settings.number("eps"), eps_root: settings.get("eps_root").unwrap_or_default() }
    }

    #[inline]
    pub fn direction<L: Ledger>(&self, m_hat: Lanes, v_hat: Lanes, ledger: &mut L) -> Lanes {
        let direction = m_hat / ((v_hat + self.eps_root).sqrt() + self.eps);
        let formula = if self.eps_root == 0.0 {
            r"d = \hat m / (\sqrt{\hat v} + \varepsilon)"
        } else {
            r"d = \hat m / (\sqrt{\hat v + \bar\varepsilon} + \varepsilon)"
        };
        ledger.line(formula, direction)
    }
}
