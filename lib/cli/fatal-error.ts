import { SettingError } from '#lib/config/settings.ts'

/** An error that ends the command. The message is a complete sentence for the operator. */
export class FatalError extends Error {}

/** The message for the operator; for an unexpected error, the stack. */
export function formatError(error: unknown): string {
  if (error instanceof FatalError || error instanceof SettingError) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

const REASONS: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'a file of that name is in the way',
  ENOENT: 'it does not exist',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOTFOUND: 'no such host is known',
  ECONNREFUSED: 'nothing answers there',
}

/** The code of a system error, such as `EACCES`; an empty string if it has none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** The reason of an error; in plain words for known system errors. */
export function errorMessage(error: unknown): string {
  const first = error instanceof AggregateError ? error.errors[0] : error
  const known = REASONS[errorCode(error)] ?? REASONS[errorCode(first)]
  return (
    known ?? (first instanceof Error ? first.message.split('\n')[0] || first.name : String(first))
  )
}
