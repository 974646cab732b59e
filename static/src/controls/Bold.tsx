interface BoldProps {
  readonly text: string;
  /** The part to show in bold: where it begins, and where it has ended. */
  readonly part: readonly [number, number] | null;
}

/** Words of which the found part is bold. */
export function Bold({ text, part }: BoldProps) {
  if (!part) return text;
  return (
    <>
      {text.slice(0, part[0])}
      <b>{text.slice(part[0], part[1])}</b>
      {text.slice(part[1])}
    </>
  );
}
