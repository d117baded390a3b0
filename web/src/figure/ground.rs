//! The ground of a map: the raster of the loss and the lines of equal loss.

use downhill::experiment::Task;
use downhill_figures::{Contour, Field, Frame, Relief, Tone, contours};

use super::place::View;

/// CSS pixels that share a cell of the field: colours change slowly, lines are interpolated.
const COARSENESS: f64 = 2.0;

/// Lines of equal loss.
const LINES: u8 = 14;

/// The loss over a window, ready to be coloured.
pub struct Ground {
    /// The losses.
    pub field: Field,
    /// How high they are.
    pub relief: Relief,
    /// The lines.
    pub lines: Vec<Contour>,
}

impl Ground {
    /// The ground of `task` as `frame` shows it; the other parameters stay at the start.
    pub fn of(task: &Task, view: &View, frame: &Frame, tone: Tone) -> Self {
        let mut theta = task.start.clone();
        let size = [frame.width, frame.height].map(cells);
        let mut values = Vec::with_capacity(size[0] * size[1]);
        let empty = Field::of(view.window, size, Vec::new());
        for cell in 0..size[0] * size[1] {
            let (row, column) = (cell / size[0], cell % size[0]);
            let place = empty.place(column as f64, row as f64);
            for (axis, value) in view.axes.into_iter().zip(place) {
                theta[axis] = value;
            }
            values.push(task.objective.loss(&theta));
        }
        let field = Field::of(view.window, size, values);
        let relief = Relief::of(&field, tone);
        let lines = contours(&field, &relief, LINES);
        Self { field, relief, lines }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hundred cells")]
fn cells(length: f64) -> usize {
    (length / COARSENESS).ceil().max(1.0) as usize
}
