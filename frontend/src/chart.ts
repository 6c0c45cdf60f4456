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
  since: boolean;
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
    const shared = one<HTMLElement>("#timeline > .legend");
    if (shared) shared.hidden = chosen !== undefined; // the chart has its own
    holder.hidden = chosen !== undefined;
    large.hidden = chosen === undefined;
    large.replaceChildren(...(chosen ? [draw(chosen.title, chosen.marks, labels)] : []));
  });
}

const DAY = 86_400_000;

/** Days, months or years, in the language of the page; never the hours that a short axis would fall into. */
function dates(first: number, last: number, language: string) {
  const days = (last - first) / DAY;
  const parts: Intl.DateTimeFormatOptions =
    days > 1500 ? { year: "numeric" } : days > 200 ? { month: "short", year: "numeric" } : { day: "numeric", month: "short", year: days > 45 ? undefined : "numeric" };
  const said = new Intl.DateTimeFormat(language, { ...parts, timeZone: "UTC" });
  const ticks: Date[] = [];
  if (days > 200) {
    const step = days > 1500 ? 12 : days > 700 ? 3 : days > 400 ? 2 : 1;
    const from = new Date(first);
    for (let at = new Date(Date.UTC(from.getUTCFullYear(), days > 1500 ? 12 : from.getUTCMonth() + 1)); at.getTime() <= last; at = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + step))) ticks.push(at);
  } else {
    const step = Math.max(1, Math.ceil(days / 9)) * DAY;
    for (let at = Math.ceil(first / DAY) * DAY; at <= last; at += step) ticks.push(new Date(at));
  }
  return { ticks, tickFormat: (at: Date) => said.format(at) };
}

const FADE = 0.12; // how far an open side is drawn, of the whole height
const HUES = 8;

function legend(origins: string[]): HTMLElement {
  const list = document.createElement("ul");
  list.className = "legend";
  origins.forEach((origin, place) => {
    const item = document.createElement("li");
    const swatch = document.createElement("span");
    swatch.className = `swatch hue-${(place % HUES) + 1}`;
    item.append(swatch, origin);
    list.append(item);
  });
  return list;
}

function draw(title: string, marks: Mark[], labels: Record<string, string>): HTMLElement {
  const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
  const top = Math.max(...marks.map(({ low, high }) => high ?? (low ?? 0) * (1 + FADE))) * 1.06;
  const rows = marks.map((mark) => {
    const [start, to] = [new Date(`${mark.start}Z`), new Date(`${mark.end}Z`)];
    return {
      ...mark,
      start,
      to,
      from: mark.since ? new Date(to.getTime() - DAY) : start, // a count that began long ago stands where it ends
      y1: mark.low ?? Math.max((mark.high ?? 0) - FADE * top, 0),
      y2: mark.high ?? Math.min((mark.low ?? 0) + FADE * top, top),
      open: mark.low === null || mark.high === null,
    };
  });
  type Row = (typeof rows)[number];
  const first = Math.min(...rows.map(({ start }) => start.getTime()));
  const last = Math.max(...rows.map(({ to }) => to.getTime()));
  const room = Math.max(DAY, (last - first) * 0.02);
  const origins = [...new Set(rows.map(({ origin }) => origin))];
  const edge = (side: "low" | "high", x1: "start" | "from", x2: "from" | "to", options: Plot.LinkOptions) =>
    Plot.link(rows.filter((row) => row[side] !== null && (x1 === "from" || row.since)), { x1, x2, y1: side, y2: side, stroke: "origin", strokeOpacity: (d: Row) => (d.used ? 1 : 0.45), ...options });
  const chart = Plot.plot({
    className: "plot", // its rules stand in style.css
    width: 1100,
    height: 380,
    marginLeft: 64,
    style: { background: "transparent", fontSize: "12px" },
    x: { type: "utc", label: null, domain: [new Date(first - room), new Date(last + room)], ...dates(first - room, last + room, language) },
    y: { label: null, grid: true, domain: [0, top], tickFormat: (n: number) => n.toLocaleString(language) },
    color: { domain: origins, range: origins.map((_, place) => `var(--h${(place % HUES) + 1})`) },
    marks: [
      Plot.ruleY([0]),
      Plot.rect(rows, { x1: "from", x2: "to", y1: "y1", y2: "y2", fill: "origin", fillOpacity: (d: Row) => (d.open ? 0.2 : 0.35) * (d.used ? 1 : 0.5), insetLeft: -1.5, insetRight: -1.5 }),
      edge("low", "start", "from", { strokeWidth: 1.3, strokeDasharray: "1 4" }),
      edge("high", "start", "from", { strokeWidth: 1.3, strokeDasharray: "1 4" }),
      edge("low", "from", "to", { strokeWidth: 2.5 }),
      edge("high", "from", "to", { strokeWidth: 2.5 }),
      Plot.text(rows.filter(({ change }) => change), { x: "to", y: "y2", text: "change", dy: -9, textAnchor: "end", fill: "currentColor", fontSize: 11 }),
      Plot.dot(rows.filter(({ denied }) => denied), { x: "to", y: "y2", symbol: "times", stroke: "var(--warn)", r: 6, strokeWidth: 2 }),
      Plot.tip(rows, Plot.pointer({ x1: "from", x2: "to", y1: "y1", y2: "y2", title: (d: Row) => `${d.origin}\n${d.words}`, fill: "var(--card)", stroke: "var(--strong)" })),
    ],
  });
  chart.querySelectorAll("style").forEach((style) => style.remove()); // pages take styles from files alone
  chart.setAttribute("role", "img");
  chart.setAttribute("aria-label", `${title}. ${labels["table"] ?? ""}`);
  chart.addEventListener("click", () => {
    const at = (chart as unknown as { value?: Mark }).value;
    if (at) location.assign(at.href);
  });
  const figure = document.createElement("div");
  figure.append(legend(origins), chart);
  return figure;
}
