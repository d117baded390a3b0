//! A colour with its opacity.

/// A colour of the sRGB space and how opaque it is laid on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ink {
    /// Red, green, blue.
    pub rgb: [u8; 3],
    /// From 0, invisible, to 1, opaque.
    pub alpha: f64,
}

impl Ink {
    /// The opaque colour written `0xrrggbb`.
    pub const fn hex(code: u32) -> Self {
        let [_, red, green, blue] = code.to_be_bytes();
        Self { rgb: [red, green, blue], alpha: 1.0 }
    }

    /// The same colour, `alpha` opaque.
    pub const fn faded(self, alpha: f64) -> Self {
        Self { alpha, ..self }
    }

    /// The colour `share` of the way to `other`.
    pub fn mixed(self, other: Self, share: f64) -> Self {
        let rgb = std::array::from_fn(|i| blend(self.rgb[i], other.rgb[i], share));
        Self { rgb, alpha: self.alpha }
    }

    /// The contrast ratio of WCAG 2 between two opaque colours, from 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn luminance(self) -> f64 {
        let [r, g, b] = self.rgb.map(linear);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }
}

fn linear(channel: u8) -> f64 {
    let c = f64::from(channel) / 255.0;
    if c <= 0.04045 { c / 12.92 } else { libm::pow((c + 0.055) / 1.055, 2.4) }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a byte")]
fn blend(from: u8, to: u8, share: f64) -> u8 {
    let (from, to) = (f64::from(from), f64::from(to));
    (from + (to - from) * share).round().clamp(0.0, 255.0) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn black_on_white_has_the_greatest_contrast() {
        let ratio = Ink::hex(0).contrast(Ink::hex(0xff_ff_ff));
        assert!((ratio - 21.0).abs() < 1e-9);
    }

    #[test]
    fn half_way_is_grey() {
        assert_eq!(Ink::hex(0).mixed(Ink::hex(0xff_ff_ff), 0.5), Ink::hex(0x80_80_80));
    }
}
