//! The loss of a network on data.

use crate::chain::{Account, Note, Walk};
use crate::data::Table;
use crate::dual::Dual;
use crate::ledger::Unread;
use crate::objective::{Batch, Objective};
use crate::regression::{Loss, Reduction};
use crate::scalar::Scalar;

use super::Architecture;
use super::pass::Pass;

/// Columns of the Hessian that are computed at a time.
const COLUMNS: usize = 4;

/// L(θ) = Σ ℓ(ŷᵢⱼ, yᵢⱼ) over the rows i and the outputs j of a network ŷ = ŷ(x; θ), or its mean
/// over both, as the losses of `torch.nn` reduce.
///
/// A pass keeps its values and derivatives on the stack, which is why networks are bounded in size.
/// The Hessian is exact: the pass in dual numbers, four columns at a time (Pearlmutter 1994, Fast
/// exact multiplication by the Hessian, section 3.1).
#[derive(Debug, Clone)]
pub struct Network {
    architecture: Architecture,
    loss: Loss,
    reduction: Reduction,
    rows: Vec<f64>,
    targets: Vec<f64>,
}

impl Network {
    /// The loss of fitting `table` by the network `architecture`.
    ///
    /// # Panics
    /// If the table has not as many features and targets as the network has inputs and outputs.
    pub fn new(
        architecture: Architecture,
        table: &Table,
        loss: Loss,
        reduction: Reduction,
    ) -> Self {
        assert_eq!(table.features().len(), architecture.shape.inputs(), "an input a feature");
        assert_eq!(table.outputs(), architecture.shape.outputs(), "an output a target");
        let rows = table.rows().flatten().copied().collect();
        Self { architecture, loss, reduction, rows, targets: table.targets().to_vec() }
    }

    /// The network.
    pub fn architecture(&self) -> Architecture {
        self.architecture
    }

    fn pass<'a, S: Scalar>(&self, theta: &'a [S], batch: Batch<'_>) -> Pass<'a, S> {
        let values = batch.count(self.examples()) * self.architecture.shape.outputs();
        let Self { architecture, loss, reduction, .. } = *self;
        Pass { architecture, theta, loss, divisor: reduction.divisor(values) }
    }

    fn example(&self, index: usize) -> (&[f64], &[f64]) {
        let (p, m) = (self.architecture.shape.inputs(), self.architecture.shape.outputs());
        (&self.rows[index * p..][..p], &self.targets[index * m..][..m])
    }

    /// Adds ∂L/∂θ over `batch` to `gradient`, and returns L.
    fn add_up<S: Scalar, L: Walk>(
        &self,
        pass: &Pass<'_, S>,
        batch: Batch<'_>,
        gradient: &mut [S],
        ledger: &mut L,
    ) -> f64 {
        let mut loss = 0.0;
        let mut add = |index: usize| {
            ledger.example(index);
            loss += pass.gradient(self.example(index), gradient, ledger);
        };
        match batch {
            Batch::All => (0..self.examples()).for_each(&mut add),
            Batch::Stretch { first, count } => (first..first + count).for_each(&mut add),
            Batch::Rows(chosen) => chosen.iter().for_each(|&index| add(index as usize)),
        }
        loss / pass.divisor
    }

    /// Four columns of the Hessian, from number `first` on: the derivatives of ∂L/∂θ.
    fn columns(&self, theta: &[f64], first: usize) -> Vec<Dual<f64, COLUMNS>> {
        let variables = theta.iter().zip(0_usize..).map(|(&value, index)| {
            let along = index.checked_sub(first);
            let partials = std::array::from_fn(|k| f64::from(u8::from(along == Some(k))));
            Dual { value, partials }
        });
        let theta: Vec<_> = variables.collect();
        let mut gradient = vec![Dual::from(0.0); theta.len()];
        self.add_up(&self.pass(&theta, Batch::All), Batch::All, &mut gradient, &mut Unread);
        gradient
    }
}

impl Objective for Network {
    fn dimension(&self) -> usize {
        self.architecture.shape.dimension()
    }

    fn examples(&self) -> usize {
        self.targets.len() / self.architecture.shape.outputs()
    }

    fn loss(&self, theta: &[f64]) -> f64 {
        let pass = self.pass(theta, Batch::All);
        let losses = (0..self.examples()).map(|index| pass.loss(self.example(index)));
        losses.fold(0.0, |sum, loss| sum + loss) / pass.divisor
    }

    fn gradient(&self, theta: &[f64], batch: Batch<'_>, gradient: &mut [f64]) -> f64 {
        gradient.fill(0.0);
        self.add_up(&self.pass(theta, batch), batch, gradient, &mut Unread)
    }

    fn hessian(&self, theta: &[f64], hessian: &mut [f64]) {
        let k = self.dimension();
        for first in (0..k).step_by(COLUMNS) {
            for (row, dual) in self.columns(theta, first).iter().enumerate() {
                let columns = first..k.min(first + COLUMNS);
                for (column, partial) in columns.zip(dual.partials) {
                    hessian[row * k + column] = partial;
                }
            }
        }
    }

    fn explain(&self, theta: &[f64], batch: Batch<'_>) -> Vec<Note> {
        let mut account = Account::default();
        let mut gradient = vec![0.0; theta.len()];
        self.add_up(&self.pass(theta, batch), batch, &mut gradient, &mut account);
        account.notes
    }
}
