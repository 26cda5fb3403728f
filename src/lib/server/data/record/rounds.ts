import type { Round } from '$lib/domain/result/roundsView';
import type { Backend } from '../../backend/clients';
import { findNextRound, findPrioritizationById, type Prioritization } from '../prioritizations';
import { readPublishedResult } from './publishedResult';

/** The rounds of one question, from the first to this one, and the one after it. */
export interface Rounds {
	/** Each with its result, where one is in sight. Only this one where it is the first. */
	upToHere: Round[];
	/** The next one, once it is published. */
	next: { number: number; slug: string; title: string } | null;
}

/** Reads the rounds before a published prioritization, and which one follows it. */
export async function readRounds(backend: Backend, prioritization: Prioritization): Promise<Rounds> {
	const [before, own, next] = await Promise.all([
		listBefore(backend, prioritization),
		readRound(backend, prioritization),
		findNextRound(backend, prioritization.id),
	]);
	return {
		upToHere: [...(await Promise.all(before.map((one) => readRound(backend, one)))), own],
		next: next?.state === 'published' ? { number: next.round, slug: next.slug, title: next.title } : null,
	};
}

async function listBefore(backend: Backend, { previousId }: Prioritization): Promise<Prioritization[]> {
	const before: Prioritization[] = [];
	for (let id = previousId; id !== null; id = before[0]?.previousId ?? null) {
		const found = await findPrioritizationById(backend, id);
		if (!found) break;
		before.unshift(found);
	}
	return before;
}

async function readRound(backend: Backend, prioritization: Prioritization): Promise<Round> {
	const { round: number, slug, title } = prioritization;
	const published = await readPublishedResult(backend, prioritization);
	return { number, slug, title, view: published?.view ?? null };
}
