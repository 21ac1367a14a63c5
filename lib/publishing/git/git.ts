import { execFile } from 'node:child_process'

/** Longest time for a command of git on this machine, and for one that asks a remote. */
const TIMEOUT_MS = 20_000

const MAX_OUTPUT = 64 * 1024 * 1024

/** A command of git that failed; the message is what git said. */
export class GitError extends Error {
  override name = 'GitError'
  readonly code: number | undefined

  constructor(message: string, code: number | undefined) {
    super(message)
    this.code = code
  }
}

/** The repository in which a content folder lies. */
export type Repository = {
  /** The content folder itself; git runs in it. */
  dir: string
  /** The path of the content folder within the repository: `content/`, or `''` at its root. */
  prefix: string
}

type GitOptions = { input?: string | Uint8Array; env?: Record<string, string> }

/**
 * Runs git in a folder and gives what it printed. Never asks for a password, never opens an editor.
 *
 * @throws GitError if git fails, takes too long or is not installed
 */
export async function git(
  dir: string,
  args: readonly string[],
  options: GitOptions = {},
): Promise<string> {
  return (await gitBytes(dir, args, options)).toString('utf8')
}

/** The same as bytes. */
export function gitBytes(
  dir: string,
  args: readonly string[],
  { input, env }: GitOptions = {},
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      'git',
      ['-c', 'core.quotePath=false', '-c', 'core.autocrlf=false', ...args],
      {
        cwd: dir,
        encoding: 'buffer',
        timeout: TIMEOUT_MS,
        maxBuffer: MAX_OUTPUT,
        env: {
          ...withoutGitSettings(process.env),
          GIT_TERMINAL_PROMPT: '0',
          GIT_OPTIONAL_LOCKS: '0',
          LC_ALL: 'C',
          ...env,
        },
      },
      (error, stdout, stderr) => {
        if (!error) return resolve(stdout)
        const said = stderr.toString('utf8').trim() || error.message
        reject(new GitError(said, typeof error.code === 'number' ? error.code : undefined))
      },
    )
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input ?? '')
  })
}

/** A hook or a program around us may have set which repository git works on. */
function withoutGitSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE, GIT_PREFIX, ...rest } = env
  return rest
}

/**
 * The repository of a content folder; undefined where there is no git, no repository, no commit
 * yet, or where the repository ignores the folder.
 */
export async function findRepository(dir: string): Promise<Repository | undefined> {
  try {
    const said = await git(dir, ['rev-parse', '--is-inside-work-tree', '--show-prefix'])
    const [inside, prefix = ''] = said.split('\n')
    await git(dir, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'])
    if (inside !== 'true' || (await isIgnored(dir))) return undefined
    return { dir, prefix }
  } catch (error) {
    if (error instanceof GitError) return undefined
    throw error
  }
}

async function isIgnored(dir: string): Promise<boolean> {
  try {
    await git(dir, ['check-ignore', '--quiet', '.'])
    return true
  } catch (error) {
    if (error instanceof GitError && error.code === 1) return false
    throw error
  }
}
