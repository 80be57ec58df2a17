import {
  type Column,
  type ConstantColumn,
  type IntegerColumn,
  type NumberColumn,
  type Value,
  valueAt,
} from '../columns.ts'

const HEADER = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')
const DAY_MS = 86_400_000
const Y2000_MS = Date.UTC(2000, 0, 1)

/** Puts one value behind its length; what it cannot be in that type is our own mistake, and throws. */
type Encoder = (writer: CopyWriter, value: Exclude<Value, null>) => void

/** Builds the bytes that COPY … FROM STDIN (FORMAT binary) takes. */
export class CopyWriter {
  #bytes: Buffer = Buffer.allocUnsafe(1 << 16)
  #view = viewOf(this.#bytes)
  #at = 0

  get length(): number {
    return this.#at
  }

  begin(): void {
    this.raw(HEADER)
  }

  row(columns: number): void {
    this.#room(2)
    this.#view.setInt16(this.#at, columns)
    this.#at += 2
  }

  end(): void {
    this.row(-1)
  }

  /** What was written since the last time, as bytes of its own. */
  take(): Buffer {
    const taken = Buffer.from(this.#bytes.subarray(0, this.#at))
    this.#at = 0
    return taken
  }

  /** Bytes that another writer has made. */
  raw(bytes: Buffer): void {
    this.#room(bytes.length)
    this.#at += bytes.copy(this.#bytes, this.#at)
  }

  absent(): void {
    this.#room(4)
    this.#view.setInt32(this.#at, -1)
    this.#at += 4
  }

  float8(value: number): void {
    this.#length(8)
    this.#view.setFloat64(this.#at, value)
    this.#at += 8
  }
  int2(value: number): void {
    this.#length(2)
    this.#at = this.#bytes.writeInt16BE(value, this.#at)
  }
  int4(value: number): void {
    this.#length(4)
    this.#at = this.#bytes.writeInt32BE(value, this.#at)
  }
  int8(value: bigint): void {
    this.#length(8)
    this.#at = this.#bytes.writeBigInt64BE(value, this.#at)
  }
  bool(value: boolean): void {
    this.#length(1)
    this.#at = this.#bytes.writeUInt8(value ? 1 : 0, this.#at)
  }
  text(value: string): void {
    const length = Buffer.byteLength(value)
    this.#length(length)
    this.#at += this.#bytes.write(value, this.#at)
  }
  bytes(value: Uint8Array): void {
    this.#length(value.length)
    this.#bytes.set(value, this.#at)
    this.#at += value.length
  }

  #length(length: number): void {
    this.#room(4 + length)
    this.#view.setInt32(this.#at, length)
    this.#at += 4
  }

  #room(more: number): void {
    if (this.#at + more <= this.#bytes.length) return
    const wider = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#at + more))
    this.#bytes.copy(wider, 0, 0, this.#at)
    this.#bytes = wider
    this.#view = viewOf(wider)
  }
}

const viewOf = ({ buffer, byteOffset, byteLength }: Buffer): DataView => new DataView(buffer, byteOffset, byteLength)

/** By the names that pg_type has for them. */
const ENCODERS: Readonly<Record<string, Encoder>> = {
  float8: (writer, value) => writer.float8(Number(value)),
  int2: (writer, value) => writer.int2(whole(value)),
  int4: (writer, value) => writer.int4(whole(value)),
  int8: (writer, value) => writer.int8(BigInt(value)),
  bool: (writer, value) => writer.bool(value === true),
  text: (writer, value) => writer.text(String(value)),
  varchar: (writer, value) => writer.text(String(value)),
  jsonb: (writer, value) => writer.bytes(Buffer.from(`\x01${value}`)),
  uuid: (writer, value) => writer.bytes(uuidBytes(String(value))),
  date: (writer, value) => writer.int4((instant(value) - Y2000_MS) / DAY_MS),
  timestamptz: (writer, value) => writer.int8(BigInt(Math.round(instant(value) - Y2000_MS)) * 1000n),
  numeric: (writer, value) => writer.bytes(numericBytes(String(value))),
}

/** Writes a column's value of one row. */
export type ColumnEncoder = (writer: CopyWriter, row: number) => void

/** How a column is written into a field of this type: a constant is put into bytes once, numbers never leave their array. */
export function encoderOf(column: Column | ConstantColumn, type: string): ColumnEncoder {
  const encode = ENCODERS[type]
  if (encode === undefined) throw new Error(`no binary form known for ${type}`)
  if (column.kind === 'constant') {
    const once = new CopyWriter()
    if (column.value === null) once.absent()
    else encode(once, column.value)
    const bytes = once.take()
    return (writer) => writer.raw(bytes)
  }
  if (column.kind === 'number' && type === 'float8') return doubles(column)
  if (column.kind === 'integer' && type === 'int4') return integers(column)
  return (writer, row) => {
    const value = valueAt(column, row)
    if (value === null) writer.absent()
    else encode(writer, value)
  }
}

const doubles =
  ({ values, present }: NumberColumn): ColumnEncoder =>
  (writer, row) => {
    if (present[row] === 1) writer.float8(values[row] ?? Number.NaN)
    else writer.absent()
  }

const integers =
  ({ values, present }: IntegerColumn): ColumnEncoder =>
  (writer, row) => {
    if (present[row] === 1) writer.int4(values[row] ?? 0)
    else writer.absent()
  }

function whole(value: Exclude<Value, null>): number {
  const number = Number(value)
  if (!Number.isInteger(number)) throw new Error(`not a whole number: ${value}`)
  return number
}

/** Milliseconds since 1970 from a number of them, a day ("2026-03-02") or an instant with its zone. */
function instant(value: Exclude<Value, null>): number {
  const ms = typeof value === 'number' ? value : Date.parse(String(value))
  if (Number.isNaN(ms)) throw new Error(`not a day or an instant: ${value}`)
  return ms
}

function uuidBytes(value: string): Buffer {
  const bytes = Buffer.from(value.replaceAll('-', ''), 'hex')
  if (bytes.length !== 16) throw new Error(`not a uuid: ${value}`)
  return bytes
}

const NUMERIC_NAN = 0xc000

/** numeric is a list of digits to the base 10 000: how many, the first one's weight, the sign, decimals shown, the digits. */
export function numericBytes(text: string): Buffer {
  if (text === 'NaN') return numericHead(0, 0, NUMERIC_NAN, 0)
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(text)
  if (parts === null) throw new Error(`not a decimal number: ${text}`)
  const [, minus = '', before = '', after = '', exponent = '0'] = parts
  const point = before.length + Number(exponent)
  const plain = before + after
  const whole = point <= 0 ? '' : plain.slice(0, point).padEnd(point, '0')
  const decimals = point <= 0 ? '0'.repeat(-point) + plain : plain.slice(point)
  const left = whole.padStart(Math.ceil(whole.length / 4) * 4, '0')
  const right = decimals.padEnd(Math.ceil(decimals.length / 4) * 4, '0')
  const groups = ((left + right).match(/\d{4}/g) ?? []).map(Number)
  const first = groups.findIndex((group) => group !== 0)
  if (first < 0) return numericHead(0, 0, 0, decimals.length)
  const last = groups.findLastIndex((group) => group !== 0)
  const digits = groups.slice(first, last + 1)
  const head = numericHead(digits.length, left.length / 4 - 1 - first, minus === '' ? 0 : 0x4000, decimals.length)
  return Buffer.concat([head, ...digits.map(twoBytes)])
}

function numericHead(digits: number, weight: number, sign: number, scale: number): Buffer {
  const head = Buffer.alloc(8)
  head.writeInt16BE(digits, 0)
  head.writeInt16BE(weight, 2)
  head.writeUInt16BE(sign, 4)
  head.writeUInt16BE(scale, 6)
  return head
}

function twoBytes(digit: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16BE(digit)
  return bytes
}
