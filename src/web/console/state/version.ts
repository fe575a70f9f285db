// Whether the desk has another console than this tab: a tab stays open over an upgrade.

/** Asks the desk which page it gives out now. What cannot be asked is not known, and asked another time. */
export async function isOutdated(): Promise<boolean> {
  const own = document.querySelector<HTMLScriptElement>('script[type=module]')?.src;
  if (own === undefined) return false;
  try {
    const answer = await fetch(`${import.meta.env.BASE_URL}`, { cache: 'no-cache' });
    return answer.ok && !(await answer.text()).includes(new URL(own).pathname);
  } catch {
    return false;
  }
}
