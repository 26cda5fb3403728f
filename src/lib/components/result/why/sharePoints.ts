import type { NucleusView } from '$lib/domain/result/resultView';
import { approximateExact, type AlternativeScore } from '$lib/ranking';

/**
 * How many of the joint points of each problem come from each nucleus: its points per counted ballot times its share.
 * For drawing only. Null where they do not make up the joint points, as with one nucleus alone.
 */
export function sharePoints(
	joint: readonly AlternativeScore[],
	nuclei: readonly NucleusView[],
): { names: { key: string; label: string }[]; points: Map<string, number[]> } | null {
	const speaking = nuclei.flatMap(({ ranking, name, share, standing }) => {
		const counted = standing ? approximateExact(standing.counted) : 0;
		if (!standing || share === null || counted === 0) return [];
		const factor = approximateExact(share) / counted;
		const own = new Map(standing.borda.map(({ id, score }) => [id, approximateExact(score) * factor]));
		return [{ key: ranking, label: name, own }];
	});
	if (speaking.length < 2) return null;
	const points = new Map(
		joint.map(({ alternative }) => [alternative, speaking.map(({ own }) => own.get(alternative) ?? 0)]),
	);
	const adds = joint.every(({ alternative, score }) => {
		const sum = (points.get(alternative) ?? []).reduce((total, part) => total + part, 0);
		return Math.abs(sum - approximateExact(score)) < 1e-6;
	});
	return adds ? { names: speaking.map(({ key, label }) => ({ key, label })), points } : null;
}
