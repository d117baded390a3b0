//! The data in NumPy: drawn again, taken from scikit-learn, or read from the user's own file.

use super::Unsayable;
use super::python::{number, text};
use downhill::data::{MISSING, Parts, Table};
use downhill::experiment::{Data, OwnData, Regression};
use downhill::shelf::Shelf;

/// The lines that make `X`, a row for each example, and `y`; with imports, which start with `from`
/// or `import`, in front.
pub(super) fn data(regression: &Regression, shelf: &Shelf) -> Result<Vec<String>, Unsayable> {
    let source = match &regression.data {
        Data::Made(made) => (made.record.python)(&made.settings),
        Data::Own(own) => csv(own, shelf)?,
    };
    let mut lines: Vec<_> = source.lines().map(str::to_owned).collect();
    let Parts { training, held_out } = raw(regression, shelf)?;
    let mut targets = held_out.iter().chain([&training]).flat_map(Table::targets);
    let coded = targets.all(|target| [0.0, 1.0].contains(target));
    if regression.loss().classifies() && !coded {
        lines.push("y = (y == y.max()).astype(float)  # classes 0 and 1".to_owned());
    }
    lines.extend(held_out.as_ref().map(|_| split(regression)));
    if regression.standardises() {
        let standardised = if held_out.is_some() { both_standardised } else { standardised };
        lines.push(standardised(is_constant_somewhere(&training)).to_owned());
    }
    Ok(lines)
}

/// The line that holds rows out.
fn split(regression: &Regression) -> String {
    let [seed, share] = ["held_out_seed", "held_out"].map(|key| regression.fitting.number(key));
    let (seed, share) = (number(seed), number(share));
    format!(
        "n = len(X)\n\
         train, held = np.split(np.random.default_rng({seed}).permutation(n), [n - round({share} * n)])\n\
         X, y, held_X, held_y = X[train], y[train], X[held], y[held]"
    )
}

/// The parts before they are standardised and classes are coded.
fn raw(regression: &Regression, shelf: &Shelf) -> Result<Parts, Unsayable> {
    let mut plain = regression.clone();
    for (key, variant) in [("loss", "squared"), ("scaling", "as-is")] {
        plain.fitting.read(key, variant)?;
    }
    Ok(plain.parts(shelf)?)
}

/// Whether a feature has the same value in all rows.
fn is_constant_somewhere(raw: &Table) -> bool {
    let constant = |feature: usize| {
        let mut column = raw.column(feature);
        let first = column.next();
        column.all(|x| Some(x) == first)
    };
    (0..raw.features().len()).any(constant)
}

/// As [`standardised`], by what the training rows say of both parts.
fn both_standardised(is_constant_somewhere: bool) -> &'static str {
    if is_constant_somewhere {
        "same = (X == X[0]).all(axis=0)\n\
         mean, std = np.where(same, X[0], X.mean(axis=0)), np.where(same, 1, X.std(axis=0))\n\
         X, held_X = (X - mean) / std, (held_X - mean) / std"
    } else {
        "mean, std = X.mean(axis=0), X.std(axis=0)\n\
         X, held_X = (X - mean) / std, (held_X - mean) / std"
    }
}

fn standardised(is_constant_somewhere: bool) -> &'static str {
    if is_constant_somewhere {
        "X = np.where((X == X[0]).all(axis=0), 0, (X - X.mean(axis=0)) / \
         np.maximum(X.std(axis=0), 1e-300))"
    } else {
        "X = (X - X.mean(axis=0)) / X.std(axis=0)"
    }
}

/// Reads the file that the user loaded, by the rules by which the page read it.
fn csv(own: &OwnData, shelf: &Shelf) -> Result<String, Unsayable> {
    let absent = || Unsayable::new("The data are not loaded in this browser.");
    let sheet = shelf.sheet(own.digest).ok_or_else(absent)?;
    let numbered = |(index, name): (usize, &String)| *name == format!("column {}", index + 1);
    let nameless = sheet.names().iter().enumerate().all(numbered);
    let names = if nameless {
        "names = [f\"column {k + 1}\" for k in range(len(table[0]))]"
    } else {
        "names, *table = [[cell.strip() for cell in row] for row in table]"
    };
    let used: Vec<_> = own.features.iter().chain([&own.target]).map(|name| text(name)).collect();
    let lines = [
        "import csv",
        "# Your own file, saved as data.csv beside this script.",
        "with open(\"data.csv\", encoding=\"utf-8-sig\", newline=\"\") as file:",
        "    lines = [line for line in file.read().splitlines() if line.strip()]",
        "delimiter = max(\",;\\t\", key=lines[0].count)",
        "table = [row for row in csv.reader(lines, delimiter=delimiter) if any(row)]",
        names,
        &format!("used = [{}]", used.join(", ")),
        &format!("missing = [{}]", MISSING.map(text).join(", ")),
        "is_whole = lambda row: all(row[names.index(name)].strip().lower() not in missing for name in used)",
        "table = [row for row in table if is_whole(row)]",
        "def column(name):",
        "    cells = [row[names.index(name)] for row in table]",
        "    point = \".\" if delimiter == \",\" else \",\"",
        "    return [float(cell.replace(\"−\", \"-\").replace(point, \".\")) for cell in cells]",
        "X = np.array([column(name) for name in used[:-1]]).T",
        "y = np.array(column(used[-1]))",
    ];
    Ok(lines.join("\n"))
}
