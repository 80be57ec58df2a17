import type { SheetValue } from '../documents/sheet-cells.ts'

/** `percent`: shown with a %, so the number is that of the percentage, 8 for 8%. */
export type CellNumber =
  | { readonly kind: 'number'; readonly value: number; readonly percent: boolean }
  | { readonly kind: 'blank' | 'dash' }
  | { readonly kind: 'unreadable'; readonly text: string }

const DASH = /^[-—–―－/\\…]+$/

/** The number in a cell, or what stands there in its place. Thousands may be parted, a loss may stand in brackets. */
export function readNumber(value: SheetValue | undefined): CellNumber {
  if (value === undefined) return { kind: 'blank' }
  switch (value.kind) {
    case 'number':
      return value.percent
        ? { kind: 'number', value: Number((value.value * 100).toPrecision(15)), percent: true }
        : { kind: 'number', value: value.value, percent: false }
    case 'text':
      return fromText(value.text)
    case 'date':
      return { kind: 'unreadable', text: value.iso }
    case 'boolean':
      return { kind: 'unreadable', text: value.value ? 'TRUE' : 'FALSE' }
  }
}

function fromText(printed: string): CellNumber {
  const text = printed.normalize('NFKC').replace(/\s+/g, '')
  if (text === '') return { kind: 'blank' }
  if (DASH.test(text)) return { kind: 'dash' }
  const loss = /^\((.+)\)$/.exec(text)
  const percent = text.endsWith('%')
  const bare = (loss?.[1] ?? text).replace(/%$/, '')
  if (!/^[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?(e[+-]?\d+)?$/i.test(bare) || !/\d/.test(bare))
    return { kind: 'unreadable', text: printed.trim() }
  const number = Number(bare.replaceAll(',', ''))
  return { kind: 'number', value: loss === null ? number : -number, percent }
}
