/** Whether what was answered in a consultation was erased: what is erased on a day closed long before it. */
export function isErased({ erasedOn }: { erasedOn: string | null }, closedOn: string | null): boolean {
	return erasedOn !== null && closedOn !== null && closedOn < erasedOn;
}
