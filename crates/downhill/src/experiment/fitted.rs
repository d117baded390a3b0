//! A regression with its data: the loss, and the best there is.

use std::sync::Arc;

use super::problem::Regression;
use super::task::HeldOut;
use crate::complaint::Complaint;
use crate::data::Table;
use crate::network::Network;
use crate::objective::Objective;
use crate::regression::{Design, Fit, LeastSquares, LinearLoss, Loss};
use crate::regression::{Model, Penalised, Predictor, newton};

/// Rows times terms² up to which a best fit without a closed form is looked for: some ten
/// Hessians, which no one should wait for.
const MOST_WORK: usize = 20_000_000;

/// A loss that can be descended, with its best parameters where they can be had at once.
pub(super) struct Fitted {
    pub(super) objective: Box<dyn Objective>,
    pub(super) best: Option<Fit>,
}

impl Regression {
    /// The loss of fitting `table` with `predictor`.
    pub(super) fn fitted(&self, table: &Table, predictor: &Predictor) -> Result<Fitted, Complaint> {
        let (targets, reduction) = (table.targets(), self.reduction());
        Ok(match predictor.model {
            Model::Layers(architecture) => {
                let network = Network::new(architecture, table, predictor.loss, reduction);
                Fitted { objective: self.penalised(Box::new(network), predictor), best: None }
            }
            Model::Terms(basis) if predictor.loss == Loss::Squared => {
                let squares = LeastSquares::new(&basis.design(table)?, targets, reduction);
                let best = self.least_squares(&squares, predictor);
                Fitted { objective: self.penalised(Box::new(squares), predictor), best }
            }
            Model::Terms(basis) => self.convex(&basis.design(table)?, targets, predictor),
        })
    }

    /// `table` as rows that are held out: their loss is of the same kind, but nothing is charged
    /// for large weights.
    pub(super) fn held_out(
        &self,
        table: Table,
        predictor: &Predictor,
    ) -> Result<HeldOut, Complaint> {
        let (targets, reduction) = (table.targets(), self.reduction());
        let objective: Arc<dyn Objective> = match (predictor.model, predictor.loss) {
            (Model::Layers(architecture), loss) => {
                Arc::new(Network::new(architecture, &table, loss, reduction))
            }
            (Model::Terms(basis), Loss::Squared) => {
                Arc::new(LeastSquares::new(&basis.design(&table)?, targets, reduction))
            }
            (Model::Terms(basis), loss) => {
                Arc::new(LinearLoss::new(basis.design(&table)?, targets, loss, reduction))
            }
        };
        Ok(HeldOut { table: Arc::new(table), objective })
    }

    /// A loss other than squares of a model that is linear in its parameters.
    fn convex(&self, design: &Design, targets: &[f64], predictor: &Predictor) -> Fitted {
        let reduction = self.reduction();
        let loss = LinearLoss::new(design.clone(), targets, predictor.loss, reduction);
        let objective = self.penalised(Box::new(loss), predictor);
        let work = design.examples() * design.terms() * design.terms();
        let start = match predictor.loss {
            Loss::Absolute => None,
            _ if work > MOST_WORK => None,
            Loss::Logistic => Some(vec![0.0; design.terms()]),
            _ => {
                let squares = LeastSquares::new(design, targets, reduction);
                self.least_squares(&squares, predictor).map(|fit| fit.theta)
            }
        };
        let best = start.and_then(|start| newton(objective.as_ref(), &start));
        Fitted { objective, best }
    }

    fn least_squares(&self, squares: &LeastSquares, predictor: &Predictor) -> Option<Fit> {
        match self.ridge() {
            0.0 => squares.closed_form(),
            strength => squares.ridge(&predictor.is_weight(), strength),
        }
    }

    fn penalised(
        &self,
        objective: Box<dyn Objective>,
        predictor: &Predictor,
    ) -> Box<dyn Objective> {
        match self.ridge() {
            0.0 => objective,
            strength => Box::new(Penalised::new(
                objective,
                predictor.is_weight(),
                strength,
                self.reduction(),
            )),
        }
    }
}
