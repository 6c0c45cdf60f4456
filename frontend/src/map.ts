// The map that can be moved, in the place of the drawn one. It asks this server alone, and the house's tiles if it has any.
import { LngLatBounds, Map as GlMap, NavigationControl, Popup, setWorkerUrl } from "maplibre-gl";
import type { FilterSpecification, MapMouseEvent, StyleSpecification } from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { one } from "./dom";

interface Properties {
  kind: "point" | "area" | "flow";
  name: string;
  lines: string[];
  href: string;
  radius_km?: number;
  outline?: string | null;
  weight?: number;
}
type Data = GeoJSON.FeatureCollection<GeoJSON.Point | GeoJSON.LineString, Properties>;

const FIT = { padding: 36, maxZoom: 7 };

const holder = one<HTMLElement>("[data-island=map]");
if (holder) void start(holder).catch(() => undefined); // the drawn map stays

function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function style(tiles: string | undefined): StyleSpecification {
  const land: StyleSpecification = {
    version: 8,
    sources: { countries: { type: "geojson", data: "/built/countries.json" } },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colour("--sea") } },
      { id: "land", type: "fill", source: "countries", paint: { "fill-color": colour("--land") } },
      { id: "borders", type: "line", source: "countries", paint: { "line-color": colour("--border"), "line-width": 1 } },
    ],
  };
  if (tiles) {
    land.sources["tiles"] = { type: "raster", tiles: [tiles], tileSize: 256 };
    land.layers.push({ id: "tiles", type: "raster", source: "tiles" });
  }
  return land;
}

/** A circle of so many kilometres on the ground: somewhere in there. */
function around([lon, lat]: [number, number], km: number): [number, number][] {
  const turn = (step: number) => (step / 64) * 2 * Math.PI;
  return Array.from({ length: 65 }, (_, step) => [
    lon + (km / (111.3 * Math.cos((lat * Math.PI) / 180))) * Math.cos(turn(step)),
    lat + (km / 111.3) * Math.sin(turn(step)),
  ]);
}

/** A bent way from one place to another. */
function arc(from: [number, number], to: [number, number]): [number, number][] {
  const middle: [number, number] = [
    (from[0] + to[0]) / 2 - (to[1] - from[1]) * 0.22,
    (from[1] + to[1]) / 2 + (to[0] - from[0]) * 0.22,
  ];
  const mix = (a: number, b: number, c: number, t: number) => (1 - t) ** 2 * a + 2 * (1 - t) * t * b + t ** 2 * c;
  return Array.from({ length: 33 }, (_, step) => [
    mix(from[0], middle[0], to[0], step / 32),
    mix(from[1], middle[1], to[1], step / 32),
  ]);
}

function shapes(data: Data) {
  const countries = data.features.map(({ properties }) => properties).filter(({ outline }) => outline);
  const points = data.features.filter(({ properties }) => properties.kind === "point");
  const areas = data.features.flatMap(({ geometry, properties }): GeoJSON.Feature[] =>
    properties.kind === "area" && !properties.outline && geometry.type === "Point"
      ? [{ type: "Feature", properties, geometry: { type: "Polygon", coordinates: [around(geometry.coordinates as [number, number], properties.radius_km ?? 50)] } }]
      : [],
  );
  const flows = data.features.flatMap(({ geometry, properties }): GeoJSON.Feature[] =>
    geometry.type === "LineString"
      ? [{ type: "Feature", properties, geometry: { type: "LineString", coordinates: arc(geometry.coordinates[0] as [number, number], geometry.coordinates[1] as [number, number]) } }]
      : [],
  );
  return { points, areas, flows, countries };
}

function bounds(data: Data): LngLatBounds {
  const found = new LngLatBounds();
  for (const { geometry, properties } of data.features) {
    for (const point of geometry.type === "Point" ? [geometry.coordinates] : geometry.coordinates) {
      const rim = properties.radius_km ? around(point as [number, number], properties.radius_km) : [point as [number, number]];
      rim.forEach((one) => found.extend(one));
    }
  }
  return found;
}

/** What lies under the pointer; lists travel through the map as text. */
function under(map: GlMap, event: MapMouseEvent, layers: string[], countries: Properties[]): Properties | undefined {
  const found = map.queryRenderedFeatures(event.point, { layers })[0]?.properties as Record<string, unknown> | undefined;
  if (!found || "code" in found) return countries.find(({ outline }) => found && outline === found["code"]);
  return { ...found, lines: JSON.parse(String(found["lines"] ?? "[]")) as string[] } as Properties;
}

function describe(map: GlMap, event: MapMouseEvent, layers: string[], countries: Properties[]): void {
  const found = under(map, event, layers, countries);
  if (!found) return;
  const { name, lines, href } = found;
  const box = document.createElement("div");
  const link = document.createElement("a");
  link.href = href;
  link.textContent = name;
  const list = document.createElement("ul");
  for (const line of lines) {
    const item = document.createElement("li");
    item.textContent = line;
    list.append(item);
  }
  box.append(link, list);
  new Popup({ maxWidth: "20rem" }).setLngLat(event.lngLat).setDOMContent(box).addTo(map);
}

async function start(holder: HTMLElement): Promise<void> {
  const answer = await fetch(`/map.json${location.search}`, { headers: { accept: "application/json" } });
  if (!answer.ok) return;
  const data = (await answer.json()) as Data;
  if (!data.features.length || !document.createElement("canvas").getContext("webgl2")) return;
  setWorkerUrl(workerUrl);
  const frame = document.createElement("div");
  frame.className = "maplibre loading";
  const map = new GlMap({
    container: frame,
    style: style(document.body.dataset["tiles"] || undefined),
    bounds: bounds(data),
    fitBoundsOptions: FIT,
    attributionControl: false,
    cooperativeGestures: false,
  });
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  await new Promise((resolve, reject) => {
    map.once("load", resolve);
    map.once("error", ({ error }) => reject(error));
    holder.after(frame);
  }).catch((error: unknown) => {
    map.remove();
    frame.remove();
    throw error;
  });
  holder.hidden = true;
  frame.classList.remove("loading"); // the map has put classes of its own there
  map.resize();
  map.fitBounds(bounds(data), { ...FIT, animate: false });
  draw(map, data);
}

function draw(map: GlMap, data: Data): void {
  const { points, areas, flows, countries } = shapes(data);
  const collection = (features: GeoJSON.Feature[]): GeoJSON.FeatureCollection => ({ type: "FeatureCollection", features });
  const source = (features: GeoJSON.Feature[]) => ({ type: "geojson" as const, data: collection(features) });
  map.addSource("areas", source(areas));
  map.addSource("flows", source(flows));
  map.addSource("points", source(points as GeoJSON.Feature[]));
  const top = Math.max(1, ...points.map(({ properties }) => properties.weight ?? 0));
  const [hot, cold, card] = [colour("--h2"), colour("--h1"), colour("--card")];
  const asked: FilterSpecification = ["in", ["get", "code"], ["literal", countries.map(({ outline }) => outline ?? "")]];
  map.addLayer({ id: "countries", type: "fill", source: "countries", filter: asked, paint: { "fill-color": hot, "fill-opacity": 0.1 } });
  map.addLayer({ id: "edges", type: "line", source: "countries", filter: asked, paint: { "line-color": hot, "line-dasharray": [2, 2] } });
  map.addLayer({ id: "areas", type: "fill", source: "areas", paint: { "fill-color": hot, "fill-opacity": 0.13 } });
  map.addLayer({ id: "rims", type: "line", source: "areas", paint: { "line-color": hot, "line-dasharray": [2, 2] } });
  map.addLayer({ id: "flows", type: "line", source: "flows", paint: { "line-color": cold, "line-width": 2.5, "line-opacity": 0.75 } });
  map.addLayer({
    id: "points",
    type: "circle",
    source: "points",
    paint: {
      "circle-color": hot,
      "circle-opacity": 0.8,
      "circle-stroke-color": card,
      "circle-stroke-width": 1.2,
      "circle-radius": ["+", 4, ["*", 9, ["sqrt", ["/", ["get", "weight"], top]]]],
    },
  });
  const layers = ["points", "flows", "areas", "countries"];
  map.on("click", (event) => describe(map, event, layers, countries));
  for (const layer of layers) {
    map.on("mouseenter", layer, () => (map.getCanvas().style.cursor = "pointer"));
    map.on("mouseleave", layer, () => (map.getCanvas().style.cursor = ""));
  }
}
