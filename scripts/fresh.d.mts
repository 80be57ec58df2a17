export type Stamp = { isFresh(): boolean; take(): { write(): void } }

/** Whether what was built from the files under `paths` still stands for what they say. */
export function stampOf(root: string, paths: readonly string[], stampFile: string): Stamp
