import type { Locale } from '#lib/i18n/locales.ts'
import { foldWord, isCyrillic } from './fold.ts'
import { soundOf, toCyrillic } from './sound.ts'
import { beginningWith, type Listed, list, nearTo } from './word-list.ts'
import { keysOf } from './words.ts'

/** An index key that a typed word may stand for, with its weight from 0 to 1. */
export type Meaning = { key: string; weight: number }

/** A typed word and its possible keys; `known` if the index contains the word itself. */
export type Reading = { word: string; known: boolean; meanings: Meaning[] }

/** A word form as it occurs in texts. */
type Surface = { folded: string; shown: string; locale: Locale; count: number; keys: Set<string> }

/** All words of the index. Looks words up by form, sound, prefix and similarity. */
export type Vocabulary = {
  add(word: string, key: string, locale: Locale): void
  /**
   * The possible keys of a typed word.
   *
   * @param open whether the word may be unfinished
   */
  read(word: string, open?: boolean): Reading
  /** Whether the index contains exactly this form of a word. */
  has(word: string): boolean
  /** The most similar word of the index, for a word that the index does not contain. */
  nearest(word: string, locale: Locale): string | undefined
  size(): number
}

const SAME_WEIGHT = 1
const SOUND_WEIGHT = 0.9
const PREFIX_WEIGHT = 0.7
const COMMON_START_WEIGHT = 0.55
const WEIGHT_BY_TYPOS = [0, 0.7, 0.45]
const MAX_PREFIX_MATCHES = 8
const MAX_SIMILAR = 4

/** Creates an empty vocabulary; the index builder fills it. */
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
    return meaningsOf([...own, ...heard], SOUND_WEIGHT)
  }

  function byBeginning(word: string, least = 3): Meaning[] {
    const folded = foldWord(word)
    if (folded.length < least) return []
    const begun = beginningWith(lists().surfaces, folded)
      .sort((a, b) => b.count - a.count)
      .slice(0, MAX_PREFIX_MATCHES)
      .flatMap((surface) => [...surface.keys])
    if (begun.length > 0) return meaningsOf(begun, PREFIX_WEIGHT)
    const sound = soundOf(word)
    if (sound.length < 4) return []
    const heard = beginningWith(lists().sounds, sound).slice(0, MAX_PREFIX_MATCHES)
    return meaningsOf(
      heard.flatMap((found) => [...found]),
      PREFIX_WEIGHT * SOUND_WEIGHT,
    )
  }

  /**
   * Words with the same start and another suffix that the stemmer does not know: “тапсырамын”,
   * “тапсыру”.
   */
  function byStart(word: string): Meaning[] {
    const folded = foldWord(word)
    for (let cut = 1; cut <= 4 && folded.length - cut >= 4; cut++) {
      const start = folded.slice(0, -cut)
      const found = beginningWith(lists().surfaces, start)
        .filter((surface) => surface.folded.length - start.length <= 3)
        .sort((a, b) => b.count - a.count)
        .slice(0, MAX_SIMILAR)
      if (found.length > 0)
        return meaningsOf(
          found.flatMap((surface) => [...surface.keys]),
          COMMON_START_WEIGHT,
        )
    }
    return []
  }

  function byTypos(word: string): Meaning[] {
    const folded = foldWord(word)
    const near = nearTo(lists().surfaces, folded).map(({ value, typos }) => ({
      keys: value.keys,
      typos,
      count: value.count,
      starts: value.folded[0] === folded[0],
    }))
    const sound = soundOf(word)
    const heard = isCyrillic(word)
      ? []
      : nearTo(lists().sounds, sound).map(({ value, typos }) => ({
          keys: value,
          typos: typos + (sound.length < 6 ? 1 : 0),
          count: 0,
          starts: true,
        }))
    return [...near, ...heard]
      .sort((a, b) => a.typos - b.typos || Number(b.starts) - Number(a.starts) || b.count - a.count)
      .slice(0, MAX_SIMILAR)
      .flatMap(({ keys: found, typos }) =>
        meaningsOf(found, WEIGHT_BY_TYPOS[Math.max(1, typos)] ?? 0.3),
      )
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
      const meanings = meaningsOf([...same, ...own], SAME_WEIGHT)
      if (meanings.length > 0) {
        // A Latin spelling that is also a word of its own still stands for the Cyrillic word it
        // sounds like.
        const heard = isCyrillic(word) ? [] : bySound(word)
        const begun = open ? byBeginning(word, 2) : []
        const further = [...heard, ...begun].filter(({ key }) => !own.includes(key))
        return { word, known: true, meanings: [...meanings, ...further] }
      }
      if (/^\p{N}+$/u.test(word)) return { word, known: false, meanings: [] }
      const heard = bySound(word)
      if (heard.length > 0) return { word, known: true, meanings: heard }
      const begun = byBeginning(word, open ? 2 : 3)
      const found = begun.length > 0 ? begun : byTypos(word)
      return { word, known: false, meanings: found.length > 0 ? found : byStart(word) }
    },

    has: (word) => surfaces.has(foldWord(word)),

    nearest(word, locale) {
      return nearTo(lists().surfaces, foldWord(word))
        .sort(
          (a, b) =>
            a.typos - b.typos ||
            Number(b.value.locale === locale) - Number(a.value.locale === locale) ||
            b.value.count - a.value.count,
        )
        .at(0)?.value.shown
    },

    size: () => surfaces.size,
  }
}
