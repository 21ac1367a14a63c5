import { LRUCache } from 'lru-cache'
import type { Locale } from '#lib/i18n/locales.ts'
import type { Match } from './digits.ts'

/**
 * Numbers in words before a unit: “forty-five days”, «сорока пяти дней», «қырық бес күн». A number
 * word alone is not a legal quantity (“two ways”, «один из», «бір»), nor is an ordinal (“first”).
 * So a match needs both a number and a unit, with at most a few words such as “calendar”, “working”
 * or “or” between them.
 */
const PATTERNS: Record<Locale, RegExp[]> = {
  en: english(),
  ru: russian(),
  kk: kazakh(),
}

/** Phrases with a number and a unit that state no rule. */
const IDIOMS: Record<Locale, RegExp[]> = {
  // How days are distributed over calendar years is arithmetic.
  en: [/two calendar years?/giu],
  ru: [/дв(?:а|ух|ум|умя) календарны\p{L}+ год\p{L}*/giu],
  // «екі … де» means “both”.
  kk: [/екі күнтізбелік жыл\p{L}*/giu, /екі \p{L}+ (?:де|да)(?!\p{L})/giu],
}

/** Of the texts looked through last: one that is checked again while it is written has mostly these. */
const known = new LRUCache<string, Match[]>({ max: 20_000 })

/** The numbers in words in a text. */
export function numberWordsIn(text: string, locale: Locale): Match[] {
  const key = `${locale} ${text}`
  const found = known.get(key) ?? findNumberWords(text, locale)
  known.set(key, found)
  return found
}

function findNumberWords(text: string, locale: Locale): Match[] {
  const rest = IDIOMS[locale].reduce(
    (words, pattern) => words.replaceAll(pattern, (whole) => '\ufffc'.repeat(whole.length)),
    text,
  )
  return PATTERNS[locale].flatMap((pattern) =>
    [...rest.matchAll(pattern)].map(({ index, 0: found }) => ({ index, found })),
  )
}

/** Matches whole words. `\b` does not work for Cyrillic letters. */
function words(source: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'giu')
}

function english(): RegExp[] {
  const small =
    'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen'
  const large =
    'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|dozen|half'
  const number = `${small}|${large}`
  const between = `(?:${number}|and|or|to|of|an?|the|one|full|whole|more|consecutive|calendar|working|business|paper|passport|colour|separate)`
  const time = '(?:day|week|month|year|hour|minute|fortnight)s?'
  const unit = `${time}|MCI|tenge|dollars?|percent|per cent|points|times|copies|photos|photographs|attempts|stages`
  const ordinal =
    'second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|fifteenth|twentieth|thirtieth|sixtieth|ninetieth|hundredth'
  return [
    words(`(?:${number})(?:[\\s-]+${between}){0,4}[\\s-]+(?:${unit})(?:-old)?`),
    // “one day” and “one whole year” are idioms; “one month” is a legal term.
    words('(?:one|a single)[\\s-]+(?:full |calendar )?(?:week|month|year|hour|minute)'),
    words('(?:one|a single)[\\s-]+(?:calendar|working|business) day'),
    words(`(?:${ordinal})[\\s-]+(?:calendar |working |business )?(?:day|week|month|year)`),
    words('(?:twice|thrice) (?:an?|per|every|each|in) (?:\\p{L}+ )?(?:day|week|month|year)'),
    words(
      '(?:within|at least|at most|no more than|more than|less than|no later than|up to) an? (?:day|week|month|year|fortnight|hour)',
    ),
    words('fortnights?|an? year and a half'),
  ]
}

function russian(): RegExp[] {
  const number = [
    'дв(?:а|е|ух|ум|умя|ое|оих)',
    'тр(?:и|[её]х|[её]м|емя|ое|оих)',
    'четыр(?:е|[её]х|[её]м|ьмя)',
    '(?:пят|шест|сем|дес?ят|девят|вос[её]?м|восьм)(?:ь|и|ью|ью)',
    '\\p{L}+надцат(?:ь|и|ью)',
    '(?:два|три)дцат(?:ь|и|ью)',
    'сорока?',
    '(?:пять|пяти|шесть|шести|семь|семи|восемь|восьми)десят(?:и|ью)?',
    'девяност[оа]',
    'ст[оа]|дв(?:е|ух)(?:сти|сот)|тр(?:и|[её]х)(?:ста|сот)|\\p{L}+сот',
    'тысяч[аиу]?|миллион(?:а|ов)?',
    'пол(?:тора|торы|утора)',
  ].join('|')
  const between = `(?:${number}|и|или|до|—|–|календарны[йхе]|рабочи[йхе]|полны[йхе]|целы[йхе]|один|одного|одной|цветны[хе]|бумажны[хе])`
  const time =
    'д(?:ень|ня|ней|ню|нями|нях|нем)|сут(?:ки|ок|кам)|недел(?:я|и|ю|ь|ям|ями|ях|ей)|месяц(?:а|ев|у|ам|ами|ах|ем)?|год(?:а|у|ом|ы|ам|ах)?|лет(?:ам|ах|ами)?|час(?:а|ов|ам)?|минут[аыу]?'
  const unit = `${time}|МРП|тенге|доллар\\p{L}*|процент\\p{L}*|балл\\p{L}*|раза?|экземпляр\\p{L}*|копи[ияйю]\\p{L}*|фото|фотографи\\p{L}*|этап\\p{L}*`
  const stems =
    '(?:одно|дву[хм]?|тр[её]х|четыр[её]х|пяти|шести|семи|восьми|девяти|десяти|\\p{L}+надцати|двадцати|тридцати|сорока|пятидесяти|шестидесяти|девяноста|полутора|полу)'
  const ordinal =
    '(?:втор|трет|четв[её]рт|пят|шест|седьм|восьм|девят|десят|\\p{L}+надцат|двадцат|тридцат|сороков|шестидесят|девяност)(?:ый|ий|ой|ого|ьего|ому|ьему|ым|ьим|ом|ьем|ая|ья|ую|ью|ей)'
  return [
    words(`(?:${number})(?:[\\s-]+${between}){0,4}[\\s-]+(?:${unit})`),
    // «в один день» means “at once”; «один месяц» is a legal term.
    words(
      '(?<!в )(?:один|одного|одному|одним|одну|одной)\\s+(?:календарн\\p{L}+ |полн\\p{L}+ |цел\\p{L}+ )?(?:месяц\\p{L}*|год\\p{L}*|недел\\p{L}+|час\\p{L}*)',
    ),
    words('(?:один|одного|одному|одним)\\s+(?:календарн|рабоч)\\p{L}+ д(?:ень|ня|ню|нём|нем)'),
    words(`${stems}(?:дневн|недельн|месячн|годичн|годов|годи|летн|часов|минутн|балльн)\\p{L}*`),
    words(
      `${ordinal}\\s+(?:календарн\\p{L}+ |рабоч\\p{L}+ )?(?:д(?:ень|ня|ню|нём|нем)|недел\\p{L}|месяц\\p{L}*|год\\p{L}*)`,
    ),
    words('(?:дважды|трижды) (?:в|за|каждый) (?:\\p{L}+ )?(?:день|неделю|месяц|год|году)'),
    words('пол(?:года|угода|месяца|часа)|полгод\\p{L}*'),
  ]
}

function kazakh(): RegExp[] {
  const number =
    'екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|он|жиырма|отыз|қырық|елу|алпыс|жетпіс|сексен|тоқсан|жүз|мың|миллион|жарты|бір жарым'
  const ending =
    '(?:тар|тер|дар|дер|лар|лер)?(?:ы|і|сы|сі)?(?:н|ның|нің|дың|дің|тың|тің|ны|ні|ды|ді|ты|ті|ға|ге|қа|ке|на|не|да|де|та|те|нда|нде|нан|нен|дан|ден|тан|тен|мен|бен|пен)?(?:лық|лік|дық|дік|тық|тік|дай|дей|тай|тей)?'
  const between = `(?:${number}|бір|немесе|не|мен|бен|да|де|күнтізбелік|жұмыс|толық|тұтас|түрлі-түсті)`
  const unit = `(?:күн|апта|ай|жыл|сағат|минут|АЕК|теңге|доллар|пайыз|балл?|рет|дана|көшірме|фотосурет|кезең)-?${ending}`
  const ordinal =
    'екінші|үшінші|төртінші|бесінші|алтыншы|жетінші|сегізінші|тоғызыншы|оныншы|жиырмасыншы|отызыншы|қырқыншы|елуінші|алпысыншы|тоқсаныншы|жүзінші'
  return [
    words(`(?:${number})(?:[\\s-]+${between}){0,4}[\\s-]+${unit}`),
    // «бір жыл» also means “a year”: it is a legal term only next to a limiting word.
    words(
      `(?:кемінде|кем дегенде|ең көбі|көп дегенде) бір (?:толық )?(?:апта|ай|жыл|сағат)${ending}`,
    ),
    words(
      `бір (?:толық )?(?:апта|ай|жыл|сағат)${ending} (?:ішінде|дейін|бұрын|артық|кем|кешіктірмей|аспа\\p{L}+)`,
    ),
    words(`бір (?:күнтізбелік|жұмыс) күн${ending}`),
    words(`(?:${ordinal}) (?:күнтізбелік |жұмыс )?(?:күн|апта|ай|жыл)${ending}`),
  ]
}
