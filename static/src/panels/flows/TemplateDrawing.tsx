import type { ReactNode } from "react";
import type { TemplateCard } from "../../contract";

const ONE = (
  <>
    <path d="M72 46h72" stroke="var(--talk)" strokeWidth="2" />
    <g fill="var(--node)" stroke="var(--line2)">
      <rect x="22" y="30" width="50" height="32" rx="7" />
      <rect x="144" y="30" width="50" height="32" rx="7" />
    </g>
    <circle cx="108" cy="46" r="4" fill="var(--talk)" />
  </>
);
const LOOP = (
  <>
    <rect
      x="44"
      y="14"
      width="128"
      height="64"
      rx="10"
      fill="none"
      stroke="var(--loops)"
      strokeWidth="1.5"
      strokeDasharray="4 4"
    />
    <path d="M20 46h36M94 46h28M160 46h36" stroke="var(--talk)" strokeWidth="2" />
    <g fill="var(--node)" stroke="var(--line2)">
      <rect x="56" y="31" width="38" height="30" rx="7" />
      <rect x="122" y="31" width="38" height="30" rx="7" />
    </g>
  </>
);
const FAN = (
  <>
    <path
      d="M50 46h34M84 18v56M84 18h12M84 74h12M84 46h12M132 18h10v56h-10M132 46h34"
      fill="none"
      stroke="var(--talk)"
      strokeWidth="2"
    />
    <g fill="var(--node)" stroke="var(--line2)">
      <rect x="16" y="32" width="34" height="28" rx="7" />
      <rect x="94" y="8" width="38" height="22" rx="6" />
      <rect x="94" y="35" width="38" height="22" rx="6" />
      <rect x="94" y="62" width="38" height="22" rx="6" />
      <rect x="166" y="32" width="34" height="28" rx="7" />
    </g>
  </>
);
const TOOLS = (
  <>
    <path d="M16 26h38M162 26h38" stroke="var(--talk)" strokeWidth="2" />
    <rect x="54" y="12" width="108" height="68" rx="9" fill="var(--node)" stroke="var(--line2)" />
    <path d="M54 40h108" stroke="var(--line)" />
    <g fill="none" stroke="var(--value)" strokeWidth="1.5">
      <rect x="64" y="50" width="26" height="20" rx="5" />
      <rect x="95" y="50" width="26" height="20" rx="5" />
      <rect x="126" y="50" width="26" height="20" rx="5" />
    </g>
    <circle cx="70" cy="26" r="5" fill="var(--talk)" />
  </>
);
const TEAM = (
  <>
    <path d="M16 46h40M160 46h40" stroke="var(--talk)" strokeWidth="2" />
    <rect x="56" y="10" width="104" height="72" rx="10" fill="none" stroke="var(--loops)" strokeWidth="1.5" />
    <g fill="var(--node)" strokeWidth="1.5">
      <circle cx="84" cy="32" r="10" stroke="var(--talk)" />
      <circle cx="132" cy="32" r="10" stroke="var(--data)" />
      <circle cx="84" cy="62" r="10" stroke="var(--sound)" />
      <circle cx="132" cy="62" r="10" stroke="var(--picture)" />
    </g>
  </>
);
const CHOICE = (
  <>
    <path
      d="M58 46h18M104 46h14M118 20v52M118 20h22M118 72h22M118 46h22"
      fill="none"
      stroke="var(--talk)"
      strokeWidth="2"
    />
    <path d="M90 32l14 14-14 14-14-14z" fill="var(--node)" stroke="var(--loops)" strokeWidth="1.5" />
    <g fill="var(--node)" stroke="var(--line2)">
      <rect x="20" y="31" width="38" height="30" rx="7" />
      <rect x="140" y="9" width="46" height="22" rx="6" />
      <rect x="140" y="35" width="46" height="22" rx="6" />
      <rect x="140" y="61" width="46" height="22" rx="6" />
    </g>
  </>
);
const DRAWINGS: Readonly<Record<TemplateCard["drawing"], ReactNode>> = {
  one: ONE,
  loop: LOOP,
  fan: FAN,
  tools: TOOLS,
  team: TEAM,
  choice: CHOICE,
};

/** A template's flow in a few strokes. */
export function TemplateDrawing({ drawing }: Pick<TemplateCard, "drawing">) {
  return (
    <svg viewBox="0 0 216 92" aria-hidden>
      {DRAWINGS[drawing]}
    </svg>
  );
}
