//! `[skill.NAME]`, `[tag.NAME]`, `[disposition.NAME]`, `[decline_reason.NAME]`: names that mean something to people.

use super::section::Section;

pub(super) const SKILL: Section = Section::new(
    &["skill", "*"],
    &[],
    "Una habilidad que los agentes pueden tener. La tabla va vacía.",
    "A skill agents can have. The table is empty.",
);

pub(super) const TAG: Section = Section::new(
    &["tag", "*"],
    &[],
    "Una etiqueta para las conversaciones. La tabla va vacía.",
    "A label for conversations. The table is empty.",
);

pub(super) const DISPOSITION: Section = Section::new(
    &["disposition", "*"],
    &[],
    "Un motivo por el que termina una conversación. La tabla va vacía.",
    "A way a conversation can end. The table is empty.",
);

pub(super) const DECLINE_REASON: Section = Section::new(
    &["decline_reason", "*"],
    &[],
    "Un motivo para rechazar una oferta; si hay alguno, se pregunta. La tabla va vacía.",
    "A reason to decline an offer; if there is any, it is asked for. The table is empty.",
);
