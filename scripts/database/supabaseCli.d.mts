export declare function runSupabase(
	args: readonly string[],
	databaseUrl: string,
): Promise<{ code: number; output: string }>;
