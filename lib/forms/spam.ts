/** A field that people do not see, and robots fill in. */
export const TRAP = 'website'

/** Whether the field that people do not see was filled in. */
export function isTrapped(form: FormData): boolean {
  return form.getAll(TRAP).some((value) => value !== '')
}
