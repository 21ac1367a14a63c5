import { expect, test } from 'vitest'
import { countForm, partsOf } from '#lib/forms/limits.ts'
import { openCounters } from '#lib/store/counters.ts'

function openLimits() {
  return { counters: openCounters({}), secret: 'a secret of the tests' }
}

async function countTimes(limits: ReturnType<typeof openLimits>, times: number, address: string) {
  let last: number | undefined
  for (let i = 0; i < times; i++) last = await countForm(limits, { address, local: false })
  return last
}

test('an address may send 120 forms, then is told how long to wait, and no other with it', async () => {
  const limits = openLimits()
  expect(await countTimes(limits, 120, '203.0.113.5')).toBeUndefined()
  const wait = await countTimes(limits, 1, '203.0.113.5')
  expect(wait).toBeGreaterThan(590)
  expect(wait).toBeLessThanOrEqual(600)
  expect(await countTimes(limits, 1, '203.0.113.6')).toBeUndefined()
})

test('a network may send 600 forms from all of its addresses', async () => {
  const limits = openLimits()
  for (let i = 0; i < 6; i++) {
    expect(await countTimes(limits, 100, `203.0.113.${i}`)).toBeUndefined()
  }
  expect(await countTimes(limits, 1, '203.0.113.99')).toBeDefined()
  expect(await countTimes(limits, 1, '203.0.114.1')).toBeUndefined()
})

test('addresses of one household count as one, however they are written', async () => {
  const limits = openLimits()
  expect(await countTimes(limits, 120, '2001:db8:1:2::1')).toBeUndefined()
  expect(await countTimes(limits, 1, '2001:0DB8:0001:0002:ffff::7')).toBeDefined()
  expect(await countTimes(limits, 1, '2001:db8:1:3::1')).toBeUndefined()
})

test('one reader is one, however proxies write the address', async () => {
  const limits = openLimits()
  const spellings = ['::ffff:203.0.113.9', '203.0.113.9:4711', '[::ffff:203.0.113.9]:443']
  for (const address of spellings) await countTimes(limits, 40, address)
  expect(await countTimes(limits, 1, '203.0.113.9')).toBeDefined()
})

test('this machine itself may send as much as fifty others', async () => {
  const limits = openLimits()
  for (let i = 0; i < 6_000; i++) {
    expect(await countForm(limits, { address: '127.0.0.1', local: true })).toBeUndefined()
  }
  expect(await countForm(limits, { address: '127.0.0.1', local: true })).toBeDefined()
})

test.each([
  ['203.0.113.5', '203.0.113.5', '203.0.113'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2', '2001:db8:1'],
  ['2001:db8::1', '2001:db8:0:0', '2001:db8:0'],
  ['::1', '0:0:0:0', '0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0', 'fe80:0:0'],
  ['::ffff:203.0.113.5', '203.0.113.5', '203.0.113'],
  ['203.0.113.5:4711', '203.0.113.5', '203.0.113'],
  ['[2001:db8:1:2::3]:443', '2001:db8:1:2', '2001:db8:1'],
  ['64:ff9b::cb00:7105', '203.0.113.5', '203.0.113'],
  ['2002:cb00:7105::9', '203.0.113.5', '203.0.113'],
])('of %s the host is %s and the network %s', (address, host, network) => {
  expect(partsOf(address)).toEqual({ host, network })
})
