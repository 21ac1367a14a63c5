/**
 * Finite forms of Kazakh verbs that people type in questions, and the infinitive in -у that the
 * texts use: “бастаймын”, “тіркемейді”, “тапсырамын”, “жоғалттым”, “білмесем”. Only endings that
 * nouns do not have: -мыз is “we” and “our”, -ды is a past tense and an accusative. After
 * R. Muhamedowa, "Kazakh: A Comprehensive Grammar" (Routledge 2016), the chapters on the verb.
 * All without tails: і as и, қ as к.
 */
const FORMS = [
  // Present after a vowel: I; with a negation also you and they.
  /^(..+[аеоуыи])й(?:мын|мин)$/,
  /^(..+?)[мпб][ае]й(?:мын|мин|ды|ди|сыз|сиз)$/,
  // Past with a negation: they.
  /^(..+?)[мпб][ае]д[ыи]$/,
  // Present after a consonant: I, they.
  /^(..*[^аеоуыи])[ае](?:мын|мин|ды|ди)$/,
  /^(..*[^аеоуыий])имын$/,
  // Past: I.
  /^(..*[пткшщсх])т[ыи]м$/,
  // If I, if you.
  /^(..+?)(?:[мпб][ае])?с[ае](?:м|ныз|низ)$/,
  // If they, after a consonant.
  /^(..+[^аеоуыисй])с[ае]$/,
]

/** Nouns that end like such a form. */
const NOUNS = new Set(['кенсе', 'нарсе'])

/**
 * The infinitive of a finite verb form; undefined if the word does not look like one.
 *
 * @param word lower case, without tails
 */
export function infinitiveOf(word: string): string | undefined {
  if (NOUNS.has(word)) return undefined
  for (const form of FORMS) {
    const [, stem] = form.exec(word) ?? []
    if (stem !== undefined) return `${stem}у`
  }
  return undefined
}
