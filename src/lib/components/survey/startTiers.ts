import type { Typed } from '$lib/domain/readTyped';
import { controlNames } from '$lib/domain/survey/form/controls';
import type { RankingQuestion } from '$lib/domain/survey/instrument';

/** The order that controls of places say; an order that was refused comes back as it was given, repeated places together. */
export function startTiers(question: RankingQuestion, given: Typed): string[][] {
	const byPlace: string[][] = [];
	for (const { id } of question.options) {
		const place = Number(given[controlNames.place(question.id, id)]?.[0] ?? '');
		if (Number.isInteger(place) && place > 0 && place <= question.options.length) {
			byPlace[place] = [...(byPlace[place] ?? []), id];
		}
	}
	return byPlace.filter((tier) => tier.length > 0);
}
