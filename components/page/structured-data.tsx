type Props = { data: unknown }

/** A JSON-LD script. Escapes `<`, so that the data cannot end the script element. */
export function StructuredData({ data }: Props) {
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON that was escaped above
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
}
