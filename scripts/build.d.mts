export type BuildOptions = { readonly force?: boolean; readonly say?: (line: string) => void }

export function listStale(): readonly { readonly name: string }[]

export function buildStale(options?: BuildOptions): Promise<void>
