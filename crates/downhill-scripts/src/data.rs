//! The data in NumPy: drawn again, taken from scikit-learn, or read from the user's own file.

use super::Unsayable;
use super::python::text;
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
    let raw = raw(regression, shelf)?;
    if regression.standardises() {
        lines.push(standardised(&raw).to_owned());
    }
    let coded = raw.targets().iter().all(|target| [0.0, 1.0].contains(target));
    if regression.loss().classifies() && !coded {
        lines.push("y = (y == y.max()).astype(float)  # classes 0 and 1".to_owned());
    }
    Ok(lines)
}

/// The table before it is standardised and classes are coded.
fn raw(regression: &Regression, shelf: &Shelf) -> Result<downhill::data::Table, Unsayable> {
    let mut plain = regression.clone();
    for (key, variant) in [("loss", "squared"), ("scaling", "as-is")] {
        plain.fitting.read(key, variant)?;
    }
    Ok(plain.parts(shelf)?.training)
}

fn standardised(raw: &downhill::data::Table) -> &'static str {
    let constant = |feature: usize| {
        let mut column = raw.column(feature);
        let first = column.next();
        column.all(|x| Some(x) == first)
    };
    if (0..raw.features().len()).any(constant) {
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
    let features: Vec<_> = own.features.iter().map(|name| text(name)).collect();
    let lines = [
        "import csv",
        "# Your own file, saved as data.csv beside this script.",
        "with open(\"data.csv\", encoding=\"utf-8-sig\", newline=\"\") as file:",
        "    lines = [line for line in file.read().splitlines() if line.strip()]",
        "delimiter = max(\",;\\t\", key=lines[0].count)",
        "table = [row for row in csv.reader(lines, delimiter=delimiter) if any(row)]",
        names,
        "def column(name):",
        "    cells = [row[names.index(name)] for row in table]",
        "    point = \".\" if delimiter == \",\" else \",\"",
        "    return [float(cell.replace(\"−\", \"-\").replace(point, \".\")) for cell in cells]",
        &format!("X = np.array([column(name) for name in [{}]]).T", features.join(", ")),
        &format!("y = np.array(column({}))", text(&own.target)),
    ];
    Ok(lines.join("\n"))
}
