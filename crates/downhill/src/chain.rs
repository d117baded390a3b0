//! The chain rule, step by step: what a gradient notes down while it is computed.

use crate::ledger::{Ledger, Noted, Unread};

/// Which part of the computation a line belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Values on their way from the features to the outputs.
    Forward,
    /// The loss of an output, and its derivative.
    Loss,
    /// Derivatives on their way back through a layer.
    Backward,
    /// The derivative by one parameter.
    Gradient {
        /// The parameter's index in θ.
        parameter: usize,
    },
}

/// Where in a network a line belongs. Layers, units and inputs are counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The part of the computation.
    pub stage: Stage,
    /// The layer l.
    pub layer: usize,
    /// The unit j of the layer.
    pub unit: usize,
    /// The input i of the layer, where one is meant.
    pub input: usize,
}

/// A ledger that is told where the next lines belong.
///
/// Its formulas are LaTeX with the marks `@l` (the layer, from 1), `@k` and `@m` (the layers before
/// and after), `@j` (the unit, from 1) and `@i` (the input, from 1).
pub trait Walk: Ledger {
    /// The lines that follow are of the row `example` of the data.
    fn example(&mut self, example: usize);

    /// The lines that follow belong to `place`.
    fn at(&mut self, place: Place);
}

impl Walk for Unread {
    #[inline]
    fn example(&mut self, _: usize) {}

    #[inline]
    fn at(&mut self, _: Place) {}
}

/// One line of the chain rule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Note {
    /// The row of the data that it was computed for.
    pub example: usize,
    /// Where it belongs.
    pub place: Place,
    /// What was computed, as LaTeX with the marks of [`Walk`].
    pub formula: &'static str,
    /// Its value.
    pub value: f64,
}

impl Note {
    /// The formula with the numbers of layer, unit and input, as LaTeX.
    pub fn here(&self) -> String {
        let Place { layer, unit, input, .. } = self.place;
        filled(self.formula, |mark| match mark {
            'l' => (layer + 1).to_string(),
            'k' => layer.to_string(),
            'm' => (layer + 2).to_string(),
            'j' => (unit + 1).to_string(),
            _ => (input + 1).to_string(),
        })
    }

    /// The formula for any layer l, unit j and input i, as LaTeX.
    pub fn anywhere(&self) -> String {
        anywhere(self.formula)
    }
}

/// `formula` for any layer l, unit j and input i.
pub(crate) fn anywhere(formula: &str) -> String {
    filled(formula, |mark| match mark {
        'k' => "l-1".to_owned(),
        'm' => "l+1".to_owned(),
        letter => letter.to_string(),
    })
}

/// `formula` with its marks replaced.
fn filled(formula: &str, replaced: impl Fn(char) -> String) -> String {
    let mut parts = formula.split('@');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mut letters = part.chars();
        text.extend(letters.next().map(&replaced));
        text.push_str(letters.as_str());
    }
    text
}

/// Everything that was noted, in the order in which it was computed.
#[derive(Debug, Clone, Default)]
pub struct Account {
    /// The lines.
    pub notes: Vec<Note>,
    example: usize,
    place: Option<Place>,
}

impl Ledger for Account {
    fn line<N: Noted>(&mut self, formula: &'static str, value: N) -> N {
        if let Some(place) = self.place {
            let value = value.noted();
            self.notes.push(Note { example: self.example, place, formula, value });
        }
        value
    }
}

impl Walk for Account {
    fn example(&mut self, example: usize) {
        self.example = example;
    }

    fn at(&mut self, place: Place) {
        self.place = Some(place);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn marks_are_filled_in() {
        let mut account = Account::default();
        account.line("lost, for it has no place", 1.0);
        account.example(7);
        account.at(Place { stage: Stage::Forward, layer: 1, unit: 2, input: 3 });
        assert_eq!(account.line(r"W^{(@l)}_{@j@i} h^{(@k)}_{@i}", 2.5), 2.5);
        let [note] = &account.notes[..] else { panic!("{account:?}") };
        assert_eq!((note.example, note.value), (7, 2.5));
        assert_eq!(note.here(), r"W^{(2)}_{34} h^{(1)}_{4}");
        assert_eq!(note.anywhere(), r"W^{(l)}_{ji} h^{(l-1)}_{i}");
    }
}
