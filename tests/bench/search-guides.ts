import { LOCALES } from '#lib/i18n/locales.ts'
import type { Entry } from '#lib/search/index/entries.ts'

/** Numbers that look random and are the same in every run (mulberry32). */
function makeRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function shuffled(text: string, random: () => number): string {
  return text
    .split(/(?<=[.!?]) /)
    .map((sentence) => ({ sentence, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ sentence }) => sentence)
    .join(' ')
}

/** Guides like the real ones with their sentences in another order, until there are enough parts. */
export function generateGuides(
  guides: Entry[],
  most: { guides?: number; sections?: number },
): Entry[] {
  const random = makeRandom(20_261_125)
  const made: Entry[] = []
  const paths = new Set<string>()
  let sections = 0
  for (let round = 0; ; round++) {
    for (const guide of guides) {
      const path = `${guide.path}-${round}`
      const full = most.guides !== undefined && paths.size >= most.guides && !paths.has(path)
      if (full) continue
      paths.add(path)
      const parts = guide.sections.map((part) => ({ ...part, text: shuffled(part.text, random) }))
      made.push({ ...guide, path, title: `${guide.title} ${round}`, sections: parts })
      sections += parts.length
      if (most.sections !== undefined && sections >= most.sections) return made
    }
    const whole = LOCALES.every((l) => made.filter(({ locale }) => locale === l).length >= 50)
    if (most.guides !== undefined && whole) return made
  }
}
