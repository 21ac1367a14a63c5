import type { RecommendationCase } from '#lib/store/recommendation-types.ts'
import type { Store } from '#lib/store/store.ts'
import { type Hero, listHeroes } from './find.ts'

/** Whether the person's consent is given and has not been withdrawn by removal. */
export function mayBeShown(found: RecommendationCase | undefined): boolean {
  if (found?.status !== 'agreed' && found?.status !== 'published') return false
  const agreed = found.answers.findLast((answer) => answer.kind === 'agree')
  return agreed?.scope.includes('story') ?? false
}

/** The stories that may be shown now, newest first. Reads the consent from the store each time. */
export async function listShownHeroes(
  store: Pick<Store, 'recommendations'>,
  heroes = listHeroes(),
): Promise<Hero[]> {
  const cases = await Promise.all(
    heroes.map(({ reference }) => store.recommendations.findCase(reference)),
  )
  return heroes.filter((_, index) => mayBeShown(cases[index]))
}

/** A story, if it may be shown now. */
export async function findShownHero(
  store: Store,
  slug: string,
  heroes = listHeroes(),
): Promise<Hero | undefined> {
  const hero = heroes.find((one) => one.slug === slug)
  return hero && mayBeShown(await store.recommendations.findCase(hero.reference)) ? hero : undefined
}
