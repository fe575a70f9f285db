// What this tab keeps over a reload: the session, and what was not sent yet.

export interface Kept {
  token: string;
  seq: string;
  name: string;
}

const SESSION = 'centralita.session';

export function keep(kept: Kept): void {
  write(SESSION, kept);
}

export function kept(): Kept | null {
  return read<Kept>(SESSION);
}

export function forget(): void {
  write(SESSION, null);
}

/** `null` keeps nothing. */
export function write(key: string, value: unknown): void {
  if (value === null) sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, JSON.stringify(value));
}

export function read<T>(key: string): T | null {
  const text = sessionStorage.getItem(key);
  if (text === null) return null;
  try {
    return JSON.parse(text) as T;
  } catch {
    return null;
  }
}
