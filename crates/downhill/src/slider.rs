//! A slider: the values that it runs through from one end to the other.

/// The part of a domain that a slider covers; the number field beside it takes the rest.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slider {
    /// Value at the left end.
    pub from: f64,
    /// Value at the right end.
    pub to: f64,
    /// How the values are spread between the ends.
    pub scale: Scale,
}

/// How a slider's values are spread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// Equal distances are equal differences.
    Linear,
    /// Equal distances are equal ratios.
    Logarithmic,
    /// Equal distances are equal ratios of `1 − x`: for decay rates such as β near one.
    NearOne,
}

impl Slider {
    /// A slider with equal differences.
    pub const fn linear(from: f64, to: f64) -> Self {
        Self { from, to, scale: Scale::Linear }
    }

    /// A slider with equal ratios.
    pub const fn logarithmic(from: f64, to: f64) -> Self {
        Self { from, to, scale: Scale::Logarithmic }
    }

    /// A slider with equal ratios of `1 − x`.
    pub const fn near_one(from: f64, to: f64) -> Self {
        Self { from, to, scale: Scale::NearOne }
    }

    /// The value at `position`, which runs from 0 at the left end to 1 at the right one.
    pub fn value(&self, position: f64) -> f64 {
        let t = position.clamp(0.0, 1.0);
        match self.scale {
            Scale::Linear => self.from + t * (self.to - self.from),
            Scale::Logarithmic => geometric(self.from, self.to, t),
            Scale::NearOne => 1.0 - geometric(1.0 - self.from, 1.0 - self.to, t),
        }
    }

    /// The position of `value`, from 0 to 1; values beyond an end stay at that end.
    pub fn position(&self, value: f64) -> f64 {
        let t = match self.scale {
            Scale::Linear => (value - self.from) / (self.to - self.from),
            Scale::Logarithmic => ratio(self.from, self.to, value),
            Scale::NearOne => ratio(1.0 - self.from, 1.0 - self.to, 1.0 - value),
        };
        if t.is_nan() { 0.0 } else { t.clamp(0.0, 1.0) }
    }
}

fn geometric(from: f64, to: f64, t: f64) -> f64 {
    from * libm::pow(to / from, t)
}

fn ratio(from: f64, to: f64, value: f64) -> f64 {
    libm::log(value / from) / libm::log(to / from)
}
