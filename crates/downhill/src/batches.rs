//! Mini-batches: which rows each update looks at, as a function of the seed and the step.

use crate::objective::Batch;
use crate::random::Generator;

/// When the rows are put into a new order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Before each epoch, as `default_rng([seed, epoch]).permutation(n)`.
    EachEpoch,
    /// Before the first epoch only, as `default_rng(seed).shuffle(rows)`.
    Once,
}

/// How `rows` rows are cut into batches of `size`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cut {
    /// The number of rows n.
    pub rows: usize,
    /// The batch size B; the last batch of an epoch has what is left.
    pub size: usize,
    /// When rows are reordered.
    pub order: Order,
    /// The seed of the orders.
    pub seed: u64,
}

impl Cut {
    /// The number of updates in an epoch: n/B, rounded up.
    pub fn per_epoch(&self) -> u64 {
        self.rows.div_ceil(self.size).max(1) as u64
    }

    /// The number of rows looked at in the first `step` updates.
    pub fn examples(&self, step: u64) -> u64 {
        let (epochs, rest) = (step / self.per_epoch(), step % self.per_epoch());
        epochs * self.rows as u64 + rest * self.size as u64
    }
}

/// The batches of a run. Remembers the order of one epoch, which any step can bring back.
#[derive(Debug, Clone)]
pub struct Batches {
    cut: Cut,
    per_epoch: u64,
    /// The epoch whose order is at hand.
    order: Option<u64>,
    rows: Vec<u32>,
}

impl Batches {
    /// Batches of at least one row.
    pub fn new(cut: Cut) -> Self {
        let cut = Cut { size: cut.size.clamp(1, cut.rows.max(1)), ..cut };
        let rows = if cut.size < cut.rows { vec![0; cut.rows] } else { Vec::new() };
        let per_epoch = cut.per_epoch();
        Self { cut, per_epoch, order: None, rows }
    }

    /// The number of updates in an epoch: n/B, rounded up.
    pub fn per_epoch(&self) -> u64 {
        self.per_epoch
    }

    /// The epoch that update `step` + 1 belongs to.
    pub fn epoch(&self, step: u64) -> u64 {
        step / self.per_epoch()
    }

    /// The number of rows looked at in the first `step` updates.
    pub fn examples(&self, step: u64) -> u64 {
        self.cut.examples(step)
    }

    /// How the rows are cut.
    pub fn cut(&self) -> Cut {
        self.cut
    }

    /// The rows of update `step` + 1.
    #[inline]
    pub fn at(&mut self, step: u64) -> Batch<'_> {
        if self.rows.is_empty() { Batch::All } else { self.shuffled(step) }
    }

    /// The rows of update `step` + 1 in the order of its epoch.
    #[inline(never)]
    fn shuffled(&mut self, step: u64) -> Batch<'_> {
        self.shuffle(self.epoch(step));
        let (first, count) = self.stretch(step);
        Batch::Rows(&self.rows[first..][..count])
    }

    /// The rows of update `step` + 1 where the rows are in the order of all epochs.
    pub fn arranged(&self, step: u64) -> Batch<'static> {
        let (first, count) = self.stretch(step);
        Batch::Stretch { first, count }
    }

    /// Where in its epoch's order the batch of update `step` + 1 begins, and how many rows it has.
    fn stretch(&self, step: u64) -> (usize, usize) {
        let first = usize::try_from(step % self.per_epoch).unwrap_or(0) * self.cut.size;
        (first, self.cut.size.min(self.cut.rows - first))
    }

    /// The order of all epochs, if they have the same and batches are less than all rows.
    pub fn lasting(&mut self) -> Option<&[u32]> {
        if self.rows.is_empty() || self.cut.order != Order::Once {
            return None;
        }
        self.shuffle(0);
        Some(&self.rows)
    }

    fn shuffle(&mut self, epoch: u64) {
        let (order, entropy) = match self.cut.order {
            Order::EachEpoch => (epoch, &[self.cut.seed, epoch][..]),
            Order::Once => (0, &[self.cut.seed][..]),
        };
        if self.order != Some(order) {
            Generator::new(entropy).permutation(&mut self.rows);
            self.order = Some(order);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn batches(order: Order) -> Batches {
        Batches::new(Cut { rows: 10, size: 4, order, seed: 1234 })
    }

    fn epoch(batches: &mut Batches, epoch: u64) -> Vec<Vec<u32>> {
        let steps = epoch * batches.per_epoch()..(epoch + 1) * batches.per_epoch();
        let rows = steps.map(|step| match batches.at(step) {
            Batch::Rows(rows) => rows.to_vec(),
            other => panic!("{other:?}"),
        });
        rows.collect()
    }

    #[test]
    fn an_epoch_takes_every_row_once_and_ends_with_the_smaller_batch() {
        let mut batches = batches(Order::EachEpoch);
        let first = epoch(&mut batches, 0);
        assert_eq!(first.iter().map(Vec::len).collect::<Vec<_>>(), [4, 4, 2]);
        // NumPy 2.4.6: default_rng([1234, 0]).permutation(10)
        assert_eq!(first.concat(), [8, 9, 5, 0, 2, 6, 4, 7, 1, 3]);
        assert_ne!(first, epoch(&mut batches, 1));
        assert_eq!(first, epoch(&mut batches, 0));
        assert_eq!(batches.examples(4), 14);
    }

    #[test]
    fn once_keeps_the_first_order() {
        let mut batches = batches(Order::Once);
        assert_eq!(epoch(&mut batches, 0), epoch(&mut batches, 5));
    }

    #[test]
    fn stretches_of_the_lasting_order_are_the_batches() {
        let mut batches = batches(Order::Once);
        let order = batches.lasting().expect("an order for all epochs").to_vec();
        for step in 0..7 {
            let Batch::Stretch { first, count } = batches.arranged(step) else { panic!("{step}") };
            assert_eq!(batches.at(step), Batch::Rows(&order[first..][..count]));
        }
        assert_eq!(super::tests::batches(Order::EachEpoch).lasting(), None);
    }

    #[test]
    fn a_batch_of_all_rows_is_in_their_own_order() {
        let mut all = Batches::new(Cut { rows: 10, size: 99, order: Order::Once, seed: 1 });
        assert_eq!(all.at(3), Batch::All);
        assert_eq!(all.epoch(3), 3);
    }
}
