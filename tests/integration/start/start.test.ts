import { once } from 'node:events'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { freshFolder } from '../../factories/fresh-store.ts'
import { rawHead } from '../../factories/raw-request.ts'
import { freePort, run, startSite } from '../../running-site.ts'
import { settings } from '../../settings.ts'

/** A start that is expected to end by itself. */
async function failToStart(given: Record<string, string>) {
  const DATA_DIR = await freshFolder()
  // With no build to find and none to make, only what is looked at before the build is seen.
  return run(['lib/cli/start-site.ts'], settings({ DATA_DIR, BUILD_DIR: '.next-none', ...given }))
}

describe('a start that cannot succeed says why in one sentence and ends with 1', () => {
  it.each([
    ['PORT', 'abc', 'PORT: “abc” cannot be used; allowed is a whole number from 0 to 65535.\n'],
    [
      'TODAY',
      'soon',
      'TODAY: “soon” cannot be used; allowed is a day as YYYY-MM-DD, or nothing.\n',
    ],
    [
      'SITE_SECRET',
      'short',
      'SITE_SECRET: the value given cannot be used; allowed is at least 32 characters.\n',
    ],
  ])('for a wrong %s', async (name, value, sentence) => {
    expect(await failToStart({ [name]: value })).toEqual({ code: 1, stdout: '', stderr: sentence })
  })

  it('for a port in use', async () => {
    const PORT = String(await freePort())
    const holder = createServer().listen(Number(PORT), '127.0.0.1')
    onTestFinished(() => void holder.close())
    await once(holder, 'listening')
    const stderr = `PORT: port ${PORT} on 127.0.0.1 is in use; set PORT to a free one.\n`
    expect(await failToStart({ PORT })).toEqual({ code: 1, stdout: '', stderr })
  })

  it('for a host that is not this machine', async () => {
    const PORT = String(await freePort())
    const stderr = 'HOST: “192.0.2.1” cannot be listened on: this machine has no such address.\n'
    expect(await failToStart({ PORT, HOST: '192.0.2.1' })).toEqual({ code: 1, stdout: '', stderr })
  })

  it('for a data folder where a file is in the way', async () => {
    const DATA_DIR = join(await freshFolder(), 'file')
    await writeFile(DATA_DIR, '')
    const stderr = `DATA_DIR: “${DATA_DIR}” cannot be written: a file of that name is in the way.\n`
    expect(await failToStart({ DATA_DIR })).toEqual({ code: 1, stdout: '', stderr })
  })

  it.skipIf(userInfo().uid === 0)('for a data folder that may not be written', async () => {
    const DATA_DIR = join(await freshFolder(), 'closed')
    await mkdir(DATA_DIR)
    await chmod(DATA_DIR, 0o500)
    const stderr = `DATA_DIR: “${DATA_DIR}” cannot be written: permission denied.\n`
    expect(await failToStart({ DATA_DIR })).toEqual({ code: 1, stdout: '', stderr })
  })

  it('for a way to start that there is not', async () => {
    const { code, stderr } = await run(['lib/cli/start-site.ts', 'prod'], settings())
    expect(code).toBe(1)
    expect(stderr).toBe('“prod” is not a way to start: serve, dev, build.\n')
  })

  it('for a database that nobody answers at', async () => {
    const given = { DATA_DIR: await freshFolder(), PORT: String(await freePort()) }
    const DATABASE_URL = `postgres://127.0.0.1:${await freePort()}/guide`
    const { code, stderr } = await run(
      ['lib/cli/start-site.ts'],
      settings({ ...given, DATABASE_URL }),
    )
    expect(code).toBe(1)
    expect(stderr).toBe(
      'DATABASE_URL: the store cannot be opened: nothing answers there. Nothing was built.\n',
    )
  })
})

describe('a site', () => {
  it('whose public address is another than the build’s shows its own from the first page on', async () => {
    const site = await startSite({ SITE_URL: 'https://guide.example' })
    onTestFinished(() => site.stop())
    const page = await (await fetch(`${site.url}/en`)).text()
    expect(page).toContain('href="https://guide.example/kk"')
    expect(page).not.toContain('localhost')
  })

  it('makes its secret where none is set, and what runs in the background has it', async () => {
    const site = await startSite({ SITE_SECRET: '' })
    onTestFinished(() => site.stop())
    expect((await readFile(join(site.dataDir, 'secret'), 'utf8')).length).toBeGreaterThanOrEqual(32)
    await vi.waitFor(() => expect(site.said()).toContain('outdated deleted'), { timeout: 30_000 })
    expect(site.said()).not.toContain('"level":"error"')
  })

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'ends with 0 on %s and gives its port back',
    async (signal) => {
      const site = await startSite()
      onTestFinished(() => site.stop())
      const child = site.process()
      child.kill(signal)
      const [code] = await once(child, 'exit')
      expect(code).toBe(0)
      await expect(fetch(site.url)).rejects.toThrow()
    },
  )

  it('ends when the process that started it is gone without a word', async () => {
    const site = await startSite()
    onTestFinished(() => site.stop())
    site.process().disconnect()
    const [code] = await once(site.process(), 'exit')
    expect(code).toBe(0)
  })

  it('lets a request that is under way end before it does', async () => {
    const site = await startSite()
    onTestFinished(() => site.stop())
    const { port } = new URL(site.url)
    const socket = connect(Number(port), '127.0.0.1').setEncoding('utf8')
    socket.write(
      rawHead('POST', '/en', [
        'Content-Type: application/json',
        'Content-Length: 2',
        'Expect: 100-continue',
      ]),
    )
    const [interim] = await once(socket, 'data')
    expect(interim).toContain('100 Continue')
    const exit = once(site.process(), 'exit')
    site.process().kill('SIGTERM')
    await vi.waitFor(() => expect(fetch(site.url)).rejects.toThrow(), { timeout: 10_000 })
    socket.write('{}')
    const [answer] = await once(socket, 'data')
    expect(answer).toContain('415 Unsupported Media Type')
    expect(await exit).toEqual([0, null])
  })

  it('that is killed has kept its data and starts again on it', async () => {
    const site = await startSite()
    onTestFinished(() => site.stop())
    await site.kill()
    await site.restart()
    expect(await (await fetch(`${site.url}/readyz`)).json()).toMatchObject({ ready: true })
  })
})
