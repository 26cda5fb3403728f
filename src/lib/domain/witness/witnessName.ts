/** How a witness may be called: what stands in its signature, in letters that every keyboard has. */
export function isWitnessName(name: string): boolean {
	return /^[a-z0-9][a-z0-9./-]{1,59}$/.test(name);
}
