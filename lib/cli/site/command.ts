import type { ParseArgsOptionsConfig } from 'node:util'

/** What a command was asked for. */
export type Call = {
  /** JSON lines rather than something to read. */
  json: boolean
  values: Record<string, string | boolean | (string | boolean)[] | undefined>
  operands: string[]
}

/** One thing that the operator can ask for. */
export type Command = {
  /** Noun and verb, as typed. */
  name: string
  summary: string
  /** Beside `--json` and `--help`, each with what it does. */
  options?: ParseArgsOptionsConfig
  /** A sentence for each of the options. */
  explains?: Record<string, string>
  /** The words that may follow, such as `FILE`. */
  operands?: string[]
  run(call: Call): Promise<void>
}

/** A call that was not understood; the message is for the operator. */
export class UsageError extends Error {}
