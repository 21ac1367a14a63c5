import { now } from '#lib/config/clock.ts'
import { env } from '#lib/config/settings.ts'
import { FatalError } from '../fatal-error.ts'
import {
  currentRelease,
  endAttempt,
  hasFailed,
  hashSources,
  listReleases,
  type Release,
  selectRelease,
} from '../launch/releases.mjs'
import { serverEnvironment } from '../launch/run-pinned.mjs'
import { chooseRelease } from '../launch/start.mjs'
import { askToRestart } from '../start/control.ts'
import { type Call, type Command, UsageError } from './command.ts'
import { printJsonLines, printTable } from './print.ts'

function say({ json }: Call, result: object, sentence: string): void {
  process.stdout.write(`${json ? JSON.stringify(result) : sentence}\n`)
}

async function list({ json }: Call): Promise<void> {
  const root = process.cwd()
  const sources = hashSources(root)
  const current = currentRelease(root)?.release.id
  const rows = listReleases(root).map((release) => ({
    id: release.id,
    at: release.at,
    inUse: release.id === current,
    isCode: release.sources === sources,
  }))
  if (json) return printJsonLines(rows, (row) => row)
  await printTable(rows, [
    { title: 'release', value: ({ id }) => id },
    { title: 'age', value: ({ at }) => age(at) },
    { title: 'in use', value: ({ inUse }) => (inUse ? 'yes' : '') },
    { title: 'made from the code as it is', value: ({ isCode }) => (isCode ? 'yes' : '') },
  ])
  if (hasFailed(root, sources)) {
    process.stdout.write('A build of the code as it is failed or was interrupted.\n')
  }
}

function age(at: string): string {
  const hours = Temporal.Instant.from(at).until(now()).total('hours')
  return hours < 48 ? `${Math.floor(hours)} h` : `${Math.floor(hours / 24)} days`
}

async function use(call: Call): Promise<void> {
  const root = process.cwd()
  const id = call.operands[0]
  if (id === undefined) throw new UsageError('Name the release: npm run site -- release list.')
  const release = listReleases(root).find((one) => one.id === id)
  if (!release) throw new FatalError(`There is no release “${id}”: npm run site -- release list.`)
  selectRelease(root, id, { isChosen: release.sources !== hashSources(root) })
  const next = 'npm run site -- restart serves it now, npm start from the next start on.'
  say(call, { release: id }, `Release ${id} is in use until the code changes. ${next}`)
}

async function build(call: Call): Promise<void> {
  const root = process.cwd()
  endAttempt(root)
  // One that was gone back to is no reason not to build.
  const current = currentRelease(root)?.release
  if (current) selectRelease(root, current.id, { isChosen: false })
  const { id } = await choose()
  if (hasFailed(root, hashSources(root))) {
    throw new FatalError('The code as it is could not be built: the reason stands above.')
  }
  say(call, { release: id }, `Release ${id} is in use. npm run site -- restart serves it now.`)
}

async function restart(call: Call): Promise<void> {
  const { id, dir } = await choose()
  await askToRestart(env().DATA_DIR, dir)
  say(call, { release: id }, `Release ${id} is served.`)
}

/** The release of the code as it is, built beside the one that serves if there is none yet. */
function choose(): Promise<Release> {
  const root = process.cwd()
  return chooseRelease(root, serverEnvironment(root, process.env), 'build')
}

export const releaseCommands: Command[] = [
  {
    name: 'release list',
    summary: 'lists the builds that can be served',
    run: list,
  },
  {
    name: 'release use',
    summary: 'goes back, or forth, to a build; it stays in use until the code changes',
    operands: ['RELEASE'],
    run: use,
  },
  {
    name: 'release build',
    summary: 'builds the code as it is, beside the build that serves',
    run: build,
  },
  {
    name: 'restart',
    summary: 'builds if the code has changed, then replaces the running processes',
    run: restart,
  },
]
