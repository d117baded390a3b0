//! Statements that depend on the number of the update.

/// The statements of the updates from one number on.
pub(super) struct Branch {
    /// The first of the updates.
    pub from: u64,
    /// Its statements.
    pub lines: Vec<String>,
}

/// All branches as one list of statements: what differs stands under a condition on `k`.
pub(super) fn merged(branches: &[Branch]) -> Vec<String> {
    let Some((Branch { lines: first, .. }, others)) = branches.split_first() else {
        return Vec::new();
    };
    let shortest = branches.iter().map(|it| it.lines.len()).min().unwrap_or(0);
    let head = (0..shortest)
        .take_while(|index| others.iter().all(|it| it.lines[*index] == first[*index]))
        .count();
    let from_end = |lines: &[String], back: usize| lines[lines.len() - 1 - back].clone();
    let tail = (0..shortest - head)
        .take_while(|back| {
            others.iter().all(|it| from_end(&it.lines, *back) == from_end(first, *back))
        })
        .count();
    let mut lines = first[..head].to_vec();
    if !others.is_empty() {
        lines.extend(conditional(branches, head, tail));
    }
    lines.extend_from_slice(&first[first.len() - tail..]);
    lines
}

/// What is between the first `head` statements of each branch and its last `tail`.
fn conditional(branches: &[Branch], head: usize, tail: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for (index, branch) in branches.iter().enumerate() {
        let middle = &branch.lines[head..branch.lines.len() - tail];
        let until = branches.get(index + 1).map(|next| next.from);
        let condition = match (index, until) {
            (_, None) if middle.is_empty() => break,
            (0, Some(from)) => format!("if k < {from}:"),
            (_, Some(from)) => format!("elif k < {from}:"),
            (_, None) => "else:".to_owned(),
        };
        lines.push(condition);
        lines.extend(middle.iter().map(|line| format!("    {line}")));
        if middle.is_empty() {
            lines.push("    pass".to_owned());
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn branch(from: u64, lines: &[&str]) -> Branch {
        Branch { from, lines: lines.iter().map(|&line| line.to_owned()).collect() }
    }

    #[test]
    fn only_what_differs_stands_under_a_condition() {
        let branches = [branch(1, &["a", "b = g", "d"]), branch(2, &["a", "b += g", "d"])];
        let want = ["a", "if k < 2:", "    b = g", "else:", "    b += g", "d"];
        assert_eq!(merged(&branches), want);
        assert_eq!(merged(&branches[..1]), ["a", "b = g", "d"]);
    }

    #[test]
    fn a_branch_may_have_nothing_of_its_own() {
        let branches = [branch(1, &["a", "d"]), branch(3, &["d"])];
        assert_eq!(merged(&branches), ["if k < 3:", "    a", "d"]);
        let branches = [branch(1, &["d"]), branch(3, &["a", "d"])];
        assert_eq!(merged(&branches), ["if k < 3:", "    pass", "else:", "    a", "d"]);
    }
}
