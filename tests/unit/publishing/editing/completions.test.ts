import { expect, it } from 'vitest'
import { matching, namedAt } from '#components/desk/editing/code-mirror/completions.ts'

it.each([
  ['You need <Fact id="solv', 'fact', 'solv'],
  ['You need <Fact show="value" id="', 'fact', ''],
  ['<Term id="mci', 'term', 'mci'],
  ['<Act id="', 'act', ''],
  ['<Contested id="host', 'contested', 'host'],
  ['<Papers stage="mo', 'stage', 'mo'],
  ['<ForCountry route="apo', 'route', 'apo'],
  ['<Figure name="', 'figure', ''],
  ['see [money](/guides/mon', 'guide', 'mon'],
  ['see [Russia](/countries/r', 'country', 'r'],
  ['---\ntitle: A\nsources:\n  - law\n  - eg', 'source', 'eg'],
  ['---\nrelated:\n  - mo', 'guide', 'mo'],
])('at the end of %j a %s is named by “%s”', (before, kind, typed) => {
  expect(namedAt(before)).toEqual({ kind, typed })
})

it.each(['plain words', '<Fact id="mci" />', '- an item', '[money](/facts', '---\ntitle: - a'])(
  'at the end of %j nothing is named',
  (before) => {
    expect(namedAt(before)).toBeUndefined()
  },
)

const NAMES = [
  { id: 'mci', title: 'Monthly calculation index (MCI)' },
  { id: 'solvency-amount', title: 'Money to show on the account' },
]

it('a name is found by its id and by the words of its title, in any case', () => {
  expect(matching(NAMES, 'solvency')).toEqual([NAMES[1]])
  expect(matching(NAMES, 'ACCOUNT')).toEqual([NAMES[1]])
  expect(matching(NAMES, 'index-mci')).toEqual([NAMES[0]])
  expect(matching(NAMES, '')).toEqual(NAMES)
  expect(matching(NAMES, 'nothing')).toEqual([])
})
