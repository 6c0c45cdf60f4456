// The review by keyboard: a letter decides, j and k move, and words selected in the text correct a field.
import { all, one, plain } from "./dom";

const passage = one<HTMLElement>("#passage");
const form = one<HTMLFormElement>("#correct");
const queue = all<HTMLAnchorElement>(".queue a");

function move(by: number): void {
  const at = queue.findIndex((link) => link.getAttribute("aria-current"));
  queue[Math.min(Math.max(at + by, 0), queue.length - 1)]?.click();
}

function field(name: string): HTMLInputElement | null {
  return form?.elements.namedItem(name) as HTMLInputElement | null;
}

/** How many characters, counted as the ledger does (code points), stand before a place in the passage. */
function before(node: Node, offset: number): number {
  const range = document.createRange();
  range.selectNodeContents(passage as Node);
  range.setEnd(node, offset);
  return [...range.toString()].length;
}

/** Takes what is selected in the passage as the words of the field. */
function pick(): void {
  const selection = getSelection();
  if (!passage || !form || !selection || selection.isCollapsed || selection.rangeCount === 0) return;
  const range = selection.getRangeAt(0);
  if (!passage.contains(range.startContainer) || !passage.contains(range.endContainer)) return;
  const offset = Number(passage.dataset["offset"] ?? "0");
  const [start, end] = [field("start"), field("end")];
  const value = field("value");
  if (!start || !end || !value) return;
  start.value = String(offset + before(range.startContainer, range.startOffset));
  end.value = String(offset + before(range.endContainer, range.endOffset));
  value.value = range.toString();
}

function show(): void {
  const chosen = field("field")?.value;
  for (const item of all<HTMLElement>("[data-field]")) item.classList.toggle("picked", item.dataset["field"] === chosen);
  for (const item of all<HTMLElement>("[data-choices]")) item.hidden = item.dataset["choices"] !== chosen;
}

/** Words of the passage, as places in its text, for those who choose them by keyboard. */
const WORDS = [...(passage?.textContent ?? "").matchAll(/[\p{L}\p{N}]+(?:[.,’'-][\p{L}\p{N}]+)*/gu)].map((found): [number, number] => [found.index, found.index + found[0].length]);
let chosen: [number, number] | undefined;

/** The node and the place in it where a character of the passage stands. */
function at(place: number): [Node, number] {
  const walker = document.createTreeWalker(passage as Node, NodeFilter.SHOW_TEXT);
  let left = place;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (left <= length) return [node, left];
    left -= length;
  }
  return [passage as Node, 0];
}

function choose(by: number, more: boolean): void {
  const last = WORDS.length - 1;
  if (last < 0) return;
  const start = Math.max(WORDS.findIndex(([, end]) => end > before(passage?.querySelector("mark") ?? (passage as Node), 0)), 0);
  const [from, to] = chosen ?? [start - by, start - by];
  const next = Math.min(Math.max((more || by > 0 ? to : from) + by, 0), last);
  chosen = more ? [Math.min(from, next), Math.max(next, from)] : [next, next];
  getSelection()?.setBaseAndExtent(...at(WORDS[chosen[0]]?.[0] ?? 0), ...at(WORDS[chosen[1]]?.[1] ?? 0));
}

passage?.addEventListener("keydown", (event) => {
  if (event.key === "ArrowRight" || event.key === "ArrowLeft") choose(event.key === "ArrowRight" ? 1 : -1, event.shiftKey);
  else if (event.key === "Enter") one<HTMLButtonElement>("#correct button")?.focus();
  else return;
  event.preventDefault();
});

document.addEventListener("selectionchange", pick);
form?.addEventListener("change", show);
function typed(): void {
  const [start, end] = [field("start"), field("end")];
  if (start && end) start.value = end.value = ""; // typed words stand nowhere in the text
}
field("value")?.addEventListener("input", typed);
for (const item of all<HTMLElement>("[data-choices]")) {
  item.addEventListener("change", ({ target }) => {
    const value = field("value");
    if (value && target instanceof HTMLSelectElement) value.value = target.value;
    typed();
  });
}
for (const item of all<HTMLElement>("[data-field]")) {
  item.addEventListener("click", () => {
    const name = field("field");
    if (name) name.value = item.dataset["field"] ?? name.value;
    show();
  });
}
show();

document.addEventListener("keydown", (event) => {
  if (!plain(event)) return;
  if (event.key === "j" || event.key === "k") {
    event.preventDefault();
    move(event.key === "j" ? 1 : -1);
    return;
  }
  if (event.key === "w" && passage) {
    event.preventDefault();
    passage.focus();
    if (!chosen) choose(1, false);
    return;
  }
  if (event.key === "c" && form) {
    event.preventDefault();
    field("field")?.focus();
    return;
  }
  const button = one<HTMLButtonElement>(`button[data-key="${CSS.escape(event.key)}"]:not(:disabled)`);
  if (button) {
    event.preventDefault();
    button.click();
  }
});

one(".queue a[aria-current]")?.scrollIntoView({ block: "nearest" });
