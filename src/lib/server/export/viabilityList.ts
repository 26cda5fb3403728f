import {
	addFactors,
	MOST_VIABLE,
	viabilityFactors,
	type ViabilityFactor,
} from '$lib/domain/problem/viability';
import type { ViabilityView } from '$lib/domain/result/viabilityView';
import type { Locale } from '$lib/messages/locale';
import { listMessages } from '$lib/messages/results/lists';
import { viabilityMessages } from '$lib/messages/results/viability';
import type { Cell, Sheet } from './cells';

interface ListColumns {
	columns: readonly string[];
	/** Blank for a problem that nobody assessed: it is not the least viable. */
	cellsOf: (problem: string) => readonly Cell[];
}

/** The columns that go beside the places of a list; none where no problem was assessed. */
export function viabilityColumns(view: ViabilityView | null, locale: Locale): ListColumns {
	const m = viabilityMessages[locale];
	if (view === null) return { columns: [], cellsOf: () => [] };
	const assessedOf = new Map(view.rows.map(({ id, assessed }) => [id, assessed]));
	return {
		columns: [m.listPlace, m.listScore(MOST_VIABLE)],
		cellsOf: (problem) => {
			const assessed = assessedOf.get(problem) ?? null;
			return assessed === null ? [null, null] : [assessed.place, assessed.score];
		},
	};
}

/** Every assessment of the problems of a list, newest first within each, in the order of demand. */
export function composeViability(view: ViabilityView, locale: Locale): Sheet {
	const m = viabilityMessages[locale];
	const list = listMessages[locale];
	const say = (factor: ViabilityFactor, value: number): string => {
		const steps: Readonly<Record<number, string>> = m.step[factor];
		return `${value.toString()} · ${steps[value] ?? ''}`;
	};
	return {
		name: m.sheet,
		columns: [
			list.place,
			list.problem,
			m.listPlace,
			m.number,
			m.listScore(MOST_VIABLE),
			...viabilityFactors.map((factor) => m.factor[factor]),
			m.assessor,
			m.evidence,
			m.link,
			m.date,
			list.key,
		],
		rows: view.rows.flatMap(({ id, title, place, assessed }) =>
			assessed === null
				? []
				: [assessed.standing, ...assessed.earlier].map((one, at) => [
						place,
						title,
						// An assessment that another replaced has no place.
						at === 0 ? assessed.place : null,
						one.number,
						addFactors(one),
						...viabilityFactors.map((factor) => say(factor, one[factor])),
						one.assessor,
						one.evidence,
						one.link,
						one.assessedOn,
						id,
					]),
		),
	};
}
