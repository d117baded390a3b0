//! The colours of the page, light and dark.

#![expect(clippy::unreadable_literal, reason = "colours are written as in CSS")]

use crate::Ink;

/// The roles a colour can have.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Theme {
    /// The page.
    pub paper: Ink,
    /// Cards upon the page, and the ring around a point.
    pub card: Ink,
    /// Text: strong, ordinary, quiet.
    pub inks: [Ink; 3],
    /// Grid lines and borders.
    pub line: Ink,
    /// Borders that must be seen.
    pub strong_line: Ink,
    /// What can be acted upon, and the light behind it.
    pub accent: Ink,
    /// The ground of what is chosen.
    pub soft: Ink,
    /// What went wrong.
    pub danger: Ink,
    /// The looks of runs, in order.
    pub runs: [Ink; 8],
    /// The map from the lowest loss to the highest.
    pub map: [Ink; 7],
    /// The two classes of data, or the two ends of what is predicted.
    pub classes: [Ink; 2],
}

/// Ink on paper.
pub static LIGHT: Theme = Theme {
    paper: Ink::hex(0xfaf8f4),
    card: Ink::hex(0xffffff),
    inks: [Ink::hex(0x1c2321), Ink::hex(0x4c5754), Ink::hex(0x66716e)],
    line: Ink::hex(0xe2ded5),
    strong_line: Ink::hex(0xcfc9bc),
    accent: Ink::hex(0x0b5d57),
    soft: Ink::hex(0xe2efec),
    danger: Ink::hex(0xb3361b),
    runs: [
        Ink::hex(0x0072b2),
        Ink::hex(0xd55e00),
        Ink::hex(0x009e73),
        Ink::hex(0xa6538a),
        Ink::hex(0x8a6d00),
        Ink::hex(0x3a6fd8),
        Ink::hex(0x5b5b5b),
        Ink::hex(0x7a4b2a),
    ],
    map: [
        Ink::hex(0x0c4a46),
        Ink::hex(0x266e6e),
        Ink::hex(0x68a892),
        Ink::hex(0xb2ceb0),
        Ink::hex(0xe8e2c8),
        Ink::hex(0xf4eede),
        Ink::hex(0xfaf7f0),
    ],
    classes: [Ink::hex(0x1f6f8b), Ink::hex(0xb4552d)],
};

/// The same roles by night.
pub static DARK: Theme = Theme {
    paper: Ink::hex(0x12181a),
    card: Ink::hex(0x192124),
    inks: [Ink::hex(0xe9ece8), Ink::hex(0xb7c0bc), Ink::hex(0x93a09c)],
    line: Ink::hex(0x2a3437),
    strong_line: Ink::hex(0x3a474b),
    accent: Ink::hex(0x58b8a9),
    soft: Ink::hex(0x1d3a37),
    danger: Ink::hex(0xff8f75),
    runs: [
        Ink::hex(0x4fb0e8),
        Ink::hex(0xff8f3d),
        Ink::hex(0x2fc99a),
        Ink::hex(0xdc8cc2),
        Ink::hex(0xd0ae33),
        Ink::hex(0x87a9ff),
        Ink::hex(0xb3b3b3),
        Ink::hex(0xc9936b),
    ],
    map: [
        Ink::hex(0xa9e0cf),
        Ink::hex(0x72bda9),
        Ink::hex(0x40877b),
        Ink::hex(0x2b5f59),
        Ink::hex(0x21443f),
        Ink::hex(0x1a2c2c),
        Ink::hex(0x151d1f),
    ],
    classes: [Ink::hex(0x6cc4de), Ink::hex(0xf0a070)],
};

impl Theme {
    /// The colour of the map at `level`, 0 for the lowest loss and 1 for the highest.
    pub fn relief(&self, level: f64) -> Ink {
        let top = self.map.len() - 1;
        let place = level.clamp(0.0, 1.0) * top as f64;
        let below = (0..top).rfind(|i| *i as f64 <= place).unwrap_or(top - 1);
        self.map[below].mixed(self.map[below + 1], place - below as f64)
    }

    /// The ground where a class is predicted with this probability, or a value this far up its range:
    /// paper in the middle, half of a class's colour at either end.
    pub fn region(&self, part: f64) -> Ink {
        let share = if part.is_nan() { 0.0 } else { (2.0 * part - 1.0).clamp(-1.0, 1.0) };
        let class = if share < 0.0 { self.classes[0] } else { self.classes[1] };
        self.card.mixed(class, 0.5 * share.abs())
    }

    /// The colour of a contour line at `level`: its ground, a shade nearer to the ink.
    pub fn contour(&self, level: f64) -> Ink {
        self.relief(level).mixed(self.inks[0], 0.24)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_runs_are_legible_by_night() {
        let on_card = |ink: &Ink| assert!(ink.contrast(DARK.card) >= 4.5, "{ink:?}");
        DARK.runs.iter().chain(&DARK.inks).chain([&DARK.danger, &DARK.accent]).for_each(on_card);
    }

    #[test]
    fn runs_stand_out_by_day() {
        assert!(LIGHT.runs.iter().all(|ink| ink.contrast(LIGHT.card) >= 3.0));
        assert!(LIGHT.inks.iter().all(|ink| ink.contrast(LIGHT.paper) >= 4.5));
    }

    #[test]
    fn regions_are_paper_where_nothing_is_decided() {
        assert_eq!(LIGHT.region(0.5), LIGHT.card);
        assert_eq!(LIGHT.region(f64::NAN), LIGHT.card);
        assert_eq!(LIGHT.region(7.0), LIGHT.card.mixed(LIGHT.classes[1], 0.5));
        for theme in [&LIGHT, &DARK] {
            for (part, class) in [(0.0, theme.classes[0]), (1.0, theme.classes[1])] {
                assert!(class.contrast(theme.region(part)) >= 1.9, "{part}");
            }
        }
    }

    #[test]
    fn relief_meets_its_stops_and_takes_any_number() {
        for (i, stop) in LIGHT.map.iter().enumerate() {
            assert_eq!(LIGHT.relief(i as f64 / 6.0), *stop);
        }
        assert_eq!(LIGHT.relief(-1.0), LIGHT.map[0]);
        LIGHT.relief(f64::NAN);
    }
}
