import { optionalText } from '#lib/forms/form-values.ts'

/** Why a guide was useful or not; its errors are keys under `errors`. */
export const commentSchema = optionalText(5_000)

/** What is wrong with a comment, as a key under `errors`; nothing when it can be stored. */
export function commentError(comment: string): string | undefined {
  return commentSchema.safeParse(comment).error?.issues[0]?.message
}
