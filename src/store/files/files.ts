import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { CityHandle } from '../handle.ts'
import type { FileTable } from './tables.ts'

export type StoredFile = {
  readonly id: string
  readonly sha256: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly createdAt: Date
  readonly createdBy: string | null
}

export type NewFile = {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
  readonly createdAt: Date
  readonly createdBy: string | null
}

const METADATA = ['id', 'sha256', 'name', 'media_type', 'size', 'created_at', 'created_by'] as const

/** Keeps the bytes with their hash; the same bytes may be kept twice, under two names. */
export async function insertFile(tx: CityHandle, file: NewFile): Promise<StoredFile> {
  const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength)
  const row = {
    id: file.id,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    name: file.name,
    media_type: file.mediaType,
    size: bytes.length,
    created_at: file.createdAt,
    created_by: file.createdBy,
  }
  await tx
    .insertInto('file')
    .values({ city_id: tx.cityId, bytes, ...row })
    .execute()
  return toStoredFile(row)
}

export async function findFile(tx: CityHandle, id: string): Promise<StoredFile | undefined> {
  const row = await tx
    .selectFrom('file')
    .select(METADATA)
    .where('city_id', '=', tx.cityId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && toStoredFile(row)
}

/** Files of exactly these bytes, oldest first: whether a document has come in before. */
export async function listFilesOfHash(tx: CityHandle, sha256: string): Promise<readonly StoredFile[]> {
  const rows = await tx
    .selectFrom('file')
    .select(METADATA)
    .where('city_id', '=', tx.cityId)
    .where('sha256', '=', sha256)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(toStoredFile)
}

/** The bytes from `start` (counted from 0), at most `length` of them, so that a large file goes out piece by piece. */
export async function readFileBytes(
  tx: CityHandle,
  id: string,
  start = 0,
  length = 0x7fff_ffff,
): Promise<Buffer | undefined> {
  const row = await tx
    .selectFrom('file')
    .select(
      sql<Buffer>`substring(bytes from ${start + 1}::int for ${Math.min(length, 0x7fff_ffff - start - 1)}::int)`.as(
        'part',
      ),
    )
    .where('city_id', '=', tx.cityId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.part
}

function toStoredFile(row: Pick<FileTable, (typeof METADATA)[number]>): StoredFile {
  return {
    id: row.id,
    sha256: row.sha256,
    name: row.name,
    mediaType: row.media_type,
    size: row.size,
    createdAt: row.created_at,
    createdBy: row.created_by,
  }
}

/** For a file that was brought in vain; the database refuses while anything refers to it. */
export async function removeFile(tx: CityHandle, id: string): Promise<void> {
  await tx.deleteFrom('file').where('city_id', '=', tx.cityId).where('id', '=', id).execute()
}
