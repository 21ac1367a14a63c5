import { spawnSync } from 'node:child_process'

type Ran = { status: number | null; stdout: string; stderr: string }

/** Runs Prometheus' own tool (Debian: `prometheus`); undefined where it is not installed. */
export const promtool =
  spawnSync('promtool', ['--version']).status === 0
    ? (args: string[], input = ''): Ran => spawnSync('promtool', args, { input, encoding: 'utf8' })
    : undefined
