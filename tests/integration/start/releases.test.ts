import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { copyProject, killAll, launch } from '../../factories/project-copy.ts'

async function statusOf(url: string): Promise<number> {
  return (await fetch(url)).status
}

it('code that cannot be built leaves the last good build in service, and the start says so', async () => {
  const project = await copyProject()
  await appendFile(join(project.dir, 'next.config.ts'), '\nthis is no code\n')

  const first = launch(project, 'start')
  await first.until('is ready at')
  expect(first.said()).toContain('The site could not be built: the reason stands above.')
  expect(first.said()).toContain(`The last good build is served, release ${project.release}.`)
  expect(await statusOf(`${project.url}/en`)).toBe(200)
  first.child.kill('SIGTERM')
  expect(await first.ended).toBe(0)

  // As after a reboot: readers do not wait for a build that has failed before.
  const second = launch(project, 'start')
  await second.until('is ready at')
  expect(second.said()).toContain('A build of these sources failed or was interrupted before.')
  expect(second.said()).not.toContain('Building the site')
  expect(await statusOf(`${project.url}/en`)).toBe(200)

  const build = launch(project, 'site', 'release', 'build')
  expect(await build.ended).toBe(1)
  expect(build.said()).toContain('The code as it is could not be built')
  const restart = launch(project, 'site', 'restart')
  expect(await restart.ended).toBe(0)
  expect(await statusOf(`${project.url}/en`)).toBe(200)
})

it('a build that is killed changes nothing, and the next start serves', async () => {
  const project = await copyProject()
  await appendFile(join(project.dir, 'app/robots.ts'), '\n// A change.\n')
  const killed = launch(project, 'start')
  await killed.until('Creating an optimized production build')
  killAll(killed.child)
  await killed.ended

  const site = launch(project, 'start')
  await site.until('is ready at')
  expect(site.said()).toContain(`The last good build is served, release ${project.release}.`)
  expect(await statusOf(`${project.url}/en`)).toBe(200)
  const list = launch(project, 'site', 'release', 'list', '--json')
  expect(await list.ended).toBe(0)
  expect(JSON.parse(list.said())).toMatchObject({
    id: project.release,
    inUse: true,
    isCode: false,
  })
})

it('what is not code needs no build: settings, secret, content', async () => {
  const project = await copyProject()
  Object.assign(project.environment, {
    SITE_SECRET: 'another secret than that of the build, and longer than 32',
    SITE_URL: 'https://guide.example',
  })
  const guide = join(project.dir, 'content/guides/overview/en.mdx')
  await writeFile(guide, `${await readFile(guide, 'utf8')}\nA sentence that is new.\n`)
  const site = launch(project, 'start')
  await site.until('is ready at https://guide.example')
  expect(site.said()).not.toContain('Building the site')
  const page = await (await fetch(`${project.url}/en/guides/overview`)).text()
  expect(page).toContain('A sentence that is new.')
  expect(page).toContain('https://guide.example/en/guides/overview')
})

it('a database that does not answer is said before a build begins', async () => {
  const project = await copyProject()
  await appendFile(join(project.dir, 'app/robots.ts'), '\n// A change.\n')
  Object.assign(project.environment, { DATABASE_URL: 'postgres://127.0.0.1:1/guide' })
  const site = launch(project, 'start')
  expect(await site.ended).toBe(1)
  expect(site.said()).toBe(
    'DATABASE_URL: the store cannot be opened: nothing answers there. Nothing was built.\n',
  )
})
