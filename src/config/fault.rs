//! Every way a configuration can be wrong: its code and how grave it is.

/// How grave a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is applied.
    Error,
    /// Applied all the same, but somebody should look.
    Warning,
}

macro_rules! faults {
    ($($variant:ident $code:literal $severity:ident $says:literal;)*) => {
        /// A way a configuration can be wrong. Codes are promises: they are never given to something else.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Fault {
            $(#[doc = $says] $variant,)*
        }

        impl Fault {
            /// Every fault there is.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its code, as people look it up.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => concat!("CT-", $code),)* }
            }

            /// How grave it is.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }

            /// The catalogue's key of the message.
            pub(super) const fn message(self) -> &'static str {
                match self { $(Self::$variant => concat!("config.CT-", $code),)* }
            }

            /// The catalogue's key of what to do, where there is more to say than the message.
            pub(super) const fn remedy(self) -> &'static str {
                match self { $(Self::$variant => concat!("config.CT-", $code, ".remedy"),)* }
            }
        }
    };
}

faults! {
    NotToml "2001" Error "The text is not TOML.";
    TooMuch "2002" Error "More files, bytes, names or depth than are read.";
    UnknownSection "2003" Error "A table that nobody reads.";
    UnknownKey "2004" Error "A key that nobody reads.";
    WrongType "2005" Error "A value of another type.";
    ArrayOfTables "2006" Error "A table written as an element of a list.";
    UnknownName "2007" Error "A reference to something that does not exist.";
    OutOfRange "2008" Error "A value outside its bounds.";
    Unreadable "2009" Error "A text that cannot be read as what the key asks for.";
    UnknownChoice "2010" Error "A word that is not among those to choose from.";
    BadName "2011" Error "Something that cannot be a name.";
    Missing "2012" Error "A key that must be there.";
    Exclusive "2013" Error "Two keys of which only one may be set.";
    Exposed "2014" Error "A listener without encryption that others could reach.";
    UnknownZone "2015" Error "A time zone that does not exist.";
    Overlap "2016" Error "Opening hours that cover each other, or end before they begin.";
    Cycle "2017" Error "Work would go round for ever between queues.";
    SameAge "2018" Error "Two steps of a queue at the same age.";
    UnknownPlaceholder "2019" Error "A placeholder that nobody fills.";
    Shared "2020" Error "Two channels that read or write the same place.";
    OtherFamily "2021" Error "Work would move to a queue of another family.";
    Order "2022" Error "Two figures the wrong way round.";
    ChannelSetting "2023" Error "A channel's own setting that will not do.";
    FileUnreadable "2024" Error "A file of the configuration that cannot be read.";
    NotAFile "2025" Error "Something else stands where a file should.";
    NoFiles "2026" Error "There is no configuration.";
    FileEmptied "2045" Error "A file of the configuration that set something and holds nothing now.";
    NotText "2027" Error "A file of the configuration that is not UTF-8.";
    Condition "2028" Error "A condition that cannot be read.";
    Overridden "2030" Warning "The same key with different values in two files.";
    EarlyWarning "2031" Warning "The warning comes before the time has begun to run.";
    LiteralSecret "2032" Warning "A secret in the configuration itself.";
    OpenSecret "2033" Error "A secret in a file that everybody on the machine can read.";
    NoEffect "2034" Warning "A key that does nothing without another.";
    NeverOpen "2035" Warning "Opening hours in which nobody is ever there.";
    Unbounded "2036" Warning "Acts that are not about a queue, in a set that is bound to queues.";
    NotHired "2037" Warning "Work kept for somebody who has no account.";
    ReadableSecret "2038" Warning "A secret's own file that everybody on the machine can read.";
    CertificateUnusable "2039" Warning "Files of a certificate that cannot be served with.";
    SecretEnded "2044" Warning "A secret that has ended by the day that was written.";
    NobodyAvailable "2043" Warning "Statuses, none of which takes work.";
    CertificateRefused "2042" Error "The same at a start, which has no other certificate to go on with.";
}
