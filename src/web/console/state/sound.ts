// Two soft tones for what wants to be noticed; made here, so that nothing has to be loaded.

const TONES_HZ = [660, 880];
const TONE_S = 0.12;
const LOUDNESS = 0.08;

let output: AudioContext | null = null;

/** A browser plays nothing before somebody has touched the page; then it is silent. */
export function chime(): void {
  try {
    output ??= new AudioContext();
    void output.resume();
  } catch {
    return;
  }
  for (const [at, tone] of TONES_HZ.entries()) {
    const from = output.currentTime + at * TONE_S;
    const source = new OscillatorNode(output, { frequency: tone });
    const volume = new GainNode(output, { gain: 0 });
    // Neither begins nor ends with a click.
    volume.gain.setValueAtTime(0, from);
    volume.gain.linearRampToValueAtTime(LOUDNESS, from + 0.02);
    volume.gain.linearRampToValueAtTime(0, from + TONE_S);
    source.connect(volume).connect(output.destination);
    source.start(from);
    source.stop(from + TONE_S);
  }
}
