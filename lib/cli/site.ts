// The operator's command line: finds the command, parses its options, runs it. Exit codes: 0
// success, 1 failure, 2 invalid arguments.
import { parseArgs } from 'node:util'
import { readEnvFile } from './env-file.ts'
import { errorCode, formatError } from './fatal-error.ts'
import { type Command, UsageError } from './site/command.ts'
import { contentCommands } from './site/content.ts'
import { factCommands } from './site/facts.ts'
import { mailCommands } from './site/mail.ts'
import { newsletterCommands } from './site/newsletter.ts'
import { probeCommands } from './site/probe.ts'
import { recommendationCommands } from './site/recommendations.ts'
import { releaseCommands } from './site/release.ts'
import { retentionCommands } from './site/retention.ts'
import { storeCommands } from './site/store.ts'
import { subscriberCommands } from './site/subscribers.ts'
import { explainCommand, listCommands } from './site/usage.ts'

const COMMANDS: Command[] = [
  ...recommendationCommands,
  ...subscriberCommands,
  ...factCommands,
  ...contentCommands,
  ...mailCommands,
  ...newsletterCommands,
  ...storeCommands,
  ...retentionCommands,
  ...probeCommands,
  ...releaseCommands,
]

const COMMON = {
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

function findCommand(words: string[]): { command: Command; rest: string[] } | undefined {
  for (const command of COMMANDS) {
    const name = command.name.split(' ')
    if (name.every((word, index) => words[index] === word)) {
      return { command, rest: words.slice(name.length) }
    }
  }
  return undefined
}

async function run(words: string[]): Promise<void> {
  if (words.length === 1 && /^(-h|--help|help)$/.test(words[0] ?? '')) {
    process.stdout.write(listCommands(COMMANDS))
    return
  }
  const found = findCommand(words)
  if (!found) {
    const given = words.filter((word) => !word.startsWith('-')).join(' ')
    const named = given ? `There is no command “${given}”.\n` : ''
    throw new UsageError(`${named}${listCommands(COMMANDS, words[0])}`.trimEnd())
  }
  const { command, rest } = found
  const { values, positionals } = readOptions(command, rest)
  if (values.help === true) {
    process.stdout.write(explainCommand(command))
    return
  }
  if (positionals.length > (command.operands?.length ?? 0)) {
    throw new UsageError(
      `“${positionals.at(-1)}” is one word too many.\n${explainCommand(command)}`,
    )
  }
  await command.run({ json: values.json === true, values, operands: positionals })
}

function readOptions(command: Command, rest: string[]) {
  try {
    return parseArgs({
      args: rest,
      options: { ...COMMON, ...command.options },
      allowPositionals: true,
    })
  } catch (error) {
    if (!errorCode(error).startsWith('ERR_PARSE_ARGS')) throw error
    const said = error instanceof Error ? error.message.split('. ')[0] : ''
    throw new UsageError(`${said}.\n${explainCommand(command)}`.trimEnd())
  }
}

// Exit quietly when the reader closes the pipe (`| head`).
process.stdout.on('error', (error) => process.exit(errorCode(error) === 'EPIPE' ? 0 : 1))

try {
  readEnvFile()
  await run(process.argv.slice(2))
} catch (error) {
  const usage = error instanceof UsageError
  process.stderr.write(`${usage ? error.message : formatError(error)}\n`)
  process.exitCode = usage ? 2 : 1
}
