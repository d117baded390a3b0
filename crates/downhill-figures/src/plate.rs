//! A figure with its caption, to be printed elsewhere.

use crate::wrap::wrap;
use crate::{Anchor, Frame, Ink, Mark, Point, Sketch, Text, Theme, run_style};

/// What is said below a figure, and how large both are together.
#[derive(Clone, Copy, Debug)]
pub struct Plate<'a> {
    /// The place of the figure alone.
    pub frame: Frame,
    /// What it shows.
    pub title: &'a str,
    /// What each run is, with the number of its look.
    pub runs: &'a [(usize, String)],
    /// What else is to be known, such as where it comes from.
    pub notes: &'a [String],
    /// Its colours.
    pub theme: &'a Theme,
}

const MARGIN: f64 = 12.0;
const LEADING: f64 = 1.5;
const SIZES: [f64; 3] = [13.0, 11.0, 9.0];

/// The room of a run's marker before its words.
const MARKER: f64 = 18.0;

/// A line of the caption: how high it is, where it begins, its words, and whose marker stands before
/// it.
struct Line {
    size: f64,
    left: f64,
    words: String,
    ink: Ink,
    run: Option<usize>,
}

impl Plate<'_> {
    /// The place of figure and caption.
    pub fn whole(&self) -> Frame {
        let height: f64 = self.lines().iter().map(|line| line.size * LEADING).sum();
        Frame { height: self.frame.height + height + 2.0 * MARGIN, ..self.frame }
    }

    /// The caption, below the figure, on a ground of its own: what is drawn beyond the edge of the
    /// figure, as the ends of lines are, lies behind it.
    pub fn caption(&self) -> Sketch {
        let mut sketch = Sketch::default();
        sketch.add(Mark::Fill(self.ground(), self.theme.card));
        let mut y = self.frame.height + MARGIN;
        for line in self.lines() {
            let middle = y + line.size * LEADING / 2.0;
            if let Some(run) = line.run {
                let style = run_style(run, self.theme);
                let at = [MARGIN + 6.0, middle];
                sketch.marker((style.marker, at), 3.6, [style.ink, self.theme.card]);
            }
            let Line { size, left, words, ink, .. } = line;
            sketch.add(Mark::Text(Text {
                at: [left, middle],
                words,
                size,
                ink,
                anchor: Anchor::Left,
            }));
            y += size * LEADING;
        }
        sketch
    }

    fn ground(&self) -> Vec<Point> {
        let (Frame { width, height: top, .. }, bottom) = (self.frame, self.whole().height);
        vec![[0.0, top], [width, top], [width, bottom], [0.0, bottom]]
    }

    fn lines(&self) -> Vec<Line> {
        let [title, run, note] = SIZES;
        let [strong, ordinary, quiet] = self.theme.inks;
        let heading = self.wrapped(self.title, title, (strong, None));
        let runs = self.runs.iter().flat_map(|(index, words)| {
            let mut lines = self.wrapped(words, run, (ordinary, Some(*index)));
            lines.iter_mut().skip(1).for_each(|line| line.run = None);
            lines
        });
        let notes = self.notes.iter().flat_map(|words| self.wrapped(words, note, (quiet, None)));
        heading.into_iter().chain(runs).chain(notes).collect()
    }

    fn wrapped(&self, words: &str, size: f64, (ink, run): (Ink, Option<usize>)) -> Vec<Line> {
        let left = MARGIN + if run.is_some() { MARKER } else { 0.0 };
        let room = self.frame.width - left - MARGIN;
        let line = |words| Line { size, left, words, ink, run };
        wrap(words, room / size).into_iter().map(line).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::LIGHT;

    #[test]
    fn the_caption_lies_below_the_figure_and_within_the_whole() {
        let runs = [(0, "Adam: lr 0.05".to_owned()), (3, "SGD ".repeat(40))];
        let notes = ["https://example.org/#".to_owned() + &"surface".repeat(30)];
        let frame = Frame::new(300.0, 200.0, 1.0);
        let plate = Plate { frame, title: "Loss", runs: &runs, notes: &notes, theme: &LIGHT };
        let whole = plate.whole();
        for mark in plate.caption().marks() {
            if let Mark::Text(text) = mark {
                let is_of_run = text.words.starts_with("SGD") || text.words.starts_with("Adam");
                assert!(!is_of_run || text.at[0] > MARGIN, "beside its marker: {text:?}");
                assert!(text.at[1] > 200.0 && text.at[1] < whole.height);
                assert!(text.at[0] + text.width() <= 300.0, "{text:?}");
            }
        }
    }
}
