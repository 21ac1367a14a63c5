import { SettingError } from '#lib/config/settings.ts'

/** A reason not to start; the message is the whole sentence for the operator. */
export class FatalError extends Error {}

/** The sentence for an operator, and for a fault of ours everything that helps to find it. */
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

/** The code of a system error, such as `EACCES`; empty when it has none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** Why something failed, in plain words where the system gave a known code. */
export function errorMessage(error: unknown): string {
  const first = error instanceof AggregateError ? error.errors[0] : error
  const known = REASONS[errorCode(error)] ?? REASONS[errorCode(first)]
  return (
    known ?? (first instanceof Error ? first.message.split('\n')[0] || first.name : String(first))
  )
}
