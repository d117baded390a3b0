//! `cargo xtask serve`: from nothing to the page in a browser.

use crate::{page, static_site::StaticSite};
use anyhow::{Context, Result, bail, ensure};
use std::{net::TcpListener, path::Path};

/// The command as it is typed.
pub const USAGE: &str = "serve [--port PORT] [--under PATH] [--built]";

const USUAL_PORT: u16 = 8080;

#[derive(Debug, Default, PartialEq, Eq)]
struct Wish {
    port: Option<u16>,
    under: String,
    built: bool,
}

/// Builds the page unless it is `--built`, then serves it until it is interrupted.
pub fn run(words: &[String]) -> Result<()> {
    let wish = read(words)?;
    if !wish.built {
        page::see_to_tools()?;
        println!("Building the page (some minutes the first time, then seconds)");
        page::build()?;
    }
    let index = Path::new(page::FOLDER).join("index.html");
    ensure!(index.is_file(), "{} is not there: leave out --built", index.display());
    open(&wish)
}

fn open(wish: &Wish) -> Result<()> {
    let listener = listen(wish.port)?;
    let site = StaticSite::new(page::FOLDER, &wish.under);
    println!("\nDownhill is at {}\nCtrl+C stops it.", site.address(&listener)?);
    site.serve(&listener);
    Ok(())
}

/// A port that was asked for is that one or none; otherwise the usual one or the next that is free.
fn listen(port: Option<u16>) -> Result<TcpListener> {
    if let Some(port) = port {
        return bind(port)
            .with_context(|| format!("port {port} cannot be used: try another --port"));
    }
    let listener = (USUAL_PORT..USUAL_PORT + 20).find_map(|port| bind(port).ok());
    let listener = listener.context("no port is free from 8080 on: name one with --port")?;
    if listener.local_addr()?.port() != USUAL_PORT {
        println!("Port {USUAL_PORT} is taken, so it is the next free one");
    }
    Ok(listener)
}

fn bind(port: u16) -> std::io::Result<TcpListener> {
    TcpListener::bind(("127.0.0.1", port))
}

fn read(words: &[String]) -> Result<Wish> {
    let mut wish = Wish::default();
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--built" => wish.built = true,
            "--port" => wish.port = Some(port(value(word, words.next())?)?),
            "--under" => value(word, words.next())?.clone_into(&mut wish.under),
            _ => bail!("`{word}` is unknown: cargo xtask {USAGE}"),
        }
    }
    Ok(wish)
}

fn value<'a>(name: &str, word: Option<&'a String>) -> Result<&'a str> {
    word.map(String::as_str).with_context(|| format!("{name} wants a value: cargo xtask {USAGE}"))
}

fn port(text: &str) -> Result<u16> {
    text.parse().with_context(|| format!("`{text}` is not a port: a number from 0 to 65535 is"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(line: &str) -> Result<Wish> {
        read(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn reads_what_is_wished() {
        let all = Wish { port: Some(81), under: "/a/b".to_owned(), built: true };
        assert_eq!(wish("--port 81 --built --under /a/b").unwrap(), all);
        assert_eq!(wish("").unwrap(), Wish::default());
    }

    #[test]
    fn says_what_it_cannot_read() {
        for line in ["--port", "--port x", "--port 70000", "--bulit"] {
            assert!(wish(line).is_err(), "{line}");
        }
    }

    #[test]
    fn never_takes_a_port_from_another() {
        let other = bind(0).unwrap();
        assert!(listen(Some(other.local_addr().unwrap().port())).is_err());
    }
}
