//! The repository's own rules: what is absent, what stays small, what belongs together.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Lines of code in a file of Rust, comments and blank lines aside. The aim is 300.
const LONGEST_FILE: usize = 400;

/// Crates that would bring the web, a clock, threads or chance into the core.
const FOREIGN_TO_CORE: &[&str] = &[
    "chrono",
    "getrandom",
    "gloo",
    "instant",
    "js-sys",
    "leptos",
    "plotters",
    "rand",
    "rayon",
    "time",
    "tokio",
    "wasm-bindgen",
    "web-sys",
    "web-time",
];

/// What a pure computation has no use for.
const IMPURE: &[&str] = &[
    "std::env",
    "std::fs",
    "std::io",
    "std::net",
    "std::process",
    "std::thread",
    "std::time",
    "SystemTime",
    "Instant::now",
    "thread_rng",
    "hash::RandomState",
    "js_sys",
    "web_sys",
    "println!",
    "eprintln!",
    "print!",
];

/// Drawers in which things that have a name of their own get lost.
const DRAWERS: &[&str] = &["util", "utils", "common", "types", "helper", "helpers", "misc"];

/// What stands before text of the page that nobody reads there.
const UNREAD: &[&str] = &["class=", "expect(", "query_selector(", "reason =", "throw_str("];

/// What stands before text that is read, be it a single word.
const READ: &[&str] = &[">", "label=", "placeholder=", "title=", "valuetext="];

/// What looks like a word and is none: keys as the browser names them, and a colour.
const NAMES: &[&str] = &[
    "ArrowDown",
    "ArrowLeft",
    "ArrowRight",
    "ArrowUp",
    "Backspace",
    "Delete",
    "End",
    "Enter",
    "Escape",
    "Home",
    "PageDown",
    "PageUp",
    "Tab",
    "currentColor",
];

struct File {
    path: String,
    text: String,
}

impl File {
    fn is_rust(&self) -> bool {
        has_extension(&self.path, "rs")
    }

    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, line))
    }
}

#[test]
fn the_core_reaches_neither_web_nor_clock_nor_chance() {
    let reached = tree("downhill", "99");
    let foreign = reached.iter().filter(|name| FOREIGN_TO_CORE.contains(&name.as_str()));
    assert_none("crates/downhill depends, directly or not, on", foreign);
}

#[test]
fn the_core_asks_nothing_of_the_machine() {
    let sources = files().into_iter().filter(|file| file.path.starts_with("crates/downhill/src/"));
    let places = places(&sources.collect::<Vec<_>>(), |line| {
        IMPURE.iter().any(|word| code(line).contains(word))
    });
    assert_none("the core is pure computation, but here it is not", places);
}

#[test]
fn crates_depend_one_way() {
    let figures = tree("downhill-figures", "1");
    let above = ["downhill-web", "leptos", "web-sys"];
    let upward = figures.iter().filter(|name| above.contains(&name.as_str()));
    assert_none("crates/downhill-figures draws on any backend, but depends on", upward);
    for beside in ["downhill-lessons", "downhill-scripts"] {
        let page = tree(beside, "99").into_iter().filter(|name| above.contains(&name.as_str()));
        assert_none(&format!("crates/{beside} needs no page, but depends on"), page);
    }
    let core = tree("downhill", "1").into_iter().filter(|name| name.starts_with("downhill-"));
    assert_none("crates/downhill stands below every other crate, but depends on", core);
}

#[test]
fn files_are_short() {
    let length = |file: &File| file.lines().filter(|(_, line)| !code(line).is_empty()).count();
    let sources = files().into_iter().filter(File::is_rust);
    let long =
        sources.map(|file| (length(&file), file.path)).filter(|(length, _)| *length > LONGEST_FILE);
    let long = long.map(|(length, path)| format!("{path}: {length} lines of code"));
    assert_none(&format!("a file tells one thing in at most {LONGEST_FILE} lines"), long);
}

#[test]
fn nothing_is_left_unfinished() {
    // Put together, so that this file may be searched as well.
    let marks = ["todo", "unimplemented", "dbg"].map(|name| format!("{name}!"));
    let skipped = ["#[", "ignore"].concat();
    let sources = files().into_iter().filter(File::is_rust).collect::<Vec<_>>();
    let is_unfinished =
        |line: &str| line.contains(&skipped) || marks.iter().any(|mark| has_word(line, mark));
    assert_none("finish it or leave it out", places(&sources, is_unfinished));
}

#[test]
fn no_path_of_somebodys_machine() {
    let folders = ["work", "tmp", "root", "home"].map(|name| format!("/{name}"));
    let is_absolute = |line: &str| folders.iter().any(|folder| has_word(line, folder));
    assert_none("this path exists on one machine only", places(&files(), is_absolute));
}

#[test]
fn no_host_of_a_package_registry() {
    let hosts = [
        ("crates", "io"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("pypi", "org"),
        ("pythonhosted", "org"),
    ]
    .map(|(name, end)| format!("{name}.{end}"));
    let names_host =
        |line: &str| !line.starts_with("source = ") && hosts.iter().any(|host| line.contains(host));
    assert_none("which registry is used is the reader's choice", places(&files(), names_host));
}

#[test]
fn licences_are_here_and_named_by_every_package() {
    let root = root();
    for (file, line) in [("LICENSE-MIT", "MIT License"), ("LICENSE-APACHE", "Apache License")] {
        let text = fs::read_to_string(root.join(file)).unwrap_or_default();
        assert!(
            text.contains(line) && text.contains("The Downhill authors"),
            "{file} is incomplete"
        );
    }
    let manifests = files().into_iter().filter(|file| file.path.ends_with("/Cargo.toml"));
    let unlicensed = manifests.filter(|file| !file.text.contains("license.workspace = true"));
    assert_none("a package without the workspace's licence", unlicensed.map(|file| file.path));
}

#[test]
fn the_readme_names_the_commands_there_are() {
    let commands = fs::read_to_string(root().join("xtask/src/main.rs")).unwrap();
    let readme = fs::read_to_string(root().join("README.md")).expect("README.md");
    for command in ["serve", "test"] {
        assert!(
            readme.contains(&format!("cargo xtask {command}")),
            "README.md does not name `{command}`"
        );
    }
    let named =
        readme.split("cargo xtask ").skip(1).filter_map(|rest| rest.split([' ', '`', '\n']).next());
    let unknown = named.filter(|name| !commands.contains(&format!("name: \"{name}\"")));
    assert_none("README.md names a command that xtask does not know", unknown);
}

#[test]
fn continuous_integration_runs_the_test_command() {
    let script = fs::read_to_string(root().join(".ci/run")).unwrap();
    assert_eq!(script.lines().last(), Some("exec cargo xtask test"));
}

#[test]
fn no_drawer_for_everything() {
    let is_drawer = |path: &str| {
        Path::new(path)
            .with_extension("")
            .components()
            .any(|part| DRAWERS.iter().any(|drawer| part.as_os_str() == *drawer))
    };
    let drawers = files().into_iter().map(|file| file.path).filter(|path| is_drawer(path));
    assert_none("name a file after the one thing in it", drawers);
}

#[test]
fn words_stand_in_one_place() {
    let is_page = |file: &File| {
        file.is_rust()
            && file.path.starts_with("web/src/")
            && !file.path.starts_with("web/src/texts/")
    };
    let words = files().into_iter().filter(is_page).flat_map(|file| {
        let words = words(&file.text).into_iter();
        words.map(|words| format!("{}: {words}", file.path)).collect::<Vec<_>>()
    });
    assert_none("words that people read or hear stand in web/src/texts, but here are some", words);
}

/// The literals of a source that read like words for people; its tests' are not for people.
fn words(source: &str) -> Vec<String> {
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    let source = source.lines().map(code).collect::<Vec<_>>().join("\n");
    let is_unread = |before: &str| UNREAD.iter().any(|end| before.trim_end().ends_with(end));
    literals(&source)
        .into_iter()
        .filter(|(before, text)| !is_unread(before) && !NAMES.contains(text))
        .filter(|(before, text)| is_wording(text) || is_label(before, text))
        .map(|(_, text)| text.to_owned())
        .collect()
}

/// The literals of some code, each with what stands between the last one and it.
fn literals(mut code: &str) -> Vec<(&str, &str)> {
    let mut literals = Vec::new();
    while let Some((before, behind)) = code.split_once('"') {
        let mut is_escaped = false;
        let closes = |letter| {
            let closes = letter == '"' && !is_escaped;
            is_escaped = letter == '\\' && !is_escaped;
            closes
        };
        let end = behind.find(closes).unwrap_or(behind.len());
        literals.push((before, &behind[..end]));
        code = behind.get(end + 1..).unwrap_or_default();
    }
    literals
}

/// Whether a text that is no markup has a capital before a small letter, or a word of small letters
/// beside another or beside a place for a number.
fn is_wording(text: &str) -> bool {
    let is_capital = |pair: &[u8]| pair[0].is_ascii_uppercase() && pair[1].is_ascii_lowercase();
    let is_word =
        |part: &str| part.len() > 1 && part.bytes().all(|letter| letter.is_ascii_lowercase());
    let is_part = |part: &str| is_word(part) || part.starts_with('{');
    let parts: Vec<_> = text.split_whitespace().collect();
    let is_phrase = |pair: &[&str]| {
        pair.iter().all(|part| is_part(part)) && pair.iter().any(|part| is_word(part))
    };
    let is_markup = text.starts_with('<');
    !is_markup && (text.as_bytes().windows(2).any(is_capital) || parts.windows(2).any(is_phrase))
}

/// Whether a text of more than a sign stands behind what makes it text of the page.
fn is_label(before: &str, text: &str) -> bool {
    let is_read = !before.ends_with("=>") && READ.iter().any(|end| before.ends_with(end));
    let is_long = |pair: &[u8]| pair.iter().all(u8::is_ascii_alphabetic);
    is_read && text.as_bytes().windows(2).any(is_long)
}

/// The names of the crates that a package is built from for the browser, down to a depth.
fn tree(package: &str, depth: &str) -> Vec<String> {
    let cargo = env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args(["tree", "--locked", "--offline", "--edges", "normal", "--prefix", "none"])
        .args(["--target", "wasm32-unknown-unknown", "--package", package, "--depth", depth])
        .output()
        .expect("cargo tree");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let crates = String::from_utf8_lossy(&output.stdout);
    let mut names: Vec<_> = crates
        .lines()
        .skip(1)
        .filter_map(|line| line.split(' ').next().map(str::to_owned))
        .collect();
    names.sort();
    names.dedup();
    names
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every text file of the repository; what `.gitignore` names is none of it.
fn files() -> Vec<File> {
    let ignored = fs::read_to_string(root().join(".gitignore")).unwrap();
    let ignored: Vec<_> =
        ignored.lines().map(|line| line.trim_matches('/')).chain([".git"]).collect();
    let mut files = Vec::new();
    collect(&root(), &ignored, &mut files);
    files
}

fn collect(folder: &Path, ignored: &[&str], files: &mut Vec<File>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if ignored.iter().any(|name| entry.file_name() == *name) {
            continue;
        }
        let path = entry.path();
        if path.is_dir() {
            collect(&path, ignored, files);
        } else if let Ok(text) = fs::read_to_string(&path) {
            files.push(File { path: relative(&path), text });
        }
    }
}

fn relative(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/")
}

/// `path:line: text` of every line that a rule forbids.
fn places(files: &[File], is_forbidden: impl Fn(&str) -> bool) -> Vec<String> {
    let place = |file: &File| {
        let lines = file.lines().filter(|(_, line)| is_forbidden(line));
        lines
            .map(|(number, line)| format!("{}:{number}: {}", file.path, line.trim()))
            .collect::<Vec<_>>()
    };
    files.iter().flat_map(place).collect()
}

/// The line without its comment, if it is one.
fn code(line: &str) -> &str {
    let line = line.trim();
    if line.starts_with("//") { "" } else { line }
}

/// `word` with nothing of a longer word (or path) before or behind it.
fn has_word(line: &str, word: &str) -> bool {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    line.match_indices(word).any(|(at, _)| {
        let (before, behind) = (&line[..at], &line[at + word.len()..]);
        !before.ends_with(|letter| is_part(letter) || letter == '.') && !behind.starts_with(is_part)
    })
}

fn has_extension(path: &str, extension: &str) -> bool {
    Path::new(path).extension().is_some_and(|it| it == extension)
}

fn assert_none<T: AsRef<str>>(rule: &str, found: impl IntoIterator<Item = T>) {
    let found: Vec<_> = found.into_iter().map(|item| format!("\n  {}", item.as_ref())).collect();
    assert!(found.is_empty(), "{rule}:{}", found.concat());
}
