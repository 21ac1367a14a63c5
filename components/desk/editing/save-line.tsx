import type { SaveState } from './saver.ts'
import type { EditWords } from './words.ts'

type Props = { state: SaveState; words: EditWords; signIn: string }

/** Whether the text is saved, and what to do if it is not. */
export function SaveLine({ state, words, signIn }: Props) {
  const isBad = ['offline', 'signed-out', 'too-long', 'gone'].includes(state.kind)
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <button type="submit" className="press">
        {words.save}
      </button>
      <p
        role="status"
        data-saved={state.kind}
        className={isBad ? 'font-semibold text-bad' : 'text-soft'}
      >
        {lineOf(state, words)}{' '}
        {state.kind === 'signed-out' && (
          <a href={signIn} target="_blank" rel="noreferrer">
            {words.signIn}
          </a>
        )}
      </p>
    </div>
  )
}

function lineOf(state: SaveState, words: EditWords): string {
  if (state.kind === 'saved')
    return words.states.saved.replace('{time}', state.at.toTimeString().slice(0, 5))
  return words.states[state.kind]
}
