import { monotonicMs, now } from '#lib/config/clock.ts'
import { PROBE_STEPS, type ProbeResult, type ProbeStep } from '#lib/health/probe-result.ts'
import { errorMessage } from '../fatal-error.ts'
import { type ProbeInput, probeSteps } from './steps.ts'

/** Steps that make no sense without an earlier one. */
const NEEDS: Partial<Record<ProbeStep, ProbeStep>> = { leave: 'subscribe' }

/**
 * Acts as a reader without script: reads, searches, plans, recommends, subscribes and leaves; then
 * deletes what it left. A step that fails does not keep the others from being tried, unless the
 * site does not answer at all.
 */
export async function runProbe(
  input: ProbeInput,
  onStep: (step: ProbeResult['steps'][number]) => void = () => undefined,
): Promise<ProbeResult> {
  const at = now().toString()
  const steps = probeSteps(input)
  const done: ProbeResult['steps'] = []
  for (const step of PROBE_STEPS) {
    const needed = NEEDS[step] ?? 'answers'
    const missing = step !== 'clean' && done.some((one) => one.step === needed && !one.ok)
    const begun = monotonicMs()
    const error = missing ? `not tried: “${needed}” failed` : await failureOf(steps[step])
    const ms = Math.round(monotonicMs() - begun)
    const one = { step, ok: error === null, ms, error }
    done.push(one)
    onStep(one)
  }
  return { at, steps: done }
}

async function failureOf(step: () => Promise<void>): Promise<string | null> {
  try {
    await step()
    return null
  } catch (error) {
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
    return errorMessage(cause)
  }
}
