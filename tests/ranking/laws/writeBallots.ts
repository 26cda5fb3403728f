import type { PlainProfile } from '../profiles';

/**
 * Ballots as one writes them by hand: `'3 A>B=C, 2 C'` is three ballots that rank A before B and C, who are tied, and
 * two with C alone. Alternatives are the letters in it, in their order.
 */
export function writeBallots(text: string): PlainProfile {
	const lines = text.split(', ').map((line) => {
		const [count = '', ranking = ''] = line.split(' ');
		return { count: Number(count), ranking: ranking.split('>').map((tier) => tier.split('=')) };
	});
	return { ids: [...new Set(text.match(/[A-Z]/g))].sort(), lines };
}
