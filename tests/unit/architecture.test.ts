import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const FILES = globSync('{lib,components,app}/**/*.{ts,tsx,mjs}').sort()

/** The rooms in the order in which imports may go: each knows those before it and itself. */
const ROOMS = ['content', 'lib', 'components', 'app']

type Import = { from: string; to: string }

/** Static and dynamic imports and re-exports; a type is no exception, it ties as fast. */
const IMPORT =
  /(?:^|[\n;])\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|(?:^|[\n;])\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g

function importsOf(file: string): Import[] {
  const found = readFileSync(file, 'utf8').matchAll(IMPORT)
  return Array.from(found, ([, one, two, three]) => ({
    from: file,
    to: resolveName(file, one ?? two ?? three ?? ''),
  }))
}

/** A path within the project, or the name of a package. */
function resolveName(file: string, name: string): string {
  if (name.startsWith('#')) return name.slice(1)
  return name.startsWith('.') ? join(dirname(file), name) : name
}

const IMPORTS = FILES.flatMap(importsOf)

function roomOf(path: string): string | undefined {
  return ROOMS.find((room) => path.startsWith(`${room}/`))
}

function inWords({ from, to }: Import): string {
  return `${from} imports ${to}`
}

/** Imports of packages or modules that begin with one of the names. */
function importsFrom(room: string, names: string[]): string[] {
  const named = ({ to }: Import) => names.some((name) => to === name || to.startsWith(`${name}/`))
  return IMPORTS.filter(({ from }) => from.startsWith(`${room}/`))
    .filter(named)
    .map(inWords)
}

it('the imports are read at all', () => {
  expect(FILES.length).toBeGreaterThan(100)
  expect(IMPORTS).toContainEqual({ from: 'app/readyz/route.ts', to: 'lib/health/readiness.ts' })
  expect(IMPORTS).toContainEqual({ from: 'lib/server/serve.ts', to: 'next' })
  expect(IMPORTS).toContainEqual({ from: 'app/[locale]/layout.tsx', to: 'app/site.css' })
  expect(IMPORTS).toContainEqual({ from: 'lib/cli/start/serve-site.ts', to: 'lib/server/serve.ts' })
})

it('every import leads to a file that is there', () => {
  const files = new Set([...FILES, ...globSync('{app,components,lib,content}/**/*.{css,json}')])
  const lost = IMPORTS.filter(({ to }) => roomOf(to) && !files.has(to))
  expect(lost.map(inWords)).toEqual([])
})

it('imports run one way: content → lib → components → app', () => {
  const wrong = IMPORTS.filter(({ from, to }) => {
    const target = roomOf(to)
    return target !== undefined && ROOMS.indexOf(target) > ROOMS.indexOf(roomOf(from) ?? '')
  })
  expect(wrong.map(inWords)).toEqual([])
})

/** The rooms of `lib` from top to bottom: each may import those after it. */
const LIB_ROOMS = [
  ...[
    'cli',
    'jobs',
    'server',
    'page-cache',
    'html-optimizer',
    'content-check',
    'publishing',
    'health',
  ],
  ...['search', 'feeds', 'desk', 'rule-changes', 'plan', 'stories', 'newsletter', 'letters'],
  ...['recommend', 'guides', 'pages', 'facts', 'forms', 'mail', 'store', 'i18n', 'config'],
]

function libRoomOf(path: string): string | undefined {
  return /^lib\/([^/]+)\//.exec(path)?.[1]
}

it('inside lib no room imports one above it', () => {
  const rooms = new Set(FILES.flatMap((file) => libRoomOf(file) ?? []))
  expect([...rooms].filter((room) => !LIB_ROOMS.includes(room))).toEqual([])
  const upward = IMPORTS.filter(({ from, to }) => {
    const [source, target] = [libRoomOf(from), libRoomOf(to)]
    return source && target && LIB_ROOMS.indexOf(target) < LIB_ROOMS.indexOf(source)
  })
  expect(upward.map(inWords)).toEqual([])
})

it('no module imports itself by way of others', () => {
  const graph = Map.groupBy(
    IMPORTS.filter(({ to }) => roomOf(to)),
    ({ from }) => from,
  )
  const done = new Set<string>()
  const rings: string[] = []
  function walk(file: string, path: string[]): void {
    if (path.includes(file)) {
      rings.push([...path.slice(path.indexOf(file)), file].join(' → '))
      return
    }
    if (done.has(file)) return
    for (const { to } of graph.get(file) ?? []) walk(to, [...path, file])
    done.add(file)
  }
  for (const file of FILES) walk(file, [])
  expect(rings).toEqual([])
})

describe('what each room does not know', () => {
  /** The server runs Next behind itself, and has it outdate its pages. */
  const MAY_KNOW_NEXT = [
    'lib/server/serve.ts imports next',
    'lib/server/next-clock.ts imports next/dist/server/lib/incremental-cache/tags-manifest.external.js',
  ]

  it('lib knows neither Next nor React', () => {
    const known = importsFrom('lib', ['next', 'react', 'react-dom'])
    expect(known.filter((words) => !MAY_KNOW_NEXT.includes(words))).toEqual([])
  })

  /** The store's words, such as the topics of the letter: interfaces that reach nothing. */
  const WORDS = [
    'lib/store/store.ts',
    'lib/store/recommendation-types.ts',
    'lib/store/recommendation-fields.ts',
    'lib/store/desk-types.ts',
    'lib/store/mail-types.ts',
    'lib/store/letter-types.ts',
    'lib/store/content-types.ts',
    'lib/store/follow-types.ts',
    'lib/store/rule-change-types.ts',
    'lib/store/subscriber-types.ts',
  ]

  it('components reach neither store nor mail, and read no settings', () => {
    const hidden = [
      'lib/store',
      'lib/mail',
      'lib/server',
      'lib/page-cache',
      'lib/html-optimizer',
      'lib/jobs',
      'lib/cli',
      'lib/health',
    ]
    const known = importsFrom('components', [...hidden, 'lib/config/settings.ts'])
    const isWord = (words: string) => WORDS.some((file) => words.endsWith(` ${file}`))
    expect(known.filter((words) => !isWord(words))).toEqual([])
    const beyond = IMPORTS.filter(({ from, to }) => WORDS.includes(from) && roomOf(to))
    const reached = new Set(beyond.map(({ to }) => to).filter((to) => !WORDS.includes(to)))
    expect([...reached]).toEqual(['lib/i18n/locales.ts'])
  })

  it('only lib/store knows the databases', () => {
    const databases = ['kysely', 'pg', 'node:sqlite']
    const known = ['lib', 'components', 'app'].flatMap((room) => importsFrom(room, databases))
    expect(known.filter((words) => !words.startsWith('lib/store/'))).toEqual([])
  })

  it('pages know nothing of the command line', () => {
    expect(importsFrom('app', ['lib/cli'])).toEqual([])
  })
})

/** What runs in a reader's browser, on the reader's clock. */
const BROWSER = 'components/browser/'

describe('what runs in a browser', () => {
  it('is plain DOM code that imports nothing from elsewhere', () => {
    const own = IMPORTS.filter(({ from }) => from.startsWith(BROWSER))
    expect(own.length).toBeGreaterThan(3)
    expect(own.filter(({ to }) => !to.startsWith(BROWSER)).map(inWords)).toEqual([])
    const reached = IMPORTS.filter(
      ({ from, to }) => to.startsWith(BROWSER) && !from.startsWith(BROWSER),
    )
    expect(reached.map(inWords)).toEqual([])
  })

  it('is React only at the desk', () => {
    const clients = FILES.filter((file) => /^['"]use client['"]/m.test(readFileSync(file, 'utf8')))
    expect(clients.length).toBeGreaterThan(0)
    expect(clients.filter((file) => !/^(components|app)\/desk\//.test(file))).toEqual([])
  })
})

it('only lib/config/clock.ts reads the clock', () => {
  const reads = /\bTemporal\.Now\b|\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b/
  // The log stamps its lines; the launchers run before anything of the site is there.
  const allowed = [
    // Runs in an editor's browser.
    'components/desk/editing/saver.ts',
    'lib/config/clock.ts',
    'lib/config/log.ts',
    'lib/cli/launch/lock.mjs',
    'lib/cli/launch/releases.mjs',
  ]
  const readers = FILES.filter((file) => reads.test(withoutComments(readFileSync(file, 'utf8'))))
  const onSite = readers.filter((file) => !file.startsWith(BROWSER))
  expect(onSite.filter((file) => !allowed.includes(file))).toEqual([])
  expect(readers).toContain('lib/config/clock.ts')
})

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '')
}

/** Pages that are rendered per request although their source does not show why. */
const RENDERED_PER_REQUEST = ['app/[locale]/[...rest]/page.tsx', 'app/[locale]/recommend/page.tsx']

it('a page is prerendered, or its source shows what it reads from the request', () => {
  const asks = /\bsearchParams\b|\bcookies\b|\bconnection\(\)|\bdynamic = 'force-dynamic'/
  const pages = FILES.filter((file) => /^app\/\[locale\]\/.*page\.tsx$/.test(file))
  const unclear = pages.filter((file) => {
    const source = withoutComments(readFileSync(file, 'utf8'))
    return !source.includes('generateStaticParams') && !asks.test(source)
  })
  expect(unclear).toEqual(RENDERED_PER_REQUEST)
})
