import type { ParseArgsOptionsConfig } from 'node:util'

/** The arguments of a command. */
export type Call = {
  /** Print JSON lines instead of a table. */
  json: boolean
  values: Record<string, string | boolean | (string | boolean)[] | undefined>
  operands: string[]
}

/** A command of the operator's command line. */
export type Command = {
  /** Noun and verb, as typed. */
  name: string
  summary: string
  /** Options besides `--json` and `--help`. */
  options?: ParseArgsOptionsConfig
  /** A sentence for each option. */
  explains?: Record<string, string>
  /** The operands that may follow, such as `FILE`. */
  operands?: string[]
  run(call: Call): Promise<void>
}

/** Invalid arguments. The message is for the operator. */
export class UsageError extends Error {}
