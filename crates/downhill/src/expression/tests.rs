#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::{Expression, LONGEST, Vocabulary};
use crate::dual::Dual;

static PLANE: Vocabulary = Vocabulary { variables: &["x", "y"], jumps: false };
static TIME: Vocabulary = Vocabulary { variables: &["t", "epoch"], jumps: true };

fn value(text: &str) -> f64 {
    let expression = Expression::parse(text, &PLANE);
    expression.unwrap_or_else(|mistake| panic!("{text}: {mistake}")).compile().evaluate(&[3.0, 0.5])
}

fn mistake(text: &str) -> String {
    Expression::parse(text, &PLANE).expect_err(text).to_string()
}

#[test]
fn operators_bind_as_in_python() {
    for (text, want) in [
        ("1 - 2 - 3", -4.0),
        ("8/4/2", 1.0),
        ("2^3^2", 512.0),
        ("2**3**2", 512.0),
        ("-x^2", -9.0),
        ("2^-1", 0.5),
        ("2^-x*y", 0.0625),
        ("-x*y + 1", -0.5),
        ("--x", 3.0),
        ("+x - -y", 3.5),
        ("2*(x + y)", 7.0),
        ("x*-y", -1.5),
        ("4^0.5", 2.0),
        ("x^x", 27.0),
        ("(1 - x)^2 + 100*(y - x^2)^2", 7229.0),
    ] {
        assert_eq!(value(text), want, "{text}");
    }
}

#[test]
fn print_signs_are_read() {
    assert_eq!(value("2×x² − 3·y³ ÷ 1"), 18.0 - 0.375);
    assert_eq!(value("-x²"), -9.0);
    assert_eq!(value("2^x²"), 512.0);
    assert_eq!(value("cos(2π)"), 1.0);
    assert_eq!(value("sin(tau/4)"), 1.0);
}

#[test]
fn numbers_may_have_exponents() {
    for (text, want) in [("1e-3", 1e-3), ("1.5E+2", 150.0), (".5", 0.5), ("2.", 2.0)] {
        assert_eq!(value(text), want, "{text}");
    }
    assert_eq!(value("2e"), 2.0 * std::f64::consts::E);
    assert_eq!(value("2e-x"), 2.0 * std::f64::consts::E - 3.0);
}

#[test]
fn a_product_needs_no_sign_where_it_is_clear() {
    for (text, want) in [
        ("2x", 6.0),
        ("2x^2", 18.0),
        ("2(x+1)", 8.0),
        ("(x+1)(y+1)", 6.0),
        ("(x)y", 1.5),
        ("x²y", 4.5),
        ("1/2*3x", 4.5),
        ("-2x", -6.0),
        ("sqrt(4)abs(x)", 6.0),
    ] {
        assert_eq!(value(text), want, "{text}");
    }
    for text in ["1/2x", "2^3x", "1/(2)(x)", "x^2 y", "1/-2x", "y*2^3x"] {
        assert!(mistake(text).contains("two ways"), "{text}");
    }
}

#[test]
fn functions_are_those_of_the_textbook() {
    for (text, want) in [
        ("sin(0) + cos(0) + tan(0)", 1.0),
        ("ln(exp(2))", 2.0),
        ("log(exp(2))", 2.0),
        ("log10(1000)", 3.0),
        ("sqrt(x + 1)", 2.0),
        ("abs(-x)", 3.0),
        ("tanh(0) + sinh(0) + cosh(0)", 1.0),
        ("4*atan(1)", std::f64::consts::PI),
        ("min(x, y) + max(x, y)", 3.5),
        ("sign(-x) + sign(0)", -1.0),
    ] {
        assert_eq!(value(text), want, "{text}");
    }
    let floor = Expression::parse("floor(epoch/2)", &TIME).unwrap();
    assert_eq!(floor.compile().evaluate(&[0.0, 5.0]), 2.0);
}

#[test]
fn a_mistake_is_pointed_at() {
    for (text, want) in [
        ("2*(x+1", "column 7: `)` expected"),
        ("", "column 1: a number, a name or `(` expected"),
        ("x +", "column 4: a number, a name or `(` expected"),
        ("x y", "column 3: an operator expected"),
        ("x (y)", "column 3: an operator expected"),
        ("(x))", "column 4: an operator expected"),
        ("sin x", "column 5: `(` expected"),
        ("max(x)", "column 6: `,` expected"),
        ("min(x, y, 1)", "column 9: `)` expected"),
        ("x ! y", "column 3: a number, a name or an operator expected"),
        ("1e999", "column 1: a number such as 1.5e-3 expected"),
        (". + x", "column 1: a number such as 1.5e-3 expected"),
        ("−·x", "column 2: a number, a name or `(` expected"),
    ] {
        assert_eq!(mistake(text), want, "{text}");
    }
    let unknown = mistake("x + floor(y)");
    assert!(unknown.starts_with("column 5: one of x, y, pi, e, tau, sin, "), "{unknown}");
    assert!(!unknown.contains("floor"), "{unknown}");
}

#[test]
fn length_and_depth_are_bounded() {
    let nested = |depth: usize| format!("{}x{}", "(".repeat(depth), ")".repeat(depth));
    assert_eq!(value(&nested(20)), 3.0);
    assert!(mistake(&nested(100)).contains("levels of nesting"));
    assert!(mistake(&"-".repeat(LONGEST)).contains("levels of nesting"));
    assert_eq!(
        mistake(&"x".repeat(LONGEST + 1)),
        "column 501: no more than 500 characters expected"
    );
    assert_eq!(value(&format!("x{}", "+x".repeat(249))), 750.0);
    let calls = format!("{}2{}", "max(1, 2+".repeat(12), ")".repeat(12));
    assert_eq!(value(&calls), 26.0);
}

#[test]
fn variables_that_are_used_are_known() {
    let expression = Expression::parse("sqrt(1 + x)", &PLANE).unwrap();
    assert!(expression.uses(0) && !expression.uses(1));
}

#[test]
fn gradients_and_hessians_are_exact() {
    let rosenbrock = Expression::parse("(1 - x)^2 + 100*(y - x^2)^2", &PLANE).unwrap().compile();
    let gradient = rosenbrock.evaluate(&Dual::variables([-1.2, 1.0])).partials;
    assert!((gradient[0] + 215.6).abs() < 1e-12 && (gradient[1] + 88.0).abs() < 1e-12);
    let hessian = rosenbrock.evaluate(&Dual::twice([1.0, 1.0])).partials.map(|it| it.partials);
    assert_eq!(hessian, [[802.0, -400.0], [-400.0, 200.0]]);
    let power = Expression::parse("x^1.5 + y^x", &PLANE).unwrap().compile();
    let [to_x, to_y] = power.evaluate(&Dual::variables([4.0, 2.0])).partials;
    assert!((to_x - 3.0 - 16.0 * std::f64::consts::LN_2).abs() < 1e-12, "{to_x}");
    assert!((to_y - 32.0).abs() < 1e-12, "{to_y}");
}

#[test]
fn expressions_are_printed() {
    for (text, latex, python) in [
        ("2*(epoch+1)", r"2 \, \left(\mathrm{epoch} + 1\right)", "2*(epoch + 1)"),
        ("1/sqrt(epoch+1)", r"\frac{1}{\sqrt{\mathrm{epoch} + 1}}", "1/np.sqrt(epoch + 1)"),
        ("0.1**epoch", r"{0.1}^{\mathrm{epoch}}", "0.1**epoch"),
        ("(-t)^2*3", r"{\left(-t\right)}^{2} \cdot 3", "(-t)**2*3"),
        (
            "ln(2t) - (1 - t)",
            r"\ln\left(2 \, t\right) - \left(1 - t\right)",
            "np.log(2*t) - (1 - t)",
        ),
        (
            "min(t, 1e-9)/pi",
            r"\frac{\min\left(t, 10^{-9}\right)}{\pi}",
            "np.minimum(t, 1e-9)/math.pi",
        ),
    ] {
        let expression = Expression::parse(text, &TIME).unwrap();
        assert_eq!((&*expression.latex(), &*expression.python("np")), (latex, python));
    }
}

#[test]
fn mathml_nests_as_the_formula_does() {
    for (text, mathml) in [
        ("2t", "<mrow><mn>2</mn><mo>\u{2062}</mo><mi>t</mi></mrow>"),
        ("t*2", "<mrow><mi>t</mi><mo>·</mo><mn>2</mn></mrow>"),
        (
            "1 - (t + 1)",
            "<mrow><mn>1</mn><mo>−</mo><mrow><mo>(</mo><mrow><mi>t</mi><mo>+</mo>\
            <mn>1</mn></mrow><mo>)</mo></mrow></mrow>",
        ),
        ("sqrt(t)/pi", "<mfrac><msqrt><mrow><mi>t</mi></mrow></msqrt><mi>π</mi></mfrac>"),
        ("t^1e-9", "<msup><mi>t</mi><msup><mn>10</mn><mn>−9</mn></msup></msup>"),
    ] {
        assert_eq!(Expression::parse(text, &TIME).unwrap().mathml(), mathml, "{text}");
    }
}

/// Properties of any expression.
#[cfg(not(target_arch = "wasm32"))]
mod any {
    use proptest::prelude::*;
    use pulldown_latex::{Parser, Storage};

    use super::*;

    /// Expressions of x and y that are smooth wherever they are numbers.
    fn smooth() -> impl Strategy<Value = String> {
        let leaf = prop_oneof![
            Just("x".to_owned()),
            Just("y".to_owned()),
            Just("pi".to_owned()),
            (0.1..3.0).prop_map(|number: f64| format!("{number:.2}")),
        ];
        leaf.prop_recursive(4, 20, 2, |inner| {
            let operator = prop::sample::select(vec![" + ", " − ", "*", "/", "^"]);
            let function = prop::sample::select(vec![
                "sin", "cos", "tan", "exp", "ln", "log10", "sqrt", "tanh", "sinh", "cosh", "atan",
                "-", "",
            ]);
            let both = (inner.clone(), operator, inner.clone());
            prop_oneof![
                both.prop_map(|(a, operator, b)| format!("({a}){operator}({b})")),
                (function, inner).prop_map(|(function, a)| format!("{function}({a})")),
            ]
        })
    }

    const STEP: f64 = 1e-6;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn derivatives_are_difference_quotients(text in smooth(), x in 0.2..2.0, y in 0.2..2.0) {
            let program = Expression::parse(&text, &PLANE).unwrap().compile();
            let at = |x: f64, y: f64| program.evaluate(&[x, y]);
            let [to_x, to_y] = program.evaluate(&Dual::variables([x, y])).partials;
            let curvature = program.evaluate(&Dual::twice([x, y])).partials;
            let wild = curvature.iter().flat_map(|it| it.partials).any(|it| it.is_nan() || it.abs() > 1e3);
            prop_assume!(!wild && at(x, y).abs() < 1e3);
            for (got, want) in [
                (to_x, (at(x + STEP, y) - at(x - STEP, y)) / (2.0 * STEP)),
                (to_y, (at(x, y + STEP) - at(x, y - STEP)) / (2.0 * STEP)),
            ] {
                let close = (got - want).abs() < 1e-2 * (1.0 + got.abs());
                prop_assert!(close || !want.is_finite(), "{text}: {got}, {want}");
            }
        }

        #[test]
        fn the_value_is_the_same_with_derivatives_and_without(text in smooth(), x in 0.2..2.0) {
            let program = Expression::parse(&text, &PLANE).unwrap().compile();
            let plain: f64 = program.evaluate(&[x, 0.7]);
            let dual = program.evaluate(&Dual::variables([x, 0.7])).value;
            prop_assert!(plain.to_bits() == dual.to_bits() || plain.is_nan() && dual.is_nan());
        }

        #[test]
        fn what_is_printed_reads_back(text in smooth()) {
            let expression = Expression::parse(&text, &PLANE).unwrap();
            let printed = expression.python("");
            let again = Expression::parse(&printed, &PLANE).unwrap();
            prop_assert_eq!(&again.tree, &expression.tree, "{} as {}", text, printed);
        }

        #[test]
        fn latex_can_be_read(text in smooth()) {
            let latex = Expression::parse(&text, &PLANE).unwrap().latex();
            let storage = Storage::new();
            prop_assert!(Parser::new(&latex, &storage).all(|event| event.is_ok()), "{}", latex);
        }

        #[test]
        fn mathml_closes_what_it_opens(text in smooth()) {
            let mathml = Expression::parse(&text, &PLANE).unwrap().mathml();
            let mut open = Vec::new();
            for tag in mathml.split('<').skip(1).filter_map(|part| part.split_once('>')) {
                match tag.0.strip_prefix('/') {
                    Some(name) => prop_assert_eq!(open.pop(), Some(name), "{}", mathml),
                    None => open.push(tag.0),
                }
            }
            prop_assert!(open.is_empty(), "{}", mathml);
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,60}") {
            is_read_or_refused(&text)?;
        }

        #[test]
        fn any_words_are_read_or_refused(
            words in prop::collection::vec(prop::sample::select(vec![
                "x", "y", "t", "2", "1e", "e-3", ".", "(", ")", "**", "^", "-", "−", "²", "/", ",",
                "max(", "sin(", "floor", " ", "π",
            ]), 0..60),
        ) {
            is_read_or_refused(&words.concat())?;
        }
    }

    fn is_read_or_refused(text: &str) -> Result<(), TestCaseError> {
        match Expression::parse(text, &PLANE) {
            Ok(expression) => {
                expression.compile().evaluate(&Dual::twice([1.0, -1.0]));
                let printed = Expression::parse(&expression.python(""), &PLANE);
                prop_assert_eq!(printed.unwrap().tree, expression.tree);
            }
            Err(mistake) => {
                prop_assert!((1..=text.chars().count() + 1).contains(&mistake.column));
            }
        }
        Ok(())
    }
}
