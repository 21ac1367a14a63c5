import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { settings } from './settings.ts'

/** Builds the site into the tests' own folder, if the sources have changed. */
export default async function buildSite(): Promise<void> {
  const child = spawn(process.execPath, ['lib/cli/start-site.ts', 'build'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: settings(),
  })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error('The site could not be built for the tests.')
}
