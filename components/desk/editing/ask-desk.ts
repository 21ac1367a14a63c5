import type { Suggestions } from '#lib/publishing/editing/suggestions.ts'
import type { SaveAnswer } from './saver.ts'

/** A mistake of a text in an editor's words. */
export type ShownFinding = { line: number; words: string; level: 'error' | 'warning' }

/** What the check says of a draft. */
export type CheckAnswer = {
  findings: ShownFinding[]
  /** How many mistakes the draft makes in other files. */
  elsewhere: { path: string; words: string }[]
}

/** Somebody else who has a draft of the same file. */
export type OtherEditor = { author: string; at: string }

async function send(address: string, fields: Record<string, string>): Promise<Response> {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  return fetch(address, { method: 'POST', body, headers: { Accept: 'application/json' } })
}

/** Saves a text; rejects if there is no answer that says what became of it. */
export async function saveText(
  address: string,
  fields: { path: string; text: string; base: string; version: string },
): Promise<SaveAnswer> {
  const response = await send(address, fields)
  if (response.status === 401) return { state: 'signed-out' }
  if (response.status === 413) return { state: 'too-long' }
  if (response.status === 404) return { state: 'gone' }
  if (!response.ok) throw new Error(String(response.status))
  return (await response.json()) as SaveAnswer
}

/** Checks a text; undefined if that is not possible now. */
export async function checkText(
  address: string,
  fields: { path: string; text: string },
): Promise<CheckAnswer | undefined> {
  const response = await send(address, fields).catch(() => undefined)
  return response?.ok ? ((await response.json()) as CheckAnswer) : undefined
}

/** Sets a field of the front matter; undefined if that is not possible. */
export async function setField(
  address: string,
  fields: Record<string, string>,
): Promise<string | undefined> {
  const response = await send(address, fields).catch(() => undefined)
  return response?.ok ? ((await response.json()) as { text: string }).text : undefined
}

/** The names that a text may use. */
export async function loadNames(address: string): Promise<Suggestions | undefined> {
  const response = await fetch(address).catch(() => undefined)
  return response?.ok ? ((await response.json()) as Suggestions) : undefined
}

/** Who else has a draft of a file. */
export async function loadOthers(address: string): Promise<OtherEditor[] | undefined> {
  const response = await fetch(address).catch(() => undefined)
  return response?.ok ? ((await response.json()) as { others: OtherEditor[] }).others : undefined
}
