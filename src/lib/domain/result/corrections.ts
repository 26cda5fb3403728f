import type { MissingNucleus, NucleusView, StandingView } from './resultView';
import { placeOf, type RoundPlace } from './roundsView';

/** Of a result, as people read it, what two of them are compared by. */
interface ComparedResult {
	nuclei: readonly Pick<NucleusView, 'ranking' | 'name' | 'attempt'>[];
	missing: readonly Pick<MissingNucleus, 'name' | 'reason'>[];
	joint: Pick<StandingView, 'rows'>;
}

/** A published result. */
export interface PublishedVersion {
	/** From 1, in the order of the log. */
	version: number;
	computedOn: string;
	contentHash: string;
	view: ComparedResult;
}

/** What is known of a ranking now: an annulled one says why. */
export interface RankingFate {
	id: string;
	annulReason: string | null;
}

/** One result that took the place of another, and all that is different in it. */
export interface Correction {
	version: number;
	computedOn: string;
	contentHash: string;
	/** The one it replaces, which can still be checked. */
	former: { version: number; computedOn: string; contentHash: string };
	/** Rankings that count no longer, with why where they were annulled. */
	dropped: { name: string; attempt: number; reason: string | null }[];
	/** Rankings that count since. */
	added: { name: string; attempt: number }[];
	/** Nuclei that are missing since, with the reason given. */
	missing: { name: string; reason: string | null }[];
	/** Problems whose place is another one, in the order of the new list. */
	moved: { id: string; title: string; before: RoundPlace; now: RoundPlace }[];
}

/**
 * What each result changed of the one before it, the newest first.
 *
 * @param versions newest first
 * @param rankings every ranking of the list, annulled ones too
 */
export function listCorrections(
	versions: readonly PublishedVersion[],
	rankings: readonly RankingFate[],
): Correction[] {
	return versions.flatMap((now, at) => {
		const former = versions[at + 1];
		return former === undefined ? [] : [compareVersions(former, now, rankings)];
	});
}

function compareVersions(
	former: PublishedVersion,
	now: PublishedVersion,
	rankings: readonly RankingFate[],
): Correction {
	const counts = ({ nuclei }: ComparedResult, ranking: string) =>
		nuclei.some((one) => one.ranking === ranking);
	const wasMissing = new Set(former.view.missing.map(({ name }) => name));
	return {
		version: now.version,
		computedOn: now.computedOn,
		contentHash: now.contentHash,
		former: { version: former.version, computedOn: former.computedOn, contentHash: former.contentHash },
		dropped: former.view.nuclei
			.filter(({ ranking }) => !counts(now.view, ranking))
			.map(({ ranking, name, attempt }) => ({
				name,
				attempt,
				reason: rankings.find(({ id }) => id === ranking)?.annulReason ?? null,
			})),
		added: now.view.nuclei
			.filter(({ ranking }) => !counts(former.view, ranking))
			.map(({ name, attempt }) => ({ name, attempt })),
		missing: now.view.missing
			.filter(({ name }) => !wasMissing.has(name))
			.map(({ name, reason }) => ({ name, reason })),
		moved: listMoved(former.view, now.view),
	};
}

function listMoved(former: ComparedResult, now: ComparedResult): Correction['moved'] {
	const gone = former.joint.rows.filter(({ id }) => placeOf(now.joint, id) === null);
	return [...now.joint.rows, ...gone].flatMap(({ id, title }) => {
		const [before, place] = [placeOf(former.joint, id), placeOf(now.joint, id)];
		const isSame = before?.place === place?.place && before?.tied === place?.tied;
		return isSame ? [] : [{ id, title, before, now: place }];
	});
}
