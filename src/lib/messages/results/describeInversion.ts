import type { ViabilityFactor } from '../../domain/problem/viability';
import type { ViabilityInversion } from '../../domain/result/viabilityView';
import { formatList, formatShare, type Locale } from '../locale';
import { viabilityMessages } from './viability';

type Counted = Omit<ViabilityInversion, 'votes'>;
type Parts = readonly { readonly factor: ViabilityFactor; readonly by: number }[];

/** Numbers as people read them. */
interface Figures {
	/** Share that prefers the one in demand, and share that prefers the other: 0 … 1. Null where nobody was asked. */
	readonly votes: { readonly votesFor: number; readonly votesAgainst: number } | null;
	/** The most a problem can add up to. */
	readonly most: number;
}

/** Why demand and viability disagree about two problems: what is so, what people prefer, what makes the other realizable. */
export function describeInversion(
	locale: Locale,
	{ wanted, viable, gains, losses }: Counted,
	{ votes, most }: Figures,
): readonly [string, string, string] {
	const m = viabilityMessages[locale];
	const share = (part: number): string => formatShare(locale, part, 1);
	const sayParts = (parts: Parts, say: (factor: string, by: number) => string): string =>
		formatList(
			locale,
			parts.map(({ factor, by }) => say(m.inFactor[factor], by)),
		);
	const won = m.inversionViability(viable.score, wanted.score, most, sayParts(gains, m.gain));
	return [
		m.inversion(wanted.title, viable.title),
		votes === null
			? m.inversionPlaces(wanted.place, viable.place)
			: m.inversionDemand(wanted.place, viable.place, share(votes.votesFor), share(votes.votesAgainst)),
		losses.length === 0 ? won : `${won} ${m.losses(sayParts(losses, m.loss))}`,
	];
}
