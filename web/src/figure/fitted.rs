//! A model and the data that it is fitted to.

use std::sync::Arc;

use downhill::data::Table;
use downhill::regression::Predictor;
use leptos::prelude::*;

use crate::playground::Playground;

/// What the figures of data and model show.
#[derive(Debug, Clone)]
pub struct Fitted {
    /// The data.
    pub table: Arc<Table>,
    /// The model.
    pub model: Predictor,
}

/// Tables are as large as files: the same is one that stands at the same place.
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
            Some(Self { table: task.table.clone()?, model: task.predictor? })
        })
    }

    /// As [`Fitted::of`], where the data have so many features. The problem changes before the
    /// figures do: for a moment it may have others than they show.
    pub fn over(features: usize, playground: Playground) -> Option<Self> {
        Self::of(playground).filter(|fitted| fitted.table.features().len() == features)
    }
}
