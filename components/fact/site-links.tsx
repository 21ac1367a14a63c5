import { Fragment } from 'react'
import { loadOffices } from '#lib/pages/offices.ts'

/** Text in which each official site of `content/offices.yml` that it names is a link to it. */
export function SiteLinks({ text }: { text: string }) {
  // Most texts name no site, and a page has hundreds of them.
  if (!HOSTS.test(text)) return text
  const sites = new Map(
    loadOffices().services.flatMap(({ url }) => (url ? [[new URL(url).hostname, url]] : [])),
  )
  return text.split(HOSTS).map((part, index) => {
    const url = sites.get(part)
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places.
    return <Fragment key={index}>{url ? <a href={url}>{part}</a> : part}</Fragment>
  })
}

/** Names of hosts, each a part of its own between the parts of other text. */
const HOSTS = /((?:[a-z\d-]+\.)+[a-z]{2,})/
