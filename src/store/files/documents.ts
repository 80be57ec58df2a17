import type { DocumentTable } from '../drafts/tables.ts'
import type { CityHandle } from '../handle.ts'
import { NotFound } from '../refusals.ts'

export type StoredDocument = {
  readonly id: string
  readonly fileId: string
  readonly fileName: string
  readonly sha256: string
  /** txt, docx, html or pdf */
  readonly kind: string
  /** what every span of the document's readings points into */
  readonly text: string
  readonly createdAt: Date
  readonly createdBy: string
}

export async function insertDocument(tx: CityHandle, document: StoredDocument): Promise<void> {
  await tx
    .insertInto('document')
    .values({
      city_id: tx.cityId,
      id: document.id,
      file_id: document.fileId,
      file_name: document.fileName,
      sha256: document.sha256,
      kind: document.kind,
      text: document.text,
      created_at: document.createdAt,
      created_by: document.createdBy,
    })
    .execute()
}

export async function getDocument(tx: CityHandle, id: string): Promise<StoredDocument> {
  const row = await tx
    .selectFrom('document')
    .selectAll()
    .where('city_id', '=', tx.cityId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('document', id)
  return toDocument(row)
}

const toDocument = (row: DocumentTable): StoredDocument => ({
  id: row.id,
  fileId: row.file_id,
  fileName: row.file_name,
  sha256: row.sha256,
  kind: row.kind,
  text: row.text,
  createdAt: row.created_at,
  createdBy: row.created_by,
})
