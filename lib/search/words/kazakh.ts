import { foldWord } from './fold.ts'
import { infinitiveOf } from './kazakh-verbs.ts'

/**
 * A light suffix stripper for Kazakh nouns: plural, possessive and case, which follow the
 * stem in this order (қала-лар-ымыз-да). After R. Muhamedowa, "Kazakh: A Comprehensive
 * Grammar" (Routledge 2016), the chapters on vowel harmony, consonant assimilation and the
 * noun. It goes by form alone and has no dictionary, so
 * - an ending counts only where its first sound fits the one before it and its vowel the
 *   stem's (“құжатта” ends in the locative, “карта” does not);
 * - endings are taken until none is left, so that all forms of a word meet in one key, even
 *   where the key is shorter than the word (“мерзім” and “мерзімі” meet in “мерз”);
 * - keys are folded: typed with or without tails, a word gives the same key;
 * - of verbs, the noun in -у is a stem, and some finite forms are brought back to it (`infinitiveOf`).
 */

/**
 * The class of a sound, which decides what may follow: V vowel, M nasal, Z voiced sibilant, L, R
 * glide or р, T voiceless.
 */
type Sound = 'V' | 'M' | 'Z' | 'L' | 'R' | 'T'

const SOUNDS: Record<string, string> = {
  V: 'аеёиоуыэюя',
  M: 'мн',
  Z: 'зж',
  L: 'л',
  R: 'рйуи',
  // Loanwords end in letters for voiced sounds that are pronounced voiceless: клуб, заттық.
  T: 'пткцчшщсфхбвгд',
}

function soundsOf(stem: string): Set<Sound> {
  const last = stem.replace(/[ьъ]$/, '').at(-1) ?? ''
  const sounds: Sound[] = ['V', 'M', 'Z', 'L', 'R', 'T']
  return new Set(sounds.filter((sound) => SOUNDS[sound]?.includes(last)))
}

/** An ending without tails, the vowel harmony of its vowel, and the sounds that it may follow. */
type Ending = { ending: string; row: 'back' | 'front' | 'any'; after: string; least?: number }

/** Both variants of an ending, for back and front vowels: ы, а and і, е. */
function rows(back: string, after: string): Ending[] {
  const front = back.replaceAll('ы', 'и').replaceAll('а', 'е')
  return [
    { ending: back, row: 'back', after },
    { ending: front, row: 'front', after },
  ]
}

/** Pseudo sound: the ending follows a third-person possessive (last sound ы or і). */
const POSSESSED = 'P'
/** Pseudo sound: the ending follows a first- or second-person possessive (-м, -ң). */
const MINE = 'N'

const UNSORTED: Ending[] = [
  // Plural
  ...rows('лар', 'VR'),
  ...rows('дар', 'MZL'),
  ...rows('тар', 'T'),
  // Possessive: my, your, your (polite), our, his
  ...rows('ым', 'MZLRT'),
  ...rows('ын', 'MZLRT'),
  ...rows('ымыз', 'MZLRT'),
  ...rows('ыныз', 'MZLRT'),
  ...rows('мыз', 'V'),
  ...rows('ныз', 'V'),
  ...rows('ы', 'MZLRT'),
  ...rows('сы', 'V'),
  ...rows('сын', 'V'),
  { ending: 'м', row: 'any', after: 'V', least: 5 },
  { ending: 'н', row: 'any', after: 'V', least: 5 },
  // Genitive
  ...rows('нын', 'VM'),
  ...rows('дын', 'ZLR'),
  ...rows('тын', 'T'),
  // Accusative
  ...rows('ны', 'V'),
  ...rows('ды', 'MZLR'),
  ...rows('ты', 'T'),
  { ending: 'н', row: 'any', after: POSSESSED },
  // Dative
  ...rows('га', 'VMZLR'),
  ...rows('ка', 'T'),
  ...rows('на', POSSESSED),
  ...rows('а', MINE),
  // Locative, and the adjective formed from it
  ...rows('да', 'VMZLR'),
  ...rows('та', 'T'),
  ...rows('нда', POSSESSED),
  ...rows('дагы', 'VMZLR'),
  ...rows('тагы', 'T'),
  ...rows('ндагы', POSSESSED),
  // Ablative
  ...rows('дан', 'VZLR'),
  ...rows('тан', 'T'),
  ...rows('нан', `M${POSSESSED}`),
  // Instrumental, which has one variant
  { ending: 'мен', row: 'any', after: 'VMLR' },
  { ending: 'бен', row: 'any', after: 'Z' },
  { ending: 'пен', row: 'any', after: 'T' },
]

/** Longest first, since one ending may end in another. */
const ENDINGS = UNSORTED.toSorted((a, b) => b.ending.length - a.ending.length)

/** Two-letter words that take endings; all other stems have three letters or more. */
const SHORT = new Set(['уй', 'ел', 'ай', 'ат', 'ис', 'ой', 'ит', 'ул', 'ан', 'от', 'су', 'ми'])

/**
 * Words that look as if they had an ending, or whose forms are ambiguous (“жұмысы” as жұмы-сы).
 * They are the key of all their forms.
 */
const WHOLE = [
  ...['адам', 'адрес', 'алматы', 'апта', 'бала', 'бизнес', 'виза', 'жумыс', 'жылдам', 'кадам'],
  ...['казакстан', 'каражат', 'карта', 'катынас', 'кенес', 'маусым', 'нотариус', 'озбекстан'],
  ...['отбасы', 'офис', 'полис', 'сервис', 'статус', 'тажикстан', 'тегин', 'тенге', 'шымкент'],
]

const CHAIN =
  /^(?:[лдт][ае]р)?(?:[сн]?[ыи]|[ыи]?[мн](?:[ыи]з)?)?(?:н?[ыи]н|[ндт][ыи]н?|н?[дт][ае](?:г[ыи])?|[гкн]?[ае]|[нтд][ае]н|[мбп]ен|н)?$/

/** Words that lose their last vowel before a possessive: халық, халқы. */
const DROPPED: Record<string, string> = {
  халк: 'халык',
  орн: 'орын',
  мойн: 'мойын',
  мурн: 'мурын',
  ерн: 'ерин',
  ауз: 'ауыз',
  кулк: 'кулык',
}

const TAILS = /[әғқңөұүһі]/
const BACK = 'аоұыяё'
const FRONT = 'әөүіеэ'

/**
 * The vowel rows that may follow a stem. In a word typed without tails, а may stand for ә and о for
 * ө. и and у belong to neither row; nor do loanwords that end soft or in -нк, -рк.
 */
function rowsAfter(stem: string, tails: boolean): string {
  if (/(ь|нк|рк|кт)$/.test(stem)) return 'back front'
  const vowel = [...stem].findLast((letter) => `${BACK}${FRONT}иую`.includes(letter))
  if (!vowel) return 'back front'
  if (!tails && 'аоуи'.includes(vowel)) return 'back front'
  if (BACK.includes(vowel)) return 'back'
  return FRONT.includes(vowel) ? 'front' : 'back front'
}

function fits(folded: string, { after, least = 3 }: Ending): boolean {
  if (folded.length < least && !SHORT.has(folded)) return false
  if (!/[аеиоуыэюяё]/.test(folded)) return false
  if (after.includes(POSSESSED) && /[^аеиоуыэюя][ыи]$/.test(folded)) return true
  if (after === MINE) return /[ыи][мн]$/.test(folded) && folded.length > 4
  const sounds = soundsOf(folded)
  return [...after].some((sound) => [...sounds].some((has) => has === sound))
}

function shorten(word: string, tails: boolean): string | undefined {
  const folded = foldWord(word)
  // The name of a country ends like an ablative: Қырғызстан.
  if (/стан$/.test(folded)) return undefined
  for (const candidate of ENDINGS) {
    if (!folded.endsWith(candidate.ending)) continue
    const stem = word.slice(0, -candidate.ending.length)
    if (candidate.row !== 'any' && !rowsAfter(stem, tails).includes(candidate.row)) continue
    if (fits(foldWord(stem), candidate)) return stem
  }
  return undefined
}

/**
 * The search key of a Kazakh word, the same for all its forms. Expects lower case; returns folded
 * letters.
 */
export function stemKazakh(word: string): string {
  const bare = foldWord(word)
  const whole = WHOLE.find((root) => bare.startsWith(root) && CHAIN.test(bare.slice(root.length)))
  if (whole !== undefined) return whole
  const infinitive = infinitiveOf(bare)
  if (infinitive !== undefined) return infinitive
  const tails = TAILS.test(word)
  let stem = word
  for (let shorter = shorten(stem, tails); shorter !== undefined; ) {
    stem = shorter
    shorter = shorten(stem, tails)
  }
  const folded = foldWord(stem)
  // Before a vowel, п, қ and к become б, ғ and г: кітап, кітабы.
  const voiceless = folded.replace(/б$/, 'п').replace(/г$/, 'к')
  return DROPPED[voiceless] ?? voiceless
}
