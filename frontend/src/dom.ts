// Small helpers that the islands share.

export function all<T extends Element>(selector: string, within: ParentNode = document): T[] {
  return [...within.querySelectorAll<T>(selector)];
}

export function one<T extends Element>(selector: string, within: ParentNode = document): T | null {
  return within.querySelector<T>(selector);
}

/** Whether someone is typing, so that letters are no commands. */
export function typing(event: KeyboardEvent): boolean {
  const target = event.target;
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName))
  );
}

/** A key alone: with Control, Alt or Meta it is the browser's. */
export function plain(event: KeyboardEvent): boolean {
  return !event.ctrlKey && !event.altKey && !event.metaKey && !event.defaultPrevented && !typing(event);
}

/** What the page says for scripts, in its own language. */
export function words(name: string): string {
  return document.body.dataset[name] ?? "";
}
