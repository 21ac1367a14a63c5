import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { type Counts, countStage } from './counts.ts'

export type Stage = {
  name: string
  /** The script in `node_modules/.bin` or in the project, and its arguments. */
  command: string[]
  /** Given where the stage runs tests and writes a report of them. */
  report?: 'vitest' | 'playwright'
}

function vitest(...projects: string[]): string[] {
  return ['node_modules/.bin/vitest', 'run', ...projects.map((name) => `--project=${name}`)]
}

/** Groups in order; the stages of a group run side by side, their output shown as each ends. */
export const STAGES: Stage[][] = [
  [
    { name: 'types', command: ['node_modules/.bin/tsc', '--project', '.'] },
    { name: 'style', command: ['node_modules/.bin/biome', 'ci', '--error-on-warnings'] },
    { name: 'unused code', command: ['node_modules/.bin/knip'] },
    { name: 'content', command: ['lib/cli/check.ts'] },
  ],
  [
    {
      name: 'unit, content and integration tests',
      command: vitest('unit', 'content', 'integration'),
      report: 'vitest',
    },
  ],
  // By themselves: these need the built site, and a build that fails must hide no other test.
  [{ name: 'tests of the running site', command: vitest('site'), report: 'vitest' }],
  [
    {
      name: 'browser tests',
      command: ['node_modules/.bin/playwright', 'test'],
      report: 'playwright',
    },
  ],
]

/**
 * The part of the tests that arguments of `npm test` name: files or folders below `tests`, other
 * arguments handed on to the runner.
 */
export function partialStage(args: string[]): Stage {
  const isBrowser = args.some((word) => /(^|\/)e2e\b|\.spec\.ts/.test(word))
  if (isBrowser) {
    const command = ['node_modules/.bin/playwright', 'test', ...args]
    return { name: args.join(' '), command, report: 'playwright' }
  }
  const watch = args.includes('--watch')
  const rest = args.filter((word) => word !== '--watch')
  const command = ['node_modules/.bin/vitest', watch ? 'watch' : 'run', ...rest]
  return { name: args.join(' '), command, ...(!watch && { report: 'vitest' }) }
}

/** Runs a stage to its end and counts what passed and failed in it. */
export async function runStage(
  stage: Stage,
  folder: string,
  { environment, quiet }: { environment: NodeJS.ProcessEnv; quiet: boolean },
): Promise<Counts> {
  const file = stage.report && join(folder, `${stage.name.replaceAll(/\W+/g, '-')}.json`)
  const reporters = file && stage.report === 'vitest' ? vitestReporters(file) : []
  const child = spawn(process.execPath, [...stage.command, ...reporters], {
    stdio: [quiet ? 'ignore' : 'inherit', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    env: { ...environment, ...(file && { PLAYWRIGHT_JSON_OUTPUT_FILE: file }) },
  })
  const output = quiet && child.stdout && child.stderr && [text(child.stdout), text(child.stderr)]
  const pass = (signal: NodeJS.Signals): void => void child.kill(signal)
  process.once('SIGTERM', pass).once('SIGINT', pass)
  const [code] = await once(child, 'exit')
  process.off('SIGTERM', pass).off('SIGINT', pass)
  if (output) process.stdout.write((await Promise.all(output)).join(''))
  return countStage(typeof code === 'number' ? code : 1, file)
}

function vitestReporters(file: string): string[] {
  return ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
}
