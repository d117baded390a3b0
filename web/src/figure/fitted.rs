//! A model and the data that it is fitted to.

use std::sync::Arc;

use downhill::data::Table;
use downhill::regression::Predictor;
use downhill_figures::Filling;
use leptos::prelude::*;

use crate::playground::Playground;

/// What the figures of data and model show.
#[derive(Debug, Clone)]
pub struct Fitted {
    /// The data that it is trained on.
    pub table: Arc<Table>,
    /// The data that are held out.
    held_out: Option<Arc<Table>>,
    /// The model.
    pub model: Predictor,
}

/// Tables are as large as files: the same is one that stands at the same place. With the rows that
/// are trained on, those that are held out change.
impl PartialEq for Fitted {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.table, &other.table) && self.model == other.model
    }
}

impl Fitted {
    /// The model and the data of the experiment that is shown, if it has some.
    pub fn of(playground: Playground) -> Option<Self> {
        playground.experiment.track();
        playground.with_engine(|engine| {
            let task = engine.task()?;
            let held_out = task.held_out.as_ref().map(|it| Arc::clone(&it.table));
            Some(Self { table: task.table.clone()?, held_out, model: task.predictor? })
        })
    }

    /// The rows that are held out, if some are.
    pub fn held_out(&self) -> Option<&Table> {
        self.held_out.as_deref()
    }

    /// The rows that are trained on, then those that are held out, and how their points are drawn.
    pub fn parts(&self) -> impl Iterator<Item = (&Table, Filling)> + Clone {
        let held_out = self.held_out().map(|table| (table, Filling::Hollow));
        [(&*self.table, Filling::Full)].into_iter().chain(held_out)
    }

    /// As [`Fitted::of`], where the data have so many features. The problem changes before the
    /// figures do: for a moment it may have others than they show.
    pub fn over(features: usize, playground: Playground) -> Option<Self> {
        Self::of(playground).filter(|fitted| fitted.table.features().len() == features)
    }
}
