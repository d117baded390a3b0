//! Fitting: which model a regression fits to its data, and by which loss.

use super::problem::Regression;
use crate::complaint::Complaint;
use crate::data::Table;
use crate::knob::{Knob, Slider, Variant};
use crate::network::{Activation, Architecture, MOST_UNITS, Shape};
use crate::regression::{Basis, Loss, Model, Predictor, Reduction};

/// The knobs of a fit.
pub const FITTING: &[Knob] = &[
    Knob::choice(
        "model",
        &[
            Variant { key: "linear", name: "Linear" },
            Variant { key: "polynomial", name: "Polynomial" },
            Variant { key: "network", name: "Network" },
        ],
    )
    .named("Model", r"\text{model}"),
    Knob::whole("degree", 3, (1, 15), Slider::linear(1.0, 9.0))
        .named("Degree", "d")
        .only_with("model", "polynomial"),
    Knob::whole("layers", 1, (1, 3), Slider::linear(1.0, 3.0))
        .named("Hidden layers", "l")
        .only_with("model", "network"),
    Knob::whole("units", 4, (1, 16), Slider::linear(1.0, 16.0))
        .named("Units in each", "u")
        .only_with("model", "network"),
    Knob::choice(
        "activation",
        &[
            Variant { key: "tanh", name: "tanh" },
            Variant { key: "relu", name: "ReLU" },
            Variant { key: "identity", name: "None" },
        ],
    )
    .named("Activation", "f")
    .only_with("model", "network"),
    Knob::whole("weights_seed", 1, (0, u32::MAX), Slider::linear(0.0, 100.0))
        .named("Seed of the weights", "s")
        .only_with("model", "network")
        .behind(),
    Knob::choice(
        "loss",
        &[
            Variant { key: "squared", name: "Squared" },
            Variant { key: "logistic", name: "Logistic" },
            Variant { key: "absolute", name: "Absolute" },
            Variant { key: "huber", name: "Huber" },
            Variant { key: "log-cosh", name: "Log-cosh" },
        ],
    )
    .named("Loss", r"\ell"),
    Knob::real("delta", 1.0, (1e-6, 1e6), Slider::logarithmic(0.01, 10.0))
        .named("Huber’s δ", r"\delta")
        .only_with("loss", "huber"),
    Knob::choice(
        "reduction",
        &[
            Variant { key: "mean", name: "Mean over rows" },
            Variant { key: "sum", name: "Sum over rows" },
        ],
    )
    .named("Put together", r"\text{reduction}")
    .behind(),
    Knob::real("ridge", 0.0, (0.0, 1e6), Slider::linear(0.0, 1.0))
        .named("Ridge", r"\lambda")
        .behind(),
    Knob::choice(
        "scaling",
        &[
            Variant { key: "as-is", name: "As they are" },
            Variant { key: "standard", name: "Standardised" },
        ],
    )
    .named("Feature scale", r"\text{scaling}")
    .behind(),
    Knob::real("held_out", 0.0, (0.0, 0.5), Slider::linear(0.0, 0.5)).named("Held out", r"h"),
    Knob::whole("held_out_seed", 1, (0, u32::MAX), Slider::linear(0.0, 100.0))
        .named("Seed of held out", "s")
        .only_beside("held_out")
        .behind(),
];

impl Regression {
    /// What an example costs.
    pub fn loss(&self) -> Loss {
        match self.fitting.variant("loss") {
            "logistic" => Loss::Logistic,
            "absolute" => Loss::Absolute,
            "huber" => Loss::Huber { delta: self.fitting.number("delta") },
            "log-cosh" => Loss::LogCosh,
            _ => Loss::Squared,
        }
    }

    /// How the losses of the rows are put together.
    pub fn reduction(&self) -> Reduction {
        if self.fitting.variant("reduction") == "sum" { Reduction::Sum } else { Reduction::Mean }
    }

    /// What the loss of the fit measures, in words.
    pub fn measured(&self) -> String {
        let of = if self.reduction() == Reduction::Sum { "summed" } else { "mean" };
        let penalty = if self.ridge() > 0.0 { " + ridge penalty" } else { "" };
        format!("{of} {}{penalty}", self.loss().words())
    }

    /// λ of the penalty λ Σ w².
    pub fn ridge(&self) -> f64 {
        self.fitting.number("ridge")
    }

    /// Whether features are standardised before the fit.
    pub fn standardises(&self) -> bool {
        self.fitting.variant("scaling") == "standard"
    }

    /// The model for `table`. A linear model of several targets is a layer without activation.
    ///
    /// # Errors
    /// If a polynomial is asked for several targets, or there are too many for a network.
    pub fn predictor(&self, table: &Table) -> Result<Predictor, Complaint> {
        let features = table.features().len();
        let model = match self.fitting.variant("model") {
            "network" => self.layers(features, &self.units(table.outputs()))?,
            "polynomial" => {
                Model::Terms(Basis::Polynomial { degree: self.fitting.count("degree") })
            }
            _ if table.outputs() > 1 => self.layers(features, &[table.outputs()])?,
            _ => Model::Terms(Basis::Linear),
        };
        Ok(Predictor { model, loss: self.loss(), features })
    }

    /// How many units each layer of the network has, the output layer being the last.
    fn units(&self, outputs: usize) -> Vec<usize> {
        let mut units = vec![self.fitting.count("units"); self.fitting.count("layers")];
        units.push(outputs);
        units
    }

    fn layers(&self, features: usize, units: &[usize]) -> Result<Model, Complaint> {
        let outputs = units.last().copied().unwrap_or_default();
        let allowed = format!("a model of at most {MOST_UNITS} targets");
        let too_many = || Complaint::new("model", format!("{outputs} targets"), allowed);
        let shape = Shape::new(features, units).ok_or_else(too_many)?;
        Ok(Model::Layers(Architecture { shape, activation: self.activation() }))
    }

    fn activation(&self) -> Activation {
        match self.fitting.variant("activation") {
            "relu" => Activation::Relu,
            "identity" => Activation::Identity,
            _ => Activation::Tanh,
        }
    }

    /// Where runs start: linear models at zero, networks at weights that are drawn.
    pub(super) fn start(&self, predictor: &Predictor) -> Vec<f64> {
        match predictor.model {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a whole knob is a u32"
            )]
            Model::Layers(architecture) if self.fitting.variant("model") == "network" => {
                architecture.initial(self.fitting.number("weights_seed") as u32)
            }
            _ => vec![0.0; predictor.dimension()],
        }
    }

    /// The model and its loss, as LaTeX: a formula for each, and for what they use without saying
    /// what it is.
    pub fn formulas(&self) -> Vec<String> {
        let (output, meaning) = if self.loss().classifies() {
            ("z", Some(r"\hat y = \sigma(z)"))
        } else {
            (r"\hat y", None)
        };
        let model = self.model_formulas(output);
        let sum = match self.reduction() {
            Reduction::Mean => r"\frac{1}{n}\sum_i",
            Reduction::Sum => r"\sum_i",
        };
        let penalty = if self.ridge() > 0.0 { r" + \lambda\sum_j w_j^2" } else { "" };
        let loss = self.loss();
        let total = format!("L = {sum} {}{penalty}", loss.formula());
        let definitions = [meaning, loss.definition()].into_iter().flatten().map(str::to_owned);
        model.into_iter().chain([total]).chain(definitions).collect()
    }

    fn model_formulas(&self, output: &str) -> Vec<String> {
        let activation = self.activation().symbol();
        match self.fitting.variant("model") {
            "network" => vec![
                format!(r"h^{{(l)}} = {activation}\bigl(W^{{(l)}} h^{{(l-1)}} + b^{{(l)}}\bigr)"),
                format!("{output} = W h + b"),
            ],
            "polynomial" => vec![format!(r"{output} = \sum_j w_j x^j")],
            _ => vec![format!(r"{output} = b + \sum_j w_j x_j")],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::DataSet;
    use crate::experiment::Data;
    use crate::network::MOST_LAYERS;
    use crate::settings::Chosen;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn regression(choices: &[(&str, &str)]) -> Regression {
        let mut regression = Regression::new(Data::Made(Chosen::<DataSet>::named("line").unwrap()));
        for (key, text) in choices {
            regression.fitting.read(key, text).unwrap();
        }
        regression
    }

    #[test]
    fn every_network_that_can_be_set_has_room() {
        let table = Table::new(vec!["x".to_owned()], "y", vec![1.0; 2], vec![1.0; 2]);
        let largest = [("model", "network"), ("layers", "3"), ("units", "16")];
        regression(&largest).predictor(&table).unwrap();
        assert_eq!((MOST_LAYERS, MOST_UNITS), (4, 16));
    }

    #[test]
    fn formulas_name_model_loss_and_penalty() {
        let line = [r"\hat y = b + \sum_j w_j x_j", r"L = \frac{1}{n}\sum_i (\hat y_i - y_i)^2"];
        assert_eq!(regression(&[]).formulas(), line);
        let logistic = regression(&[("loss", "logistic"), ("reduction", "sum"), ("ridge", "2")]);
        let want = [
            r"z = b + \sum_j w_j x_j",
            r"L = \sum_i \left(\ln(1 + e^{z_i}) - y_i z_i\right) + \lambda\sum_j w_j^2",
            r"\hat y = \sigma(z)",
        ];
        assert_eq!(logistic.formulas(), want);
    }

    #[test]
    fn a_linear_model_of_several_targets_is_a_layer() {
        let names = ["a", "b"].map(str::to_owned).to_vec();
        let table = Table::with_outputs(names, 3, vec![1.0; 4], vec![1.0; 6]);
        let predictor = regression(&[]).predictor(&table).unwrap();
        assert_eq!((predictor.dimension(), predictor.outputs()), (9, 3));
        assert_eq!(regression(&[]).start(&predictor), [0.0; 9]);
        let network = regression(&[("model", "network"), ("units", "5"), ("layers", "2")]);
        let predictor = network.predictor(&table).unwrap();
        assert_eq!(predictor.dimension(), 15 + 30 + 18);
        assert!(network.start(&predictor).iter().all(|w| *w != 0.0 && w.abs() < 0.708));
    }
}
