// The map that can be moved, in the place of the drawn one. It asks this server alone, and the house's tiles if it has any.
import { LngLatBounds, Map as GlMap, NavigationControl, Popup, setWorkerUrl } from "maplibre-gl";
import type { MapMouseEvent, StyleSpecification } from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { one } from "./dom";

interface Properties {
  kind: "point" | "area" | "flow";
  name: string;
  lines: string[];
  href: string;
  radius_km?: number;
  weight?: number;
}
type Data = GeoJSON.FeatureCollection<GeoJSON.Point | GeoJSON.LineString, Properties>;

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

function shapes(data: Data): { points: Data["features"]; areas: GeoJSON.Feature[]; flows: GeoJSON.Feature[] } {
  const points = data.features.filter(({ properties }) => properties.kind === "point");
  const areas = data.features.flatMap(({ geometry, properties }): GeoJSON.Feature[] =>
    properties.kind === "area" && geometry.type === "Point"
      ? [{ type: "Feature", properties, geometry: { type: "Polygon", coordinates: [around(geometry.coordinates as [number, number], properties.radius_km ?? 50)] } }]
      : [],
  );
  const flows = data.features.flatMap(({ geometry, properties }): GeoJSON.Feature[] =>
    geometry.type === "LineString"
      ? [{ type: "Feature", properties, geometry: { type: "LineString", coordinates: arc(geometry.coordinates[0] as [number, number], geometry.coordinates[1] as [number, number]) } }]
      : [],
  );
  return { points, areas, flows };
}

function bounds(data: Data): LngLatBounds {
  const found = new LngLatBounds();
  for (const { geometry } of data.features) {
    for (const point of geometry.type === "Point" ? [geometry.coordinates] : geometry.coordinates) {
      found.extend(point as [number, number]);
    }
  }
  return found;
}

function describe(map: GlMap, event: MapMouseEvent, layers: string[]): void {
  const found = map.queryRenderedFeatures(event.point, { layers })[0];
  if (!found) return;
  const { name, lines, href } = found.properties as Record<string, string>;
  const box = document.createElement("div");
  const link = document.createElement("a");
  link.href = href ?? "/";
  link.textContent = name ?? "";
  const list = document.createElement("ul");
  for (const line of JSON.parse(lines ?? "[]") as string[]) {
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
    fitBoundsOptions: { padding: 48, maxZoom: 7 },
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
  frame.className = "maplibre";
  map.resize();
  draw(map, data);
}

function draw(map: GlMap, data: Data): void {
  const { points, areas, flows } = shapes(data);
  const collection = (features: GeoJSON.Feature[]): GeoJSON.FeatureCollection => ({ type: "FeatureCollection", features });
  const source = (features: GeoJSON.Feature[]) => ({ type: "geojson" as const, data: collection(features) });
  map.addSource("areas", source(areas));
  map.addSource("flows", source(flows));
  map.addSource("points", source(points as GeoJSON.Feature[]));
  const top = Math.max(1, ...points.map(({ properties }) => properties.weight ?? 0));
  const [hot, cold, card] = [colour("--h2"), colour("--h1"), colour("--card")];
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
  const layers = ["points", "flows", "areas"];
  map.on("click", (event) => describe(map, event, layers));
  for (const layer of layers) {
    map.on("mouseenter", layer, () => (map.getCanvas().style.cursor = "pointer"));
    map.on("mouseleave", layer, () => (map.getCanvas().style.cursor = ""));
  }
}
