/** A table's rows as columns. `present` holds 1 where there is a value and 0 where it is absent; what `values` says there means nothing. */
export type NumberColumn = { readonly kind: 'number'; readonly values: Float64Array; readonly present: Uint8Array }
export type IntegerColumn = { readonly kind: 'integer'; readonly values: Int32Array; readonly present: Uint8Array }
export type BigintColumn = { readonly kind: 'bigint'; readonly values: BigInt64Array; readonly present: Uint8Array }
export type BooleanColumn = { readonly kind: 'boolean'; readonly values: Uint8Array; readonly present: Uint8Array }
export type TextColumn = { readonly kind: 'text'; readonly values: readonly (string | null)[] }

export type Column = NumberColumn | IntegerColumn | BigintColumn | BooleanColumn | TextColumn
export type ColumnKind = Column['kind']
export type ColumnOf<K extends ColumnKind> = Extract<Column, { kind: K }>

/** Every row has the same value, as a period or a batch has. */
export type ConstantColumn = { readonly kind: 'constant'; readonly value: string | number | boolean | null }

export type Value = string | number | bigint | boolean | null

/** The value of one row, or null where it is absent. */
export function valueAt(column: Column | ConstantColumn, row: number): Value {
  switch (column.kind) {
    case 'constant':
      return column.value
    case 'text':
      return column.values[row] ?? null
    case 'boolean':
      return column.present[row] === 1 ? column.values[row] === 1 : null
    case 'number':
    case 'integer':
    case 'bigint':
      return column.present[row] === 1 ? (column.values[row] ?? null) : null
  }
}
