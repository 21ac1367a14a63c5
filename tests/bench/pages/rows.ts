import type { Row } from '../search.ts'

/** A figure that must not be over its budget. */
export function atMost(figure: string, value: number, unit: string, most: number): Row {
  const rounded = Math.round(value * 100) / 100
  return { figure, value: rounded, unit, budget: `≤ ${most}`, ok: value <= most }
}

/** A figure that must not be under its budget. */
export function atLeast(figure: string, value: number, unit: string, least: number): Row {
  const rounded = Math.round(value * 100) / 100
  return { figure, value: rounded, unit, budget: `≥ ${least}`, ok: value >= least }
}

/** A figure without a budget. */
export function told(figure: string, value: number, unit: string): Row {
  return { figure, value: Math.round(value * 100) / 100, unit, budget: '–', ok: true }
}

/** A figure that cannot be measured here; that is said, and is no failure. */
export function missing(figure: string, why: string, budget: string): Row {
  return { figure, value: undefined, unit: why, budget, ok: true }
}

export function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
