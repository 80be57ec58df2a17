export type AccountTable = {
  readonly city_id: number
  readonly id: string
  readonly username: string
  readonly name: string
  readonly phone: string | null
  readonly password_hash: string
  readonly password_changed_at: Date
  readonly must_change_password: boolean
  readonly disabled: boolean
  readonly failed_attempts: number
  readonly locked_until: Date | null
  readonly last_sign_in_at: Date | null
  readonly last_sign_in_address: string | null
  readonly created_at: Date
  /** what the sign-in page of the demonstration city says of it; null for everybody's own account */
  readonly demo_note: string | null
}

export type PasswordHistoryTable = {
  readonly city_id: number
  readonly account_id: string
  readonly changed_at: Date
  readonly password_hash: string
}

export type PostTable = {
  readonly city_id: number
  readonly id: string
  readonly account_id: string
  readonly role: string
  readonly unit_id: string | null
  readonly place_id: string | null
  readonly valid_from: string
  readonly valid_to: string | null
}

export type SessionTable = {
  readonly token_hash: string
  readonly city_id: number
  readonly account_id: string
  readonly csrf: string
  readonly created_at: Date
  readonly last_seen_at: Date
  readonly address: string
  readonly agent: string
  readonly previous_sign_in_at: Date | null
  readonly previous_sign_in_address: string | null
}

export interface AccountTables {
  account: AccountTable
  password_history: PasswordHistoryTable
  post: PostTable
  session: SessionTable
}
