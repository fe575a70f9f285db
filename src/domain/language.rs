//! Which language a text is in, guessed by the small words that every text is full of.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The language of a text as an ISO 639-1 code, where its words leave little doubt.
///
/// Looks at its beginning and passes over quoted lines. Knows a handful of languages; a text in
/// another one is `None` rather than its neighbour where the words are few.
pub fn guess(text: &str) -> Option<&'static str> {
    let text = super::text::clip(text, LOOKED_AT_BYTES_MAX);
    let own = text.lines().filter(|line| !line.starts_with('>'));
    let mut counts = [0_usize; WORDS.len()];
    for word in own.flat_map(|line| line.split(|c: char| !c.is_alphabetic())) {
        if word.is_empty() {
            continue;
        }
        let found = KNOWN.get(word.to_lowercase().as_str());
        for language in found.into_iter().flatten() {
            counts[*language] += 1;
        }
    }
    let (best, hits) = counts.iter().enumerate().max_by_key(|(_, hits)| **hits)?;
    let others = counts.iter().enumerate().filter(|(at, _)| *at != best);
    let next = others.map(|(_, hits)| *hits).max().unwrap_or(0);
    // Neighbours share many words; half as many again is more than chance.
    (*hits >= WORDS_MIN && hits * 2 >= next * 3).then_some(WORDS[best].0)
}

/// Every word, and the places of its languages in the list.
static KNOWN: LazyLock<BTreeMap<&str, Vec<usize>>> = LazyLock::new(|| {
    let mut known = BTreeMap::<_, Vec<_>>::new();
    for (language, (_, words)) in WORDS.iter().enumerate() {
        for word in words.split(' ') {
            known.entry(word).or_default().push(language);
        }
    }
    known
});

/// How much of a text is looked at, in bytes.
const LOOKED_AT_BYTES_MAX: usize = 4_096;

/// Fewer known words than this say nothing.
const WORDS_MIN: usize = 2;

/// Languages and words that are frequent in them, lower case.
const WORDS: [(&str, &str); 7] = [
    (
        "es",
        "el la los las un una unos del al y o en que qué de por para con sin su sus se lo le les me mi mis yo \
         no sí es son está están fue hay he ha han ser como cómo cuando cuándo donde dónde pero porque muy más \
         ya este esta esto ese esa hola buenos buenas días tardes gracias saludo saludos usted ustedes quiero \
         quisiera puedo pueden pedido",
    ),
    (
        "en",
        "the a an of to and or in on at is are was were be been have has had i you he she it we they my your \
         our their this that these those with without for from not no do does did can could will would should \
         what when where which who how why but because if there here very hello hi dear thanks thank please \
         regards sincerely yours am me us any some",
    ),
    (
        "fr",
        "le la les un une des du de et ou en dans sur est sont était être avoir ai a ont je tu il elle nous vous \
         ils mon ma mes votre vos notre ce cette ces que qui quoi où quand comment pas ne plus pour par avec \
         sans mais bonjour merci cordialement très bien au aux",
    ),
    (
        "pt",
        "o a os as um uma do da dos das no na nos nas e ou em que de por para com sem seu sua se lhe me meu \
         minha eu não sim é são está estão foi há ser como quando onde mas porque muito mais já este esta isto \
         olá bom boa dia tarde obrigado obrigada você vocês quero posso ao",
    ),
    (
        "it",
        "il lo la i gli le un uno una del della dei delle e o in che di per con senza suo sua si mi mio mia io \
         non sì è sono ho ha hanno era essere come quando dove ma perché molto più già questo questa buongiorno \
         ciao grazie saluti lei voi vorrei posso al alla nel nella",
    ),
    (
        "de",
        "der die das ein eine einen dem den des und oder in auf ist sind war waren sein haben habe hat ich du \
         er sie es wir ihr mein meine ihre unser dieser diese dieses mit ohne für von nicht kein keine was wann \
         wo wie warum aber weil wenn sehr hallo danke bitte guten tag grüße zu im am",
    ),
    (
        "ca",
        "el la els les un una uns del dels al i o en que què de per amb sense seu seva es ho em meu meva jo no \
         sí és són està estan hi ha he han ser com quan on però perquè molt més ja aquest aquesta això bon bona \
         dia tarda gràcies salutacions vostè voldria puc",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_mail_shows_its_language() {
        let told = [
            (
                "es",
                "¿Dónde está mi pedido 1042? Hola: el martes pedí dos sillas y no ha llegado nada. Gracias",
            ),
            (
                "en",
                "Order 2087 arrived with a dent\nHi, the table came this morning. What shall we do?",
            ),
            (
                "fr",
                "Bonjour, je n'ai pas reçu ma commande. Pouvez-vous me dire où elle est ? Merci",
            ),
            (
                "pt",
                "Olá, não recebi a minha encomenda. Você pode dizer onde está? Muito obrigado",
            ),
            (
                "de",
                "Guten Tag, ich habe meine Bestellung nicht erhalten. Wo ist sie? Danke",
            ),
            (
                "it",
                "Buongiorno, non ho ricevuto il mio ordine. Vorrei sapere dove è. Grazie",
            ),
            (
                "ca",
                "Bon dia, no he rebut la meva comanda. Voldria saber on és. Moltes gràcies",
            ),
        ];
        for (code, text) in told {
            assert_eq!(guess(text), Some(code), "{text}");
        }
    }

    #[test]
    fn what_says_little_is_not_guessed() {
        for text in [
            "",
            "42",
            "Factura 2231",
            "???",
            "Привет, где мой заказ?",
            "no",
        ] {
            assert_eq!(guess(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_quoted_is_somebody_elses_language() {
        let text = "Thanks, that is what I wanted.\n> Hola, su pedido está en la tienda y lo puede recoger.";
        assert_eq!(guess(text), Some("en"));
    }
}
