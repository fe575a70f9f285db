//! One mail handed to a server that says no, says nothing or hangs up: it is known how far it came.

use std::time::Duration;

use centralita::net::smtp::{Mailing, Patience, Server, Step, Submitted, Way, submit};

use crate::script::{Mood, script};

/// Hands one mail to the server at this port.
pub(crate) fn hand(port: u16, way: Way, authorities: &str, patience: Patience) -> Submitted {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let server = Server {
        host: "127.0.0.1",
        port,
        way,
        login: Some(("help@desk.test", "secret")),
        is_token: false,
        authorities,
    };
    let to = ["ana@shop.test".to_owned()];
    let mailing = Mailing {
        from: "help@desk.test",
        to: &to,
        bytes: b"Subject: One\r\n\r\nHello.\r\n",
    };
    runtime.block_on(submit(&server, &mailing, &patience))
}

#[test]
fn a_no_is_told_with_its_step_and_its_words_and_nothing_is_taken() {
    for (command, step) in [
        ("", Step::Login),
        ("EHLO", Step::Login),
        ("AUTH", Step::Login),
        ("MAIL", Step::Sender),
        ("RCPT", Step::Recipient),
        ("DATA", Step::Content),
        (".", Step::Content),
    ] {
        for (said, code) in [
            ("451 4.3.0 later\r\n", 451),
            ("554-5.7.1 never\r\n554 5.7.1 and why\r\n", 554),
        ] {
            let script = script(vec![Mood::Says(command, said)]);
            let ended = hand(script.port, Way::Clear, "", LONG);
            let Submitted::Declined {
                step: at,
                code: number,
                text,
            } = &ended
            else {
                panic!("{command} {said}: {ended:?}");
            };
            assert_eq!((*at, *number), (step, code), "{command}: {ended:?}");
            assert!(text.contains(&said[4..9]), "{command}: {text}");
            assert_eq!(script.mails.try_iter().count(), 0, "{command}");
        }
    }
}

#[test]
fn a_silence_is_a_failure_up_to_the_last_dot_and_a_doubt_from_there() {
    let short = Duration::from_millis(300);
    for (command, patience) in [
        (
            "",
            Patience {
                login: short,
                ..LONG
            },
        ),
        (
            "AUTH",
            Patience {
                login: short,
                ..LONG
            },
        ),
        (
            "MAIL",
            Patience {
                answer: short,
                ..LONG
            },
        ),
        (
            "RCPT",
            Patience {
                answer: short,
                ..LONG
            },
        ),
        (
            "DATA",
            Patience {
                answer: short,
                ..LONG
            },
        ),
    ] {
        let script = script(vec![Mood::IsSilent(command)]);
        let ended = hand(script.port, Way::Clear, "", patience);
        assert!(
            matches!(ended, Submitted::Failed(_)),
            "{command}: {ended:?}"
        );
        assert_eq!(script.mails.try_iter().count(), 0, "{command}");
    }
    let script = script(vec![Mood::IsSilent(".")]);
    let patience = Patience {
        content: short,
        ..LONG
    };
    let ended = hand(script.port, Way::Clear, "", patience);
    assert!(matches!(ended, Submitted::Lost(_)), "{ended:?}");
    assert_eq!(script.mails.iter().take(1).count(), 1, "it has it");
}

#[test]
fn who_hangs_up_before_the_last_dot_has_nothing_and_from_there_nobody_knows() {
    for command in ["", "EHLO", "AUTH", "MAIL", "RCPT", "DATA"] {
        let script = script(vec![Mood::HangsUp(command)]);
        let ended = hand(script.port, Way::Clear, "", LONG);
        assert!(
            matches!(ended, Submitted::Failed(_)),
            "{command}: {ended:?}"
        );
        assert_eq!(script.mails.try_iter().count(), 0, "{command}");
    }
    for mood in [Mood::HangsUp("."), Mood::HangsUpInTheMail] {
        let script = script(vec![mood]);
        let ended = hand(script.port, Way::Clear, "", LONG);
        assert!(matches!(ended, Submitted::Lost(_)), "{mood:?}: {ended:?}");
    }
}

#[test]
fn where_nobody_can_sign_in_nothing_is_handed_over() {
    for offer in ["250 script\r\n", "250-script\r\n250 AUTH CRAM-MD5\r\n"] {
        let script = script(vec![Mood::Says("EHLO", offer)]);
        let ended = hand(script.port, Way::Clear, "", LONG);
        assert!(matches!(ended, Submitted::Failed(_)), "{offer}: {ended:?}");
        assert_eq!(script.mails.try_iter().count(), 0, "{offer}");
    }
}

/// Longer than anything takes on a slow and busy machine.
pub(crate) const LONG: Patience = Patience {
    login: Duration::from_secs(60),
    answer: Duration::from_secs(60),
    content: Duration::from_secs(60),
};
