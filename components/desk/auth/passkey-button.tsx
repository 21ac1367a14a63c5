'use client'

import { useEffect, useState } from 'react'

type Props = {
  /** `create` makes a new passkey, `get` signs in by one. */
  what: 'create' | 'get'
  /** Asks the server what the browser is to make or prove, as JSON. */
  begin: () => Promise<string>
  /** Gives the server what the browser made; false when it refuses. */
  finish: (response: unknown, name: string) => Promise<boolean>
  /** Where to go on success. */
  then: string
  label: string
  failed: string
}

/** The second way in. Browsers offer passkeys to scripts only, so without one this is not there. */
export function PasskeyButton({ what, begin, finish, then, label, failed }: Props) {
  const [possible, setPossible] = useState(false)
  const [broken, setBroken] = useState(false)

  useEffect(() => {
    setPossible(typeof globalThis.PublicKeyCredential?.parseCreationOptionsFromJSON === 'function')
  }, [])

  async function press(): Promise<void> {
    setBroken(false)
    try {
      const response = await ask(what, JSON.parse(await begin()))
      if (!(await finish(response, browserName()))) throw new Error('refused')
      location.assign(then)
    } catch {
      setBroken(true)
    }
  }

  if (!possible) return null
  return (
    <div className="grid justify-items-start gap-2">
      <button type="button" onClick={press} className="press" data-quiet>
        {label}
      </button>
      <p role="status" className="font-semibold text-bad">
        {broken && failed}
      </p>
    </div>
  )
}

async function ask(what: Props['what'], options: unknown): Promise<unknown> {
  const credential =
    what === 'create'
      ? await navigator.credentials.create({
          publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asCreation(options)),
        })
      : await navigator.credentials.get({
          publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asRequest(options)),
        })
  if (!(credential instanceof PublicKeyCredential)) throw new Error('no passkey was given')
  return credential.toJSON()
}

type Creation = PublicKeyCredentialCreationOptionsJSON
type Request = PublicKeyCredentialRequestOptionsJSON

/** The browser itself refuses what does not fit. */
function asCreation(options: unknown): Creation {
  if (!isObject<Creation>(options)) throw new TypeError('no options')
  return options
}

function asRequest(options: unknown): Request {
  if (!isObject<Request>(options)) throw new TypeError('no options')
  return options
}

function isObject<T extends { challenge: string }>(value: unknown): value is T {
  return typeof value === 'object' && value !== null && 'challenge' in value
}

/** By what an editor knows a passkey again: the browser and system that made it. */
function browserName(): string {
  const system = /\(([^;)]+)/.exec(navigator.userAgent)?.[1] ?? ''
  const browser = /(Firefox|Edg|Chrome|Safari)\/\d+/.exec(navigator.userAgent)?.[0] ?? ''
  return [browser, system].filter(Boolean).join(', ')
}
