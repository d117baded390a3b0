//! Data and fits in numbers: examples with what each run predicts of them.

use downhill::data::Table;
use downhill_figures::{Filling, number};

use super::drawn::each_drawn;
use super::fitted::Fitted;
use super::twin::{Column, Twin};
use crate::playground::Playground;
use crate::texts::sides as texts;

/// Examples that are told of those that are trained on, and of those held out; of more, every
/// so-maniest.
const MOST: usize = 200;

/// Features that are told; more would leave no room for what is predicted.
const MOST_FEATURES: usize = 2;

/// The data and the predictions of a figure that this is a summary of.
pub fn twin(playground: Playground, summary: &str) -> Twin {
    let Some(fitted) = Fitted::of(playground) else { return Twin::default() };
    let parts: Vec<_> = fitted.parts().map(|(table, filling)| Part { table, filling }).collect();
    let counts: Vec<_> = parts.iter().map(Part::counts).collect();
    let summary = format!("{summary} {}", texts::listed(&counts));
    Twin { summary, columns: fitted.columns(playground, &parts) }
}

/// The rows that are trained on, or those that are held out.
struct Part<'a> {
    table: &'a Table,
    filling: Filling,
}

impl Part<'_> {
    fn stride(&self) -> usize {
        self.table.examples().div_ceil(MOST).max(1)
    }

    /// How many of its rows are told, and how many there are.
    fn counts(&self) -> [usize; 2] {
        let all = self.table.examples();
        [all.div_ceil(self.stride()), all]
    }

    /// What is told of these values, which are those of all rows.
    fn told<T>(&self, values: impl Iterator<Item = T>) -> impl Iterator<Item = T> {
        values.step_by(self.stride())
    }

    fn name(&self) -> &'static str {
        match self.filling {
            Filling::Full => texts::TRAINED_ON,
            Filling::Hollow => texts::HELD_OUT,
        }
    }
}

impl Fitted {
    fn columns(&self, playground: Playground, parts: &[Part<'_>]) -> Vec<Column> {
        let numbers = parts.iter().flat_map(|part| part.told(1..=part.table.examples()));
        let numbers = numbers.map(|number| number::count(number as u64)).collect();
        let names = parts.iter().flat_map(|part| part.told(part.table.rows()).map(|_| part.name()));
        let names = Column::new(texts::PART, names.map(str::to_owned).collect());
        let features = self.table.features().iter().enumerate();
        let few = features.filter(|_| self.table.features().len() <= MOST_FEATURES);
        let feature = |(index, name): (usize, &String)| {
            let values = parts.iter().flat_map(|part| part.told(part.table.column(index)));
            Column::of_numbers(name, &values.collect::<Vec<_>>())
        };
        let targets = parts.iter().flat_map(|part| part.told(part.table.target_rows()));
        let targets: Vec<_> = targets.map(|row| row[0]).collect();
        let target = Column::of_numbers(self.table.target(), &targets);
        let head = Column::new(texts::EXAMPLE, numbers);
        let heads = [head].into_iter().chain((parts.len() > 1).then_some(names));
        let data = heads.chain(few.map(feature)).chain([target]);
        data.chain(self.predicted(playground, parts)).collect()
    }

    /// What each run predicts.
    fn predicted(&self, playground: Playground, parts: &[Part<'_>]) -> Vec<Column> {
        each_drawn(playground, |drawn| {
            let theta = &drawn.frame.state.theta;
            let fits = theta.len() == self.model.dimension();
            let rows = parts.iter().flat_map(|part| part.told(part.table.rows()));
            let predict = |row| self.model.predict(theta, row);
            let values: Vec<_> = rows.filter(|_| fits).map(predict).collect();
            Column::of_numbers(texts::predicted_by(&drawn.title()), &values)
        })
    }
}
