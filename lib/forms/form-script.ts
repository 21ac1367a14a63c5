import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BuildOptions, Plugin } from 'esbuild'
import { nextBuildDir } from '#lib/config/build-dir.ts'

const SOURCES = 'components/browser'

/** The text of the inline script, within the build's folder. */
const LOADER = 'form-loader.js'

/**
 * The oldest syntax that is written: that of the first browsers with dynamic import, on which the
 * loader stands. Older ones skip a module and get the form as HTML.
 */
const TARGET = { target: 'es2018', supported: { 'dynamic-import': true } }

/**
 * Bundles the script of forms into a build: the module as a static file with its hash in the name,
 * and beside the build's own files the inline script that fetches it. Run after the compiler, which
 * empties the folder.
 */
export async function buildFormScript(buildDir: string): Promise<void> {
  const module = await bundle('forms.ts')
  const hash = createHash('sha256').update(module).digest('base64url').slice(0, 10)
  const folder = join(buildDir, 'static/browser')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, `forms-${hash}.js`), module)
  const loader = await bundle('loader.ts', `/_next/static/browser/forms-${hash}.js`)
  // The html optimizer reads the page that it stands in.
  if (loader.includes('<')) throw new Error('the loader of forms holds what looks like markup')
  await writeFile(join(buildDir, LOADER), loader)
}

/** The inline script of a page with a form, as a build has it. Throws when the build has none. */
export function readFormLoader(buildDir: string): string {
  return readFileSync(join(buildDir, LOADER), 'utf8')
}

let built: string | undefined

/** The inline script for a page that is rendered now; while developing, the module stands within. */
export async function formLoader(): Promise<string> {
  if (process.env.NODE_ENV === 'development') return bundle('loader.ts')
  built ??= readFormLoader(nextBuildDir())
  return built
}

/**
 * Bundles one file for browsers.
 *
 * @param moduleUrl where what the file imports dynamically is found; within the bundle without it
 */
async function bundle(file: string, moduleUrl?: string): Promise<string> {
  // The compiler of the site's texts, too; only needed to build and while developing.
  const { build } = await import('esbuild')
  const options = {
    entryPoints: [join(SOURCES, file)],
    bundle: true,
    format: 'esm',
    minify: true,
    ...TARGET,
    write: false,
    plugins: moduleUrl === undefined ? [] : [dynamicImportsFrom(moduleUrl)],
  } satisfies BuildOptions
  const [output] = (await build(options)).outputFiles
  if (!output) throw new Error(`nothing was bundled of ${file}`)
  return output.text.trim()
}

function dynamicImportsFrom(url: string): Plugin {
  return {
    name: 'dynamic-imports',
    setup({ onResolve }) {
      onResolve({ filter: /./ }, ({ kind }) =>
        kind === 'dynamic-import' ? { path: url, external: true } : undefined,
      )
    },
  }
}
