use super::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn python(latex: &str) -> String {
    let printer = Printer { module: Module::NumPy, plain: &|_| false };
    equation(latex).map_or_else(
        || "nothing".to_owned(),
        |it| format!("{} = {}", it.targets.join(" = "), printer.print(&it.term)),
    )
}

#[test]
fn formulas_read_as_they_are_printed() {
    for (latex, want) in [
        (r"m \gets \beta_1 m + (1-\beta_1)\,g", "m = beta1 * m + (1 - beta1) * g"),
        (r"\hat m = m / (1-\beta_1^k)", "m_hat = m / (1 - beta1**k)"),
        (r"a = \mu_{k+1}\,m / (1 - P\mu_{k+1})", "a = mu_next * m / (1 - P * mu_next)"),
        (
            r"u \gets \max(\beta_2 u, |g| + \varepsilon)",
            "u = np.maximum(beta2 * u, abs(g) + varepsilon)",
        ),
        (r"\Delta = \delta\,\operatorname{sign} g", "Delta = delta * np.sign(g)"),
        (r"\hat v \gets x = \max(x, \hat v)", "v_hat = x = np.maximum(x, v_hat)"),
        (r"x = a / 2b", "x = a / (2 * b)"),
        (r"f = \eta_+^{[a > 0]}\,\eta_-^{[a < 0]}", "f = eta_plus**(a > 0) * eta_minus**(0 > a)"),
        (
            r"f(\theta) = \frac{1}{2} \sum_{i=1}^{n} \left( \theta_i^4 - 5 \theta_i \right)",
            "f = 1 / 2 * np.sum(theta_i**4 - 5 * theta_i)",
        ),
        (r"\text{no equation}", "nothing"),
        (r"P = \mu_1 \cdots \mu_k", "nothing"),
    ] {
        assert_eq!(python(latex), want, "{latex}");
    }
}

#[test]
fn derivatives_are_those_of_differences() {
    for latex in [
        r"(a - x)^2 + b \left( y - x^2 \right)^2",
        r"\frac{\sin x}{1 + x^2} - \sqrt{x} \ln x",
        r"x^y + y^x + \exp(x y) \tanh x",
        r"\max(x, y) \min(x, 2) - |x - 3| + \frac{a}{x}",
    ] {
        let term = term(latex).expect(latex);
        let at = |x: f64| {
            move |name: &str| {
                let index = ["x", "y", "a", "b"].iter().position(|it| *it == name)?;
                Some([x, 0.7, 1.3, 2.5][index])
            }
        };
        let value = |x: f64| term.value(&at(x), &[]).expect(latex);
        let slope = term.derivative("x").value(&at(1.1), &[]).expect(latex);
        let difference = (value(1.1 + 1e-6) - value(1.1 - 1e-6)) / 2e-6;
        assert!(
            (slope - difference).abs() < 1e-7 * (1.0 + slope.abs()),
            "{latex}: {slope} {difference}"
        );
    }
}
