//! A folder served as a web site, to this machine only.

use anyhow::Result;
use std::{
    fs,
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    sync::Arc,
    thread,
    time::Duration,
};

/// More than any browser sends to ask for a file.
const LONGEST_REQUEST: usize = 16 * 1024;

/// A browser opens connections in advance and may never use them.
const PATIENCE: Duration = Duration::from_secs(20);

/// A folder, and the path under which the site shows it.
pub struct StaticSite {
    folder: PathBuf,
    under: String,
    /// Lines of every answer's head beyond the usual.
    says: &'static str,
}

struct Answer {
    status: &'static str,
    kind: &'static str,
    body: Vec<u8>,
}

impl StaticSite {
    /// `under` is a path such as `/some/sub/path`; slashes at its ends do not matter.
    pub fn new(folder: impl Into<PathBuf>, under: &str) -> Self {
        let under = match under.trim_matches('/') {
            "" => "/".to_owned(),
            path => format!("/{path}/"),
        };
        Self { folder: folder.into(), under, says: "" }
    }

    /// The same with more lines, each with its end, in every answer's head.
    pub fn saying(self, says: &'static str) -> Self {
        Self { says, ..self }
    }

    /// Where a browser finds it.
    pub fn address(&self, listener: &TcpListener) -> Result<String> {
        Ok(format!("http://{}{}", listener.local_addr()?, self.under))
    }

    /// Answers until the program ends, each connection on its own thread.
    pub fn serve(self, listener: &TcpListener) {
        let site = Arc::new(self);
        for stream in listener.incoming().flatten() {
            let site = Arc::clone(&site);
            // A visitor who hangs up is no concern of anybody.
            thread::spawn(move || site.converse(stream).ok());
        }
    }

    fn converse(&self, mut stream: TcpStream) -> Result<()> {
        stream.set_read_timeout(Some(PATIENCE))?;
        let request = head(&mut stream)?;
        let mut words = request.split_whitespace();
        let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
        let answer = match method {
            "GET" | "HEAD" => self.answer(target),
            _ => Answer::refusal("405 Method Not Allowed"),
        };
        stream.write_all(answer.head(self.says).as_bytes())?;
        if method != "HEAD" {
            stream.write_all(&answer.body)?;
        }
        Ok(())
    }

    fn answer(&self, target: &str) -> Answer {
        let file = self.file(target).and_then(|file| Some((fs::read(&file).ok()?, file)));
        match file {
            Some((body, file)) => Answer { status: "200 OK", kind: kind(&file), body },
            None => Answer::refusal("404 Not Found"),
        }
    }

    /// The file behind a request's target. Trunk's names need no percent signs, so none are read,
    /// and a path that could climb out of the folder is simply not there.
    fn file(&self, target: &str) -> Option<PathBuf> {
        let path = target.split(['?', '#']).next()?.strip_prefix(&self.under)?;
        let path = if path.is_empty() { "index.html" } else { path };
        let plain = |part: &str| !part.starts_with('.') && !part.contains(['\\', ':']);
        path.split('/').all(plain).then(|| self.folder.join(path))
    }
}

impl Answer {
    fn refusal(status: &'static str) -> Self {
        Self { status, kind: "text/plain", body: status.into() }
    }

    /// The page is rebuilt under the same names, so a browser has to ask each time.
    fn head(&self, says: &str) -> String {
        let Self { status, kind, body } = self;
        let length = body.len();
        format!(
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\
             Cache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\n{says}Connection: close\r\n\r\n"
        )
    }
}

/// What the browser says up to the empty line.
fn head(stream: &mut impl Read) -> Result<String> {
    let (mut request, mut chunk) = (Vec::new(), [0; 1024]);
    while request.len() < LONGEST_REQUEST && !request.windows(4).any(|end| end == b"\r\n\r\n") {
        match stream.read(&mut chunk)? {
            0 => break,
            length => request.extend_from_slice(&chunk[..length]),
        }
    }
    Ok(String::from_utf8_lossy(&request).into_owned())
}

/// Browsers compile a module while it arrives only if it comes as `application/wasm`.
fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("csv") => "text/csv; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(under: &str, target: &str) -> Option<String> {
        let file = StaticSite::new("dist", under).file(target)?;
        Some(file.to_string_lossy().replace('\\', "/"))
    }

    #[test]
    fn finds_files_under_its_path() {
        assert_eq!(file("/", "/").as_deref(), Some("dist/index.html"));
        assert_eq!(file("", "/a/b.wasm?x=1").as_deref(), Some("dist/a/b.wasm"));
        assert_eq!(file("/some/sub/path/", "/some/sub/path/").as_deref(), Some("dist/index.html"));
        assert_eq!(file("some/sub/path", "/some/sub/path/app.js").as_deref(), Some("dist/app.js"));
        assert_eq!(file("some/sub/path", "/app.js"), None);
    }

    #[test]
    fn shows_nothing_outside_its_folder() {
        for target in
            ["/../Cargo.toml", "/a/../../Cargo.toml", "/.git/config", "/..\\x", "/c:/x", ""]
        {
            assert_eq!(file("/", target), None, "{target}");
        }
    }

    #[test]
    fn answers_a_browser() {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = listener.local_addr().unwrap();
        thread::spawn(move || StaticSite::new("src", "/sub").serve(&listener));
        let ask = |request: &str| {
            let mut stream = TcpStream::connect(address).unwrap();
            stream.write_all(request.as_bytes()).unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).unwrap();
            answer
        };
        assert!(ask("GET /sub/main.rs HTTP/1.1\r\n\r\n").contains("fn main()"));
        assert!(ask("HEAD /sub/main.rs HTTP/1.1\r\n\r\n").ends_with("\r\n\r\n"));
        assert!(ask("GET /main.rs HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 404 "));
        assert!(ask("POST /sub/ HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 405 "));
        assert!(ask("\r\n\r\n").starts_with("HTTP/1.1 405 "));
    }

    #[test]
    fn names_the_kind_of_a_module() {
        assert_eq!(kind(Path::new("app_bg.wasm")), "application/wasm");
        assert_eq!(kind(Path::new("app.js")), "text/javascript; charset=utf-8");
    }
}
