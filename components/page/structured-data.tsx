type Props = { data: unknown }

/** Data for search engines, written so that nothing in it can end the element it stands in. */
export function StructuredData({ data }: Props) {
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON that was escaped above
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
}
