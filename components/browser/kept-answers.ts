/** The answers to one step, by the names of its fields: a text, or the values of ticked boxes. */
export type FieldValues = Record<string, string[]>

/** Which answers: the form, the draft (empty where the form has none) and the step of the form. */
export type Place = { form: string; draft: string; step: string }

type KeptStep = { values: FieldValues; unsent: boolean }

type KeptDraft = { at: number; steps: Record<string, KeptStep> }

/** The drafts of one form, by their ids. */
type Kept = Record<string, KeptDraft>

/** Milliseconds that answers are kept: as long as the store keeps a draft. */
const TERM = 7 * 24 * 60 * 60 * 1000

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isDraft(value: unknown): value is KeptDraft {
  return isObject(value) && typeof value.at === 'number' && isObject(value.steps)
}

function read(form: string, now: number): Kept {
  const kept: Kept = {}
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(form) ?? '{}')
    for (const [draft, value] of Object.entries(isObject(stored) ? stored : {})) {
      if (isDraft(value) && now - value.at < TERM) kept[draft] = value
    }
  } catch {
    // A browser that keeps nothing, or text of another format: the form works without.
  }
  return kept
}

function write(form: string, kept: Kept): void {
  try {
    if (Object.keys(kept).length > 0) localStorage.setItem(form, JSON.stringify(kept))
    else localStorage.removeItem(form)
  } catch {
    // Full, or forbidden: the store still has what was sent.
  }
}

/** Keeps what is typed into a step. `now` in milliseconds since 1970. */
export function keepStep({ form, draft, step }: Place, values: FieldValues, now: number): void {
  const kept = read(form, now)
  const steps = { ...kept[draft]?.steps, [step]: { values, unsent: true } }
  write(form, { ...kept, [draft]: { at: now, steps } })
}

/**
 * What was typed into a step and never reached the store, by a crash of either side; undefined
 * where nothing was lost. The draft's other steps count as sent from now on: without them this one
 * could not be shown.
 *
 * @param shown the answers that the page came with
 */
export function findLost(
  { form, draft, step }: Place,
  shown: FieldValues,
  now: number,
): FieldValues | undefined {
  const kept = read(form, now)
  const steps = kept[draft]?.steps ?? {}
  for (const [name, one] of Object.entries(steps)) one.unsent &&= name === step
  // Also removes what is older than the term.
  write(form, kept)
  const lost = steps[step]
  const isEmpty = Object.values(shown).every((values) => values.every((value) => value === ''))
  if (!lost || !(lost.unsent || isEmpty)) return undefined
  return JSON.stringify(lost.values) === JSON.stringify(shown) ? undefined : lost.values
}

/**
 * Gives a new draft the answers of the last one that was left unsent: after a crash, the form comes
 * back with another id. Does nothing when answers are kept for the new draft.
 *
 * @param isOpen whether a draft is open in another tab, which goes on with it
 */
export function adoptUnsent(
  { form, draft, step }: Place,
  isOpen: (draft: string) => boolean,
  now: number,
): void {
  const kept = read(form, now)
  const [last] = Object.entries(kept)
    .filter(([id, { steps }]) => steps[step]?.unsent && !isOpen(id))
    .sort(([, a], [, b]) => b.at - a.at)
  if (!last || kept[draft]) return
  delete kept[last[0]]
  write(form, { ...kept, [draft]: last[1] })
}

/** Forgets the answers of one draft. */
export function forgetDraft({ form, draft }: Pick<Place, 'form' | 'draft'>, now: number): void {
  const { [draft]: _, ...others } = read(form, now)
  write(form, others)
}

/** Forgets all drafts but those that another tab still has something unsent of. */
export function forgetSent(form: string, now: number): void {
  const kept = Object.entries(read(form, now)).filter(
    ([draft, { steps }]) => draft !== '' && Object.values(steps).some(({ unsent }) => unsent),
  )
  write(form, Object.fromEntries(kept))
}
