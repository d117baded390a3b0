//! What a knob is set to: a number, a list or a formula; and how each is written.

use crate::complaint::Complaint;
use crate::decimal;
use crate::expression::{Expression, Mistake};
use crate::knob::{Domain, Knob};

/// The most entries of a list.
pub const LONGEST_LIST: usize = 64;

/// What a knob is set to.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A number, or the index of a variant.
    Number(f64),
    /// Increasing times, written `30,80`.
    Times(Vec<f64>),
    /// Increasing times with a number each, written `0:1,50:0.5`.
    Points(Vec<[f64; 2]>),
    /// A formula, written as it was typed.
    Expression(Expression),
}

impl Value {
    /// What `text` says for `knob`.
    ///
    /// # Errors
    /// A [`Complaint`] if it says nothing that the knob allows.
    pub fn read(knob: &Knob, text: &str) -> Result<Self, Complaint> {
        let complaint = || Complaint::new(knob.key, text, knob.allowed());
        let at = |mistake: Mistake| Complaint { mistake: Some(mistake), ..complaint() };
        let value = match knob.domain {
            Domain::Real { .. } | Domain::Whole { .. } => number(text).map(Self::Number),
            Domain::Choice(variants) => {
                let index = variants.iter().position(|variant| variant.key == text);
                index.map(|index| Self::Number(index as f64))
            }
            Domain::Times { .. } => {
                text.split(',').map(number).collect::<Option<_>>().map(Self::Times)
            }
            Domain::Points { .. } => {
                text.split(',').map(point).collect::<Option<_>>().map(Self::Points)
            }
            Domain::Expression { vocabulary, .. } => {
                Some(Self::Expression(Expression::parse(text.trim(), vocabulary).map_err(at)?))
            }
        };
        value.filter(|value| knob.accepts(value)).ok_or_else(complaint)
    }

    /// How it is written for `knob`.
    pub fn print(&self, knob: &Knob) -> String {
        match self {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an index")]
            Self::Number(number) => match knob.domain {
                Domain::Choice(variants) => variants[*number as usize].key.to_owned(),
                _ => number.to_string(),
            },
            Self::Times(times) => join(times.iter().map(f64::to_string)),
            Self::Points(points) => {
                join(points.iter().map(|[time, number]| format!("{time}:{number}")))
            }
            Self::Expression(expression) => expression.text().to_owned(),
        }
    }
}

fn join(entries: impl Iterator<Item = String>) -> String {
    entries.collect::<Vec<_>>().join(",")
}

/// A finite number; a typographic minus counts as a minus.
fn number(text: &str) -> Option<f64> {
    decimal::read(&text.trim().replace('−', "-")).filter(|value| value.is_finite())
}

fn point(text: &str) -> Option<[f64; 2]> {
    let (time, value) = text.split_once(':')?;
    Some([number(time)?, number(value)?])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expression::Vocabulary;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    static TIME: Vocabulary = Vocabulary { variables: &["epoch"], jumps: true };
    const TIMES: Knob = Knob::times("milestones", "30,80");
    const POINTS: Knob = Knob::points("points", "0:1,50:0.5", (0.0, 10.0));
    const FORMULA: Knob = Knob::expression("lambda", "1/(1+epoch)", &TIME);

    #[test]
    fn values_are_read_and_written() {
        for (knob, text) in
            [(TIMES, "1,2,1000"), (POINTS, "0:0,7:2.5"), (FORMULA, "2 * (epoch + 1)")]
        {
            assert_eq!(Value::read(&knob, text).unwrap().print(&knob), text);
            assert_eq!(Value::read(&knob, &format!(" {text} ")).unwrap().print(&knob), text);
        }
        assert_eq!(Value::read(&TIMES, "3, 5"), Ok(Value::Times(vec![3.0, 5.0])));
        assert_eq!(Value::read(&POINTS, "3 : 5"), Ok(Value::Points(vec![[3.0, 5.0]])));
        assert_eq!(TIMES.initial(), Value::Times(vec![30.0, 80.0]));
    }

    #[test]
    fn what_is_not_allowed_is_refused_with_the_reason() {
        let many = join((1..=65).map(|time| time.to_string()));
        for text in ["", "0", "5,5", "7,3", "1.5", "1,", "a", "1e99", "1:2", many.as_str()] {
            let complaint = Value::read(&TIMES, text).unwrap_err();
            assert_eq!((&*complaint.given, complaint.allowed), (text, TIMES.allowed()));
        }
        for text in ["", "0", "-1:1", "1:11", "1:-1", "1:NaN", "2:1,1:1", "1:1:1"] {
            assert!(Value::read(&POINTS, text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_complaint_about_a_formula_points_at_the_mistake() {
        let complaint = Value::read(&FORMULA, "2*(epoch+1").unwrap_err().to_string();
        let want = "lambda: “2*(epoch+1” was given; allowed: a formula of epoch; column 11: `)` \
                    expected";
        assert_eq!(complaint, want);
    }
}
