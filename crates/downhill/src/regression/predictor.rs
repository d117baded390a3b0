//! A predictor: a model that knows its table's columns, ready to be given parameters.

use crate::network::Architecture;

use super::{Basis, Loss};

/// What is fitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Model {
    /// A sum of terms, of one output.
    Terms(Basis),
    /// Layers of units, of one or several outputs.
    Layers(Architecture),
}

/// A model for a table of `features` features, and the loss that says what its output means.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Predictor {
    /// The model.
    pub model: Model,
    /// The loss that it is fitted by: the logistic one makes outputs probabilities.
    pub loss: Loss,
    /// The number of features.
    pub features: usize,
}

impl Predictor {
    /// The number of parameters.
    pub fn dimension(&self) -> usize {
        match self.model {
            Model::Terms(basis) => basis.dimension(self.features),
            Model::Layers(architecture) => architecture.shape.dimension(),
        }
    }

    /// The number of outputs.
    pub fn outputs(&self) -> usize {
        match self.model {
            Model::Terms(_) => 1,
            Model::Layers(architecture) => architecture.shape.outputs(),
        }
    }

    /// What is predicted for a row of features with the parameters `theta`: for each target its
    /// value, or the probability of class 1 if the loss is logistic.
    pub fn predict_all(&self, theta: &[f64], features: &[f64]) -> Vec<f64> {
        let mut outputs = vec![0.0; self.outputs()];
        match self.model {
            Model::Terms(basis) => outputs[0] = basis.predict(theta, features),
            Model::Layers(architecture) => architecture.predict(theta, features, &mut outputs),
        }
        outputs.into_iter().map(|output| self.loss.response(output)).collect()
    }

    /// What is predicted of the first target; see [`Predictor::predict_all`].
    pub fn predict(&self, theta: &[f64], features: &[f64]) -> f64 {
        self.predict_all(theta, features)[0]
    }

    /// Whether predictions over a single feature lie on a straight line.
    pub fn is_straight(&self) -> bool {
        self.model == Model::Terms(Basis::Linear) && !self.loss.classifies()
    }

    /// The index of the parameter that is the same for all rows, if the model has one such: it is
    /// multiplied with 1. A network has a bias for each unit.
    pub fn intercept(&self) -> Option<usize> {
        match self.model {
            Model::Terms(_) => Some(0),
            Model::Layers(_) => None,
        }
    }

    /// For each parameter whether it is a weight, which ridge charges for; the others are
    /// intercepts and biases.
    pub fn is_weight(&self) -> Vec<bool> {
        match self.model {
            Model::Terms(_) => {
                (0..self.dimension()).map(|index| self.intercept() != Some(index)).collect()
            }
            Model::Layers(architecture) => architecture.is_weight(),
        }
    }

    /// What the parameters are called, for features of these names.
    pub fn names(&self, features: &[String]) -> Vec<String> {
        match self.model {
            Model::Terms(basis) => basis.names(features),
            Model::Layers(architecture) => architecture.names(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::{Activation, Shape};
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn the_logistic_loss_makes_outputs_probabilities() {
        let model = Model::Terms(Basis::Linear);
        let predictor = |loss| Predictor { model, loss, features: 1 };
        assert_eq!(predictor(Loss::Squared).predict(&[1.0, 2.0], &[-0.5]), 0.0);
        assert_eq!(predictor(Loss::Logistic).predict(&[1.0, 2.0], &[-0.5]), 0.5);
        assert!(predictor(Loss::Huber { delta: 1.0 }).is_straight());
        assert!(!predictor(Loss::Logistic).is_straight());
    }

    #[test]
    fn the_intercept_is_known_by_its_place() {
        let features = ["1".to_owned(), "b".to_owned()];
        let line =
            Predictor { model: Model::Terms(Basis::Linear), loss: Loss::Squared, features: 2 };
        assert_eq!(line.names(&features), ["1", "1", "b"]);
        assert_eq!((line.intercept(), line.is_weight()), (Some(0), vec![false, true, true]));
        let shape = Shape::new(2, &[3, 1]).unwrap();
        let model = Model::Layers(Architecture { shape, activation: Activation::Relu });
        assert_eq!(Predictor { model, ..line }.intercept(), None);
    }

    #[test]
    fn a_parameter_has_a_name_and_a_mark() {
        let shape = Shape::new(2, &[3, 2]).unwrap();
        let layers = Model::Layers(Architecture { shape, activation: Activation::Relu });
        for model in [Model::Terms(Basis::Linear), layers] {
            let predictor = Predictor { model, loss: Loss::Squared, features: 2 };
            let names = predictor.names(&["a".to_owned(), "b".to_owned()]);
            assert_eq!(names.len(), predictor.dimension());
            assert_eq!(predictor.is_weight().len(), predictor.dimension());
            let theta = vec![0.5; predictor.dimension()];
            assert_eq!(predictor.predict_all(&theta, &[1.0, 2.0]).len(), predictor.outputs());
        }
    }
}
