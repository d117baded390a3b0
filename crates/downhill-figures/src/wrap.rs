//! Words in lines that no face draws wider than there is room for.

/// Lines whose width is at most `room`, in units of the size of the letters, broken between words
/// where that can be. Nothing but the spaces between lines is lost.
pub(crate) fn wrap(words: &str, room: f64) -> Vec<String> {
    let (mut lines, mut line, mut used) = (Vec::new(), String::new(), 0.0);
    for word in words.split(' ') {
        let space = advance(' ');
        if line.is_empty() {
            // Nothing to be told apart from.
        } else if used + space + width(word) <= room {
            line.push(' ');
            used += space;
        } else {
            lines.push(std::mem::take(&mut line));
            used = 0.0;
        }
        for sign in word.chars() {
            let wide = advance(sign);
            if !line.is_empty() && used + wide > room {
                lines.push(std::mem::take(&mut line));
                used = 0.0;
            }
            line.push(sign);
            used += wide;
        }
    }
    lines.push(line);
    lines
}

fn width(word: &str) -> f64 {
    word.chars().map(advance).sum()
}

/// How wide a letter is at most, in units of its size. Which face draws it is not known, so this is
/// what the widest of the common ones needs, which is Verdana's and DejaVu's.
fn advance(sign: char) -> f64 {
    match sign {
        ' ' | '.' | ',' | ':' | ';' | '!' | '\'' | '|' | '/' | 'i' | 'j' | 'l' | 'I' | 'f'
        | 't' | '-' | '(' | ')' | '[' | ']' | '·' => 0.46,
        'M' | 'w' | '=' | '+' | '<' | '>' | '#' | '~' | '^' => 0.88,
        '%' | '@' | 'W' | 'm' => 1.08,
        'a'..='z' | '0'..='9' | '_' | '"' | '*' | '?' | '$' => 0.66,
        '\u{21}'..='\u{7e}' => 0.82,
        'ß'..='ÿ' | 'α'..='ψ' => 0.7,
        '\u{a1}'..='\u{2e7f}' => 1.1,
        _ => 1.5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_break_between_words_and_long_words_anywhere() {
        assert_eq!(wrap("a learning rate", 6.6), ["a learning", "rate"]);
        assert_eq!(wrap("see aaaaaaaaaa", 4.0), ["see", "aaaaaa", "aaaa"]);
        assert_eq!(wrap("", 8.0), [""]);
    }

    #[test]
    fn wide_letters_make_short_lines() {
        for wide in ['%', 'M', 'W', '@', '→', '漢'] {
            let lines = wrap(&wide.to_string().repeat(100), 20.0);
            assert!(lines.iter().all(|line| line.chars().count() <= 22), "{wide}");
        }
        let link = "https://example.org/#surface=bowl&run=adam;name=%CE%B2%CE%B2%20%25%25%25";
        assert!(wrap(link, 20.0).iter().all(|line| width(line) <= 20.0));
    }

    proptest! {
        #[test]
        fn no_letter_is_lost(words: String, room in 0.0..40.0) {
            let lines = wrap(&words, room);
            let letters = |text: &str| text.replace(' ', "");
            prop_assert_eq!(letters(&lines.concat()), letters(&words));
            prop_assert!(lines.iter().all(|it| it.chars().count() <= 1 || width(it) <= room));
        }
    }
}
