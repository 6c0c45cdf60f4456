// The timeline that can be asked: each claim as the interval that it gives, with its words at the pointer.
import * as Plot from "@observablehq/plot";
import { one } from "./dom";

interface Mark {
  matter: string;
  place: string;
  origin: string;
  start: string;
  end: string;
  low: number | null;
  high: number | null;
  words: string;
  used: boolean;
  denied: boolean;
  change: string;
  href: string;
}

const holder = one<HTMLElement>("[data-island=chart]");
if (holder) void start(holder).catch(() => undefined); // the drawn panels stay

async function start(holder: HTMLElement): Promise<void> {
  const answer = await fetch(`/timeline.json${location.search}`, { headers: { accept: "application/json" } });
  if (!answer.ok) return;
  const { series, labels } = (await answer.json()) as { series: { title: string; marks: Mark[] }[]; labels: Record<string, string> };
  if (!series.length) return;
  const tools = document.createElement("div");
  tools.className = "tools";
  const select = document.createElement("select");
  select.setAttribute("aria-label", labels["choose"] ?? "");
  select.append(new Option(labels["all"] ?? "", ""));
  series.forEach(({ title }, place) => select.append(new Option(title, String(place))));
  tools.append(select);
  const large = document.createElement("div");
  large.className = "large panel";
  large.hidden = true;
  holder.before(tools, large);
  select.addEventListener("change", () => {
    const chosen = select.value ? series[Number(select.value)] : undefined;
    holder.hidden = chosen !== undefined;
    large.hidden = chosen === undefined;
    large.replaceChildren(...(chosen ? [draw(chosen.title, chosen.marks, labels)] : []));
  });
}

function draw(title: string, marks: Mark[], labels: Record<string, string>): HTMLElement | SVGElement {
  const top = Math.max(...marks.map(({ low, high }) => high ?? (low ?? 0) * 1.3)) * 1.05;
  const rows = marks.map((mark) => ({
    ...mark,
    from: new Date(mark.start),
    to: new Date(mark.end),
    y1: mark.low ?? 0,
    y2: mark.high ?? top,
    open: mark.low === null || mark.high === null,
  }));
  const chart = Plot.plot({
    className: "plot", // its rules stand in style.css
    width: 1100,
    height: 380,
    marginLeft: 64,
    style: { background: "transparent", fontSize: "12px" },
    x: { type: "utc", label: null },
    y: { label: null, grid: true, domain: [0, top], tickFormat: (n: number) => n.toLocaleString(document.documentElement.lang) },
    color: { legend: true },
    marks: [
      Plot.ruleY([0]),
      Plot.rect(rows, { x1: "from", x2: "to", y1: "y1", y2: "y2", fill: "origin", fillOpacity: (d: { used: boolean; open: boolean }) => (d.open ? 0.14 : 0.3) * (d.used ? 1 : 0.5), insetLeft: -1.5, insetRight: -1.5 }),
      Plot.link(rows.filter(({ low }) => low !== null), { x1: "from", x2: "to", y1: "low", y2: "low", stroke: "origin", strokeWidth: 2 }),
      Plot.link(rows.filter(({ high }) => high !== null), { x1: "from", x2: "to", y1: "high", y2: "high", stroke: "origin", strokeWidth: 2 }),
      Plot.text(rows.filter(({ change }) => change), { x: "to", y: "y2", text: "change", dy: -9, textAnchor: "end", fill: "currentColor", fontSize: 11 }),
      Plot.dot(rows.filter(({ denied }) => denied), { x: "to", y: "y2", symbol: "times", stroke: "var(--warn)", r: 6, strokeWidth: 2 }),
      Plot.tip(rows, Plot.pointer({ x1: "from", x2: "to", y1: "y1", y2: "y2", title: (d: Mark) => `${d.origin}\n${d.words}`, fill: "var(--card)", stroke: "var(--strong)" })),
    ],
  });
  chart.querySelectorAll("style").forEach((style) => style.remove()); // pages take styles from files alone
  chart.setAttribute("role", "img");
  chart.setAttribute("aria-label", `${title}. ${labels["table"] ?? ""}`);
  chart.addEventListener("click", () => {
    const at = (chart as unknown as { value?: Mark }).value;
    if (at) location.assign(at.href);
  });
  return chart;
}
