// A first password that can be read aloud: letters and digits that nobody takes for each other.

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const LETTERS_IN_GROUP = 5;

/** Some 99 bits; `random` fills bytes as only an unguessable source may. */
export function madeUp(random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = (bytes) => crypto.getRandomValues(bytes)): string {
  const letter = (): string => {
    for (;;) {
      const [byte = 255] = random(new Uint8Array(1));
      // What is left over of 256 would make the first letters more likely.
      if (byte < 256 - (256 % LETTERS.length)) return LETTERS[byte % LETTERS.length] ?? '';
    }
  };
  return Array.from({ length: GROUPS }, () => Array.from({ length: LETTERS_IN_GROUP }, letter).join('')).join('-');
}

/** A secret that signs, as Standard Webhooks spells it. */
export function signing(): string {
  return `whsec_${btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))}`;
}
