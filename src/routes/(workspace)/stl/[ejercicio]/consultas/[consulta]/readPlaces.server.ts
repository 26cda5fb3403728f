import type { Places } from '$lib/components/survey/places';
import type { Instrument, Question } from '$lib/domain/survey/instrument';
import { readCountry, readStateCatalogue, topologyUrl } from '$lib/map/readMexico.server';

/** What some questions of a draft need to know of places, to look at them as people will. */
export async function readPlaces(
	{ state }: Pick<Instrument, 'state'>,
	questions: readonly Question[],
): Promise<Places> {
	const catalogue = state === null ? null : await readStateCatalogue(state);
	const isAsked = questions.some(({ type }) => type === 'municipality');
	const list = isAsked ? (catalogue?.municipalities ?? (await readCountry())) : null;
	return {
		state: catalogue && { id: catalogue.state.id, name: catalogue.state.name },
		municipalities: list && list.map(({ id, name }) => [id, name]),
		names: {},
		topologyUrl: state === null ? null : topologyUrl(state),
		tap: null,
	};
}
