import type { Locale } from '#lib/i18n/locales.ts'
import { foldWord, isCyrillic } from './fold.ts'
import { soundOf, toCyrillic } from './sound.ts'
import { beginningWith, type Listed, list, nearTo } from './word-list.ts'
import { keysOf } from './words.ts'

/** A key of the index that a typed word may mean, and how sure that is, from 0 to 1. */
export type Meaning = { key: string; weight: number }

/** A typed word with what it may mean; `known` when it stands in the index as it is. */
export type Reading = { word: string; known: boolean; meanings: Meaning[] }

/** A word as it stands in texts. */
type Surface = { folded: string; shown: string; locale: Locale; count: number; keys: Set<string> }

/** The words of all texts, to be found by form, sound, beginning and likeness. */
export type Vocabulary = {
  add(word: string, key: string, locale: Locale): void
  /** What a typed word may mean; with `open` it may be the beginning of one. */
  read(word: string, open?: boolean): Reading
  /** The word of the texts that is nearest to one that is not among them. */
  nearest(word: string, locale: Locale): string | undefined
  size(): number
}

const SAME = 1
const SOUND = 0.9
const BEGUN = 0.7
const CUT = 0.55
const NEAR = [0, 0.7, 0.45]
const MOST_BEGUN = 8
const MOST_NEAR = 4

/** An empty vocabulary, to be filled with the words of the index. */
export function makeVocabulary(): Vocabulary {
  const keys = new Set<string>()
  const seen = new Map<string, Surface>()
  const surfaces = new Map<string, Surface>()
  const sounds = new Map<string, Set<string>>()
  let sorted: { surfaces: Listed<Surface>[]; sounds: Listed<Set<string>>[] } | undefined

  function lists() {
    sorted ??= { surfaces: list(surfaces), sounds: list(sounds) }
    return sorted
  }

  function addSound(sound: string, key: string): void {
    const known = sounds.get(sound)
    if (known) known.add(key)
    else sounds.set(sound, new Set([key]))
  }

  function meaningsOf(found: Iterable<string>, weight: number): Meaning[] {
    return [...new Set(found)].map((key) => ({ key, weight }))
  }

  function bySound(word: string): Meaning[] {
    const forms = isCyrillic(word) ? keysOf(word) : toCyrillic(word).flatMap(keysOf)
    const own = forms.filter((key) => keys.has(key))
    const heard = [word, ...forms].flatMap((form) => {
      const sound = soundOf(form)
      return sound.length < 3 ? [] : [...(sounds.get(sound) ?? [])]
    })
    return meaningsOf([...own, ...heard], SOUND)
  }

  function byBeginning(word: string, least = 3): Meaning[] {
    const folded = foldWord(word)
    if (folded.length < least) return []
    const begun = beginningWith(lists().surfaces, folded)
      .sort((a, b) => b.count - a.count)
      .slice(0, MOST_BEGUN)
      .flatMap((surface) => [...surface.keys])
    if (begun.length > 0) return meaningsOf(begun, BEGUN)
    const sound = soundOf(word)
    if (sound.length < 4) return []
    const heard = beginningWith(lists().sounds, sound).slice(0, MOST_BEGUN)
    return meaningsOf(
      heard.flatMap((found) => [...found]),
      BEGUN * SOUND,
    )
  }

  /** Words that share all but an end that no stemmer took off: “тапсырамын”, “тапсыру”. */
  function byStart(word: string): Meaning[] {
    const folded = foldWord(word)
    for (let cut = 1; cut <= 4 && folded.length - cut >= 4; cut++) {
      const start = folded.slice(0, -cut)
      const found = beginningWith(lists().surfaces, start)
        .filter((surface) => surface.folded.length - start.length <= 3)
        .sort((a, b) => b.count - a.count)
        .slice(0, MOST_NEAR)
      if (found.length > 0)
        return meaningsOf(
          found.flatMap((surface) => [...surface.keys]),
          CUT,
        )
    }
    return []
  }

  function bySlips(word: string): Meaning[] {
    const folded = foldWord(word)
    const near = nearTo(lists().surfaces, folded).map(({ value, slips }) => ({
      keys: value.keys,
      slips,
      count: value.count,
      starts: value.folded[0] === folded[0],
    }))
    const sound = soundOf(word)
    const heard = isCyrillic(word)
      ? []
      : nearTo(lists().sounds, sound).map(({ value, slips }) => ({
          keys: value,
          slips: slips + (sound.length < 6 ? 1 : 0),
          count: 0,
          starts: true,
        }))
    return [...near, ...heard]
      .sort((a, b) => a.slips - b.slips || Number(b.starts) - Number(a.starts) || b.count - a.count)
      .slice(0, MOST_NEAR)
      .flatMap(({ keys: found, slips }) => meaningsOf(found, NEAR[Math.max(1, slips)] ?? 0.3))
  }

  return {
    add(word, key, locale) {
      const again = seen.get(word)
      if (again?.keys.has(key)) {
        again.count++
        return
      }
      const folded = foldWord(word)
      const surface = surfaces.get(folded)
      if (surface) {
        surface.count++
        surface.keys.add(key)
        seen.set(word, surface)
      } else {
        const first = { folded, shown: word, locale, count: 1, keys: new Set([key]) }
        surfaces.set(folded, first)
        seen.set(word, first)
      }
      sorted = undefined
      keys.add(key)
      addSound(soundOf(key), key)
      addSound(soundOf(folded), key)
    },

    read(word, open = false) {
      const own = keysOf(word).filter((key) => keys.has(key))
      const same = surfaces.get(foldWord(word))?.keys ?? []
      const meanings = meaningsOf([...same, ...own], SAME)
      if (meanings.length > 0) {
        // A Latin spelling that some other name uses too is still the word that it sounds like.
        const heard = isCyrillic(word) ? [] : bySound(word)
        const begun = open ? byBeginning(word, 2) : []
        const further = [...heard, ...begun].filter(({ key }) => !own.includes(key))
        return { word, known: true, meanings: [...meanings, ...further] }
      }
      if (/^\p{N}+$/u.test(word)) return { word, known: false, meanings: [] }
      const heard = bySound(word)
      if (heard.length > 0) return { word, known: true, meanings: heard }
      const begun = byBeginning(word, open ? 2 : 3)
      const found = begun.length > 0 ? begun : bySlips(word)
      return { word, known: false, meanings: found.length > 0 ? found : byStart(word) }
    },

    nearest(word, locale) {
      return nearTo(lists().surfaces, foldWord(word))
        .sort(
          (a, b) =>
            a.slips - b.slips ||
            Number(b.value.locale === locale) - Number(a.value.locale === locale) ||
            b.value.count - a.value.count,
        )
        .at(0)?.value.shown
    },

    size: () => surfaces.size,
  }
}
