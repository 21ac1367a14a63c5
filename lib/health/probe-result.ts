import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** What a synthetic reader does, in this order (`npm run site -- probe`). */
export const PROBE_STEPS = [
  ...(['answers', 'read', 'search', 'plan'] as const),
  ...(['recommend', 'subscribe', 'leave', 'clean'] as const),
] as const

export type ProbeStep = (typeof PROBE_STEPS)[number]

const result = z.object({
  /** When the run began. */
  at: z.string(),
  steps: z.array(
    z.object({
      step: z.enum(PROBE_STEPS),
      ok: z.boolean(),
      /** How long it took; zero for a step that was left out. */
      ms: z.number(),
      error: z.string().nullable(),
    }),
  ),
})

/** How one run of the probe went. */
export type ProbeResult = z.infer<typeof result>

export type ProbeState = {
  /** `none`: it has not run on this machine. */
  state: 'ok' | 'failed' | 'none'
  at?: string
  /** The age of the result in seconds. */
  seconds?: number
  /** The steps that failed, with what was wrong. */
  failed?: { step: ProbeStep; error: string | null }[]
  /** Milliseconds of each step that worked. */
  ms?: Partial<Record<ProbeStep, number>>
}

function fileOf(dataDir: string): string {
  return join(dataDir, 'probe.json')
}

/** Keeps the result of the last run. In a file: it has to be said also when the store is down. */
export async function writeProbeResult(dataDir: string, run: ProbeResult): Promise<void> {
  const file = fileOf(dataDir)
  await mkdir(dataDir, { recursive: true })
  await writeFile(`${file}.part`, JSON.stringify(run), { mode: 0o600 })
  await rename(`${file}.part`, file)
}

/** How the last run of the probe on this machine stands at an instant. */
export async function probeState(dataDir: string, at: Temporal.Instant): Promise<ProbeState> {
  try {
    const run = result.parse(JSON.parse(await readFile(fileOf(dataDir), 'utf8')))
    const seconds = Math.round(Temporal.Instant.from(run.at).until(at).total('seconds'))
    const failed = run.steps.filter(({ ok }) => !ok)
    return {
      state: failed.length > 0 ? 'failed' : 'ok',
      at: run.at,
      seconds: Math.max(0, seconds),
      ...(failed.length > 0 && { failed: failed.map(({ step, error }) => ({ step, error })) }),
      ms: Object.fromEntries(run.steps.filter(({ ok }) => ok).map(({ step, ms }) => [step, ms])),
    }
  } catch {
    return { state: 'none' }
  }
}
