export interface Spread {
  median: number;
  min: number;
  max: number;
}

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  const median = ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
  return { median, min: sorted[0] ?? NaN, max: sorted.at(-1) ?? NaN };
}

/** Hearth's figure as a share of bare web-llm's, repeat by repeat, so that a drift of the machine is in both. */
export function ratios(hearth: readonly number[], bare: readonly number[]): Spread {
  return spread(hearth.map((value, repeat) => value / (bare[repeat] ?? NaN)));
}

/** By how much a value grows from one reading to the next: the slope of the line that fits them best. */
export function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spreadOfPlaces = values.reduce((sum, _, index) => sum + (index - middle) ** 2, 0);
  return values.reduce((sum, value, index) => sum + (index - middle) * (value - mean), 0) / spreadOfPlaces;
}
