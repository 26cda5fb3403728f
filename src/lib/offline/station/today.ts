/** The day of this tablet's clock, `YYYY-MM-DD`. */
export function today(): string {
	const now = new Date();
	const two = (part: number) => part.toString().padStart(2, '0');
	return [now.getFullYear().toString(), two(now.getMonth() + 1), two(now.getDate())].join('-');
}
