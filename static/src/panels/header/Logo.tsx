/** Playbill's sign. */
export function Logo() {
  return (
    <svg className="pb-logo" width="24" height="24" viewBox="0 0 24 24" role="img" aria-label="Playbill">
      <rect width="24" height="24" rx="7" fill="var(--fill)" />
      <path
        d="M8 18V6.5h4.7a3.6 3.6 0 0 1 0 7.2H8"
        fill="none"
        stroke="#fff"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
