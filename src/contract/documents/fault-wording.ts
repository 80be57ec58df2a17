/** The facts of a fault, as they go over the wire. */
export type DocumentFaultFacts = Readonly<Record<string, string | number | boolean | null>>
/** One sentence or two. A command says them as the page does: each stands here once, for both. */
export type DocumentFaultWording = (facts: DocumentFaultFacts) => string

export const megabytes = (bytes: DocumentFaultFacts[string] | undefined): string =>
  (Number(bytes) / 1024 / 1024).toFixed(1)
