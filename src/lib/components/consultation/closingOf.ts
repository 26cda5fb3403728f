/** The moment a consultation closed: when staff closed it, or its date. A day without hour is taken at its noon. */
export function closingOf({ closedOn, closesAt }: { closedOn: string | null; closesAt: string }): string {
	if (closedOn === null) return closesAt;
	return closedOn.length === 10 ? `${closedOn}T18:00:00Z` : closedOn;
}
