/** A sheet of paper with a folded corner. */
export function FileIcon() {
  return (
    <svg
      viewBox="0 0 12 14"
      width="12"
      height="14"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.3"
    >
      <path d="M1 1.5h6l4 4v7H1z M7 1.5v4h4" strokeLinejoin="round" />
    </svg>
  );
}
