//! The films told again: their frames at given steps, wherever the cursor is.

use downhill::film::{Film, Frame};
use downhill::stepper::State;

use crate::playground::Playground;

impl Playground {
    /// Tells the frames of all runs at `steps`, which are in order. A film that is not so long
    /// tells its last one.
    pub fn retell(self, steps: impl Iterator<Item = u64>, mut tell: impl FnMut(u64, &[Frame])) {
        let mut last: Vec<Frame> = Vec::new();
        for step in steps {
            let runs = self.with_engine(|engine| engine.films().count());
            let frame = |run| {
                let hint = last.get(run).map(|frame: &Frame| &frame.state);
                self.with_engine(|engine| engine.film(run).map(|film| sought(film, step, hint)))
            };
            let frames: Vec<_> = (0..runs).filter_map(frame).collect();
            tell(step, &frames);
            last = frames;
        }
    }
}

fn sought(film: &mut Film, step: u64, hint: Option<&State>) -> Frame {
    let state = film.seek(step, hint);
    film.frame(state)
}
