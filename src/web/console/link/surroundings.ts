// What a session needs of where it runs: a browser, or a test that is one.

export interface Surroundings {
  open(heard: Heard): Wire;
  now(): number;
  random(): number;
  /** Does `then` in `ms` milliseconds; what it gives back calls that off. */
  after(ms: number, then: () => void): () => void;
}

export interface Wire {
  send(text: string): void;
  close(): void;
}

export interface Heard {
  opened(): void;
  text(text: string): void;
  closed(): void;
}
