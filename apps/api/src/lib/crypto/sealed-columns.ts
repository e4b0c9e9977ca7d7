/** A column that holds values sealed with the tenant's data key. `rowId` is the column whose value they are bound to. */
export interface SealedColumn {
  table: string;
  column: string;
  rowId: string;
}

/** All of them: a rotation that missed one would lose it. A test reads the database for columns that are not here. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  { table: 'plugin_secrets', column: 'value_encrypted', rowId: 'id' },
  { table: 'service_secrets', column: 'password_encrypted', rowId: 'service_id' },
  { table: 'mails', column: 'content_encrypted', rowId: 'id' },
];

/** Sealed with a key made from the token that the browser holds; gone with the token, no rotation reaches it. */
export const SEALED_OTHERWISE: readonly string[] = ['refresh_tokens.successor_encrypted'];

/** Keys wrapped with the master key. */
export const WRAPPED_COLUMNS: readonly string[] = ['signing_keys.private_key_wrapped', 'tenant_keys.key_wrapped'];
