import { expect, it } from 'vitest'
import { serverUrls } from '#lib/store/database/postgres-servers.ts'

it('reads one server as it is written', () => {
  const url = 'postgres://guide:p%40ss@db.example:5433/guide?sslmode=verify-full'
  expect(serverUrls(url)).toEqual([url])
})

it('reads several servers as libpq does: one user, database and settings, a port for each', () => {
  const url =
    'postgres://guide:p%40ss@one.example:5433,[2001:db8::1],10.0.0.3/guide?target_session_attrs=read-write&sslmode=require'
  expect(serverUrls(url)).toEqual([
    'postgres://guide:p%40ss@one.example:5433/guide?sslmode=require',
    'postgres://guide:p%40ss@[2001:db8::1]/guide?sslmode=require',
    'postgres://guide:p%40ss@10.0.0.3/guide?sslmode=require',
  ])
  expect(serverUrls('postgresql://one,two/guide?target_session_attrs=read-write')).toEqual([
    'postgresql://one/guide',
    'postgresql://two/guide',
  ])
})
