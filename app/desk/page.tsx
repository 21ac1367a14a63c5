import { requireEditor } from './session.ts'

export default async function DeskPage() {
  const editor = await requireEditor()
  return <p>{editor.email}</p>
}
