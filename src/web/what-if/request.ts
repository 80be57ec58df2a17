import { type TrialFaults, type TrialFormat, trialParts } from '#contract/what-if.ts'
import { api } from '../api/client.ts'
import { RequestFault } from '../api/faults.ts'
import { filePaths, keep, sendForm } from '../api/files.ts'
import type { ChangeList } from './messages.ts'

/** What is tried out: a method that comes with the program, or one's own file, and data. */
export type TrialInput = {
  readonly method: { readonly shipped: string } | File
  /** the method of the city that the file was made of */
  readonly stored: StoredMethod | null
  readonly data: File
}
export type StoredMethod = { readonly id: string; readonly version: number }

/** A method that the city keeps, as the file that somebody could have brought. */
export const fetchStored = async (id: string): Promise<{ readonly file: File; readonly stored: StoredMethod }> => {
  const { text, code, shown } = await api.methods.get({ id })
  return { file: new File([text], `${code}.yaml`), stored: { id, version: shown } }
}

const partsOf = ({ method, data }: TrialInput): Record<string, string | File> => ({
  ...(method instanceof File ? { [trialParts.method]: method } : { [trialParts.shipped]: method.shipped }),
  [trialParts.data]: data,
})

/** Columns of the method and everybody it judges, as they come. */
export const readTrial = async (input: TrialInput): Promise<ArrayBuffer> =>
  (await sendForm(filePaths.trial, partsOf(input)).catch(withWords)).arrayBuffer()

export type DifferenceAsked = {
  readonly input: TrialInput
  readonly changes: ChangeList
  readonly as: TrialFormat
  readonly language: string
}

export const keepDifference = async ({ input, changes, as, language }: DifferenceAsked): Promise<void> => {
  const path = filePaths.trialDifference(language)
  const parts = { ...partsOf(input), [trialParts.changes]: JSON.stringify(changes), [trialParts.as]: as }
  await keep(await sendForm(path, parts).catch(withWords), path)
}

export type KeepAsked = Omit<DifferenceAsked, 'as'> & { readonly stored: StoredMethod; readonly reason: string }

/** The changed text becomes the next version of the city's method; rounds that run keep theirs. */
export const keepVersion = async ({ input, changes, language, stored, reason }: KeepAsked) => {
  const parts = { ...partsOf(input), [trialParts.changes]: JSON.stringify(changes), [trialParts.as]: 'method' }
  const answer = await sendForm(filePaths.trialDifference(language), parts).catch(withWords)
  return api.methods.revise({ id: stored.id, text: await answer.text(), seen: stored.version, reason })
}

/** The server has said what is wrong with a method or data, and where, in whole sentences. */
const withWords = (error: unknown): never => {
  if (!(error instanceof RequestFault)) throw error
  const faults = error.faults as TrialFaults['faults']
  throw new RequestFault(
    error.status,
    faults.map((fault) => (fault.said === undefined ? fault : { code: 'what-if.said', facts: fault.said })),
  )
}
