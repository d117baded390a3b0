//! A model with its loss in Python, and the gradient for NumPy.

use super::Language;
use super::python::number;
use downhill::experiment::Regression;
use downhill::network::{Activation, Architecture};
use downhill::regression::{Basis, Loss, Model, Predictor, Reduction};

/// What the names of held-out features and targets begin with.
const HELD: &str = "held_";

/// Features and targets of rows, as expressions.
#[derive(Clone, Copy)]
struct Rows {
    features: &'static str,
    targets: &'static str,
}

impl Rows {
    /// The rows of a batch.
    const BATCH: Self = Self { features: "features[rows]", targets: "y[rows]" };

    /// The rows that are held out.
    const HELD: Self = Self { features: "held_features", targets: "held_y" };
}

/// A model that is fitted.
pub(super) struct Fit<'a> {
    pub regression: &'a Regression,
    pub predictor: Predictor,
    pub language: Language,
    /// The number of rows.
    pub examples: usize,
    /// Whether there are rows that are held out as well.
    pub holds_out: bool,
}

impl Fit<'_> {
    /// Lines that make of `X` and `y`, and of those that are held out, what the loss takes.
    pub fn features(&self) -> Vec<String> {
        let mut lines = self.features_of("");
        if self.holds_out {
            lines.extend(self.features_of(HELD));
        }
        lines
    }

    /// The lines for the variables whose names begin with `part`.
    fn features_of(&self, part: &str) -> Vec<String> {
        let mut lines = match self.predictor.model {
            Model::Terms(Basis::Linear) => {
                vec![format!("{part}features = np.column_stack([np.ones(len({part}X)), {part}X])")]
            }
            Model::Terms(Basis::Polynomial { degree }) => {
                vec![format!("{part}features = {part}X ** np.arange({})", degree + 1)]
            }
            Model::Layers(architecture) => {
                let outputs = architecture.shape.outputs();
                let targets = format!("{part}y = {part}y.reshape(-1, {outputs})");
                vec![format!("{part}features = {part}X"), targets]
            }
        };
        let make = match self.language {
            Language::PyTorch => "torch.tensor",
            Language::Optax => "jnp.array",
            Language::NumPy => return lines,
        };
        lines.push(format!("{part}features, {part}y = {make}({part}features), {make}({part}y)"));
        lines
    }

    /// The functions `loss`, `held_out_loss` where rows are held out and, for NumPy, `gradient`,
    /// with what they call.
    pub fn functions(&self) -> Vec<String> {
        let mut functions = Vec::new();
        if let Model::Layers(architecture) = self.predictor.model {
            functions.push(layers(&architecture));
            functions.push(self.predict(architecture.activation));
        }
        functions.push(self.loss());
        functions.extend(self.holds_out.then(|| self.held_out_loss()));
        if self.language == Language::NumPy {
            functions.push(match self.predictor.model {
                Model::Terms(_) => self.linear_gradient(),
                Model::Layers(architecture) => self.network_gradient(architecture.activation),
            });
        }
        functions
    }

    /// The start as lines where it is drawn, as weights of networks are.
    pub fn drawn_start(&self) -> Option<String> {
        let Model::Layers(_) = self.predictor.model else { return None };
        (self.regression.fitting.variant("model") == "network").then(|| {
            format!(
                "rng = np.random.RandomState({})\nweights = [\n    \
                 rng.uniform(-1 / np.sqrt(p), 1 / np.sqrt(p), (p + 1) * units)\n    \
                 for p, units in zip(sizes[:-1], sizes[1:])\n]",
                number(self.regression.fitting.number("weights_seed"))
            )
        })
    }

    fn module(&self) -> &'static str {
        self.language.module().name()
    }

    fn predict(&self, activation: Activation) -> String {
        let sum = "h @ V.T + c";
        let value = match (activation, self.language) {
            (Activation::Identity, _) => sum.to_owned(),
            (Activation::Tanh, _) => format!("{}.tanh({sum})", self.module()),
            (Activation::Relu, Language::PyTorch) => format!("torch.relu({sum})"),
            (Activation::Relu, Language::Optax) => format!("jax.nn.relu({sum})"),
            (Activation::Relu, Language::NumPy) => format!("np.maximum({sum}, 0)"),
        };
        format!(
            "def predict(theta, h):\n    *hidden, (W, b) = layers(theta)\n    \
             for V, c in hidden:\n        h = {value}\n    return h @ W.T + b"
        )
    }

    /// What losses are of: the residual `r`, or the logit `z`.
    fn residual(&self, Rows { features, targets }: Rows) -> String {
        let output = match self.predictor.model {
            Model::Terms(_) => format!("{features} @ theta"),
            Model::Layers(_) => format!("predict(theta, {features})"),
        };
        if self.predictor.loss.classifies() {
            format!("z = {output}")
        } else {
            format!("r = {output} - {targets}")
        }
    }

    /// The losses of rows with these targets.
    fn losses(&self, targets: &str) -> String {
        let module = self.module();
        let zero = if self.language == Language::PyTorch { "torch.zeros_like(z)" } else { "0" };
        match self.predictor.loss {
            Loss::Squared => "r**2".to_owned(),
            Loss::Logistic => format!("{module}.logaddexp({zero}, z) - {targets} * z"),
            Loss::Absolute => "abs(r)".to_owned(),
            Loss::Huber { delta } => {
                let delta = number(delta);
                format!(
                    "{module}.where(abs(r) <= {delta}, r**2 / 2, {delta} * (abs(r) - {delta} / 2))"
                )
            }
            Loss::LogCosh => format!("{module}.logaddexp(r, -r) - np.log(2)"),
        }
    }

    fn sum(&self) -> &'static str {
        match self.regression.reduction() {
            Reduction::Mean => "losses.mean()",
            Reduction::Sum => "losses.sum()",
        }
    }

    /// The loss over the rows that are held out, without a penalty.
    fn held_out_loss(&self) -> String {
        format!(
            "def held_out_loss(theta):\n    {}\n    losses = {}\n    return {}",
            self.residual(Rows::HELD),
            self.losses(Rows::HELD.targets),
            self.sum()
        )
    }

    fn loss(&self) -> String {
        let penalty = self.penalty().map(|penalty| format!(" + {penalty}")).unwrap_or_default();
        format!(
            "def loss(theta, rows=slice(None)):\n    {}\n    losses = {}\n    return {}{penalty}",
            self.residual(Rows::BATCH),
            self.losses(Rows::BATCH.targets),
            self.sum()
        )
    }

    /// λ times the sum of the squares of the weights; of a batch its share of a sum's.
    fn penalty(&self) -> Option<String> {
        let strength = self.strength()?;
        let weights = match self.predictor.model {
            Model::Terms(_) => "theta[1:]**2".to_owned(),
            Model::Layers(_) if self.language == Language::PyTorch => {
                "torch.tensor(is_weight) * theta**2".to_owned()
            }
            Model::Layers(_) => "is_weight * theta**2".to_owned(),
        };
        Some(format!("{strength} * ({weights}).sum()"))
    }

    fn strength(&self) -> Option<String> {
        let ridge = self.regression.ridge();
        let share = match self.regression.reduction() {
            Reduction::Mean => String::new(),
            Reduction::Sum => format!(" * len(y[rows]) / {}", self.examples),
        };
        (ridge > 0.0).then(|| format!("{}{share}", number(ridge)))
    }

    /// The derivatives of the losses by what the model puts out, over what they are averaged over.
    fn slopes(&self) -> String {
        let slope = match self.predictor.loss {
            Loss::Squared => "2 * r".to_owned(),
            Loss::Logistic => "1 / (1 + np.exp(-z)) - y[rows]".to_owned(),
            Loss::Absolute => "np.sign(r)".to_owned(),
            Loss::Huber { delta } => format!("np.clip(r, -{0}, {0})", number(delta)),
            Loss::LogCosh => "np.tanh(r)".to_owned(),
        };
        match self.regression.reduction() {
            Reduction::Mean if self.predictor.loss.classifies() => format!("({slope}) / z.size"),
            Reduction::Mean => format!("{slope} / r.size"),
            Reduction::Sum => slope,
        }
    }

    fn linear_gradient(&self) -> String {
        let mut lines = vec![
            "def gradient(theta, rows=slice(None)):".to_owned(),
            format!("    {}", self.residual(Rows::BATCH)),
            format!("    slopes = {}", self.slopes()),
            "    g = features[rows].T @ slopes".to_owned(),
        ];
        if let Some(strength) = self.strength() {
            lines.push(format!("    g[1:] += 2 * {strength} * theta[1:]"));
        }
        lines.push("    return g".to_owned());
        lines.join("\n")
    }

    fn network_gradient(&self, activation: Activation) -> String {
        let (value, back) = match activation {
            Activation::Tanh => ("np.tanh(z)", " * (1 - h**2)"),
            Activation::Relu => ("np.maximum(z, 0)", " * (h > 0)"),
            Activation::Identity => ("z", ""),
        };
        let residual = if self.predictor.loss.classifies() { "" } else { "    r = z - y[rows]\n" };
        let penalty = self
            .strength()
            .map(|strength| format!(" + 2 * {strength} * is_weight * theta"))
            .unwrap_or_default();
        format!(
            "def gradient(theta, rows=slice(None)):\n    h, inputs = features[rows], []\n    \
             for W, b in layers(theta):\n        inputs.append(h)\n        z = h @ W.T + b\n        \
             h = {value}\n{residual}    delta = {}\n    parts = []\n    \
             for (W, b), h in zip(reversed(list(layers(theta))), reversed(inputs)):\n        \
             parts = [(delta.T @ h).ravel(), delta.sum(axis=0)] + parts\n        \
             delta = delta @ W{back}\n    return np.concatenate(parts){penalty}",
            self.slopes()
        )
    }

    /// Which parameters ridge charges for, as a line, if it charges for any in layers.
    pub fn marks(&self) -> Option<String> {
        let layered = matches!(self.predictor.model, Model::Layers(_));
        (layered && self.strength().is_some()).then(|| {
            "is_weight = np.concatenate([\n    np.repeat([1.0, 0.0], [p * units, units])\n    \
             for p, units in zip(sizes[:-1], sizes[1:])\n])"
                .to_owned()
        })
    }
}

/// The parameters as weights and biases, layer by layer, in PyTorch's order.
fn layers(architecture: &Architecture) -> String {
    let shape = architecture.shape;
    let sizes: Vec<_> = [shape.inputs()]
        .into_iter()
        .chain(shape.layers().map(|layer| layer.units))
        .map(|size| size.to_string())
        .collect();
    format!(
        "sizes = [{}]\n\ndef layers(theta):\n    for p, units in zip(sizes[:-1], sizes[1:]):\n        \
         W, b = theta[:p * units].reshape(units, p), theta[p * units:(p + 1) * units]\n        \
         theta = theta[(p + 1) * units:]\n        yield W, b",
        sizes.join(", ")
    )
}
