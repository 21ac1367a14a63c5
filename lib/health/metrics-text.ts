import { Gauge, Registry } from 'prom-client'
import { type Metrics, processMetrics } from '#lib/config/metrics.ts'
import packageFile from '#package.json' with { type: 'json' }
import type { Health } from './readiness.ts'

/** The metrics for Prometheus, in its text format (version 0.0.4). */
export async function writeMetrics(
  health: Health,
  at: Temporal.Instant,
  site: Metrics & { registry: Registry },
): Promise<string> {
  const { builtAt } = processMetrics()
  const { mail, store, space, backup, content, facts, probe } = health
  const registry = new Registry()

  /** A gauge of the site as a whole; left out when its value is not known. */
  function gauge(name: string, help: string, value: number | undefined): void {
    if (value === undefined) return
    new Gauge({ name, help, registers: [registry] }).set(value)
  }

  gauge('weguide_ready', 'Whether the store and the mail queue answer.', Number(health.ready))
  gauge('weguide_last_write_ok', 'Whether the last write was stored.', Number(store === 'ok'))
  gauge('weguide_free_space_bytes', 'Free space for the data folder.', space.bytes)
  const isPaused = Number(mail.state === 'paused')
  gauge('weguide_mail_queue_paused', 'Whether refusals have paused it.', isPaused)
  gauge('weguide_mails_waiting', 'Mails in the queue.', mail.waiting)
  gauge('weguide_mails_failed', 'Mails that failed for good.', mail.failed)
  gauge('weguide_mail_oldest_seconds', 'Age of the oldest mail that is due.', mail.seconds)
  gauge('weguide_backup_age_seconds', 'Age of the last verified copy of the store.', backup.seconds)
  gauge(
    'weguide_backup_ok',
    'Whether the last nightly copy was made, verified and sent.',
    Number(['ok', 'none', 'off'].includes(backup.state)),
  )
  gauge(
    'weguide_content_ok',
    'Whether the content as edited is shown.',
    Number(content.state === 'ok'),
  )
  gauge('weguide_facts_due', 'Facts whose day of checking has come.', facts.due?.length)
  if (probe.state !== 'none') {
    gauge(
      'weguide_probe_ok',
      'Whether the last run of the probe went well.',
      Number(probe.state === 'ok'),
    )
    gauge('weguide_probe_age_seconds', 'Time since the last run of the probe.', probe.seconds)
    const steps = new Gauge({
      name: 'weguide_probe_step_seconds',
      help: 'How long each step of the probe took that went well.',
      labelNames: ['step'],
      registers: [registry],
    })
    for (const [step, ms] of Object.entries(probe.ms ?? {})) steps.set({ step }, ms / 1000)
  }
  const age = builtAt ? Math.max(0, Math.round(builtAt.until(at).total('seconds'))) : undefined
  gauge('weguide_build_age_seconds', 'Time since the build was made.', age)
  new Gauge({
    name: 'weguide_build_info',
    help: 'What serves: 1, with the version of the site and of Node.',
    labelNames: ['version', 'node', 'built'],
    registers: [registry],
  }).set(
    { version: packageFile.version, node: process.versions.node, built: String(builtAt ?? '') },
    1,
  )
  return `${await registry.metrics()}\n${await site.registry.metrics()}`
}
