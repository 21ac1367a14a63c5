import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { countStage, type StageResult } from './counts.ts'

export type Stage = {
  name: string
  /** The script in `node_modules/.bin` or in the project, with its arguments. */
  command: string[]
  /** The test runner, if the stage runs tests and writes a report. */
  report?: 'vitest' | 'playwright'
}

function vitest(...projects: string[]): string[] {
  return ['node_modules/.bin/vitest', 'run', ...projects.map((name) => `--project=${name}`)]
}

/**
 * Groups run one after another; the stages of a group run in parallel, each printing when it ends.
 */
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
  // Separate: these need a build, and a failed build must not hide the results of other tests.
  [{ name: 'tests of the running site', command: vitest('site'), report: 'vitest' }],
  [
    {
      name: 'browser tests',
      command: ['node_modules/.bin/playwright', 'test'],
      report: 'playwright',
    },
  ],
]

/** The stage that needs a Firefox. */
export const FIREFOX_STAGE: Stage = {
  name: 'tests in Firefox',
  command: vitest('firefox'),
  report: 'vitest',
}

/**
 * The stage for the arguments of `npm test`: files or folders below `tests`; other arguments are
 * passed to the runner.
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

/** Runs a stage and counts its passed and failed tests. */
export async function runStage(
  stage: Stage,
  folder: string,
  { environment, quiet }: { environment: NodeJS.ProcessEnv; quiet: boolean },
): Promise<StageResult> {
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
  return countStage(stage.name, typeof code === 'number' ? code : 1, file)
}

function vitestReporters(file: string): string[] {
  return ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
}
