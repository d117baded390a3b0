//! Regression: a model's design matrix, and the losses of fitting it to the targets.

mod any_width;
mod basis;
mod closed_form;
mod design;
mod fixed_width;
mod least_squares;
mod linear_loss;
mod loss;
mod newton;
mod penalised;
mod predictor;
mod reduction;
mod rows;
mod triangle;

pub use basis::Basis;
pub use closed_form::Fit;
pub use design::Design;
pub use least_squares::LeastSquares;
pub use linear_loss::LinearLoss;
pub use loss::{Jet, Loss};
pub use newton::newton;
pub use penalised::Penalised;
pub use predictor::{Model, Predictor};
pub use reduction::Reduction;
