import { formLoader } from '#lib/forms/form-script.ts'

/** The inline script of a page with a form that asks for help in the browser (components/browser). */
export async function FormScript() {
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: bundled from our own source
    <script type="module" dangerouslySetInnerHTML={{ __html: await formLoader() }} />
  )
}
