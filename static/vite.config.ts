import react from "@vitejs/plugin-react";
import type { Root } from "postcss";
import { defineConfig } from "vitest/config";

const OWN_CLASS = /\.(pb-[\w-]+)/;

/** Gradio resets every button and input on its page with a class and a tag; each rule of ours counts one class more. */
const aboveGradio = {
  postcssPlugin: "above-gradio",
  Once: (root: Root) => {
    root.walkRules((rule) => {
      rule.selectors = rule.selectors.map((selector) => selector.replace(OWN_CLASS, ".$1.$1"));
    });
  },
};

export default defineConfig({
  plugins: [react()],
  base: "./",
  define: { "process.env.NODE_ENV": '"production"' },
  css: { postcss: { plugins: [aboveGradio] } },
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
