//! The browser that the tests drive, and its driver.

use crate::program::{answer, find, program, run};
use anyhow::{Context, Result, anyhow, ensure};
use std::{env, fs, path::PathBuf, process::Command};

const BROWSERS: &[&str] =
    &["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];

/// Where installers put Chrome without putting it on the path.
const BROWSER_FILES: &[&str] = &[
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

const ADVICE: &str = "\
the tests drive Chrome or Chromium through its driver: install both in the same version
  Debian:  apt-get install chromium chromium-driver
  others:  Chrome, and ChromeDriver from googlechromelabs.github.io/chrome-for-testing
and have them on the path, or name their files in CHROME and CHROMEDRIVER";

/// Installs Debian's Chromium and driver if either is missing and this is allowed here.
pub fn see_to() -> Result<()> {
    if chrome().is_err() || driver().is_err() {
        install().map_err(|reason| anyhow!("{reason:#}\n{ADVICE}"))?;
    }
    chrome().and(driver()).map(drop)
}

/// The browser's file.
pub fn chrome() -> Result<PathBuf> {
    let on_path = || BROWSERS.iter().find_map(|name| find(name));
    let elsewhere = || BROWSER_FILES.iter().map(PathBuf::from).find(|file| file.is_file());
    named_in("CHROME").or_else(on_path).or_else(elsewhere).context(ADVICE)
}

/// Lets the runner of wasm-bindgen's tests find browser and driver.
pub fn introduce(command: &mut Command) -> Result<()> {
    command.env("CHROMEDRIVER", driver()?);
    // The driver looks for a browser by itself, but not where a variable points.
    if let Some(chrome) = named_in("CHROME") {
        command.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities(&chrome)?);
    }
    Ok(())
}

fn driver() -> Result<PathBuf> {
    named_in("CHROMEDRIVER").or_else(|| find("chromedriver")).context(ADVICE)
}

fn named_in(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|file| file.is_file())
}

fn install() -> Result<()> {
    ensure!(find("apt-get").is_some(), "there is no apt-get to install a browser with");
    ensure!(answer("id", &["-u"]).as_deref() == Some("0"), "only root may install a browser");
    println!("Installing Debian's chromium and chromium-driver (once; about 1 minute)");
    run(&mut apt_get(&["update", "-qq"]))?;
    run(&mut apt_get(&[
        "install",
        "-qq",
        "-y",
        "--no-install-recommends",
        "chromium",
        "chromium-driver",
    ]))
}

fn apt_get(arguments: &[&str]) -> Command {
    let mut command = program("apt-get", arguments);
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

/// `webdriver.json` with the browser's file put in.
fn capabilities(chrome: &std::path::Path) -> Result<PathBuf> {
    let file = env::current_dir()?.join("target/webdriver.json");
    let text = fs::read_to_string("webdriver.json")?;
    let binary = format!("\"binary\": {:?}, \"args\"", chrome.to_string_lossy());
    fs::create_dir_all("target")?;
    fs::write(&file, text.replace("\"args\"", &binary))?;
    Ok(file)
}
