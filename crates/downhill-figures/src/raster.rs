//! A field as an image.

use crate::{Field, Relief, Theme};

/// Shades told apart.
const SHADES: u16 = 1024;

/// The field's heights in the theme's colours: four bytes a cell, red, green, blue and opacity.
pub fn raster(field: &Field, relief: &Relief, theme: &Theme) -> Vec<u8> {
    let shades: Vec<[u8; 4]> = (0..SHADES).map(|i| shade(theme, i)).collect();
    field.values.iter().flat_map(|loss| shades[index(relief.level(*loss))]).collect()
}

fn shade(theme: &Theme, i: u16) -> [u8; 4] {
    let [red, green, blue] = theme.relief(f64::from(i) / f64::from(SHADES - 1)).rgb;
    [red, green, blue, 255]
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to SHADES − 1")]
fn index(level: f64) -> usize {
    (level * f64::from(SHADES - 1)).round() as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Tone, Window, theme};

    #[test]
    fn low_is_dark_green_and_high_is_paper() {
        let window = Window { x: [0.0, 1.0], y: [0.0, 1.0] };
        let field = Field::of(window, [3, 1], vec![0.0, f64::NAN, 10.0]);
        let pixels = raster(&field, &Relief::of(&field, Tone::Log), &theme::LIGHT);
        assert_eq!(pixels[0..4], [0x0c, 0x4a, 0x46, 255]);
        assert_eq!(pixels[4..8], [0xfa, 0xf7, 0xf0, 255]);
        assert_eq!(pixels[8..12], [0xfa, 0xf7, 0xf0, 255]);
    }
}
