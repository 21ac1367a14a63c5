'use client'

import { useEffect } from 'react'
import { forgetAnswers } from './kept-answers.ts'

/** Stands on the page that thanks: what was sent need not be kept in the browser any more. */
export function ForgetAnswers() {
  useEffect(forgetAnswers, [])
  return null
}
