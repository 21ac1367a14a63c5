import { foldWord, isCyrillic } from './fold.ts'
import { soundOf } from './sound.ts'

/**
 * Stop words. They are ignored, unless a query has no other words; within a known term (“вид на
 * жительство”) they are optional.
 */
const WORDS = `
a an the of for to in on at by from with without and or if is are was be been am do does did can could
may must shall should will would have has had i me my we us our you your he she it its they them their
this that these those there here required obligatory really just what which why not no yes need needed
want get getting got please tell about into than then so as after before during while kind
hi hello help thanks question
и или а но в во на с со к ко о об от до из у за по под над при для без не ни же ли бы как какой какая
какое какие какую каком каких что чего чем почему зачем
нужно нужен нужна нужны надо можно нельзя мне меня мой моя мое мои моего нам нас наш вы вас вам ваш он она оно
они его ее их это этот эта эти то тот та те там тут здесь если есть быть был была было будет буду или
после перед через обязательно чтобы хочу могу может я мы ты подскажите скажите пожалуйста помогите
мен сен сіз біз ол олар бұл осы сол мына менің сіздің біздің оның маған сізге және не немесе ма ме ба бе па пе
қалай қандай міндетті неге қай нені керек қажет бар жоқ болады бола ала аламын алуға
үшін туралы бойынша дейін кейін соң бұрын арқылы деген егер болса жатыр ғой
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
how when where who whom whose long much many
кто кого кому когда где куда откуда сколько қашан қайда қайдан кім кімге қанша неше
kazakhstan country foreigner foreigners foreign person people residence permanent permit application applying someone live living give
казахстан казахстана казахстане казахстану рк иностранец иностранца иностранцу иностранцев иностранцам
получить получение оформить оформление сделать делать дать подать жить человек страна должно лежать сдать
қазақстан қазақстанда қазақстанға казакстан шетелдік шетелдіктер шетелдікке алу беру жасау істеу керек адам ел тапсыру
citizen citizens гражданин гражданина гражданину граждане граждан гражданам гражданка гражданке азамат азаматы азаматтары азаматына
kazakhstane kazakhstana qazaqstan poluchit oformit delat alu beru
tenge тенге теңге тг kzt
`
    .trim()
    .split(/\s+/)
    .map(foldWord),
)

const COMMON_SOUNDS = new Set([...COMMON].filter(isCyrillic).map(soundOf))

const STOP = new Set([...WORDS, ...ENDINGS].map(foldWord))
const STOP_SOUNDS = new Set(WORDS.filter((word) => /[а-я]/i.test(word)).map(soundOf))

/** Whether a word as typed is a stop word. */
export function isStopWord(word: string): boolean {
  return STOP.has(foldWord(word))
}

/** Whether a word in Latin letters sounds like a Russian or Kazakh stop word: “na”, “qalai”. */
export function soundsLikeStopWord(word: string): boolean {
  return STOP_SOUNDS.has(soundOf(word))
}

/** Whether a word occurs in most questions to this site, in its own or in Latin letters. */
export function isCommonWord(word: string): boolean {
  return COMMON.has(foldWord(word)) || (!isCyrillic(word) && COMMON_SOUNDS.has(soundOf(word)))
}
