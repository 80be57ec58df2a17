export type FileTable = {
  readonly city_id: number
  readonly id: string
  readonly sha256: string
  readonly name: string
  readonly media_type: string
  readonly size: number
  readonly bytes: Buffer
  readonly created_at: Date
  readonly created_by: string | null
}

export interface FileTables {
  file: FileTable
}
