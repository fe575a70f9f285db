//! A real mail site on free ports of this machine: Postfix and Dovecot, in a folder of their own.

use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::ports::own_ports;

/// `help@desk.test` and `ana@shop.test` have mailboxes there, password `secret`; everybody else at
/// these domains is unknown.
pub(crate) struct Site {
    root: tempfile::TempDir,
    pub(crate) smtp: u16,
    pub(crate) submission: u16,
    pub(crate) imap: u16,
}

impl Site {
    /// Starts it, or says why not here.
    pub(crate) fn start() -> Option<Self> {
        Self::handing_to(0)
    }

    /// The same, where this user is on holiday and says so to everybody who writes (RFC 3834).
    pub(crate) fn start_with_holidays(user: &str) -> Option<Self> {
        if !Path::new(SIEVE).exists() {
            crate::house::without("holiday notices by Dovecot's Sieve", SIEVE);
            return None;
        }
        let site = Self::start()?;
        let home = site.root.path().join("mail").join(user);
        fs::create_dir_all(&home).expect("created");
        let script = "require [\"vacation\"];\nvacation :days 1 \"I am on holiday.\";\n";
        fs::write(home.join(".dovecot.sieve"), script).expect("written");
        run("chown", &["-R", "mail:mail", &site.path("mail")]);
        Some(site)
    }

    /// The same; mail for `handed.test` goes to this port.
    pub(crate) fn handing_to(desk: u16) -> Option<Self> {
        Self::begin(desk, false)
    }

    /// The same, where tokens that [`token`] makes sign in beside passwords.
    pub(crate) fn start_with_tokens() -> Option<Self> {
        Self::begin(0, true)
    }

    /// Has both servers begin TLS when they are asked, with the certificate and key that lie in this file then; again
    /// after that changed. Connections that are open are ended.
    pub(crate) fn show(&self, paper: &Path) {
        let paper = paper.display();
        let dovecot = self.root.path().join("dovecot.conf");
        let config = fs::read_to_string(&dovecot).expect("readable");
        let secret = format!("ssl = yes\nssl_cert = <{paper}\nssl_key = <{paper}\n");
        fs::write(&dovecot, config.replace("ssl = no\n", &secret)).expect("written");
        let folder = self.root.path().join("postfix/etc");
        let main = fs::read_to_string(folder.join("main.cf")).expect("readable");
        if !main.contains("smtpd_tls_cert_file") {
            let secret = format!(
                "smtpd_tls_security_level = may\nsmtpd_tls_cert_file = {paper}\n\
                 smtpd_tls_key_file = {paper}\n"
            );
            fs::write(folder.join("main.cf"), main + &secret).expect("written");
        }
        self.doveadm(&["reload"]);
        // Nobody may be in, and then there is nobody to be put out.
        let _ = try_run(
            "doveadm",
            &["-c", &self.path("dovecot.conf"), "kick", "help@desk.test"],
        );
        run("postfix", &["-c", &folder.display().to_string(), "reload"]);
    }

    fn begin(desk: u16, tokens: bool) -> Option<Self> {
        let missing = ["dovecot", "doveadm", "postfix"]
            .into_iter()
            .find(|program| !is_there(program));
        if let Some(program) = missing {
            crate::house::without("real mail servers", program);
            return None;
        }
        if !rustix::process::geteuid().is_root() {
            crate::house::skip("real mail servers need root", &rustix::process::geteuid());
            return None;
        }
        let mut said = String::new();
        for _ in 0..BEGINNINGS_MAX {
            match Self::at_free_ports(desk, tokens) {
                Ok(site) => return Some(site),
                Err(why) => said = why,
            }
        }
        panic!("the mail servers do not start: {said}");
    }

    /// Fails where somebody else takes one of the ports before its server does.
    fn at_free_ports(desk: u16, tokens: bool) -> Result<Self, String> {
        let root = tempfile::tempdir().expect("a folder");
        let [smtp, submission, imap, auth, lmtp] = own_ports();
        let site = Self {
            root,
            smtp,
            submission,
            imap,
        };
        // Their users have to get in.
        let open = fs::Permissions::from_mode(0o755);
        fs::set_permissions(site.root.path(), open).expect("opened");
        site.start_dovecot(auth, lmtp, smtp, tokens)?;
        site.start_postfix(auth, lmtp, desk)?;
        for port in [imap, lmtp, smtp, submission] {
            wait_port(port);
        }
        Ok(site)
    }

    /// The files of somebody's mailbox, as Dovecot keeps them.
    pub(crate) fn mailbox(&self, user: &str) -> PathBuf {
        self.root.path().join("mail").join(user).join("Maildir")
    }

    /// Puts a mail into a mailbox as if it had been there for long; it is unread.
    pub(crate) fn put(&self, user: &str, name: &str, bytes: &[u8]) {
        self.store(user, "new", name, bytes);
    }

    /// The same, but somebody has read it.
    pub(crate) fn put_read(&self, user: &str, name: &str, bytes: &[u8]) {
        self.store(user, "cur", &format!("{name}:2,S"), bytes);
    }

    /// Puts so many into a mailbox at once, unread.
    pub(crate) fn put_all(&self, user: &str, mails: impl Iterator<Item = (String, Vec<u8>)>) {
        let mailbox = self.mailbox(user);
        for part in ["tmp", "new", "cur"] {
            fs::create_dir_all(mailbox.join(part)).expect("created");
        }
        for (name, bytes) in mails {
            fs::write(mailbox.join("new").join(name), bytes).expect("written");
        }
        run("chown", &["-R", "mail:mail", &self.path("mail")]);
    }

    /// The same, into another of its folders.
    pub(crate) fn put_into(&self, user: &str, folder: &str, name: &str, bytes: &[u8]) {
        let mailbox = self.mailbox(user).join(format!(".{folder}"));
        self.store_in(&mailbox, "new", name, bytes);
    }

    fn store(&self, user: &str, part: &str, name: &str, bytes: &[u8]) {
        self.store_in(&self.mailbox(user), part, name, bytes);
    }

    fn store_in(&self, mailbox: &Path, part: &str, name: &str, bytes: &[u8]) {
        for part in ["tmp", "new", "cur"] {
            fs::create_dir_all(mailbox.join(part)).expect("created");
        }
        fs::write(mailbox.join("tmp").join(name), bytes).expect("written");
        let place = mailbox.join(part).join(name);
        fs::rename(mailbox.join("tmp").join(name), &place).expect("delivered");
        run("chown", &["-R", "mail:mail", &self.path("mail")]);
    }

    /// What Postfix noted.
    pub(crate) fn log(&self) -> String {
        fs::read_to_string(self.path("postfix.log")).unwrap_or_default()
    }

    /// Runs Dovecot's own tool.
    pub(crate) fn doveadm(&self, words: &[&str]) {
        let config = self.path("dovecot.conf");
        let mut all = vec!["-c", &config];
        all.extend(words);
        run("doveadm", &all);
    }

    /// Sends a mail as any server of the world does.
    pub(crate) fn send(&self, from: &str, to: &str, bytes: &[u8]) {
        let stream = TcpStream::connect(("127.0.0.1", self.smtp)).expect("connected");
        let said = hand_over(stream, "EHLO", from, &[to], bytes);
        assert_eq!(said.last().map(|said| &said[..3]), Some("250"), "{said:?}");
    }

    /// Has mail for an address go on to another.
    pub(crate) fn forward(&self, from: &str, to: &str) {
        let etc = self.path("postfix/etc");
        let map = format!("virtual_alias_maps=inline:{{{from}={to}}}");
        run("postconf", &["-c", &etc, "-e", &map]);
        run("postfix", &["-c", &etc, "reload"]);
    }

    fn path(&self, name: &str) -> String {
        self.root.path().join(name).display().to_string()
    }

    fn start_dovecot(&self, auth: u16, lmtp: u16, smtp: u16, tokens: bool) -> Result<(), String> {
        let root = self.root.path().display();
        let imap = self.imap;
        // Without the plugin it would not start.
        let sieve = if Path::new(SIEVE).exists() {
            "protocol lmtp {\n mail_plugins = sieve\n}\n\
             plugin {\n sieve = file:~/sieve;active=~/.dovecot.sieve\n}\n"
        } else {
            ""
        };
        let tokens = if tokens {
            self.believe_tokens()
        } else {
            String::new()
        };
        fs::create_dir_all(self.root.path().join("mail")).expect("created");
        run("chown", &["-R", "mail:mail", &self.path("mail")]);
        let users = "help@desk.test:{PLAIN}secret::::::\nana@shop.test:{PLAIN}secret::::::\n";
        fs::write(self.root.path().join("passwd"), users).expect("written");
        let config = format!(
            "base_dir = {root}/run\nstate_dir = {root}/run\nlog_path = {root}/dovecot.log\n\
             protocols = imap lmtp\nlisten = 127.0.0.1\nssl = no\n\
             disable_plaintext_auth = no\nauth_mechanisms = plain login\n\
             mail_location = maildir:{root}/mail/%u/Maildir\nmail_uid = mail\nmail_gid = mail\n\
             first_valid_uid = 1\nrecipient_delimiter = +\n\
             passdb {{\n driver = passwd-file\n args = username_format=%u {root}/passwd\n}}\n\
             userdb {{\n driver = static\n args = uid=mail gid=mail home={root}/mail/%u\n}}\n\
             service imap-login {{\n chroot =\n inet_listener imap {{\n port = {imap}\n }}\n \
             inet_listener imaps {{\n port = 0\n }}\n}}\n\
             service lmtp {{\n inet_listener lmtp {{\n port = {lmtp}\n }}\n}}\n\
             service auth {{\n inet_listener {{\n port = {auth}\n }}\n}}\n\
             service anvil {{\n chroot =\n}}\n\
             submission_host = 127.0.0.1:{smtp}\npostmaster_address = postmaster@desk.test\n{sieve}{tokens}"
        );
        fs::write(self.root.path().join("dovecot.conf"), config).expect("written");
        try_run("dovecot", &["-c", &self.path("dovecot.conf")])
    }

    /// Writes down the key of tokens (RFC 7519); gives the settings that go by it.
    fn believe_tokens(&self) -> String {
        let keys = self.root.path().join("keys/default/HS256");
        fs::create_dir_all(&keys).expect("created");
        let key = base64(TOKEN_KEY);
        fs::write(keys.join("default"), key).expect("written");
        let root = self.root.path().display();
        let file = format!(
            "introspection_mode = local\nusername_attribute = sub\n\
             local_validation_key_dict = fs:posix:prefix={root}/keys/\n"
        );
        fs::write(self.root.path().join("tokens.conf"), file).expect("written");
        format!(
            "auth_mechanisms = plain login xoauth2\n\
             passdb {{\n driver = oauth2\n mechanisms = xoauth2\n args = {root}/tokens.conf\n}}\n"
        )
    }

    fn start_postfix(&self, auth: u16, lmtp: u16, desk: u16) -> Result<(), String> {
        let root = self.root.path().display();
        let (smtp, submission) = (self.smtp, self.submission);
        let (etc, spool, data) = (
            self.root.path().join("postfix/etc"),
            self.root.path().join("postfix/spool"),
            self.root.path().join("postfix/data"),
        );
        for folder in [&etc, &spool, &data] {
            fs::create_dir_all(folder).expect("created");
        }
        run("chown", &["postfix", &data.display().to_string()]);
        let main = format!(
            "compatibility_level = 3.6\nqueue_directory = {root}/postfix/spool\n\
             data_directory = {root}/postfix/data\ncommand_directory = /usr/sbin\n\
             daemon_directory = /usr/lib/postfix/sbin\nmail_owner = postfix\n\
             setgid_group = postdrop\ninet_interfaces = 127.0.0.1\ninet_protocols = ipv4\n\
             myhostname = mx.desk.test\nmydestination =\nmynetworks = 127.0.0.0/8\nalias_maps =\n\
             alias_database =\nlocal_recipient_maps =\n\
             virtual_mailbox_domains = desk.test, shop.test\n\
             virtual_mailbox_maps = inline:{{help@desk.test=1, ana@shop.test=1}}\n\
             virtual_transport = lmtp:inet:127.0.0.1:{lmtp}\nrecipient_delimiter = +\n\
             transport_maps = inline:{{{{handed.test=lmtp:inet:127.0.0.1:{desk}}}, \
             {{away.test=lmtp:inet:127.0.0.1:{lmtp}}}}}\n\
             relay_domains = handed.test, away.test\ndisable_dns_lookups = yes\n\
             smtp_host_lookup = native\ndefault_transport = error:5.4.4 no way out of this site\n\
             message_size_limit = 60000000\nvirtual_mailbox_limit = 0\nsmtpd_sasl_type = dovecot\n\
             smtpd_sasl_path = inet:127.0.0.1:{auth}\nsmtpd_sasl_auth_enable = yes\n\
             smtpd_recipient_restrictions = permit_mynetworks, reject_unauth_destination\n\
             maillog_file = {root}/postfix.log\nmaillog_file_prefixes = {root}\n\
             lmtp_tls_security_level = may\nlmtp_tls_loglevel = 1\n\
             queue_run_delay = 1s\nminimal_backoff_time = 1s\nmaximal_backoff_time = 2s\n"
        );
        fs::write(etc.join("main.cf"), main).expect("written");
        let services = fs::read_to_string("/usr/share/postfix/master.cf.dist")
            .or_else(|_| fs::read_to_string("/etc/postfix/master.cf"))
            .expect("Postfix came with its services");
        let mut master = String::new();
        for line in services.lines() {
            if line.starts_with('#') || line.starts_with(' ') || line.trim().is_empty() {
                continue;
            }
            let words: Vec<&str> = line.split_whitespace().collect();
            let inner = matches!(words.get(1), Some(&("unix" | "fifo" | "unix-dgram")));
            let known = fs::exists(Path::new("/usr/lib/postfix/sbin").join(words[7]));
            if inner && words[7] != "pipe" && known.unwrap_or_default() {
                // Nothing is locked into a folder of its own: there is nothing there.
                let mut words = words.clone();
                words[4] = "n";
                master.push_str(&words.join(" "));
                master.push('\n');
            }
        }
        let _ = write!(
            master,
            "127.0.0.1:{smtp} inet n - n - - smtpd\n\
             127.0.0.1:{submission} inet n - n - - smtpd\n \
             -o smtpd_client_restrictions=permit_sasl_authenticated,reject\n \
             -o smtpd_recipient_restrictions=permit_sasl_authenticated,reject\n"
        );
        fs::write(etc.join("master.cf"), master).expect("written");
        fs::write(etc.join("dynamicmaps.cf"), "").expect("written");
        let _ = fs::copy("/etc/postfix/dynamicmaps.cf", etc.join("dynamicmaps.cf"));
        try_run("postfix", &["-c", &etc.display().to_string(), "start"]).map_err(|why| {
            let log = fs::read_to_string(self.path("postfix.log")).unwrap_or_default();
            format!("{why}\n{log}")
        })
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let etc = self.path("postfix/etc");
        let quietly = |program: &str, words: &[&str]| {
            let mut command = Command::new(program);
            let _ = command
                .args(words)
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status();
        };
        quietly("postfix", &["-c", &etc, "stop"]);
        quietly("doveadm", &["-c", &self.path("dovecot.conf"), "stop"]);
    }
}

/// Hands a mail over in SMTP or LMTP; gives the answer to each step, the last ones to the mail.
pub(crate) fn hand_over(
    stream: TcpStream,
    hello: &str,
    from: &str,
    to: &[&str],
    bytes: &[u8],
) -> Vec<String> {
    stream
        .set_read_timeout(Some(Duration::from_secs(60)))
        .expect("a limit");
    let mut writer = stream.try_clone().expect("a copy");
    let mut reader = BufReader::new(stream);
    let mut said = vec![answer(&mut reader)];
    let mut ask = |line: &str, said: &mut Vec<String>| {
        writer.write_all(line.as_bytes()).expect("written");
        said.push(answer(&mut reader));
    };
    ask(&format!("{hello} test\r\n"), &mut said);
    ask(&format!("MAIL FROM:<{from}>\r\n"), &mut said);
    let mut taken = 0;
    for to in to {
        ask(&format!("RCPT TO:<{to}>\r\n"), &mut said);
        taken += usize::from(said.last().is_some_and(|said| said.starts_with("250")));
    }
    ask("DATA\r\n", &mut said);
    if said.last().is_some_and(|said| said.starts_with("354")) {
        let mut mail = Vec::new();
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            if line.starts_with(b".") {
                mail.push(b'.');
            }
            mail.extend_from_slice(line);
        }
        mail.extend_from_slice(b".\r\n");
        writer.write_all(&mail).expect("written");
        let answers = if hello == "LHLO" { taken } else { 1 };
        for _ in 0..answers {
            said.push(answer(&mut reader));
        }
    }
    said
}

/// One answer, all its lines.
fn answer(reader: &mut BufReader<TcpStream>) -> String {
    let mut all = String::new();
    loop {
        let mut line = String::new();
        let read = reader.read_line(&mut line).expect("an answer");
        all.push_str(&line);
        if read == 0 || line.as_bytes().get(3) != Some(&b'-') {
            return all;
        }
    }
}

/// A token for `user` that a site started with tokens lets in.
pub(crate) fn token(user: &str) -> String {
    let head = base64_url(br#"{"typ":"JWT","alg":"HS256"}"#);
    // Long ago and far ahead: what is tried here is no clock.
    let body = format!(r#"{{"sub":"{user}","iat":1700000000,"exp":4000000000}}"#);
    let signed = format!("{head}.{}", base64_url(body.as_bytes()));
    let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, TOKEN_KEY);
    let mac = ring::hmac::sign(&key, signed.as_bytes());
    format!("{signed}.{}", base64_url(mac.as_ref()))
}

fn base64_url(bytes: &[u8]) -> String {
    let text = base64(bytes).replace('+', "-").replace('/', "_");
    text.trim_end_matches('=').to_owned()
}

fn base64(bytes: &[u8]) -> String {
    let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let groups = bytes.chunks(3).flat_map(|group| {
        let mut whole = [0; 3];
        whole[..group.len()].copy_from_slice(group);
        let [a, b, c] = whole.map(usize::from);
        let all = [
            a >> 2,
            (a & 3) << 4 | b >> 4,
            (b & 15) << 2 | c >> 6,
            c & 63,
        ];
        let shown = all.map(|digit| char::from(digits[digit]));
        shown
            .into_iter()
            .take(group.len() + 1)
            .chain(std::iter::repeat_n('=', 3 - group.len()))
    });
    groups.collect()
}

fn wait_port(port: u16) {
    let open = (0..600).any(|_| {
        let address = ([127, 0, 0, 1], port).into();
        let is_open = TcpStream::connect_timeout(&address, Duration::from_millis(100)).is_ok();
        if !is_open {
            // A refusal comes at once.
            std::thread::park_timeout(Duration::from_millis(50));
        }
        is_open
    });
    assert!(open, "port {port} does not open");
}

fn is_there(program: &str) -> bool {
    ["/usr/sbin", "/usr/bin", "/usr/local/sbin"]
        .iter()
        .any(|folder| Path::new(folder).join(program).exists())
}

fn run(program: &str, words: &[&str]) {
    if let Err(why) = try_run(program, words) {
        panic!("{why}");
    }
}

fn try_run(program: &str, words: &[&str]) -> Result<(), String> {
    // Into a file: what stays in the background would hold a pipe open for ever.
    let said = tempfile::NamedTempFile::new().expect("a file");
    let hear = || said.reopen().expect("the same file");
    let mut command = Command::new(program);
    let command = command.args(words).stdin(Stdio::null());
    let status = command.stdout(hear()).stderr(hear()).status();
    if status.expect("started").success() {
        return Ok(());
    }
    let said = fs::read_to_string(said.path()).unwrap_or_default();
    Err(format!("{program} {words:?}: {said}"))
}

/// How often the servers are started, each time on other ports.
const BEGINNINGS_MAX: usize = 5;

/// Dovecot's plugin for scripts of its users.
const SIEVE: &str = "/usr/lib/dovecot/modules/lib90_sieve_plugin.so";

const TOKEN_KEY: &[u8] = b"a key for tests only, thirty-two";
