import type { ReactNode } from "react";

/** Every glyph, drawn in a box of 16 by 16 with the line of the text around it. */
export const GLYPHS = {
  chev: (
    <>
      <path d="M4.5 6.5 8 10l3.5-3.5" />
    </>
  ),
  right: (
    <>
      <path d="M6.5 4.5 10 8l-3.5 3.5" />
    </>
  ),
  check: (
    <>
      <path d="m3.5 8.5 3 3 6-7" />
    </>
  ),
  done: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="m5.3 8.2 1.9 1.9 3.6-4" />
    </>
  ),
  clock: (
    <>
      <circle cx="8" cy="8" r="6.2" strokeDasharray="2.2 1.7" />
      <path d="M8 4.8V8l2.2 1.3" />
    </>
  ),
  arc: (
    <>
      <path d="M8 1.8A6.2 6.2 0 1 1 1.8 8" strokeWidth="2" />
    </>
  ),
  undo: (
    <>
      <path d="M3 6.5h6.5a3.3 3.3 0 0 1 0 6.6H6M3 6.5 6 3.5M3 6.5 6 9.5" />
    </>
  ),
  redo: (
    <>
      <path d="M13 6.5H6.5a3.3 3.3 0 0 0 0 6.6H10M13 6.5 10 3.5M13 6.5 10 9.5" />
    </>
  ),
  find: (
    <>
      <circle cx="7" cy="7" r="4.3" />
      <path d="m10.3 10.3 3.2 3.2" />
    </>
  ),
  code: (
    <>
      <path d="M5.5 4.5 2 8l3.5 3.5M10.5 4.5 14 8l-3.5 3.5" />
    </>
  ),
  up: (
    <>
      <path d="M8 12.5v-9M4.5 7 8 3.5 11.5 7" />
    </>
  ),
  grip: (
    <>
      <path d="M6 4h.01M6 8h.01M6 12h.01M10 4h.01M10 8h.01M10 12h.01" strokeWidth="2.2" />
    </>
  ),
  dots: (
    <>
      <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth="2" />
    </>
  ),
  plus: (
    <>
      <path d="M8 3v10M3 8h10" />
    </>
  ),
  minus: (
    <>
      <path d="M3.5 8h9" />
    </>
  ),
  x: (
    <>
      <path d="m4 4 8 8m0-8-8 8" />
    </>
  ),
  fit: (
    <>
      <path d="M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10" />
    </>
  ),
  tidy: (
    <>
      <rect x="2" y="6" width="4" height="4" rx="1" />
      <rect x="10" y="2.5" width="4" height="4" rx="1" />
      <rect x="10" y="9.5" width="4" height="4" rx="1" />
      <path d="M6 8h2M10 4.5H8v7h2" />
    </>
  ),
  play: (
    <>
      <path d="M5 3.3v9.4L12.5 8z" fill="currentColor" />
    </>
  ),
  from: (
    <>
      <path d="M3 3.5v9M6.5 4v8L13 8z" />
    </>
  ),
  stop: (
    <>
      <rect x="4" y="4" width="8" height="8" rx="1.5" fill="currentColor" />
    </>
  ),
  pin: (
    <>
      <path d="M6 2.5h4l-.5 4.5 2.5 2.5H4L6.5 7zM8 9.5v4" />
    </>
  ),
  mic: (
    <>
      <rect x="6" y="2" width="4" height="7.5" rx="2" />
      <path d="M3.5 7.5a4.5 4.5 0 0 0 9 0M8 12v2" />
    </>
  ),
  clip: (
    <>
      <path d="m13 7.5-5.3 5.2a3.3 3.3 0 0 1-4.7-4.7l5.5-5.4a2.2 2.2 0 0 1 3.1 3.1L6.2 11a1.1 1.1 0 0 1-1.6-1.5l4.6-4.7" />
    </>
  ),
  chat: (
    <>
      <path d="M3 3.5h10a1 1 0 0 1 1 1V10a1 1 0 0 1-1 1H7.5L4.5 13.5V11H3a1 1 0 0 1-1-1V4.5a1 1 0 0 1 1-1z" />
    </>
  ),
  pen: (
    <>
      <path d="m3 13 .7-3 7-7 2.3 2.3-7 7zM9.3 4.4l2.3 2.3" />
    </>
  ),
  eye: (
    <>
      <path d="M1.8 8S4 3.8 8 3.8 14.2 8 14.2 8 12 12.2 8 12.2 1.8 8 1.8 8z" />
      <circle cx="8" cy="8" r="1.8" />
    </>
  ),
  loop: (
    <>
      <path d="M12.5 9.5a4.8 4.8 0 0 1-9 .5M3.5 6.5a4.8 4.8 0 0 1 9-.5M13 3v3h-3M3 13v-3h3" />
    </>
  ),
  img: (
    <>
      <rect x="2" y="3" width="12" height="10" rx="1.5" />
      <circle cx="5.5" cy="6.3" r="1.1" />
      <path d="m2.5 11.5 3.3-3 2.2 2 2.8-3 3 3" />
    </>
  ),
  say: (
    <>
      <path d="M2.5 6v4H5l3.5 3V3L5 6zM11 5.8a3 3 0 0 1 0 4.4M12.8 4a5.5 5.5 0 0 1 0 8" />
    </>
  ),
  show: (
    <>
      <rect x="2" y="3" width="12" height="8" rx="1.5" />
      <path d="M6 13.5h4" />
    </>
  ),
  text: (
    <>
      <path d="M3 4.5V3h10v1.5M8 3v10M6 13h4" />
    </>
  ),
  file: (
    <>
      <path d="M9 2H4.5A1 1 0 0 0 3.5 3v10a1 1 0 0 0 1 1h7a1 1 0 0 0 1-1V5.5zM9 2v3.5h3.5" />
    </>
  ),
  bot: (
    <>
      <rect x="2.5" y="5" width="11" height="8" rx="2" />
      <path d="M8 5V2.5M5.8 8.5v1M10.2 8.5v1" />
    </>
  ),
  tool: (
    <>
      <path d="M13.5 4.5a3.5 3.5 0 0 1-4.7 3.9L5 12.2a1.5 1.5 0 0 1-2.1-2.1l3.7-3.8A3.5 3.5 0 0 1 11 2L9 4l.8 2.2L12 7z" />
    </>
  ),
  form: (
    <>
      <rect x="3" y="2" width="10" height="12" rx="1.5" />
      <path d="M5.5 5.5h5M5.5 8h5M5.5 10.5h3" />
    </>
  ),
  user: (
    <>
      <circle cx="8" cy="5.5" r="2.5" />
      <path d="M3 13.5c.5-2.7 2.5-4 5-4s4.5 1.3 5 4" />
    </>
  ),
  team: (
    <>
      <circle cx="5.8" cy="6" r="2.2" />
      <path d="M1.8 13c.4-2.2 2-3.3 4-3.3s3.6 1.1 4 3.3M10.5 4a2.2 2.2 0 0 1 0 4.2M12 10c1.3.5 2 1.5 2.3 3" />
    </>
  ),
  each: (
    <>
      <path d="M6 4.5h8M6 8h8M6 11.5h8M2.5 4.5h.01M2.5 8h.01M2.5 11.5h.01" />
    </>
  ),
  table: (
    <>
      <rect x="2" y="3" width="12" height="10" rx="1.5" />
      <path d="M2 6.5h12M6.5 6.5V13" />
    </>
  ),
  fork: (
    <>
      <path d="M2 8h4l3-4h4.5M6 8l3 4h4.5M11.5 2 13.5 4l-2 2M11.5 10l2 2-2 2" />
    </>
  ),
  fix: (
    <>
      <path d="m3 13 6-6M10.5 2.5v3M9 4h3M13 7.5v2M12 8.5h2M5 3.5v2M4 4.5h2" />
    </>
  ),
  warn: (
    <>
      <path d="M8 2.5 14 13H2zM8 6.5v3M8 11.3h.01" />
    </>
  ),
  down: (
    <>
      <path d="M8 2.5v8M4.5 7.5 8 11l3.5-3.5M3 13.5h10" />
    </>
  ),
  gear: (
    <>
      <path d="M2 5h7M13 5h1M2 11h1M7 11h7" />
      <circle cx="11" cy="5" r="1.8" />
      <circle cx="5" cy="11" r="1.8" />
    </>
  ),
  left: (
    <>
      <path d="M9.5 4.5 6 8l3.5 3.5" />
    </>
  ),
  pause: (
    <>
      <path d="M5.5 3.5v9M10.5 3.5v9" strokeWidth="2.2" />
    </>
  ),
  square: (
    <>
      <rect x="4" y="4" width="8" height="8" rx="1.5" />
    </>
  ),
  slashed: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="m3.7 12.3 8.6-8.6" />
    </>
  ),
  note: (
    <>
      <path d="M3 3.5A.5.5 0 0 1 3.5 3h9a.5.5 0 0 1 .5.5V9.5L9.5 13h-6a.5.5 0 0 1-.5-.5zM13 9.5h-3a.5.5 0 0 0-.5.5v3" />
    </>
  ),
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
      <path d="M10.5 5.5V3.5a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2" />
    </>
  ),
  bin: (
    <>
      <path d="M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.6 8.5h5.8l.6-8.5M6.8 7v3.5M9.2 7v3.5" />
    </>
  ),
  off: (
    <>
      <path d="M8 2.5V8M4.9 4.3a5 5 0 1 0 6.2 0" />
    </>
  ),
  same: (
    <>
      <circle cx="5.8" cy="8" r="3.6" />
      <circle cx="10.2" cy="8" r="3.6" />
    </>
  ),
  open: (
    <>
      <path d="M9.5 3H13v3.5M13 3 8 8M6.5 3.5h-3a.5.5 0 0 0-.5.5v8.5a.5.5 0 0 0 .5.5H12a.5.5 0 0 0 .5-.5v-3" />
    </>
  ),
  enter: (
    <>
      <path d="M2.5 8h8M7.5 5l3 3-3 3M10.5 3h2a.5.5 0 0 1 .5.5v9a.5.5 0 0 1-.5.5h-2" />
    </>
  ),
  link: (
    <>
      <path d="M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2-2a2.6 2.6 0 0 0-3.7-3.7l-.8.8M9.2 6.8a2.6 2.6 0 0 0-3.7 0l-2 2a2.6 2.6 0 0 0 3.7 3.7l.8-.8" />
    </>
  ),
  sun: (
    <>
      <circle cx="8" cy="8" r="2.8" />
      <path d="M8 1.8v1.4M8 12.8v1.4M1.8 8h1.4M12.8 8h1.4M3.6 3.6l1 1M11.4 11.4l1 1M12.4 3.6l-1 1M4.6 11.4l-1 1" />
    </>
  ),
  moon: (
    <>
      <path d="M13 9.6A5.4 5.4 0 0 1 6.4 3a5.4 5.4 0 1 0 6.6 6.6z" />
    </>
  ),
  help: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="M6.3 6.4a1.7 1.7 0 1 1 2.4 1.7c-.5.2-.7.5-.7 1M8 11.2h.01" />
    </>
  ),
  film: (
    <>
      <rect x="2" y="3" width="12" height="10" rx="1.5" />
      <path d="M6.8 6.2v3.6L9.8 8z" fill="currentColor" />
    </>
  ),
  key: (
    <>
      <circle cx="5.5" cy="10.5" r="2.8" />
      <path d="m7.5 8.5 5.5-5.5M10.5 5.5l2 2" />
    </>
  ),
  keyboard: (
    <>
      <rect x="1.8" y="4" width="12.4" height="8" rx="1.5" />
      <path d="M4.5 6.8h.01M7 6.8h.01M9.5 6.8h.01M11.5 6.8h.01M5.5 9.5h5" />
    </>
  ),
  panel: (
    <>
      <rect x="2" y="3" width="12" height="10" rx="1.5" />
      <path d="M6 3v10" />
    </>
  ),
  history: (
    <>
      <path d="M3 8a5 5 0 1 0 1.6-3.7L3 5.8M3 2.8v3h3M8 5.2V8l2 1.3" />
    </>
  ),
  alignLeft: (
    <>
      <path d="M2.5 2.5v11" />
      <rect x="5" y="4" width="8.5" height="3" rx=".8" />
      <rect x="5" y="9" width="5" height="3" rx=".8" />
    </>
  ),
  alignTop: (
    <>
      <path d="M2.5 2.5h11" />
      <rect x="4" y="5" width="3" height="8.5" rx=".8" />
      <rect x="9" y="5" width="3" height="5" rx=".8" />
    </>
  ),
  spreadAcross: (
    <>
      <path d="M2.5 3v10M13.5 3v10" />
      <rect x="6.3" y="4.5" width="3.4" height="7" rx=".8" />
    </>
  ),
  spreadDown: (
    <>
      <path d="M3 2.5h10M3 13.5h10" />
      <rect x="4.5" y="6.3" width="7" height="3.4" rx=".8" />
    </>
  ),
} as const satisfies Record<string, ReactNode>;

export type GlyphName = keyof typeof GLYPHS;
