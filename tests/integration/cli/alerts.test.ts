import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, it, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { z } from 'zod'
import { freshFolder } from '../../factories/fresh-store.ts'
import { promtool } from '../../factories/promtool.ts'

const FILE = resolve('lib/cli/deploy/alerts.yml')

const rules = z
  .object({
    groups: z.array(
      z.object({
        rules: z.array(
          z.object({
            alert: z.string(),
            labels: z.object({ severity: z.enum(['page', 'ticket']) }),
            annotations: z.object({ summary: z.string(), action: z.string() }),
          }),
        ),
      }),
    ),
  })
  .parse(parse(readFileSync(FILE, 'utf8')))
  .groups.flatMap((group) => group.rules)

type Series = Record<string, string>

/** Of each alert: what fires it, and what is as near to that as may be and does not. Minutes. */
const CASES: Record<string, { fires: Series; quiet: Series; at: string }> = {
  SiteDown: {
    fires: { 'up{job="we-guide"}': '1 0x5' },
    quiet: { 'up{job="we-guide"}': '1 1x5' },
    at: '3m',
  },
  NotReady: {
    fires: { weguide_ready: '1 0x5' },
    quiet: { weguide_ready: '1 0 1x5' },
    at: '3m',
  },
  WritesFail: {
    fires: { weguide_last_write_ok: '0x5' },
    quiet: { weguide_last_write_ok: '0 1x5' },
    at: '3m',
  },
  ErrorsAnswered: {
    fires: {
      'weguide_responses_total{class="2xx"}': '0+1000x20',
      'weguide_responses_total{class="5xx"}': '0+2x20',
    },
    quiet: {
      'weguide_responses_total{class="2xx"}': '0+1000x20',
      'weguide_responses_total{class="5xx"}': '0+0.5x20',
    },
    at: '15m',
  },
  FormsFail: {
    fires: { 'weguide_forms_total{page="recommend",outcome="failed"}': '0 0 1x10' },
    quiet: { 'weguide_forms_total{page="recommend",outcome="taken"}': '0+5x10' },
    at: '5m',
  },
  PagesSlow: {
    fires: {
      'weguide_response_seconds_bucket{page="guides",le="0.25"}': '0+90x30',
      'weguide_response_seconds_bucket{page="guides",le="0.5"}': '0+100x30',
      'weguide_response_seconds_bucket{page="guides",le="+Inf"}': '0+100x30',
    },
    quiet: {
      'weguide_response_seconds_bucket{page="guides",le="0.25"}': '0+100x30',
      'weguide_response_seconds_bucket{page="guides",le="0.5"}': '0+100x30',
      'weguide_response_seconds_bucket{page="guides",le="+Inf"}': '0+100x30',
      'weguide_response_seconds_bucket{page="desk",le="0.25"}': '0+0x30',
      'weguide_response_seconds_bucket{page="desk",le="+Inf"}': '0+100x30',
    },
    at: '20m',
  },
  StoreSlow: {
    fires: {
      'weguide_store_seconds_bucket{statement="write",le="0.25"}': '0+1x30',
      'weguide_store_seconds_bucket{statement="write",le="1"}': '0+9x30',
      'weguide_store_seconds_bucket{statement="write",le="+Inf"}': '0+9x30',
    },
    quiet: {
      'weguide_store_seconds_bucket{statement="write",le="0.05"}': '0+9x30',
      'weguide_store_seconds_bucket{statement="write",le="0.25"}': '0+9x30',
      'weguide_store_seconds_bucket{statement="write",le="+Inf"}': '0+9x30',
    },
    at: '20m',
  },
  StoreFails: {
    fires: { weguide_store_failures_total: '0 0 1x9' },
    quiet: { weguide_store_failures_total: '7x9' },
    at: '4m',
  },
  SpaceLow: {
    fires: { weguide_free_space_bytes: '999999999x20' },
    quiet: { weguide_free_space_bytes: '1000000000x20' },
    at: '15m',
  },
  MailLate: {
    fires: { weguide_mail_oldest_seconds: '901x20' },
    quiet: { weguide_mail_oldest_seconds: '900x20' },
    at: '10m',
  },
  MailFailed: {
    fires: { 'weguide_mails_total{outcome="failed"}': '0 0 1x9' },
    quiet: { 'weguide_mails_total{outcome="retried"}': '0+1x9' },
    at: '5m',
  },
  MailPaused: {
    fires: { weguide_mail_queue_paused: '0 1x9' },
    quiet: { weguide_mail_queue_paused: '0x9' },
    at: '5m',
  },
  BackupFailed: {
    fires: { weguide_backup_ok: '1 0x20' },
    quiet: { weguide_backup_ok: '1x20' },
    at: '15m',
  },
  BackupOld: {
    fires: { weguide_backup_age_seconds: '93601x20' },
    quiet: { weguide_backup_age_seconds: '93600x20' },
    at: '15m',
  },
  PagesLate: {
    fires: { weguide_page_cache_late: '1x20' },
    quiet: { weguide_page_cache_late: '1x5 0x20' },
    at: '15m',
  },
  ContentBroken: {
    fires: { weguide_content_ok: '0x20' },
    quiet: { weguide_content_ok: '0x5 1x20' },
    at: '15m',
  },
  FactsDue: {
    fires: { weguide_facts_due: '2x1500' },
    quiet: { weguide_facts_due: '2x700 0x800' },
    at: '1445m',
  },
  RetentionStopped: {
    fires: { weguide_retention_timestamp_seconds: '0x300' },
    quiet: { weguide_retention_timestamp_seconds: '0+60x300' },
    at: '195m',
  },
  MemoryHigh: {
    fires: { process_resident_memory_bytes: '600000001x90' },
    quiet: { process_resident_memory_bytes: '600000001x30 500000000x60' },
    at: '65m',
  },
  EventLoopBlocked: {
    fires: { nodejs_eventloop_lag_p99_seconds: '0.3x20' },
    quiet: { nodejs_eventloop_lag_p99_seconds: '0.2x20' },
    at: '15m',
  },
  FilesRunOut: {
    fires: { process_open_fds: '900x20', process_max_fds: '1024x20' },
    quiet: { process_open_fds: '900x20', process_max_fds: '65536x20' },
    at: '10m',
  },
  ProbeFailed: {
    fires: { weguide_probe_ok: '1 0x5' },
    quiet: { weguide_probe_ok: '1x5' },
    at: '3m',
  },
  ProbeOld: {
    fires: { weguide_probe_age_seconds: '3601x20' },
    quiet: { weguide_probe_age_seconds: '3600x20' },
    at: '15m',
  },
}

it('each alert has a case, and says what to do', () => {
  expect(Object.keys(CASES).sort()).toEqual(rules.map(({ alert }) => alert).sort())
  for (const { annotations } of rules) expect(annotations.action.length).toBeGreaterThan(10)
})

function promtoolTest(series: Series, at: string, alert: string, fires: boolean) {
  const rule = rules.find((one) => one.alert === alert)
  return {
    interval: '1m',
    input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
    alert_rule_test: [
      {
        eval_time: at,
        alertname: alert,
        exp_alerts: fires
          ? [
              {
                exp_labels: { ...rule?.labels, ...(alert === 'SiteDown' && { job: 'we-guide' }) },
                exp_annotations: rule?.annotations,
              },
            ]
          : [],
      },
    ],
  }
}

test.skipIf(!promtool)('each alert fires when it should, and not a little before', async () => {
  const tests = Object.entries(CASES).flatMap(([alert, { fires, quiet, at }]) => [
    promtoolTest(fires, at, alert, true),
    promtoolTest(quiet, at, alert, false),
  ])
  const file = join(await freshFolder(), 'alerts.test.yml')
  await writeFile(file, stringify({ rule_files: [FILE], evaluation_interval: '1m', tests }))
  const { status, stdout, stderr } = promtool?.(['test', 'rules', file]) ?? {}
  expect({ status, stderr, stdout }).toMatchObject({ status: 0, stderr: '' })
})
