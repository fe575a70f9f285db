// Words without case and accents, so that `envio` finds `Envío`.

export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
