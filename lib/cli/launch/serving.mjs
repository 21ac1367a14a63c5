import { join } from 'node:path'

// Plain JavaScript, since it runs on whatever Node the machine has.

/**
 * How the pinned Node is run to serve on a small machine. V8 would let objects fill far more room
 * than pages from memory ever need, and glibc would keep a heap for each thread and give little
 * back: together they take twice the memory. What was compiled at one start is read at the next.
 *
 * @param {string} root the project's folder
 * @param {NodeJS.ProcessEnv} environment
 * @returns {{ flags: string[], environment: NodeJS.ProcessEnv }}
 */
export function serving(root, environment) {
  return {
    flags: ['--max-semi-space-size=4', '--heap-growing-percent=20'],
    environment: {
      MALLOC_ARENA_MAX: '1',
      MALLOC_TRIM_THRESHOLD_: '131072',
      NODE_COMPILE_CACHE: join(root, environment.BUILD_DIR || '.next', 'cache/compiled'),
      ...environment,
    },
  }
}
