//! Literals of Python.

/// The shortest literal that reads back as the same number, whole ones without a point.
pub(super) fn number(number: f64) -> String {
    let text = float(number);
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

/// The shortest literal of a float that reads back as the same number.
pub(super) fn float(number: f64) -> String {
    match number {
        f64::INFINITY => "float(\"inf\")".to_owned(),
        f64::NEG_INFINITY => "-float(\"inf\")".to_owned(),
        _ => format!("{number:?}"),
    }
}

/// `True` or `False`.
pub(super) fn truth(value: bool) -> &'static str {
    if value { "True" } else { "False" }
}

/// A list of floats, wrapped.
pub(super) fn list(numbers: &[f64]) -> String {
    let texts: Vec<_> = numbers.iter().map(|number| float(*number)).collect();
    let lines: Vec<_> = texts.chunks(8).map(|line| line.join(", ")).collect();
    match &*lines {
        [line] => format!("[{line}]"),
        _ => format!("[\n    {},\n]", lines.join(",\n    ")),
    }
}

/// A text between quotation marks.
pub(super) fn text(text: &str) -> String {
    let escaped = |letter: char| match letter {
        '"' | '\\' => format!("\\{letter}"),
        letter if letter.is_control() => format!("\\u{:04x}", u32::from(letter)),
        letter => letter.to_string(),
    };
    format!("\"{}\"", text.chars().map(escaped).collect::<String>())
}

/// `text` with each line moved in by four spaces.
pub(super) fn indented(text: &str) -> String {
    let line = |line: &str| if line.is_empty() { String::new() } else { format!("    {line}") };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn literals_are_python_s() {
        assert_eq!([1.0, 1e-8, -0.5, 1e300].map(number), ["1", "1e-8", "-0.5", "1e300"]);
        assert_eq!(list(&[1.0, -0.25]), "[1.0, -0.25]");
        assert_eq!(text("a \"b\"\n"), "\"a \\\"b\\\"\\u000a\"");
        assert_eq!(indented("a\n\nb"), "    a\n\n    b");
    }
}
