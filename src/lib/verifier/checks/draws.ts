import type { Findings } from '../findings';
import { nameLine, type Material } from '../material';
import { listWaiting } from '../settled';

/**
 * Part of 19: chance decides as it was announced: once, by the source that the methodology names, when nobody can vote any
 * more and nobody has counted yet. Else whoever draws could wait for what they like, or vote knowing it.
 */
export function checkDraws(material: Material, found: Findings): void {
	for (const story of material.history.prioritizations.values()) {
		const rule = story.published[0]?.entry.body.methodology.tieRule;
		if (!rule) continue;
		for (const [place, { at, entry }] of story.draws.entries()) {
			const line = nameLine(material, at);
			if (rule.rule !== 'draw') {
				found.fail('draw-not-announced', line);
				continue;
			}
			if (place > 0) {
				found.fail('draw-repeated', line);
				continue;
			}
			const { source } = entry.body;
			if (source !== rule.source)
				found.fail('draw-differs', { ...line, declared: source, found: rule.source });
			const goesOn = [...story.rankings.values()].some(({ opened, closed }) =>
				[...opened, ...closed].some((act) => act.at > at),
			);
			if (goesOn || listWaiting(story, at).length > 0) found.fail('draw-too-early', line);
			if (story.tallies.some((tally) => tally.at < at)) found.fail('draw-too-late', line);
		}
	}
}
