import { optionalText } from '#lib/forms/form-values.ts'

/** A reader's comment on a guide. Its error messages are keys under `errors`. */
export const commentSchema = optionalText(5_000)

/** The error in a comment as a key under `errors`; undefined if the comment is valid. */
export function commentError(comment: string): string | undefined {
  return commentSchema.safeParse(comment).error?.issues[0]?.message
}
