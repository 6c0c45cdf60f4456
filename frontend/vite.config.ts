import { defineConfig } from "vite";
import { world } from "./world";

// One script for each island; pages name them through the manifest. Nothing is put inside a page, so that it may
// forbid inline scripts and styles.
export default defineConfig({
  base: "/built/",
  plugins: [world()],
  build: {
    outDir: "../src/kilde/show/web/built",
    emptyOutDir: true,
    manifest: "manifest.json",
    modulePreload: false,
    assetsInlineLimit: 0,
    target: "es2022",
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      input: { live: "src/live.ts", history: "src/history.ts", map: "src/map.ts", chart: "src/chart.ts", review: "src/review.ts" },
      output: { entryFileNames: "[name]-[hash].js", chunkFileNames: "[name]-[hash].js", assetFileNames: "[name]-[hash][extname]" },
    },
  },
});
