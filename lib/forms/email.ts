import { isMailAddress, MAX_ADDRESS_LENGTH, toAsciiAddress } from '#lib/config/mailbox.ts'
import { requiredText } from './form-values.ts'

/** A mail address as typed, into the form in which it is kept. Messages are keys under `errors`. */
export const emailSchema = requiredText('email', MAX_ADDRESS_LENGTH)
  .transform((value) => toAsciiAddress(value.trim()))
  .refine((address) => isMailAddress(address), { error: 'email.malformed' })
