import { expect, test } from 'vitest'
import { referencedIds } from '#lib/guides/referenced-ids.ts'

test.each([
  ['no tag', 'Only words, 3 < 4 and 5 > 4.', {}],
  ['a tag alone', 'It costs <Fact id="fee-card" />.', { Fact: ['fee-card'] }],
  ['other attributes before the id', '<Fact show="both" id="mci" />', { Fact: ['mci'] }],
  ['an attribute that only ends in id', '<Fact grid="mci" />', {}],
  ['a tag around words', '<Term id="iin">the *number*</Term>', { Term: ['iin'] }],
  ['one within another', '<Warning>\n<Act id="law" />\n</Warning>', { Act: ['law'] }],
  ['a value with a sign of tags in it', '<Step title="a > b" id="x">', { Step: ['x'] }],
  ['the same twice', '<Fact id="a" /> <Fact id="b" /> <Fact id="a" />', { Fact: ['a', 'b'] }],
  ['attributes on lines of their own', '<Fact\n  id="mci"\n  show="value"\n/>', { Fact: ['mci'] }],
])('finds what tags name in %s', (_, body, uses) => {
  expect(referencedIds(body)).toEqual(uses)
})
