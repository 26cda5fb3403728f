/**
 * Where the source of the running version lies, as whoever runs it says; null when they said nothing. What is no
 * web address stops the start of the page rather than become a link.
 */
export function readSourceAddress(configured: string | undefined): string | null {
	if (configured === undefined || configured === '') return null;
	const address = URL.canParse(configured) ? new URL(configured) : null;
	if (address?.protocol === 'https:' || address?.protocol === 'http:') return address.href;
	throw new Error('PRIORIZA_SOURCE_URL has to be a web address, such as https://git.example/prioriza.');
}
