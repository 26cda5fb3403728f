/** A file that people brought, given out to be kept and never shown: whatever it holds, nothing of it runs here. */
export function giveDocument(
	{ fileName, fileType }: { fileName: string; fileType: string },
	bytes: Uint8Array,
	cacheControl: string,
): Response {
	return new Response(bytes.slice(), {
		headers: {
			'content-type': fileType.startsWith('text/') ? `${fileType}; charset=utf-8` : fileType,
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
			'content-security-policy': "default-src 'none'; sandbox",
			'cache-control': cacheControl,
			'x-content-type-options': 'nosniff',
		},
	});
}
