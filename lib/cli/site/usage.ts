import type { Command } from './command.ts'

/** Lists the commands, one per line; with a noun, only those of that noun if there are any. */
export function listCommands(commands: Command[], noun?: string): string {
  const ofNoun = commands.filter(({ name }) => name.split(' ')[0] === noun)
  const shown = ofNoun.length > 0 ? ofNoun : commands
  const width = Math.max(...shown.map((command) => synopsis(command).length))
  const lines = shown.map((command) => `  ${synopsis(command).padEnd(width)}  ${command.summary}`)
  return [
    'npm run site -- <noun> <verb> [--json]',
    '',
    ...lines,
    '',
    '--json prints JSON lines and nothing else; <noun> <verb> --help says more about one command.',
    '',
  ].join('\n')
}

/** Explains a command and its options. */
export function explainCommand(command: Command): string {
  const options = Object.entries(command.explains ?? {}).map(
    ([name, explanation]) => `  --${name.padEnd(16)}  ${explanation}`,
  )
  return [
    `npm run site -- ${synopsis(command)}`,
    command.summary,
    ...options,
    `  --${'json'.padEnd(16)}  print JSON lines and nothing else`,
    '',
  ].join('\n')
}

function synopsis({ name, operands = [] }: Command): string {
  return [name, ...operands.map((operand) => `[${operand}]`)].join(' ')
}
