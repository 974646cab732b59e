import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  base: "./",
  define: { "process.env.NODE_ENV": '"production"' },
  build: {
    lib: { entry: "src/main.tsx", formats: ["es"], fileName: () => "playbill.js", cssFileName: "playbill" },
    outDir: "dist",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: "es2022",
    rollupOptions: { output: { assetFileNames: "[name][extname]" } },
  },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
