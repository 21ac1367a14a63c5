import type { Suspicion } from '#lib/store/recommendation-types.ts'

/** A field that people do not see. Robots fill it in, and so do some password managers. */
export const TRAP = 'website'

/** Whether the field that people do not see was filled in. */
export function isTrapped(form: FormData): boolean {
  return form.getAll(TRAP).some((value) => value !== '')
}

/**
 * The shortest time between the first page of a form and its sending, in milliseconds: a program
 * that renders no page is faster, and a browser that fills the fields in by itself is not.
 */
const SHORTEST_MS = 200

/** Whether a form that was begun at an instant (ISO text) is sent sooner than a person can. */
export function isTooFast(began: string, now: Temporal.Instant): boolean {
  const passed = now.epochMilliseconds - Date.parse(began)
  return passed >= 0 && passed < SHORTEST_MS
}

/** Whether a text holds the address of a page, as robots write into every field. */
export function holdsLink(text: string): boolean {
  return /https?:|www\.|\[url|<a\s/i.test(text)
}

/** The reasons out of what was found; nothing when none was found. */
export function suspicionOf(found: Partial<Record<Suspicion, boolean>>): Suspicion[] | undefined {
  const reasons = (['hidden-field', 'too-fast', 'link-in-name'] as const).filter(
    (reason) => found[reason] === true,
  )
  return reasons.length > 0 ? reasons : undefined
}
