import { formLoader } from '#lib/forms/form-script.ts'

/** The inline script of a page with a form that uses the scripts in components/browser. */
export async function FormScript() {
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: bundled from our own source
    <script type="module" dangerouslySetInnerHTML={{ __html: await formLoader() }} />
  )
}
