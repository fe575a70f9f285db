//! Files for browsers, embedded in the program as the build script found or built them.
//!
//! Nothing is read from disk at run time, and nothing here knows of HTTP or of the desk.

/// A file as browsers get it.
#[derive(Debug)]
pub struct File {
    /// Where it is, as in `console/index.html`.
    pub path: &'static str,
    /// Another one for every other content.
    pub tag: &'static str,
    /// The bytes themselves.
    pub plain: &'static [u8],
    /// The same in Brotli, where that is smaller.
    pub brotli: Option<&'static [u8]>,
    /// The same in gzip, where that is smaller.
    pub gzip: Option<&'static [u8]>,
}

impl File {
    /// The file at a path, if there is one.
    pub fn at(path: &str) -> Option<&'static Self> {
        FILES.iter().find(|file| file.path == path)
    }

    /// Whether its name changes with its content, so that whoever has it has the right one.
    pub fn is_named_by_content(&self) -> bool {
        ["chat/assets/", "console/assets/"]
            .iter()
            .any(|folder| self.path.starts_with(folder))
    }

    /// What it is (RFC 6838), by the end of its name.
    pub fn kind(&self) -> &'static str {
        match self.path.rsplit_once('.').map_or("", |(_, ending)| ending) {
            "html" => "text/html; charset=utf-8",
            "js" => "text/javascript; charset=utf-8",
            "css" => "text/css; charset=utf-8",
            "svg" => "image/svg+xml",
            "woff2" => "font/woff2",
            "json" => "application/json",
            _ => "application/octet-stream",
        }
    }
}

include!(concat!(env!("OUT_DIR"), "/pages.rs"));
