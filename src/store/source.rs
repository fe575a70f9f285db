//! Where bytes of the record come from: a file as it lies, or one that was sealed, opened on the way.

use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;

use super::seal::Opened;

/// A file to be read from anywhere.
#[derive(Debug)]
pub(super) enum Source {
    /// As it lies.
    Plain(File),
    /// Sealed, and opened.
    Sealed(File, Box<Opened>),
}

impl Source {
    /// How many bytes can be read of it.
    pub(super) fn length(&self) -> io::Result<u64> {
        match self {
            Self::Plain(file) => Ok(file.metadata()?.len()),
            Self::Sealed(_, opened) => Ok(opened.length()),
        }
    }

    /// Reads some bytes; none at the end.
    pub(super) fn read_at(&self, out: &mut [u8], at: u64) -> io::Result<usize> {
        match self {
            Self::Plain(file) => file.read_at(out, at),
            Self::Sealed(file, opened) => opened.read_at(file, out, at),
        }
    }

    /// Reads all of these bytes.
    pub(super) fn read_exact_at(&self, mut out: &mut [u8], mut at: u64) -> io::Result<()> {
        while !out.is_empty() {
            match self.read_at(out, at)? {
                0 => return Err(io::ErrorKind::UnexpectedEof.into()),
                n => {
                    out = &mut out[n..];
                    at += n as u64;
                }
            }
        }
        Ok(())
    }
}
