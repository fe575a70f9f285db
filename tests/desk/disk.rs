//! A disk small enough to be filled.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use rustix::fs::statvfs;

use crate::house::skip;

/// A small file system over a folder; gone when dropped.
pub(crate) struct Mount {
    place: PathBuf,
}

impl Mount {
    /// `None`, and loudly, where this machine does not allow it.
    pub(crate) fn over(place: &Path, megabytes: u32) -> Option<Self> {
        fs::create_dir(place).expect("created");
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o"])
            .arg(format!("size={megabytes}m,mode=0700"))
            .arg("tmpfs")
            .arg(place)
            .output();
        match mounted {
            Ok(output) if output.status.success() => Some(Self {
                place: place.to_owned(),
            }),
            refused => {
                skip("a small disk needs root and mount", &refused);
                None
            }
        }
    }

    fn free(&self) -> u64 {
        let room = statvfs(&self.place).expect("measured");
        room.f_bavail * room.f_frsize
    }

    /// Leaves so many bytes free.
    pub(crate) fn fill(&self, left: u64) {
        let mut filler = File::options()
            .create(true)
            .append(true)
            .open(self.place.join("filler"))
            .expect("opened");
        let piece = vec![1; 64 << 10];
        // The desk itself may take the last of it.
        while self.free() > left && filler.write_all(&piece).is_ok() {}
    }

    pub(crate) fn empty(&self) {
        fs::remove_file(self.place.join("filler")).expect("removed");
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        // Whoever still looks into it must not keep the test's folder from going.
        let _ = Command::new("umount").arg("-l").arg(&self.place).status();
    }
}
