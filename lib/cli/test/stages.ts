import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { type Counts, countStage } from './counts.ts'

export type Stage = {
  name: string
  /** The script in `node_modules/.bin` or in the project, and its arguments. */
  command: string[]
  /** Given where the stage runs tests and writes what became of them. */
  report?: 'vitest' | 'playwright'
}

function vitest(...projects: string[]): string[] {
  return ['node_modules/.bin/vitest', 'run', ...projects.map((name) => `--project=${name}`)]
}

export const STAGES: Stage[] = [
  { name: 'types', command: ['node_modules/.bin/tsc', '--project', '.'] },
  { name: 'style', command: ['node_modules/.bin/biome', 'ci', '--error-on-warnings'] },
  { name: 'unused code', command: ['node_modules/.bin/knip'] },
  { name: 'content', command: ['lib/cli/launch.mjs', 'check'] },
  {
    name: 'unit, content and integration tests',
    command: vitest('unit', 'content', 'integration'),
    report: 'vitest',
  },
  // By themselves: these need the built site, and a build that fails must hide no other test.
  { name: 'tests of the running site', command: vitest('site'), report: 'vitest' },
  {
    name: 'browser tests',
    command: ['node_modules/.bin/playwright', 'test'],
    report: 'playwright',
  },
]

/** Runs a stage to its end, its words on the terminal, and counts what passed and failed in it. */
export async function runStage(
  stage: Stage,
  folder: string,
  environment: NodeJS.ProcessEnv,
): Promise<Counts> {
  const file = stage.report && join(folder, `${STAGES.indexOf(stage)}.json`)
  const reporters = file && stage.report === 'vitest' ? vitestReporters(file) : []
  const child = spawn(process.execPath, [...stage.command, ...reporters], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...environment, ...(file && { PLAYWRIGHT_JSON_OUTPUT_FILE: file }) },
  })
  const pass = (signal: NodeJS.Signals): void => void child.kill(signal)
  process.once('SIGTERM', pass).once('SIGINT', pass)
  const [code] = await once(child, 'exit')
  process.off('SIGTERM', pass).off('SIGINT', pass)
  return countStage(typeof code === 'number' ? code : 1, file)
}

function vitestReporters(file: string): string[] {
  return ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
}
