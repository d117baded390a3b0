//! Which look each run has: the colour, dashes and marker that it keeps wherever it stands.

use downhill::experiment::MOST_RUNS;

use super::value::Value;
use crate::texts::complaints as texts;

/// The number of each run's look, all of them different. Places that no run has hold the looks that
/// are free, the first of which the next run takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colours([usize; MOST_RUNS]);

impl Default for Colours {
    fn default() -> Self {
        Self(std::array::from_fn(|place| place))
    }
}

impl Colours {
    /// The look of run number `run`, counted from 0.
    pub fn of(&self, run: usize) -> usize {
        self.0.get(run).copied().unwrap_or(run)
    }

    /// The looks that begin with `first`, which are all different, and go on with those that are
    /// free.
    fn beginning(first: &[usize]) -> Self {
        let free = (0..MOST_RUNS).filter(|look| !first.contains(look));
        let mut all = first.iter().copied().chain(free);
        Self(std::array::from_fn(|place| all.next().unwrap_or(place)))
    }

    /// Has runs keep their looks where they stand now: each is what the run `origins` names was
    /// before.
    pub fn follow(&mut self, origins: &[Option<usize>]) {
        let kept: Vec<_> = origins.iter().map(|origin| origin.map(|last| self.of(last))).collect();
        let mut free = (0..MOST_RUNS).filter(|look| !kept.contains(&Some(*look)));
        let looks = kept.iter().map(|look| look.or_else(|| free.next()));
        *self = Self::beginning(&looks.flatten().collect::<Vec<_>>());
    }
}

impl Value for Colours {
    /// As few as the others follow from.
    fn print(&self) -> String {
        let says = |count: &usize| Self::beginning(&self.0[..*count]) == *self;
        let count = (0..MOST_RUNS).find(says).unwrap_or(MOST_RUNS);
        let looks: Vec<_> = self.0[..count].iter().map(|look| (look + 1).to_string()).collect();
        looks.join(",")
    }

    fn parse(text: &str) -> Option<Self> {
        let mut first = Vec::new();
        for part in text.split(',') {
            let look = part.parse().ok().filter(|look| (1..=MOST_RUNS).contains(look))? - 1;
            if first.contains(&look) {
                return None;
            }
            first.push(look);
        }
        Some(Self::beginning(&first))
    }

    fn allowed() -> String {
        texts::colours_allowed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn after(origins: &[&[Option<usize>]]) -> String {
        let mut colours = Colours::default();
        for origins in origins {
            colours.follow(origins);
        }
        colours.print()
    }

    #[test]
    fn a_run_keeps_its_look() {
        let all = [Some(0), Some(1), Some(2)];
        assert_eq!(after(&[&all]), "", "nothing moved");
        assert_eq!(after(&[&[Some(1), Some(0), Some(2)]]), "2", "reordered");
        assert_eq!(after(&[&[Some(1), Some(2)]]), "2,3", "the first removed");
        assert_eq!(after(&[&all[..2]]), "", "the last removed");
        assert_eq!(after(&[&[Some(1), Some(2)], &[Some(0), Some(1), None]]), "2,3", "and another");
        assert_eq!(after(&[&[Some(0), None, Some(1), Some(2)]]), "1,4", "one between");
    }

    #[test]
    fn a_link_says_as_little_as_it_can() {
        for text in ["2", "2,3", "1,3", "8,7,6,5,4,3,2"] {
            assert_eq!(Colours::parse(text).unwrap().print(), text);
        }
        assert_eq!(Colours::parse("2,1").unwrap().print(), "2");
        assert_eq!(Colours::parse("1,2").unwrap(), Colours::default());
        for text in ["", "0", "9", "1,1", "x", "2,"] {
            assert_eq!(Colours::parse(text), None, "{text}");
        }
    }
}
