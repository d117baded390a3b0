//! A strip: items of equally many numbers at the steps 0, s, 2s, …, in bounded memory.

use super::chunk::Reading;

/// Items at equally spaced steps, one after the other in a single list. When there are too many,
/// pairs of neighbours become one item and the stride s doubles.
#[derive(Debug, Clone, PartialEq)]
pub struct Strip {
    numbers: Vec<f64>,
    width: usize,
    stride: u64,
    /// The most numbers: those of an even number of items.
    most: usize,
    thinning: Thinning,
}

/// The least room that is made: a film of a thousand updates asks for it once.
const FIRST: usize = 2048;

/// What two neighbouring items become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thinning {
    /// The first of them.
    First,
    /// Of pairs of a least and a greatest value: the least and the greatest of both.
    Extremes,
}

/// How far a strip was at some time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    items: usize,
    stride: u64,
}

impl Mark {
    /// The mark of a strip on which there is nothing.
    pub const EMPTY: Self = Self { items: 0, stride: 1 };
}

impl Strip {
    /// A strip of at most `capacity` items (an even number, at least two) of `width` numbers.
    pub fn new(width: usize, capacity: usize, thinning: Thinning) -> Self {
        let width = width.max(1);
        let most = (capacity / 2).max(1) * 2 * width;
        Self { numbers: Vec::new(), width, stride: 1, most, thinning }
    }

    /// The same strip, of which an item is only due every `stride` steps, a power of two, from the
    /// start.
    pub fn every(self, stride: u64) -> Self {
        Self { stride, ..self }
    }

    /// The number of items.
    pub fn len(&self) -> usize {
        self.numbers.len() / self.width
    }

    /// How many items so many numbers are.
    pub fn items(&self, numbers: &[f64]) -> u64 {
        (numbers.len() / self.width) as u64
    }

    /// The number of steps from item to item.
    pub fn stride(&self) -> u64 {
        self.stride
    }

    /// Whether there is no item.
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// All items, one behind the other.
    pub fn numbers(&self) -> &[f64] {
        &self.numbers
    }

    /// The numbers of the items that can still be kept of every step.
    pub fn left_of_all(&self) -> usize {
        if self.stride == 1 { self.most - self.numbers.len() } else { 0 }
    }

    /// Whether no further item fits without thinning.
    pub fn is_full(&self) -> bool {
        self.numbers.len() == self.most
    }

    /// The items in order, with their steps.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (u64, &[f64])> + ExactSizeIterator {
        let step = |(index, item)| (index as u64 * self.stride, item);
        self.numbers.chunks_exact(self.width).enumerate().map(step)
    }

    /// The number of the item that `step` belongs to, or of the last one.
    fn index(&self, step: u64) -> Option<usize> {
        let index = usize::try_from(step / self.stride).unwrap_or(usize::MAX);
        Some(index.min(self.len().checked_sub(1)?))
    }

    /// The last item at `step` or before, with its step.
    pub fn before(&self, step: u64) -> Option<(u64, &[f64])> {
        let index = self.index(step)?;
        let item = &self.numbers[index * self.width..][..self.width];
        Some((index as u64 * self.stride, item))
    }

    /// The last item.
    pub fn last_mut(&mut self) -> Option<&mut [f64]> {
        let start = self.numbers.len().checked_sub(self.width)?;
        self.numbers.get_mut(start..)
    }

    /// Whether `step` begins an item. Strides are powers of two: a division would take longer than
    /// an update.
    pub fn is_due(&self, step: u64) -> bool {
        step & (self.stride - 1) == 0
    }

    /// Appends these items, if every step has one and there is room for them. Returns whether it did.
    pub fn append_all(&mut self, items: &[f64]) -> bool {
        let fits = self.stride == 1 && items.len() <= self.room();
        if fits {
            self.numbers.extend_from_slice(items);
        }
        fits
    }

    /// How many steps from `step` on belong to an item that began before it.
    pub fn left_open(&self, step: u64) -> usize {
        usize::try_from(step.wrapping_neg() & (self.stride - 1)).unwrap_or(usize::MAX)
    }

    /// Has the item of `step` written behind the others if its turn has come; steps come in order.
    #[inline]
    pub fn offer(&mut self, step: u64, write: impl FnOnce(&mut Vec<f64>)) {
        if self.is_due(step) {
            if self.room() < self.width {
                self.make_room();
            }
            write(&mut self.numbers);
        }
    }

    /// The items from this number on, of items that follow each other; none if that was the last.
    pub fn from<'a>(&self, items: &'a [f64], index: u64) -> Option<&'a [f64]> {
        let index = usize::try_from(index).ok()?;
        items.get(index.checked_mul(self.width)?..).filter(|rest| !rest.is_empty())
    }

    /// Appends the first of these items and every so many-th after it, `most` of them at most, or as
    /// many as there is room for.
    pub fn append_every(&mut self, stride: u64, most: u64, items: &[f64]) {
        if self.room() < self.width {
            self.make_room();
        }
        let [stride, most] =
            [stride, most].map(|count| usize::try_from(count).unwrap_or(usize::MAX));
        let count = most.min(self.room() / self.width);
        for item in items.chunks(stride.saturating_mul(self.width)).take(count) {
            append(&mut self.numbers, &item[..self.width]);
        }
    }

    /// Has those items written behind the others whose turn has come, of `items` at `first` and the
    /// steps after it; steps come in order.
    pub fn extend(&mut self, first: u64, items: &[f64]) {
        let (mut step, mut items) = (first, items);
        while let Some(due) = self.due(step, items) {
            step += self.left_open(step) as u64;
            if self.room() < self.width {
                self.make_room();
            }
            let most =
                if self.stride == 1 { self.room() / self.width * self.width } else { self.width };
            let (now, later) = due.split_at(most.min(due.len()));
            self.numbers.extend_from_slice(now);
            step += (now.len() / self.width) as u64;
            items = later;
        }
    }

    /// Of items at `step` and the steps after it, those from the first whose turn has come.
    fn due<'a>(&self, step: u64, items: &'a [f64]) -> Option<&'a [f64]> {
        items.get(self.left_open(step).checked_mul(self.width)?..).filter(|due| !due.is_empty())
    }

    /// How many numbers fit without further ado.
    fn room(&self) -> usize {
        self.numbers.capacity().min(self.most) - self.numbers.len()
    }

    /// Makes room for an item: as a vector does, but never for more than there may be.
    #[cold]
    fn make_room(&mut self) {
        if self.is_full() {
            self.thin();
        }
        let used = self.numbers.len();
        if used + self.width > self.numbers.capacity() {
            let more = used.max(self.width).max(FIRST);
            self.numbers.reserve_exact(more.min(self.most - used));
        }
    }

    fn thin(&mut self) {
        let half = self.len() / 2;
        for index in 0..half {
            let pair = 2 * index * self.width;
            if self.thinning == Thinning::Extremes {
                let [least, most] = [self.numbers[pair + 2], self.numbers[pair + 3]];
                widen(&mut self.numbers[pair..pair + 2], [least, most]);
            }
            self.numbers.copy_within(pair..pair + self.width, index * self.width);
        }
        let odd = self.thinning == Thinning::First && self.len() % 2 == 1;
        if odd {
            let last = 2 * half * self.width;
            self.numbers.copy_within(last.., half * self.width);
        }
        self.numbers.truncate((half + usize::from(odd)) * self.width);
        self.stride *= 2;
    }

    /// How far it is.
    pub fn mark(&self) -> Mark {
        Mark { items: self.len(), stride: self.stride }
    }

    /// Writes what came or changed since `mark`: the stride, how many items stay, and the others.
    pub fn write(&self, mark: Mark, numbers: &mut Vec<f64>) {
        let kept = self.kept(mark);
        numbers.extend([self.stride as f64, kept as f64, (self.len() - kept) as f64]);
        numbers.extend_from_slice(&self.numbers[kept * self.width..]);
    }

    /// How many items are what thinning makes of those at `mark`. The last stretch was still open.
    fn kept(&self, mark: Mark) -> usize {
        let pairs = usize::try_from(self.stride / mark.stride).unwrap_or(usize::MAX);
        match self.thinning {
            Thinning::First => mark.items.div_ceil(pairs),
            Thinning::Extremes => mark.items.saturating_sub(1) / pairs,
        }
    }

    /// Takes up what [`Strip::write`] wrote. `None` if it does not go on from here.
    pub fn read(&mut self, chunk: &mut Reading<'_>) -> Option<()> {
        let (stride, kept, new) = (chunk.count()?, chunk.index()?, chunk.index()?);
        let numbers = chunk.take(new.checked_mul(self.width)?)?;
        while self.stride < stride && !self.numbers.is_empty() {
            self.thin();
        }
        let fits = kept <= self.len() && (kept + new) * self.width <= self.most;
        if !fits || !stride.is_power_of_two() {
            return None;
        }
        self.stride = stride;
        self.numbers.truncate(kept * self.width);
        self.numbers.extend_from_slice(numbers);
        Some(())
    }
}

/// Copies few numbers to a place of the same length, two by two for the same reason as [`append`].
#[inline]
pub fn copy_few(place: &mut [f64], few: &[f64]) {
    let (twos, rest) = few.as_chunks::<2>();
    let (places, places_of_rest) = place.as_chunks_mut::<2>();
    for (place, two) in places.iter_mut().zip(twos) {
        *place = *two;
    }
    if let ([place], [number]) = (places_of_rest, rest) {
        *place = *number;
    }
}

/// Appends few numbers, two by two: to copy memory of any length, a WebAssembly engine makes a call
/// that takes longer than an update.
#[inline]
pub fn append(numbers: &mut Vec<f64>, few: &[f64]) {
    let (twos, rest) = few.as_chunks::<2>();
    for two in twos {
        numbers.extend_from_slice(two);
    }
    for number in rest {
        numbers.push(*number);
    }
}

/// Widens a pair of a least and a greatest value to hold another. By comparisons, as WebAssembly
/// has no minimum that passes over what is no number.
pub fn widen(pair: &mut [f64], [least, most]: [f64; 2]) {
    if least < pair[0] || pair[0].is_nan() {
        pair[0] = least;
    }
    if most > pair[1] || pair[1].is_nan() {
        pair[1] = most;
    }
}

/// Widens a pair to hold these values as well; once it has numbers, it is kept at hand.
pub fn widen_by_all(pair: &mut [f64], values: &[[f64; 2]]) {
    let Some((first, rest)) = values.split_first() else { return };
    widen(pair, *first);
    let [mut least, mut most] = [pair[0], pair[1]];
    for &[value, _] in rest {
        least = if value < least { value } else { least };
        most = if value > most { value } else { most };
    }
    pair.copy_from_slice(&[least, most]);
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn filled(steps: u32) -> Strip {
        let mut strip = Strip::new(1, 8, Thinning::First);
        (0..steps).for_each(|step| strip.offer(step.into(), |numbers| numbers.push(step.into())));
        strip
    }

    #[test]
    fn keeps_equally_spaced_items() {
        let strip = filled(1000);
        assert!(strip.iter().all(|(step, item)| step as f64 == item[0]));
        assert!(strip.len() > 4);
        assert_eq!(strip.iter().next(), Some((0, &[0.0][..])));
    }

    #[test]
    fn items_at_once_make_the_strip_of_items_one_by_one() {
        let items: Vec<f64> = (0..2000).map(f64::from).collect();
        for count in [1, 2, 7, 64, 999] {
            let mut strip = Strip::new(2, 8, Thinning::First);
            for (index, items) in items.chunks(2 * count).enumerate() {
                strip.extend((index * count) as u64, items);
            }
            let mut singly = Strip::new(2, 8, Thinning::First);
            for (step, item) in (0..).zip(items.chunks(2)) {
                singly.offer(step, |numbers| append(numbers, item));
            }
            assert_eq!(strip, singly, "{count}");
        }
    }

    #[test]
    fn finds_the_last_item_before_a_step() {
        let strip = filled(20);
        let before = |step| strip.before(step).map(|(step, _)| step);
        assert_eq!([0, 13, 1_000_000].map(before), [0, 12, 16].map(Some));
        assert_eq!(filled(0).before(7), None);
    }

    #[test]
    fn what_does_not_go_on_from_here_is_refused() {
        let mut chunk = Vec::new();
        filled(20).write(filled(15).mark(), &mut chunk);
        assert_eq!(filled(3).read(&mut Reading::of(&chunk)), None);
        assert_eq!(filled(15).read(&mut Reading::of(&chunk[..3])), None);
        let mut strip = filled(15);
        assert_eq!(strip.read(&mut Reading::of(&chunk)), Some(()));
        assert_eq!(strip, filled(20));
    }
}
