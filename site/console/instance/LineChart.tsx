const width = 600;
const height = 90;

/** A line of values, the newest at the right; said in words for who does not see it. */
export function LineChart({
  points,
  most,
  label,
}: {
  points: readonly number[];
  most: number;
  label: string;
}) {
  const top = Math.max(1, ...points);
  const bottom = Math.min(0, ...points);
  const step = width / (most - 1);
  const y = (value: number) => 4 + ((top - value) / (top - bottom)) * (height - 8);
  const from = width - (points.length - 1) * step;
  const line = points.map((value, index) => `${from + index * step},${y(value)}`).join(' ');
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width="100%"
      height={height}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <line x1="0" x2={width} y1={y(0)} y2={y(0)} stroke="var(--rule)" vectorEffect="non-scaling-stroke" />
      <polyline
        points={line}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
