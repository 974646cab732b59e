import type { ReactNode } from "react";
import type { PortShape } from "../../words";

/** Each shape drawn around the origin, as large as a disc of 12 pixels looks. */
const SHAPES: Readonly<Record<PortShape, ReactNode>> = {
  disc: <circle r="6" />,
  rounded: <rect x="-6" y="-6" width="12" height="12" rx="3.5" />,
  diamond: <path d="M0-7.5 7.5 0 0 7.5-7.5 0z" />,
  diamond_hole: <path fillRule="evenodd" d="M0-7.5 7.5 0 0 7.5-7.5 0zM0-2.6-2.6 0 0 2.6 2.6 0z" />,
  triangle: <path d="m-5-7 11 7-11 7z" />,
  square: <rect x="-5.5" y="-5.5" width="11" height="11" />,
  square_cross: <path fillRule="evenodd" d="M-6-6H6V6H-6zM-4-4v3h3v-3zM1-4v3h3v-3zM-4 1v3h3V1zM1 1v3h3V1z" />,
  square_hole: <path fillRule="evenodd" d="M-5.5-5.5h11v11h-11zM-2.2-2.2v4.4h4.4v-4.4z" />,
  bar: <rect x="-3" y="-7" width="6" height="14" rx="1" />,
  half_disc: <path d="M-3-7A7 7 0 0 1-3 7z" />,
  ring: (
    <path fillRule="evenodd" d="M0-6a6 6 0 1 1 0 12A6 6 0 0 1 0-6zM0-2.8a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z" />
  ),
};

interface ShapeProps {
  readonly shape: PortShape;
  /** A list: the shape doubled, 3 px apart. */
  readonly many?: boolean;
  /** Takes any number of wires: a plus on it. */
  readonly variadic?: boolean;
}

/** The shape of a port in the colour of its family, `currentColor`, with the node's colour around it. */
export function Shape({ shape, many = false, variadic = false }: ShapeProps) {
  return (
    <svg className="pb-shape" viewBox="-12 -12 24 24" width="24" height="24" aria-hidden>
      {many && <g transform="translate(3 -3)">{SHAPES[shape]}</g>}
      <g>{SHAPES[shape]}</g>
      {variadic && <path className="pb-shape-plus" d="M-3 0h6M0-3v6" />}
    </svg>
  );
}
