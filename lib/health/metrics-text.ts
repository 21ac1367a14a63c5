import { type Metrics, processMetrics } from '#lib/config/metrics.ts'
import type { Health } from './readiness.ts'

type Sample = [labels: string, value: number]

/** The metrics for Prometheus, in its text format (version 0.0.4). */
export function writeMetrics(health: Health, at: Temporal.Instant, site: Metrics): string {
  const { builtAt } = processMetrics()
  const { responses, isLate, uptime, cpu, memory } = site
  const { mail, store, space } = health
  const age = builtAt ? Math.max(0, Math.round(builtAt.until(at).total('seconds'))) : undefined
  return [
    metric('weguide_responses_total', 'counter', 'Responses by the class of their status.', [
      ...Object.entries(responses).map(([name, count]): Sample => [`{class="${name}"}`, count]),
    ]),
    gauge('weguide_ready', 'Whether the store and the mail queue answer.', Number(health.ready)),
    gauge('weguide_last_write_ok', 'Whether the last write was stored.', Number(store === 'ok')),
    gauge('weguide_free_space_bytes', 'Free space for the data folder.', space.bytes),
    gauge(
      'weguide_mail_queue_paused',
      'Whether refusals have paused it.',
      Number(mail.state === 'paused'),
    ),
    gauge('weguide_mails_waiting', 'Mails in the queue.', mail.waiting),
    gauge('weguide_mails_failed', 'Mails that failed for good.', mail.failed),
    gauge('weguide_mail_oldest_seconds', 'Age of the oldest mail that is due.', mail.seconds),
    gauge(
      'weguide_page_cache_late',
      'Whether pages show an earlier day or content.',
      Number(isLate),
    ),
    gauge(
      'weguide_backup_age_seconds',
      'Age of the last verified copy of the store.',
      health.backup.seconds,
    ),
    gauge(
      'weguide_backup_ok',
      'Whether the last nightly copy was made, verified and sent.',
      Number(['ok', 'none', 'off'].includes(health.backup.state)),
    ),
    gauge('weguide_build_age_seconds', 'Time since the build was made.', age),
    gauge('process_uptime_seconds', 'Time since the site started.', uptime),
    gauge('process_resident_memory_bytes', 'Resident memory of all processes that serve.', memory),
    metric(
      'process_cpu_seconds_total',
      'counter',
      'Processor time used by all processes that serve.',
      [['', cpu]],
    ),
  ].join('')
}

/** A gauge; nothing when its value is not known. */
function gauge(name: string, help: string, value: number | undefined): string {
  return value === undefined ? '' : metric(name, 'gauge', help, [['', value]])
}

function metric(name: string, type: string, help: string, samples: Sample[]): string {
  const lines = samples.map(([labels, value]) => `${name}${labels} ${value}\n`)
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`
}
