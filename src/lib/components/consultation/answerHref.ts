/** Where a consultation is answered, saying how somebody came and in which language they read. */
export function answerHref(
	slug: string,
	came: { readonly channel: string | null; readonly place: string | null },
	language: string | null,
): string {
	const query = new URLSearchParams({
		...(came.channel ? { canal: came.channel } : {}),
		...(came.place ? { lugar: came.place } : {}),
		...(language === null
			? {}
			: { [language === 'es' || language === 'en' ? 'idioma' : 'lengua']: language }),
	}).toString();
	return `/consulta/${slug}/responder${query ? `?${query}` : ''}`;
}
