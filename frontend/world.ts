// The outline of the world from the npm package world-atlas (Natural Earth, public domain), as two small files:
// world.json, rings of longitude and latitude that the server draws maps of, and countries.json, which the map reads.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { Plugin } from "vite";

type Ring = [number, number][];
type World = Topology<{ countries: GeometryCollection<{ name: string }> }>;

const require = createRequire(import.meta.url);

function countries(detail: "110m" | "50m") {
  const world = JSON.parse(readFileSync(require.resolve(`world-atlas/countries-${detail}.json`), "utf8")) as World;
  return feature(world, world.objects.countries).features;
}

/** Degrees to so many decimals: the outline is no more exact than that. */
function rounded(ring: number[][], decimals: number): Ring {
  const factor = 10 ** decimals;
  const points = ring.map(([lon, lat]): [number, number] => [
    Math.round((lon ?? 0) * factor) / factor,
    Math.round((lat ?? 0) * factor) / factor,
  ]);
  return points.filter((point, at) => at === 0 || point[0] !== points[at - 1]?.[0] || point[1] !== points[at - 1]?.[1]);
}

function outline(): Record<string, Ring[]> {
  const found: Record<string, Ring[]> = {};
  for (const { id, properties, geometry } of countries("50m")) {
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.type === "MultiPolygon" ? geometry.coordinates : [];
    const rings = polygons.flat().map((ring) => rounded(ring, 2)).filter((ring) => ring.length > 3);
    if (rings.length) found[`${id ?? properties.name} ${properties.name}`] = rings;
  }
  return found;
}

function forTheMap() {
  const features = countries("50m").map(({ id, geometry, properties }) => ({
    type: "Feature" as const,
    properties: { name: properties.name, code: String(id ?? properties.name) },
    geometry:
      geometry.type === "Polygon"
        ? { ...geometry, coordinates: geometry.coordinates.map((ring) => rounded(ring, 2)) }
        : geometry.type === "MultiPolygon"
          ? { ...geometry, coordinates: geometry.coordinates.map((polygon) => polygon.map((ring) => rounded(ring, 2))) }
          : geometry,
  }));
  return { type: "FeatureCollection" as const, features };
}

export function world(): Plugin {
  return {
    name: "kilde-world",
    generateBundle() {
      this.emitFile({ type: "asset", fileName: "world.json", source: JSON.stringify(outline()) });
      this.emitFile({ type: "asset", fileName: "countries.json", source: JSON.stringify(forTheMap()) });
    },
  };
}
