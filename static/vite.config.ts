import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  base: "./",
  define: { "process.env.NODE_ENV": '"production"' },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: false,
    target: "es2022",
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      input: "src/main.tsx",
      preserveEntrySignatures: "strict",
      output: {
        entryFileNames: "playbill.js",
        assetFileNames: ({ names: [name = ""] }) => (name.endsWith(".css") ? "playbill.css" : "[name][extname]"),
      },
    },
  },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
