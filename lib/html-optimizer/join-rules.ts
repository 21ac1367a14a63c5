import postcss, { type AtRule, type ChildNode, type Container, type Rule } from 'postcss'
import { classLists } from './class-lists.ts'

/** Properties that set what another sets too, though their names begin otherwise. */
const FAMILIES: Record<string, string> = {
  line: 'font',
  column: 'gap',
  row: 'gap',
  top: 'inset',
  right: 'inset',
  bottom: 'inset',
  left: 'inset',
  place: 'align',
  white: 'text',
  inline: 'width',
  block: 'height',
}

/** Which elements of the page have a class. */
type Places = Map<string, Set<number>>

/**
 * Writes what the utilities of one name say at one place rather than at several. A rule moves only
 * past rules that say nothing of the same thing, or nothing of the same elements.
 */
export function joinRules(css: string, html: string): string {
  const root = postcss.parse(css)
  const places: Places = new Map()
  for (const [at, list] of classLists(html).entries()) {
    for (const name of list) places.set(name, (places.get(name) ?? new Set()).add(at))
  }
  root.walkAtRules('layer', (layer) => {
    if (layer.params !== 'utilities') return
    joinWithin(layer, places)
    layer.walkAtRules('media', (media) => joinWithin(media, places))
  })
  return root.toString()
}

function joinWithin(container: AtRule, places: Places): void {
  const bySelector = Map.groupBy(container.nodes?.filter(isRule) ?? [], ({ selector }) => selector)
  for (const rules of bySelector.values()) {
    for (const [at, rule] of rules.entries()) {
      const earlier = rules.slice(0, at).findLast((one) => one.parent && mayMove(one, rule, places))
      if (!earlier) continue
      earlier.append(rule.nodes)
      rule.remove()
    }
  }
}

/** Whether a rule may stand where the earlier one does. */
function mayMove(earlier: Rule, rule: Rule, places: Places): boolean {
  const between: Rule[] = []
  for (let at: ChildNode | undefined = earlier.next(); at && at !== rule; at = at.next()) {
    if (isRule(at)) between.push(at)
    else if (isContainer(at)) at.walkRules((one) => void between.push(one))
    else return false
  }
  const families = familiesOf(rule)
  return !between.some(
    (one) => !familiesOf(one).isDisjointFrom(families) && mayMeet(one, rule, places),
  )
}

/** Whether there can be an element that both rules mean. */
function mayMeet(one: Rule, other: Rule, places: Places): boolean {
  const [a, b] = [one, other].map(({ selector }) => {
    const name = /^\.([A-Za-z]+)(?![\w-\\])[^\s>+~,]*$/.exec(selector)?.[1]
    return name === undefined ? undefined : (places.get(name) ?? new Set<number>())
  })
  return !a || !b || !a.isDisjointFrom(b)
}

function familiesOf(rule: Rule): Set<string> {
  const families = new Set<string>()
  rule.walkDecls(({ prop }) => {
    const [first = ''] = prop.startsWith('--') ? [prop] : prop.replace(/^-[a-z]+-/, '').split('-')
    families.add(FAMILIES[first] ?? first)
    if (first === 'place') families.add('justify')
  })
  return families
}

function isRule(node: ChildNode): node is Rule {
  return node.type === 'rule'
}

function isContainer(node: ChildNode): node is ChildNode & Container {
  return 'nodes' in node
}
