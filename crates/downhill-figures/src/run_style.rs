//! What a run looks like: colour, dash pattern and end marker.

use crate::{Ink, Marker, Theme};

/// The look of one run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RunStyle {
    /// Its colour.
    pub ink: Ink,
    /// Lengths drawn and left out in turn, in CSS pixels; empty for an unbroken line.
    pub dashes: &'static [f64],
    /// The shape of its present point.
    pub marker: Marker,
}

const DASHES: [&[f64]; 8] = [
    &[],
    &[16.0, 3.0],
    &[7.0, 2.5],
    &[14.0, 3.0, 3.0, 3.0],
    &[3.0, 2.5],
    &[22.0, 3.0, 8.0, 3.0],
    &[12.0, 3.0, 3.0, 3.0, 3.0, 3.0],
    &[5.0, 5.0],
];

const MARKERS: [Marker; 8] = [
    Marker::Disc,
    Marker::Square,
    Marker::Triangle,
    Marker::Diamond,
    Marker::Wedge,
    Marker::Pentagon,
    Marker::Cross,
    Marker::Star,
];

/// Look number `look`, counted from 0; after the eighth the looks come round again.
pub fn run_style(look: usize, theme: &Theme) -> RunStyle {
    let i = look % 8;
    RunStyle { ink: theme.runs[i], dashes: DASHES[i], marker: MARKERS[i] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::LIGHT;

    #[test]
    fn no_two_runs_share_colour_dashes_or_marker() {
        for i in 0..8 {
            for j in 0..i {
                let (a, b) = (run_style(i, &LIGHT), run_style(j, &LIGHT));
                assert!(a.ink != b.ink && a.dashes != b.dashes && a.marker != b.marker);
            }
        }
        assert_eq!(run_style(8, &LIGHT), run_style(0, &LIGHT));
    }
}
