import { encode } from 'uqr';
import { useMemo } from 'react';

/** Modules of white around the code: readers find its corners by them. */
const quiet = 4;

/** A QR code, black on white in every theme: cameras do not read it well the other way round. */
export function QrCode({ text, label, className }: { text: string; label: string; className?: string }) {
  const { size, path } = useMemo(() => {
    const { size, data } = encode(text, { ecc: 'M', border: quiet });
    return { size, path: data.flatMap(rowPath).join('') };
  }, [text]);
  return (
    <svg
      className={className}
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

function rowPath(row: boolean[], y: number): string[] {
  return row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : []));
}
