import { randomInt } from 'node:crypto'

/** No city yet: whoever can read the server's log may found one. */
export type SetUpGate = {
  /** what the log shows; undefined once there is a city */
  readonly code: () => string | undefined
  readonly close: () => void
}

const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

export function openSetUpGate(needed: boolean): SetUpGate {
  const letters = Array.from({ length: 12 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  let code = needed ? letters.replace(/(.{4})(?=.)/g, '$1-') : undefined
  return {
    code: () => code,
    close: () => {
      code = undefined
    },
  }
}
