//! One number for what files hold, whatever their times say: a page built from other sources is noticed.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What the pages are made of, beside this folder's own name.
pub(crate) const SOURCES: [&str; 14] = [
    "chat",
    "console",
    "form",
    "package-lock.json",
    "package.json",
    "size.ts",
    "svelte.config.js",
    "tools",
    "tsconfig.json",
    "vite.chat.config.ts",
    "vite.config.ts",
    "vite.form.config.ts",
    "vite.widget.config.ts",
    "wire.ts",
];

/// Of everything that the pages are made of.
pub(crate) fn of_sources(web: &Path) -> io::Result<String> {
    of(web, &SOURCES)
}

/// Of these files and folders below `root`, by their names and contents.
pub(crate) fn of(root: &Path, parts: &[&str]) -> io::Result<String> {
    let mut files = Vec::new();
    for part in parts {
        collect(&root.join(part), &mut files)?;
    }
    files.sort();
    let mut sum = BASIS;
    for file in files {
        let bytes = fs::read(&file)?;
        let name = file.strip_prefix(root).unwrap_or(&file).to_string_lossy();
        // Lengths too: what ends one file cannot pass for the beginning of the next.
        let length = (bytes.len() as u64).to_le_bytes();
        for part in [name.as_bytes(), &[0], &length, &bytes] {
            sum = part.iter().fold(sum, |sum, byte| {
                (sum ^ u128::from(*byte)).wrapping_mul(PRIME)
            });
        }
    }
    Ok(format!("{sum:032x}"))
}

/// Every file at or below `path`, in no order.
pub(crate) fn collect(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            collect(&entry?.path(), files)?;
        }
    } else {
        files.push(path.to_owned());
    }
    Ok(())
}

/// FNV-1a of 128 bits: enough against accidents, and the same on every machine and with every compiler.
const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
