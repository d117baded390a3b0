//! The losses of one example.

/// What one example costs, from what the model says of it and what is true.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Loss {
    /// ℓ = r² with the residual r = ŷ − y, as `torch.nn.MSELoss`.
    Squared,
    /// ℓ = ln(1 + e^z) − t z with the logit z = ŷ and the class t = y, 0 or 1 (Bishop 2006,
    /// Pattern Recognition and Machine Learning, eq. 4.90), as `torch.nn.BCEWithLogitsLoss`.
    Logistic,
    /// ℓ = |r|, as `torch.nn.L1Loss`. Its derivative at 0, which does not exist, counts as 0.
    Absolute,
    /// ℓ = r²/2 where |r| ≤ δ, δ (|r| − δ/2) beyond (Huber 1964, Robust estimation of a location
    /// parameter, eq. 1.4 and below), as `torch.nn.HuberLoss`.
    Huber {
        /// δ, where the square goes over into straight lines.
        delta: f64,
    },
    /// ℓ = ln cosh r: r²/2 for small residuals, |r| − ln 2 for large ones (Green 1990, Bayesian
    /// reconstructions from emission tomography data using a modified EM algorithm).
    LogCosh,
}

/// A loss with its derivatives with respect to ŷ.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Jet {
    /// ℓ.
    pub value: f64,
    /// ∂ℓ/∂ŷ.
    pub slope: f64,
    /// ∂²ℓ/∂ŷ².
    pub curvature: f64,
}

impl Loss {
    /// The loss where the model says `output` and `target` is true.
    #[inline]
    pub fn at(self, output: f64, target: f64) -> Jet {
        let residual = output - target;
        match self {
            Self::Squared => squared(residual),
            Self::Logistic => logistic(output, target),
            Self::Absolute => absolute(residual),
            Self::Huber { delta } => huber(residual, delta),
            Self::LogCosh => log_cosh(residual),
        }
    }

    /// What the model predicts where it says `output`: the probability σ(z) of class 1 for the
    /// logistic loss, the output itself for the others.
    pub fn response(self, output: f64) -> f64 {
        if self == Self::Logistic { sigmoid(output) } else { output }
    }

    /// Whether targets are classes, 0 or 1.
    pub fn classifies(self) -> bool {
        self == Self::Logistic
    }

    /// What an example costs, in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Squared => "squared error",
            Self::Logistic => "logistic loss",
            Self::Absolute => "absolute error",
            Self::Huber { .. } => "Huber loss",
            Self::LogCosh => "log-cosh loss",
        }
    }

    /// What the parameters of the least loss are called.
    pub fn best_fit(self) -> &'static str {
        if self == Self::Squared { "least squares" } else { "best fit" }
    }

    /// The loss of example i as LaTeX, in yᵢ and ŷᵢ (or zᵢ, for the logistic loss).
    pub fn formula(self) -> &'static str {
        match self {
            Self::Squared => r"(\hat y_i - y_i)^2",
            Self::Logistic => r"\left(\ln(1 + e^{z_i}) - y_i z_i\right)",
            Self::Absolute => r"|\hat y_i - y_i|",
            Self::Huber { .. } => r"h_\delta(\hat y_i - y_i)",
            Self::LogCosh => r"\ln\cosh(\hat y_i - y_i)",
        }
    }

    /// What [`Loss::formula`] uses without saying what it is, as LaTeX.
    pub fn definition(self) -> Option<&'static str> {
        match self {
            Self::Huber { .. } => Some(
                r"h_\delta(r) = \begin{cases} \frac{1}{2} r^2 & |r| \le \delta \\ \delta\,(|r| - \frac{1}{2}\delta) & |r| > \delta \end{cases}",
            ),
            _ => None,
        }
    }
}

fn squared(r: f64) -> Jet {
    Jet { value: r * r, slope: 2.0 * r, curvature: 2.0 }
}

fn absolute(r: f64) -> Jet {
    let slope = if r == 0.0 { 0.0 } else { r.signum() };
    Jet { value: r.abs(), slope, curvature: 0.0 }
}

fn huber(r: f64, delta: f64) -> Jet {
    if r.abs() <= delta {
        return Jet { value: 0.5 * r * r, slope: r, curvature: 1.0 };
    }
    Jet { value: delta * (r.abs() - 0.5 * delta), slope: delta * r.signum(), curvature: 0.0 }
}

/// Small residuals by ln cosh r = ln(1 + 2 sinh²(r/2)), large ones by |r| + ln(1 + e^(−2|r|)) − ln 2:
/// neither cancels, neither overflows.
fn log_cosh(r: f64) -> Jet {
    let value = if r.abs() < 1.0 {
        let s = libm::sinh(0.5 * r);
        libm::log1p(2.0 * s * s)
    } else {
        r.abs() + libm::log1p(libm::exp(-2.0 * r.abs())) - std::f64::consts::LN_2
    };
    let slope = libm::tanh(r);
    Jet { value, slope, curvature: 1.0 - slope * slope }
}

/// ln(1 + e^z) = max(z, 0) + ln(1 + e^(−|z|)), which does not overflow.
fn logistic(z: f64, t: f64) -> Jet {
    let e = libm::exp(-z.abs());
    let value = z.max(0.0) - t * z + libm::log1p(e);
    // σ(z), of the exponential that is at hand.
    let sigmoid = if z >= 0.0 { 1.0 / (1.0 + e) } else { e / (1.0 + e) };
    Jet { value, slope: sigmoid - t, curvature: e / ((1.0 + e) * (1.0 + e)) }
}

/// σ(z) = 1/(1 + e^(−z)).
fn sigmoid(z: f64) -> f64 {
    let e = libm::exp(-z.abs());
    if z >= 0.0 { 1.0 / (1.0 + e) } else { e / (1.0 + e) }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    const LOSSES: [Loss; 5] =
        [Loss::Squared, Loss::Logistic, Loss::Absolute, Loss::Huber { delta: 1.25 }, Loss::LogCosh];

    #[test]
    fn slope_and_curvature_are_derivatives() {
        let h = 1e-5;
        for loss in LOSSES {
            for output in [-30.0, -2.0, -0.7, -0.1, 0.2, 0.9, 1.5, 3.0, 40.0] {
                let [before, here, behind] =
                    [output - h, output, output + h].map(|output| loss.at(output, 0.35));
                let slope = (behind.value - before.value) / (2.0 * h);
                let curvature = (behind.slope - before.slope) / (2.0 * h);
                let close = |got: f64, want: f64| (got - want).abs() < 1e-8 * (1.0 + want.abs());
                assert!(close(slope, here.slope), "{loss:?} at {output}: {slope}");
                assert!(close(curvature, here.curvature), "{loss:?} at {output}: {curvature}");
            }
        }
    }

    #[test]
    fn values_are_those_worked_out_by_hand() {
        let close = |got: f64, want: f64| assert!((got - want).abs() <= 1e-15 * want, "{got}");
        close(Loss::Huber { delta: 1.25 }.at(0.5, 0.0).value, 0.125);
        close(Loss::Huber { delta: 1.25 }.at(-3.0, 0.0).value, 2.96875);
        close(Loss::Logistic.at(0.0, 1.0).value, std::f64::consts::LN_2);
        close(Loss::LogCosh.at(1e-9, 0.0).value, 5e-19);
        close(Loss::Absolute.at(1.0, 3.5).value, 2.5);
    }

    #[test]
    fn nothing_overflows_that_is_a_number() {
        for loss in [Loss::Logistic, Loss::LogCosh] {
            for output in [-1e300, -1000.0, 1000.0, 1e300] {
                let jet = loss.at(output, 0.0);
                assert!(jet.value.is_finite() && jet.slope.abs() <= 1.0, "{loss:?} {output}");
            }
        }
        assert_eq!(Loss::Logistic.at(800.0, 1.0).value, 0.0);
        assert_eq!(Loss::Logistic.at(-800.0, 1.0).value, 800.0);
    }

    #[test]
    fn only_logits_become_probabilities() {
        assert_eq!(Loss::Squared.response(7.0), 7.0);
        assert_eq!(Loss::Logistic.response(0.0), 0.5);
        assert_eq!(Loss::Logistic.response(1000.0), 1.0);
        assert!(Loss::Logistic.response(-700.0) > 0.0);
    }
}
