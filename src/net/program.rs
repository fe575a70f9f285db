//! A program that is started beside us, spoken to through pipes, and never outlives its handle.

use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process_group};
use tokio::net::unix::pipe;
use tokio::signal::unix::{Signal as Word, SignalKind, signal};
use tokio::time::timeout;

/// A program that runs. When this is dropped while it does, it and what it started are killed.
#[derive(Debug)]
pub struct Program {
    child: Child,
    /// Says whenever some program of ours ended.
    ended: Word,
    status: Option<ExitStatus>,
}

/// Its three pipes.
#[derive(Debug)]
pub struct Pipes {
    /// What it reads.
    pub input: pipe::Sender,
    /// What it says.
    pub output: pipe::Receiver,
    /// What it complains of.
    pub errors: pipe::Receiver,
}

impl Program {
    /// Starts a program in a process group of its own, with this environment and nothing of ours. Has to
    /// be called within a runtime; blocks for the moment that a start takes.
    pub fn start(
        path: &str,
        arguments: &[String],
        environment: &[(String, String)],
    ) -> io::Result<(Program, Pipes)> {
        // Listening before it can end, or its end would be missed.
        let ended = signal(SignalKind::child())?;
        let mut child = Command::new(path)
            .args(arguments)
            .env_clear()
            .envs(environment.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .process_group(0)
            .spawn()?;
        let (input, output) = (child.stdin.take(), child.stdout.take());
        let errors = child.stderr.take();
        // From here on it is killed if anything fails.
        let program = Program {
            child,
            ended,
            status: None,
        };
        let piped = "it was given pipes";
        let input = OwnedFd::from(input.expect(piped));
        let output = OwnedFd::from(output.expect(piped));
        let errors = OwnedFd::from(errors.expect(piped));
        let pipes = Pipes {
            input: pipe::Sender::from_owned_fd(input)?,
            output: pipe::Receiver::from_owned_fd(output)?,
            errors: pipe::Receiver::from_owned_fd(errors)?,
        };
        Ok((program, pipes))
    }

    /// Waits until it ended. Nothing is lost if the wait is given up.
    pub async fn ended(&mut self) -> io::Result<ExitStatus> {
        loop {
            if let Some(status) = self.looked()? {
                return Ok(status);
            }
            if self.ended.recv().await.is_none() {
                return Err(io::Error::other("nobody tells of programs that end"));
            }
        }
    }

    /// Waits so long until it ends by itself; then it and what it started are killed. Says how it ended,
    /// and whether it did so by itself.
    pub async fn end(mut self, within: Duration) -> io::Result<(ExitStatus, bool)> {
        if let Ok(ended) = timeout(within, self.ended()).await {
            return Ok((ended?, true));
        }
        self.kill();
        Ok((self.ended().await?, false))
    }

    fn looked(&mut self) -> io::Result<Option<ExitStatus>> {
        if self.status.is_none() {
            self.status = self.child.try_wait()?;
        }
        Ok(self.status)
    }

    /// What it started is in its group, which it leads.
    fn kill(&self) {
        // Once it is waited for, its number may be somebody else's.
        if self.status.is_none() {
            let _ = kill_process_group(Pid::from_child(&self.child), Signal::KILL);
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.looked();
        self.kill();
        let _ = self.looked();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    fn shell(script: &str, environment: &[(String, String)]) -> (Program, Pipes) {
        let arguments = ["-c".to_owned(), script.to_owned()];
        Program::start("/bin/sh", &arguments, environment).expect("started")
    }

    #[tokio::test]
    async fn it_is_spoken_to_and_ends_once_its_input_is_closed() {
        let (program, mut pipes) = shell("cat; echo gone >&2; exit 3", &[]);
        pipes.input.write_all(b"hola\n").await.expect("written");
        drop(pipes.input);
        let (mut said, mut complained) = (String::new(), String::new());
        pipes.output.read_to_string(&mut said).await.expect("read");
        pipes
            .errors
            .read_to_string(&mut complained)
            .await
            .expect("read");
        assert_eq!((said.as_str(), complained.as_str()), ("hola\n", "gone\n"));
        let (status, by_itself) = program.end(LONG).await.expect("ended");
        assert_eq!((status.code(), by_itself), (Some(3), true));
    }

    #[tokio::test]
    async fn nothing_of_our_environment_is_passed_on() {
        let given = [("GIVEN".to_owned(), "a=b".to_owned())];
        let (_program, mut pipes) = shell("echo $GIVEN-$CARGO_MANIFEST_DIR-$HOME", &given);
        let mut said = String::new();
        pipes.output.read_to_string(&mut said).await.expect("read");
        assert_eq!(said, "a=b--\n");
    }

    #[tokio::test]
    async fn what_does_not_end_is_killed_with_what_it_started() {
        let (program, mut pipes) = shell("sleep 1000 & echo up; exec sleep 1000", &[]);
        let mut up = [0; 3];
        pipes.output.read_exact(&mut up).await.expect("it runs");
        let (status, by_itself) = program.end(Duration::ZERO).await.expect("ended");
        assert_eq!((status.code(), by_itself), (None, false));
        // Whoever it started held this end open too.
        let mut rest = String::new();
        pipes.output.read_to_string(&mut rest).await.expect("read");
    }

    #[tokio::test]
    async fn it_does_not_outlive_its_handle() {
        let (program, mut pipes) = shell("exec sleep 1000", &[]);
        drop(program);
        let mut rest = String::new();
        pipes.output.read_to_string(&mut rest).await.expect("read");
    }

    #[tokio::test]
    async fn what_is_not_there_or_no_program_is_told() {
        let start = |path: &str| {
            let started = Program::start(path, &[], &[]);
            started.expect_err("refused").kind()
        };
        assert_eq!(start("/nowhere/at/all"), io::ErrorKind::NotFound);
        assert_eq!(start("/etc/passwd"), io::ErrorKind::PermissionDenied);
    }

    const LONG: Duration = Duration::from_secs(60);
}
