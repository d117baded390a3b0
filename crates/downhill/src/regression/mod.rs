//! Regression: a model's design matrix, and the losses of fitting it to the targets.

mod closed_form;
mod design;
mod least_squares;
mod model;
mod reduction;
mod rows;
mod triangle;

pub use closed_form::Fit;
pub use design::Design;
pub use least_squares::LeastSquares;
pub use model::Model;
pub use reduction::Reduction;
