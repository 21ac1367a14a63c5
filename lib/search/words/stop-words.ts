import { foldWord, isCyrillic } from './fold.ts'
import { soundOf } from './sound.ts'
import { keysOf } from './words.ts'

/**
 * Stop words. They are ignored, unless a query has no other words; within a known term (“вид на
 * жительство”) they are optional.
 */
const WORDS = `
a an the of for to in on at by from with without and or if is are was be been am do does did can could
may must shall should will would have has had i me my we us our you your he she it its they them their
this that these those there here required obligatory really just what which why not no yes need needed
want get getting got please tell about into than then so as after before during while kind
hi hello help thanks thank question happens happen someone somebody anyone anybody still also only even any some already now
и или а но в во на с со к ко о об от до из у за по под над при для без не ни же ли бы как какой какая
какое какие какую каком каких что чего чем почему зачем
нужно нужен нужна нужны надо можно нельзя мне меня мой моя мое мои моего нам нас наш вы вас вам ваш он она оно
они его ее их это этот эта эти то тот та те там тут здесь если есть быть был была было будет буду или
после перед через обязательно чтобы хочу могу может я мы ты подскажите скажите пожалуйста помогите здравствуйте привет спасибо вопрос только уже еще даже вообще разве либо все всё
случится получится посоветуйте теперь кто-то кто-нибудь
мен сен сіз біз ол олар бұл осы сол мына менің сіздің біздің оның маған сізге және не немесе ма ме ба бе па пе
қалай қандай міндетті неге қай нені керек қажет бар жоқ болады бола ала аламын алуға
үшін туралы бойынша дейін кейін соң бұрын арқылы деген егер болса жатыр ғой сәлем сәлеметсіз рахмет айтыңызшы айтшы тек әлі қазір
`
  .trim()
  .split(/\s+/)

/** Kazakh endings that are written after a hyphen: “РВП-ға”. */
const ENDINGS = `
ға ге қа ке на не ны ні ды ді ты ті ның нің дың дің тың тің да де та те дан ден тан тен нан нен мен бен пен
`
  .trim()
  .split(/\s+/)

/** Words that occur in most questions to this site, so that they hardly distinguish pages. */
const COMMON = new Set(
  `
how become when where who whom whose long much many
кто кого кому когда где куда откуда сколько қашан қайда қайдан кім кімге қанша неше
kazakhstan country foreigner foreigners foreign person people residence permanent permit application applying someone live living give
казахстан казахстана казахстане казахстану рк иностранец иностранца иностранцу иностранцев иностранцам
получить стать получение оформить оформление сделать делать дать подать жить человек страна должно лежать сдать сдавать
қазақстан қазақстанда қазақстанға казакстан шетелдік шетелдіктер шетелдікке алу беру жасау істеу істеймін істейін істеуім істесем керек адам ел тапсыру
join citizen citizens гражданин гражданина гражданину граждане граждан гражданам гражданка гражданке азамат азаматы азаматтары азаматына
kazakhstane kazakhstana qazaqstan poluchit oformit delat alu beru
tenge тенге теңге тг kzt
`
    .trim()
    .split(/\s+/)
    .map(foldWord),
)

const COMMON_KEYS = new Set([...COMMON].flatMap(keysOf))
const COMMON_SOUNDS = new Set([...COMMON].filter(isCyrillic).map(soundOf))

/** Words that say “not” or “without”. Only a phrase of a concept gives them a meaning: “без визы”. */
const NEGATIONS = new Set('no not without нет не без жоқ емес'.split(' ').map(foldWord))

/** The key of every word that negates, in any language. No word of a text has it. */
export const NEGATION_KEY = '!'

const STOP = new Set([...WORDS, ...ENDINGS].map(foldWord))
const STOP_SOUNDS = new Set(WORDS.filter((word) => /[а-я]/i.test(word)).map(soundOf))

const COMMON_LENGTH = 0.3

/** Whether a word as typed is a stop word. */
export function isStopWord(word: string): boolean {
  return STOP.has(foldWord(word))
}

/** Whether a word negates what stands beside it. Such a word is a stop word too. */
export function isNegation(word: string): boolean {
  return NEGATIONS.has(foldWord(word))
}

/** Whether a word in Latin letters sounds like a Russian or Kazakh stop word: “na”, “qalai”. */
export function soundsLikeStopWord(word: string): boolean {
  return !isCyrillic(word) && STOP_SOUNDS.has(soundOf(word))
}

/** Latin spellings of this length are taken for the stop word, even where texts have such a word. */
const SHORT_STOP_LENGTH = 2

/** Whether a word is nothing but a short stop word, in its own or in Latin letters: “на”, “na”. */
export function isShortStopWord(word: string): boolean {
  return word.length <= SHORT_STOP_LENGTH && soundsLikeStopWord(word)
}

/** Whether a word shares its key with a word of most questions without being one: “алым”, “алу”. */
export function hasCommonKey(word: string, key: string): boolean {
  return isCyrillic(word) && !isCommonWord(word) && COMMON_KEYS.has(key)
}

/** Whether a word occurs in most questions to this site, in its own or in Latin letters. */
export function isCommonWord(word: string): boolean {
  return (
    COMMON.has(foldWord(word)) ||
    /^\d$/.test(word) ||
    (!isCyrillic(word) && COMMON_SOUNDS.has(soundOf(word)))
  )
}

/** The length of a word in comparisons of phrases: a word of most questions counts less. */
export function lengthOf(word: string): number {
  return isCommonWord(word) ? COMMON_LENGTH : 1
}
