//! A thinned record: every so-maniest item of a run, in bounded memory.

/// Items at the steps 0, s, 2s, …, where the stride s doubles whenever there are too many.
#[derive(Debug, Clone, PartialEq)]
pub struct Thinned<T> {
    items: Vec<T>,
    stride: u64,
    capacity: usize,
}

impl<T> Thinned<T> {
    /// A record of at most `capacity` items.
    pub fn new(capacity: usize) -> Self {
        Self { items: Vec::new(), stride: 1, capacity: capacity.max(2) }
    }

    /// Keeps the item of `step` if its turn has come; steps come in order.
    pub fn offer(&mut self, step: u64, item: impl FnOnce() -> T) {
        if !step.is_multiple_of(self.stride) {
            return;
        }
        if self.items.len() == self.capacity {
            self.thin();
        }
        if step.is_multiple_of(self.stride) {
            self.items.push(item());
        }
    }

    fn thin(&mut self) {
        let mut index = 0;
        self.items.retain(|_| {
            index += 1;
            index % 2 == 1
        });
        self.stride *= 2;
    }

    /// The items with their steps.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (u64, &T)> + '_ {
        self.items.iter().enumerate().map(|(index, item)| (index as u64 * self.stride, item))
    }

    /// The last item that was kept at `step` or before.
    pub fn before(&self, step: u64) -> Option<&T> {
        let index = usize::try_from(step / self.stride).unwrap_or(usize::MAX);
        self.items.get(index.min(self.items.len().checked_sub(1)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn keeps_equally_spaced_items() {
        let mut record = Thinned::new(8);
        (0..1000).for_each(|step| record.offer(step, || step));
        assert!(record.iter().all(|(step, &item)| step == item));
        assert!(record.iter().count() > 4);
        assert_eq!(record.iter().next(), Some((0, &0)));
    }

    #[test]
    fn finds_the_last_item_before_a_step() {
        let mut record = Thinned::new(8);
        (0..20).for_each(|step| record.offer(step, || step));
        assert_eq!(record.before(0), Some(&0));
        assert_eq!(record.before(13), Some(&12));
        assert_eq!(record.before(1_000_000), Some(&16));
    }
}
