//! What momentum does on a quadratic: the rates at which it goes straight to the minimum, swings
//! around it, and runs away.
//!
//! With d = κg in place of g and a = ηλ, where λ is the curvature, both forms of momentum μ are the
//! recurrence θₖ₊₁ = T θₖ − D θₖ₋₁:
//!
//! * Heavy ball: T = 1 + μ − κa, D = μ.
//! * Nesterov: T = 1 + μ − a − μκa, D = μ(1 − a).
//!
//! Its characteristic polynomial z² − Tz + D says all. The limits below are values of a.

use crate::settings::Settings;
use crate::stability::Limits;

/// Where the gradient is taken to be: at θ, or, for Nesterov, as if the momentum's step were made.
#[derive(Debug, Clone, Copy)]
pub(super) enum Form {
    HeavyBall,
    Nesterov,
}

impl Form {
    pub fn of(settings: &Settings) -> Self {
        match settings.variant("form") {
            "nesterov" => Self::Nesterov,
            _ => Self::HeavyBall,
        }
    }
}

/// The limits of ηλ_max.
///
/// `PyTorch`'s convention has κ = 1 − τ. Sutskever's has κ = 1: at a constant rate v is −ηb. The
/// average is 1 − μ times PyTorch's b without dampening, so that its limits are 1/(1−μ) times as
/// high.
pub(super) fn limits(settings: &Settings) -> Limits {
    let (momentum, dampening) = (settings.number("momentum"), settings.number("dampening"));
    let of = |kept| Recurrence { form: Form::of(settings), momentum, kept }.limits();
    match settings.variant("convention") {
        _ if momentum == 0.0 => Limits { smooth: 1.0, stable: 2.0, bounded: 2.0 },
        _ if momentum > 1.0 => Limits { smooth: 0.0, stable: 0.0, bounded: 0.0 },
        // The gradient counts for nothing.
        "averaged" if momentum == 1.0 => {
            Limits { smooth: 0.0, stable: 0.0, bounded: f64::INFINITY }
        }
        "sutskever" => of(1.0),
        "averaged" => of(1.0).times(1.0 / (1.0 - momentum)),
        _ => of(1.0 - dampening),
    }
}

struct Recurrence {
    form: Form,
    /// μ, from 0 to 1.
    momentum: f64,
    /// κ: the part of the gradient that is not dampened.
    kept: f64,
}

impl Recurrence {
    fn limits(&self) -> Limits {
        let (bounded, stable) = (self.bounded(), self.stable());
        Limits { smooth: self.smooth().min(stable), stable, bounded }
    }

    /// The heavy ball loses nothing at μ = 1: D = 1, and it swings for ever.
    fn stable(&self) -> f64 {
        match self.form {
            Form::HeavyBall if self.momentum >= 1.0 => 0.0,
            _ => self.bounded(),
        }
    }

    /// Below, the slowest root is inside the unit circle: |D| < 1, 1 − T + D > 0 and 1 + T + D > 0
    /// (Jury's conditions), or on it. With 0 ≤ μ ≤ 1 and a > 0:
    ///
    /// * Heavy ball: κ > 0 and κa < 2(1+μ).
    /// * Nesterov: 1 − μ + μκ > 0 and a(1 + μ + μκ) < 2(1+μ).
    fn bounded(&self) -> f64 {
        let Self { form, momentum, kept } = *self;
        match form {
            Form::Nesterov if 1.0 - momentum + momentum * kept <= 0.0 => 0.0,
            Form::Nesterov => 2.0 * (1.0 + momentum) / (1.0 + momentum + momentum * kept),
            Form::HeavyBall if kept <= 0.0 => 0.0,
            Form::HeavyBall => 2.0 * (1.0 + momentum) / kept,
        }
    }

    /// Up to here both roots are real and positive: T² ≥ 4D, T > 0 and D ≥ 0.
    ///
    /// * Heavy ball: κa ≤ (1 − √μ)².
    /// * Nesterov: with c = 1 + μκ and p = (1+μ)c − 2μ, c²a² − 2pa + (1−μ)² ≥ 0, which is so up to
    ///   a = (p − √(p² − c²(1−μ)²))/c², and a ≤ 1. For κ = 1 that is a ≤ ((1−μ)/(1+μ))². For κ ≤ 0
    ///   the roots are real whatever a is.
    fn smooth(&self) -> f64 {
        let Self { form, momentum, kept } = *self;
        match form {
            Form::HeavyBall if kept <= 0.0 => 0.0,
            Form::HeavyBall => {
                let root = 1.0 - momentum.sqrt();
                root * root / kept
            }
            Form::Nesterov if kept <= 0.0 => 1.0,
            Form::Nesterov => {
                let c = 1.0 + momentum * kept;
                let p = (1.0 + momentum) * c - 2.0 * momentum;
                let least = c * (1.0 - momentum);
                ((p - (p * p - least * least).max(0.0).sqrt()) / (c * c)).min(1.0)
            }
        }
    }
}
