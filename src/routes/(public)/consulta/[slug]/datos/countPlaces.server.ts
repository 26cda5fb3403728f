import type { Figures } from '$lib/domain/response/figures';

/** Answers by municipality as they are published, null where they are not; null in all where the consultation did not ask. */
export function countPlaces({ questions }: Figures): Record<string, number | null> | null {
	const asked = questions.find(({ type }) => type === 'municipality');
	if (!asked) return null;
	const rows = asked.tables.find(({ part }) => part === null)?.rows ?? [];
	return Object.fromEntries(
		rows.filter(({ choice }) => /^\d{5}$/.test(choice)).map(({ choice, total }) => [choice, total]),
	);
}
