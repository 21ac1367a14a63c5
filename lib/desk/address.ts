/** An address as it signs what an editor does. */
export type Address = `${string}@${string}`

/** Whether a text has the form of one; the settings and the sign-in have checked the rest. */
export function isAddress(text: string): text is Address {
  return text.includes('@')
}
