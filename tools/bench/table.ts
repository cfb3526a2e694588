// Markdown tables.
import { spread } from './statistics.ts';

export const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
export const table = (head: readonly string[], rows: readonly string[]): string =>
  [row(...head), row(...head.map((_, column) => (column === 0 ? '---' : '---:'))), ...rows].join('\n');

/** “median (least–greatest)”. */
export function spreadText(values: readonly number[], digits: number): string {
  const { median, min, max } = spread(values);
  return values.length === 1
    ? median.toFixed(digits)
    : `${median.toFixed(digits)} (${min.toFixed(digits)}–${max.toFixed(digits)})`;
}
