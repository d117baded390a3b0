//! Data and fits in numbers: examples with what each run predicts of them.

use downhill_figures::number;

use super::drawn::{each_drawn, summary};
use super::fitted::Fitted;
use super::twin::{Column, Twin};
use crate::playground::Playground;
use crate::texts::sides as texts;

/// Examples that are told; of more, every so-maniest.
const MOST: usize = 200;

/// Features that are told; more would leave no room for what is predicted.
const MOST_FEATURES: usize = 2;

/// The data and the predictions of a figure that shows this.
pub fn twin(playground: Playground, shown: &str) -> Twin {
    let told = Fitted::of(playground).map(|fitted| fitted.columns(playground));
    Twin { summary: summary(playground, shown), columns: told.unwrap_or_default() }
}

impl Fitted {
    fn columns(&self, playground: Playground) -> Vec<Column> {
        let stride = self.table.examples().div_ceil(MOST).max(1);
        let numbers = (1..=self.table.examples()).step_by(stride);
        let numbers = numbers.map(|number| number::count(number as u64)).collect();
        let features = self.table.features().iter().enumerate();
        let few = features.filter(|_| self.table.features().len() <= MOST_FEATURES);
        let feature = |(index, name): (usize, &String)| {
            let values: Vec<_> = self.table.column(index).step_by(stride).collect();
            Column::of_numbers(name, &values)
        };
        let targets: Vec<_> = self.table.target_rows().step_by(stride).map(|row| row[0]).collect();
        let target = Column::of_numbers(self.table.target(), &targets);
        let predicted = each_drawn(playground, |name, frame| {
            let rows = self.table.rows().step_by(stride);
            let fits = frame.state.theta.len() == self.model.dimension();
            let predict = |row| self.model.predict(&frame.state.theta, row);
            let values: Vec<_> = rows.filter(|_| fits).map(predict).collect();
            Column::of_numbers(texts::predicted_by(&name), &values)
        });
        let head = Column::new(texts::EXAMPLE, numbers);
        [head].into_iter().chain(few.map(feature)).chain([target]).chain(predicted).collect()
    }
}
