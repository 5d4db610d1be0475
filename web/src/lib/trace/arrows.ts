/** A rectangle of the page, measured from the upper left of the drawing. */
export interface Rect {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/**
 * The way of an arrow from a dot to a box: to its left edge, or around by the right where the box lies in the
 * same column or before it.
 */
export function way(foot: Rect, box: Rect): string {
  const x = foot.right;
  const y = (foot.top + foot.bottom) / 2;
  const toY = Math.min(box.top + 12, (box.top + box.bottom) / 2);
  if (box.left >= x + 12) {
    const bend = Math.max(16, (box.left - x) / 2);
    return `M${x} ${y} C${x + bend} ${y} ${box.left - bend} ${toY} ${box.left - 1} ${toY}`;
  }
  const out = Math.max(x, box.right) + 22;
  return `M${x} ${y} C${out} ${y} ${out} ${toY} ${box.right + 1} ${toY}`;
}
