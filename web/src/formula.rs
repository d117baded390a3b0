//! A formula: LaTeX of the core, set as MathML when the page was built.

use downhill_figures::number;
use leptos::prelude::*;

use crate::live::live;

/// The core's formulas with their MathML, in the order of the LaTeX.
const MATHML: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/mathml.rs"));

/// The MathML of a formula of the core.
fn mathml(latex: &str) -> Option<&'static str> {
    let index = MATHML.binary_search_by(|(known, _)| (*known).cmp(latex)).ok()?;
    Some(MATHML[index].1)
}

/// The MathML of a formula of the core with numbers in the place of symbols; nothing if there is no
/// place for them.
pub fn in_numbers(latex: &str, numbers: &[(&'static str, f64)]) -> Option<String> {
    let formula = mathml(latex)?;
    let put = |formula: String, (symbol, number): &(&str, f64)| match mathml(symbol).map(inner) {
        Some(symbol) => put_in(&formula, symbol, *number),
        None => formula,
    };
    let filled = numbers.iter().fold(formula.to_owned(), put);
    (filled != formula).then(|| multiplied(&filled))
}

/// The MathML of a formula of the core without the `math` tags around it.
pub fn inside(latex: &str) -> &'static str {
    mathml(latex).map_or("", inner)
}

/// What stands between the `math` tags.
fn inner(mathml: &str) -> &str {
    let content = mathml.split_once('>').map_or(mathml, |(_, content)| content);
    content.strip_suffix("</math>").unwrap_or(content)
}

const OPEN: &str = "<mrow class=\"put\">";
const CLOSE: &str = "</mrow>";

/// `formula` with the number wherever `symbol` stands by itself or is raised to a power.
fn put_in(formula: &str, symbol: &str, number: f64) -> String {
    let digits = number::number(number);
    let safe = if digits.starts_with('−') {
        format!("{OPEN}<mo>(</mo><mn>{digits}</mn><mo>)</mo>{CLOSE}")
    } else {
        format!("{OPEN}<mn>{digits}</mn>{CLOSE}")
    };
    let formula = raised(formula, symbol, &safe);
    let mut pieces = formula.split(symbol);
    let mut filled = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        // With an index of its own it is another symbol.
        let is_indexed = ["<msub>", "<msubsup>"].iter().any(|tag| filled.ends_with(tag));
        filled.push_str(if is_indexed { symbol } else { &safe });
        filled.push_str(piece);
    }
    filled
}

/// `formula` with `number` wherever the symbol, which has an index, is raised to a power.
fn raised(formula: &str, symbol: &str, number: &str) -> String {
    let Some(index) = symbol.strip_prefix("<msub>").and_then(|it| it.strip_suffix("</msub>"))
    else {
        return formula.to_owned();
    };
    let powers = format!("<msubsup>{index}");
    let mut pieces = formula.split(&powers);
    let mut filled = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        filled.push_str("<msup>");
        filled.push_str(number);
        filled.push_str(&piece.replacen("</msubsup>", "</msup>", 1));
    }
    filled
}

/// `formula` with a dot between numbers that are multiplied.
fn multiplied(formula: &str) -> String {
    let spaced = "<mspace width=\"0.16666667em\" />";
    let side_by_side = [format!("{CLOSE}{OPEN}"), format!("{CLOSE}{spaced}{OPEN}")];
    side_by_side.iter().fold(formula.to_owned(), |formula, beside| {
        formula.replace(beside, &format!("{CLOSE}<mo>·</mo>{OPEN}"))
    })
}

/// The formula that `latex` stands for; one that is not the core's is shown as it is written.
#[component]
pub fn Formula(#[prop(into)] latex: Signal<String>) -> impl IntoView {
    live(move || {
        let latex = latex.get();
        match mathml(&latex) {
            Some(mathml) => view! { <span class="formula" inner_html=mathml></span> }.into_any(),
            None => view! { <code class="formula">{latex}</code> }.into_any(),
        }
    })
}
