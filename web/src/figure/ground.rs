//! The ground of a map: the raster of the loss and the lines of equal loss.

use std::sync::Arc;

use downhill::experiment::Task;
use downhill::objective::Objective;
use downhill_figures::{Contour, Field, Frame, Relief, Tone, contours};

use super::place::View;

/// CSS pixels that share a cell of the field, from the first look to the last: colours change
/// slowly, lines are interpolated.
const COARSENESS: [f64; 5] = [32.0, 16.0, 8.0, 4.0, 2.0];

/// Multiplications after which a look that took as many is not followed by a finer one: about a
/// second.
const MOST_WORK: usize = 600_000_000;

/// Lines of equal loss.
const LINES: u8 = 14;

/// The loss over a window, ready to be coloured.
pub struct Ground {
    /// What it is the ground of.
    pub view: View,
    /// The losses.
    pub field: Field,
    /// How high they are.
    pub relief: Relief,
    /// The lines.
    pub lines: Vec<Contour>,
}

impl Ground {
    /// The ground of `task` as `frame` shows it, however long it takes.
    pub fn of(task: &Task, view: &View, frame: &Frame, tone: Tone) -> Self {
        let mut survey = Survey::of(task, view, (frame, tone));
        survey.look = COARSENESS.len() - 1;
        survey.begin();
        survey.measure(&mut || false);
        survey.ground()
    }
}

/// A ground in the making: coarse first, then finer, in slices that a frame can spare.
pub struct Survey {
    objective: Arc<dyn Objective>,
    view: View,
    frame: Frame,
    tone: Tone,
    theta: Vec<f64>,
    look: usize,
    size: [usize; 2],
    values: Vec<f64>,
}

impl Survey {
    /// The survey of `task` as `frame` shows it, not yet begun.
    pub fn of(task: &Task, view: &View, (frame, tone): (&Frame, Tone)) -> Self {
        let mut survey = Self {
            objective: Arc::clone(&task.objective),
            view: view.clone(),
            frame: *frame,
            tone,
            theta: task.start.clone(),
            look: 0,
            size: [0, 0],
            values: Vec::new(),
        };
        survey.begin();
        survey
    }

    /// Goes on until `enough` says so or nothing is left. Returns the finest ground that was
    /// completed on the way.
    pub fn go_on(&mut self, mut enough: impl FnMut() -> bool) -> Option<Ground> {
        let mut found = None;
        while !self.is_done() && self.measure(&mut enough) {
            found = Some(self.ground());
            self.look = if self.is_costly() { COARSENESS.len() } else { self.look + 1 };
            self.begin();
        }
        found
    }

    /// Whether there is nothing finer to come.
    pub fn is_done(&self) -> bool {
        self.look >= COARSENESS.len()
    }

    fn begin(&mut self) {
        let coarseness = COARSENESS.get(self.look).copied().unwrap_or(f64::INFINITY);
        self.size = [self.frame.width, self.frame.height].map(|length| cells(length / coarseness));
        self.values.clear();
    }

    /// Measures cell by cell. Returns whether it came to the last one.
    fn measure(&mut self, enough: &mut impl FnMut() -> bool) -> bool {
        let [width, height] = self.size;
        let empty = Field::of(self.view.window, [width, height], Vec::new());
        while self.values.len() < width * height {
            let cell = self.values.len();
            let place = empty.place((cell % width) as f64, (cell / width) as f64);
            self.view.section.place(place, &mut self.theta);
            self.values.push(self.objective.loss(&self.theta));
            if cell.is_multiple_of(16) && enough() {
                return false;
            }
        }
        true
    }

    fn ground(&self) -> Ground {
        let field = Field::of(self.view.window, self.size, self.values.clone());
        let relief = Relief::of(&field, self.tone);
        let lines = contours(&field, &relief, LINES);
        Ground { view: self.view.clone(), field, relief, lines }
    }

    /// Whether the next look would keep the machine busy for seconds.
    fn is_costly(&self) -> bool {
        let each = self.objective.examples() * self.objective.dimension();
        4 * self.size[0] * self.size[1] * each > MOST_WORK
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hundred cells")]
fn cells(length: f64) -> usize {
    length.ceil().max(1.0) as usize
}
