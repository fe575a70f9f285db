import { describe, expect, it } from 'vitest';
import { page } from './frame';

describe('the page of a formatted message', () => {
  it('does not ask for pictures that came beside the mail', () => {
    const made = page('<p>a</p><img alt="logo" src="cid:logo@x">', '/console/mail.css');
    expect(made).not.toContain('src="cid:');
    expect(made).toContain('alt="logo"');
  });

  it('opens links elsewhere', () => {
    expect(page('', '/x.css')).toContain('<base target="_blank">');
  });
});
