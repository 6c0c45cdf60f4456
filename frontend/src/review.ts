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
}

document.addEventListener("selectionchange", pick);
form?.addEventListener("change", show);
field("value")?.addEventListener("input", () => {
  const [start, end] = [field("start"), field("end")];
  if (start && end) start.value = end.value = ""; // typed words stand nowhere in the text
});
show();

document.addEventListener("keydown", (event) => {
  if (!plain(event)) return;
  if (event.key === "j" || event.key === "k") {
    event.preventDefault();
    move(event.key === "j" ? 1 : -1);
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
