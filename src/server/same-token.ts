import { timingSafeEqual } from 'node:crypto'

/** Whether two secrets are the same, in a time that does not tell how much of them is. */
export function isSameToken(given: string | undefined, kept: string | undefined): boolean {
  if (given === undefined || kept === undefined || kept === '') return false
  const [a, b] = [Buffer.from(given), Buffer.from(kept)]
  return a.length === b.length && timingSafeEqual(a, b)
}
