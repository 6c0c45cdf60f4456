// On every page: keys that lead on, and word that the ledger has grown.
import { one, plain, words } from "./dom";

const WAYS: Record<string, string> = { s: "/", r: "/review", a: "/reports", o: "/sources" };
let waiting = "";

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && document.activeElement instanceof HTMLElement) {
    document.activeElement.blur();
    waiting = "";
    return;
  }
  if (!plain(event)) return;
  if (waiting === "g" && WAYS[event.key]) {
    event.preventDefault();
    location.assign(WAYS[event.key] ?? "/");
  } else if (event.key === "/") {
    event.preventDefault();
    one<HTMLInputElement>("#find")?.focus();
  } else if (event.key === "?") {
    location.assign("/help");
  }
  waiting = event.key === "g" ? "g" : "";
});

function news(head: number): void {
  if (one(".news-bar")) return;
  const bar = document.createElement("p");
  bar.className = "news-bar";
  bar.setAttribute("role", "status");
  const link = document.createElement("a");
  link.href = location.href.replace(/#.*$/, "");
  link.textContent = words("news");
  link.dataset["head"] = String(head);
  bar.append(link);
  document.body.append(bar);
}

const known = Number(document.body.dataset["head"] ?? "0");
if (document.body.dataset["live"] !== undefined) {
  const source = new EventSource("/api/v1/events");
  source.addEventListener("head", (event) => {
    if (Number(event.data) > known) news(Number(event.data));
  });
  addEventListener("pagehide", () => source.close());
}
