import { existsSync } from 'node:fs'
import { makeProbeAddress } from '#lib/config/probe-address.ts'
import { env } from '#lib/config/settings.ts'
import { type ProbeResult, writeProbeResult } from '#lib/health/probe-result.ts'
import { openStore } from '#lib/store/connect.ts'
import { sqliteFile } from '#lib/store/database/sqlite.ts'
import type { Store } from '#lib/store/store.ts'
import { FatalError } from '../fatal-error.ts'
import { runProbe } from '../probe/run-probe.ts'
import type { Command } from './command.ts'
import { type Column, printJsonLines, printTable } from './print.ts'
import { storeSettings } from './with-store.ts'

const COLUMNS: Column<ProbeResult['steps'][number]>[] = [
  { title: 'step', value: ({ step }) => step },
  { title: 'ok', value: ({ ok }) => (ok ? 'yes' : 'no') },
  { title: 'ms', value: ({ ms }) => String(ms) },
  { title: 'error', value: ({ error }) => error ?? '' },
]

/** Opens the store when it is first needed: a site that does not answer is told without it. */
function lazyStore(): { open(): Promise<Store>; close(): Promise<void> } {
  let opening: Promise<Store> | undefined
  return {
    open() {
      const { databaseUrl, dataDir } = storeSettings()
      if (!databaseUrl && !existsSync(sqliteFile(dataDir))) {
        throw new FatalError(`DATA_DIR: there is no store in “${dataDir}”`)
      }
      opening ??= openStore({ databaseUrl, dataDir })
      return opening
    },
    async close() {
      await (await opening?.catch(() => undefined))?.close()
    },
  }
}

export const probeCommands: Command[] = [
  {
    name: 'probe',
    summary: 'uses the running site at SITE_URL as a reader would, and leaves nothing there',
    async run({ json }) {
      const { SITE_URL, DATA_DIR } = env()
      const store = lazyStore()
      const run = await runProbe({
        ...{ siteUrl: SITE_URL, email: makeProbeAddress(), openStore: store.open },
      }).finally(store.close)
      await writeProbeResult(DATA_DIR, run)
      await (json ? printJsonLines(run.steps, (step) => step) : printTable(run.steps, COLUMNS))
      const bad = run.steps.filter(({ ok }) => !ok).map(({ step, error }) => `${step}: ${error}`)
      if (bad.length > 0) throw new FatalError(`${SITE_URL} is not as it should be. ${bad[0]}.`)
    },
  },
]
