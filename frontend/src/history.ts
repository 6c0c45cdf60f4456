// The slider of a figure's history: says which moment it stands at, and shows the figure as it was known then.
import { one } from "./dom";

function option(slider: HTMLInputElement): HTMLOptionElement | null {
  return one<HTMLOptionElement>(`#stops option[value="${slider.value}"]`);
}

function say(slider: HTMLInputElement): void {
  const said = one<HTMLOutputElement>("#stop-said");
  const label = option(slider)?.label ?? "";
  slider.setAttribute("aria-valuetext", label);
  if (said) said.textContent = `${(said.dataset["of"] ?? "").replace("#", slider.value)}: ${label}`;
}

/** Puts the page of that moment in the place of this one; the slider keeps the keyboard. */
async function show(slider: HTMLInputElement): Promise<void> {
  const href = option(slider)?.dataset["href"];
  const main = one("#main");
  if (!href || !main) return;
  main.setAttribute("aria-busy", "true");
  const answer = await fetch(href);
  if (!answer.ok) return location.assign(href);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!slider.isConnected || slider.value !== option(slider)?.value) return; // moved on meanwhile
  const made = page.querySelector("#main");
  if (!made) return location.assign(href);
  main.replaceChildren(...made.children);
  main.removeAttribute("aria-busy");
  document.title = page.title;
  history.replaceState(null, "", href);
  one<HTMLInputElement>("#stop")?.focus();
}

let waiting: ReturnType<typeof setTimeout> | undefined;
document.addEventListener("input", ({ target }) => {
  if (!(target instanceof HTMLInputElement) || target.id !== "stop") return;
  say(target);
  clearTimeout(waiting);
  waiting = setTimeout(() => void show(target), 250);
});
document.documentElement.classList.add("slides");
