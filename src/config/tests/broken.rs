//! A file that is no TOML, beside others that are.

use super::*;

#[test]
fn broken_toml_makes_nothing_unknown_that_it_may_define() {
    // It may hold the hours, the channel's kind, and the half that ends a contradiction.
    let whole = "[queue.a]\nhours = \"h\"\n[channel.c]\nqueue = \"b\"\n[tls]\nkey_file = \"/k\"\n";
    let found = problems(&[whole, "[hours.h\nmon = "]);
    assert!(!found.is_empty());
    assert!(found.iter().all(|problem| problem.code() == "CT-2001"));
    assert!(
        found
            .iter()
            .all(|problem| problem.file() == Some("conf/1.toml"))
    );
}

#[test]
fn broken_toml_hides_nothing_that_is_wrong_where_it_stands() {
    let found = problems(&[
        "[[[",
        "[queue.q]\nmodle = 1\nsize = \"two\"\nmax_laps = 100000000\nmode = \"pul\"\n[qeue.r]\n",
    ]);
    let mut codes: Vec<_> = found.iter().map(Problem::code).collect();
    codes.dedup();
    assert_eq!(
        codes,
        [
            "CT-2001", "CT-2004", "CT-2009", "CT-2008", "CT-2010", "CT-2003"
        ]
    );
    let meant = found.iter().find(|problem| problem.code() == "CT-2004");
    let meant = meant.and_then(|problem| problem.remedy(Lang::En));
    assert!(meant.is_some_and(|remedy| remedy.contains("mode")));
}
