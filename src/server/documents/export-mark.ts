/** Which export a workbook is: put in by writeTable, found again by readTable. */
export type ExportMark = {
  /** what was exported, "programme-targets" */
  readonly kind: string
  /** of the thing exported */
  readonly id: string
  /** of the thing as it stood */
  readonly version: string
}

export const markSheetName = '_jingwei'

export function findMark(pairs: readonly (readonly [string, string])[]): ExportMark | null {
  const found = new Map(pairs)
  const [kind, id, version] = [found.get('kind'), found.get('id'), found.get('version')]
  return kind === undefined || id === undefined || version === undefined ? null : { kind, id, version }
}
