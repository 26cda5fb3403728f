/** Tables of Supabase's own schemas that a backup holds, with their columns. */
export const sharedTables: ReadonlyMap<string, string>;
