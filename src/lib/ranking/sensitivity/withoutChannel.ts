import { sortByCodeUnits } from '../../basics/compare';
import type { TallyInput } from '../tally/tallyInput';
import type { CountedGroups } from '../tally/countGroups';
import type { Recount } from './recount';

/** `ranked`: counted again without its ballots; `nobody-left`: no other ballot with weight says anything. */
export type ChannelLeftOut = {
	readonly channel: string;
	readonly status: 'ranked' | 'nobody-left';
	/** Nuclei that had ballots and have none without it. */
	readonly silenced: readonly string[];
	/** Null unless `ranked`. */
	readonly recount: Recount | null;
};

/** The channels that ballots name, in code-unit order. */
export function listChannels({ groups }: Pick<TallyInput, 'groups'>): string[] {
	const named = new Set<string>();
	for (const { ballots } of groups) {
		for (const { channel } of ballots) if (channel !== undefined) named.add(channel);
	}
	return sortByCodeUnits([...named]);
}

/** The same input as if nobody had answered through a channel. */
export function withoutChannel(input: TallyInput, gone: string): TallyInput {
	return {
		...input,
		groups: input.groups.map((group) => ({
			...group,
			ballots: group.ballots.filter(({ channel }) => channel !== gone),
		})),
	};
}

/** One channel left out, `recount` ranking what the other ballots say; or why there is nothing to rank. */
export function compareChannels(
	whole: CountedGroups,
	rest: CountedGroups,
	recount: () => Recount,
): Omit<ChannelLeftOut, 'channel'> {
	const silenced = listSilenced(whole, rest);
	const status = rest.groups.some(({ weight, counted }) => weight.num > 0n && counted > 0n)
		? 'ranked'
		: 'nobody-left';
	return { status, silenced, recount: status === 'ranked' ? recount() : null };
}

/** Nuclei that had ballots and have none any longer, in code-unit order. */
export function listSilenced(whole: CountedGroups, rest: CountedGroups): string[] {
	const left = new Map(rest.groups.map(({ id, counted }) => [id, counted]));
	return sortByCodeUnits(
		whole.groups.filter(({ id, counted }) => counted > 0n && left.get(id) === 0n).map(({ id }) => id),
	);
}
