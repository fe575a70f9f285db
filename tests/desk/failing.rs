//! A disk that the kernel turns read-only.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::house::skip;

/// A small ext4 of its own over a folder, which the kernel turns read-only as it does where a disk fails;
/// gone when dropped.
pub(crate) struct Failing {
    place: PathBuf,
    image: PathBuf,
}

impl Failing {
    /// `None`, and loudly, where this machine does not allow it. The image lies beside the folder.
    pub(crate) fn over(place: &Path) -> Option<Self> {
        fs::create_dir(place).expect("created");
        let disk = Self {
            place: place.to_owned(),
            image: place.with_extension("img"),
        };
        let image = File::create(&disk.image).expect("created");
        image.set_len(IMAGE_BYTES).expect("as long as a small disk");
        let made = Command::new("mkfs.ext4")
            .arg("-q")
            .arg(&disk.image)
            .output();
        let mounted = match made {
            Ok(output) if output.status.success() => disk.mount(),
            refused => refused,
        };
        if mounted.as_ref().is_ok_and(|it| it.status.success()) {
            return Some(disk);
        }
        skip(
            "a disk that fails needs root, mkfs.ext4 and a loop device",
            &mounted,
        );
        None
    }

    fn mount(&self) -> std::io::Result<std::process::Output> {
        let mut mount = Command::new("mount");
        mount.args(["-o", "loop,errors=remount-ro"]);
        mount.arg(&self.image).arg(&self.place).output()
    }

    /// From now on nothing can be written, whoever holds what open.
    pub(crate) fn turn_read_only(&self) {
        let mut remount = Command::new("mount");
        remount.args(["-o", "remount,abort"]).arg(&self.place);
        assert!(remount.status().expect("asked").success());
    }

    /// As an operator mends it: unmounted, checked, mounted again.
    pub(crate) fn mend(&self) {
        let unmounted = Command::new("umount").arg(&self.place).output();
        assert!(unmounted.expect("asked").status.success());
        let checked = Command::new("e2fsck").arg("-fy").arg(&self.image).output();
        assert!(
            checked.expect("asked").status.code() < Some(4),
            "it is whole"
        );
        assert!(self.mount().expect("asked").status.success());
    }
}

impl Drop for Failing {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.place).status();
    }
}

/// How large a failing disk is.
const IMAGE_BYTES: u64 = 96 << 20;
