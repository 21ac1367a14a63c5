import { join } from 'node:path'

// Plain JavaScript, since it runs on whatever Node the machine has.

/**
 * How the pinned Node is run to serve on a small machine. V8 would let young objects fill far more
 * room than pages from memory ever need, and the system's allocator would keep a heap for each
 * thread; what was compiled at one start is read at the next.
 *
 * @param {string} root the project's folder
 * @param {NodeJS.ProcessEnv} environment
 * @returns {{ flags: string[], environment: NodeJS.ProcessEnv }}
 */
export function serving(root, environment) {
  return {
    flags: ['--max-semi-space-size=8', '--heap-growing-percent=40'],
    environment: {
      MALLOC_ARENA_MAX: '2',
      NODE_COMPILE_CACHE: join(root, environment.BUILD_DIR || '.next', 'cache/compiled'),
      ...environment,
    },
  }
}
