/**
 * A path of this site to come back to, or `otherwise`. What a link carries may point anywhere: `//evil.example`,
 * `/\evil.example` and `javascript:` read as addresses of others, so only what stays here after parsing passes.
 */
export function readReturnPath(raw: string | null, otherwise: string): string {
	if (raw === null || raw.length > 2_000 || !raw.startsWith('/')) return otherwise;
	const here = 'http://here.invalid';
	if (!URL.canParse(raw, here)) return otherwise;
	const { origin, pathname, search } = new URL(raw, here);
	if (origin !== here || pathname.startsWith('//')) return otherwise;
	return pathname + search;
}
