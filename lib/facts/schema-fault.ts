import type { z } from 'zod'

/** A mistake between the fields of a file, which only a rule of its schema can find. */
export type SchemaFault = {
  /** The key of its words in the content check: `findings.<code>` in the messages. */
  code: string
  values: Record<string, string | number>
  /** The same in English, for errors of the start; a whole sentence. */
  message: string
}

/** Reports a mistake so that the content check can say it in the editor's language. */
export function addFault(
  context: z.core.$RefinementCtx,
  { code, values, message }: SchemaFault,
  path: PropertyKey[] = [],
): void {
  context.addIssue({ code: 'custom', path, message, params: { finding: { code, values } } })
}
