type Box = { width: number; height: number };

const smallest = 4;
const largest = 40;

/**
 * The font size at which a terminal fits into a box, from the size of its screen now; in steps of half a pixel, which
 * is what browsers draw. Without a height the width alone decides.
 */
export function typeThatFits(font: number, screen: Box, box: { width: number; height?: number }): number {
  if (screen.width === 0 || screen.height === 0 || box.width === 0) return font;
  const byWidth = box.width / screen.width;
  const byHeight = box.height === undefined ? byWidth : box.height / screen.height;
  const fitting = Math.floor(font * Math.min(byWidth, byHeight) * 2) / 2;
  return Math.max(smallest, Math.min(largest, fitting));
}
