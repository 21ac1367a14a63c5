/** The steps that are ticked in one plan. */
type PlanTicks = { at: number; steps: string[] }

/** The ticks of each plan, by its name. */
type Kept = Record<string, PlanTicks>

/** Where they are kept; the form says the same in `data-kept`, by which the loader knows of them. */
const KEY = 'ticks'

/** Plans of which ticks are kept; those that were left longest go first. */
const MAX_PLANS = 20

function isTicks(value: unknown): value is PlanTicks {
  if (typeof value !== 'object' || value === null) return false
  const { at, steps } = value as Partial<PlanTicks>
  return (
    typeof at === 'number' && Array.isArray(steps) && steps.every((one) => typeof one === 'string')
  )
}

function read(): Kept {
  const kept: Kept = {}
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    for (const [plan, value] of Object.entries(stored ?? {})) if (isTicks(value)) kept[plan] = value
  } catch {
    // A browser that keeps nothing, or text of another format: the ticks stand in the address.
  }
  return kept
}

/** The steps ticked in a plan, as this browser keeps them. */
export function ticksOf(plan: string): string[] {
  return read()[plan]?.steps ?? []
}

/**
 * Keeps the steps ticked in a plan, in place of those before.
 *
 * @param now milliseconds since 1970
 * @returns whether the browser has kept them
 */
export function keepTicks(plan: string, steps: string[], now: number): boolean {
  const { [plan]: _, ...others } = read()
  const all = Object.entries({ ...others, ...(steps.length > 0 && { [plan]: { at: now, steps } }) })
  const latest = all.sort(([, a], [, b]) => b.at - a.at).slice(0, MAX_PLANS)
  try {
    if (latest.length > 0) localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(latest)))
    else localStorage.removeItem(KEY)
    return true
  } catch {
    return false
  }
}
