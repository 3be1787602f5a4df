import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig, type Plugin } from "vite";

const SOURCES = ["index.html", "login.html", "package.json", "package-lock.json", "tsconfig.json", "vite.config.ts", "public", "src"];

function filesOf(path: string): string[] {
  if (!/(^|\/)(public|src)(\/|$)/.test(path) || /\.\w+$/.test(path)) return [path];
  return readdirSync(path).flatMap((name) => filesOf(join(path, name)));
}

/** Puts beside the bundle what it was made of: a digest of all sources, and the licence of what it contains. */
function provenance(): Plugin {
  return {
    name: "provenance",
    generateBundle() {
      const digest = createHash("sha256");
      for (const file of SOURCES.flatMap(filesOf).sort()) digest.update(file).update("\0").update(readFileSync(file)).update("\0");
      const licence = `three (https://threejs.org)\n\n${readFileSync("node_modules/three/LICENSE", "utf8")}`;
      this.emitFile({ type: "asset", fileName: "sources.sha256", source: `${digest.digest("hex")}\n` });
      this.emitFile({ type: "asset", fileName: "LICENSES.txt", source: licence });
    },
  };
}

// Relative addresses, no source maps, names by content: the bundle is committed and compared with a rebuild.
export default defineConfig({
  base: "./",
  plugins: [provenance()],
  build: { outDir: "../static", emptyOutDir: true, target: "es2022", sourcemap: false, chunkSizeWarningLimit: 900, rollupOptions: { input: ["index.html", "login.html"] } },
});
