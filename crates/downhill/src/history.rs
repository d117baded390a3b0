//! History: what was before a change, so that the change can be undone, and redone.

use std::collections::VecDeque;

/// The most changes that can be undone.
const LONGEST: usize = 200;

/// What was before each change. What is now belongs to the caller, who hands it in.
///
/// Changes that follow each other without [`History::settle`] are one, as the many small ones of a
/// slider that is dragged.
#[derive(Debug, Clone)]
pub struct History<T> {
    past: VecDeque<T>,
    future: Vec<T>,
    /// Whether what follows is part of the last change.
    is_open: bool,
}

impl<T> Default for History<T> {
    fn default() -> Self {
        Self { past: VecDeque::new(), future: Vec::new(), is_open: false }
    }
}

impl<T: PartialEq> History<T> {
    /// Notes that `last` was left for something else.
    pub fn leave(&mut self, last: T) {
        if !self.is_open {
            self.past.push_back(last);
            if self.past.len() > LONGEST {
                self.past.pop_front();
            }
        }
        self.is_open = true;
        self.future.clear();
    }

    /// Ends the change that is being made.
    pub fn settle(&mut self) {
        self.is_open = false;
    }

    /// What was before `present`, which can be come back to.
    pub fn back(&mut self, present: T) -> Option<T> {
        self.is_open = false;
        while let Some(last) = self.past.pop_back() {
            // A slider that was dragged there and back changed nothing.
            if last != present {
                self.future.push(present);
                return Some(last);
            }
        }
        None
    }

    /// What was there before the last [`History::back`].
    pub fn forth(&mut self, present: T) -> Option<T> {
        self.is_open = false;
        let next = self.future.pop()?;
        self.past.push_back(present);
        Some(next)
    }

    /// What [`History::back`] goes to.
    pub fn last(&self) -> Option<&T> {
        self.past.back()
    }

    /// What [`History::forth`] goes to.
    pub fn next(&self) -> Option<&T> {
        self.future.last()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    /// A history after changes from 0 to 1 to … to `present`, each settled.
    fn after(present: u32) -> History<u32> {
        let mut history = History::default();
        for last in 0..present {
            history.leave(last);
            history.settle();
        }
        history
    }

    #[test]
    fn changes_are_undone_and_redone_in_turn() {
        let mut history = after(2);
        assert_eq!((history.last(), history.next()), (Some(&1), None));
        assert_eq!(history.back(2), Some(1));
        assert_eq!(history.back(1), Some(0));
        assert_eq!(history.back(0), None);
        assert_eq!((history.last(), history.next()), (None, Some(&1)));
        assert_eq!(history.forth(0), Some(1));
        assert_eq!(history.forth(1), Some(2));
        assert_eq!(history.forth(2), None);
        assert_eq!(history.back(2), Some(1));
    }

    #[test]
    fn what_is_not_settled_is_one_change() {
        let mut history = after(1);
        for last in 1..50 {
            history.leave(last);
        }
        assert_eq!(history.back(50), Some(1));
        assert_eq!(history.back(1), Some(0));
        assert_eq!(history.forth(0), Some(1));
        assert_eq!(history.forth(1), Some(50));
    }

    #[test]
    fn a_change_after_undoing_leaves_nothing_to_redo() {
        let mut history = after(3);
        history.back(3);
        history.leave(2);
        assert_eq!(history.next(), None);
        assert_eq!(history.back(7), Some(2));
    }

    #[test]
    fn there_and_back_is_no_change() {
        let mut history = after(1);
        history.leave(1);
        history.leave(2);
        assert_eq!(history.back(1), Some(0));
    }

    #[test]
    fn the_oldest_changes_are_forgotten() {
        let mut history = after(1000);
        let undone = (0..1000).rev().take_while(|last| history.back(last + 1) == Some(*last));
        assert_eq!(undone.count(), LONGEST);
    }
}
