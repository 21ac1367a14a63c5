/** One field's answer as the browser keeps it: its text, or the boxes that are ticked. */
export type FieldValues = Record<string, string[]>

type KeptStep = { values: FieldValues; unsent: boolean }

/** `tab` tells whose they are: two tabs are two recommendations. */
type Kept = { at: number; tab: string; steps: Record<string, KeptStep> }

const KEY = 'recommend'

/** As long as the store keeps a draft. */
const TERM = 7 * 24 * 60 * 60 * 1000

/** After so long without a key pressed, what another tab has kept may be what a crash has left. */
const ABANDONED_MS = 2 * 60 * 1000

/** An id of this tab, which a reload and a restored session keep. */
function tabId(): string {
  try {
    const id = sessionStorage.getItem(KEY) ?? Math.random().toString(36).slice(2)
    sessionStorage.setItem(KEY, id)
    return id
  } catch {
    return ''
  }
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false
  if (!('at' in value) || !('steps' in value)) return false
  if (!('tab' in value) || typeof value.tab !== 'string') return false
  return typeof value.at === 'number' && typeof value.steps === 'object' && value.steps !== null
}

function read(now: number): Kept {
  const tab = tabId()
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null')
    const age = isKept(kept) ? now - kept.at : TERM
    if (isKept(kept) && age < TERM && (kept.tab === tab || age > ABANDONED_MS)) return kept
  } catch {
    // A browser that keeps nothing, or what another page left: the form works without.
  }
  return { at: now, tab, steps: {} }
}

function write(kept: Kept): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(kept))
  } catch {
    // Full, or forbidden: the store still has what was sent.
  }
}

/** Keeps what is typed into a step. */
export function keepStep(step: string, values: FieldValues, now: number): void {
  const kept = read(now)
  write({ at: now, tab: tabId(), steps: { ...kept.steps, [step]: { values, unsent: true } } })
}

/**
 * What was typed into a step and never reached the store, by a crash of either side. The
 * other steps have reached it, or this one could not be shown.
 */
export function findLost(step: string, shown: FieldValues, now: number): FieldValues | undefined {
  const kept = read(now)
  const others = Object.entries(kept.steps).map(([name, { values, unsent }]) => [
    name,
    { values, unsent: name === step && unsent },
  ])
  write({ ...kept, tab: tabId(), steps: Object.fromEntries(others) })
  const mine = kept.steps[step]
  const isEmpty = Object.values(shown).every((values) => values.every((value) => value === ''))
  if (!mine || !(mine.unsent || isEmpty)) return undefined
  return JSON.stringify(mine.values) === JSON.stringify(shown) ? undefined : mine.values
}

/** Keeps nothing any more. */
export function forgetAnswers(): void {
  try {
    localStorage.removeItem(KEY)
  } catch {
    // Nothing can be kept here, so there is nothing to forget.
  }
}
