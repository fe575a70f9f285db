//! TOML text in; checked settings or a list of problems out. Opens no file.
