import { error } from '@sveltejs/kit';
import { sourceKinds } from '$lib/domain/problem/sources';
import { textIn } from '$lib/domain/text';
import { formatDated, type Locale } from '$lib/messages/locale';
import { materialMessages } from '$lib/messages/workspace/problem/materials';
import { readCountry, readStateCatalogue, readStates, topologyUrl } from '$lib/map/readMexico.server';
import type { Backend } from '$lib/server/backend/clients';
import type { Exercise } from '$lib/server/data/exercises';
import { listPrioritizations } from '$lib/server/data/prioritizations';
import { listMaterials } from '$lib/server/data/problem/materials';
import { findProblem, type Problem, type ProblemSource } from '$lib/server/data/problems';
import { readRules } from '../desk.server';

/** What problems are told apart by in an exercise. */
export interface BankWords {
	themes: { key: string; name: string }[];
	tags: { key: string; name: string }[];
	/** State of the exercise, or null when it has more than one. */
	state: { id: string; name: string } | null;
	topologyUrl: string | null;
}

export async function readBankWords(
	backend: Backend,
	exercise: Exercise,
	locale: Locale,
): Promise<BankWords> {
	const rules = await readRules(backend, exercise);
	const named = ({ key, name }: (typeof rules.themes.list)[number]): { key: string; name: string } => ({
		key,
		name: textIn(name, locale),
	});
	const { stateId } = exercise;
	const state = stateId === null ? null : ((await readStateCatalogue(stateId))?.state ?? null);
	return {
		themes: rules.themes.list.map(named),
		tags: rules.orientations.list.map(named),
		state: state && { id: state.id, name: state.name },
		topologyUrl: stateId === null ? null : topologyUrl(stateId),
	};
}

/** Places a problem may name: the exercise's state first and its municipalities, or all of the country. */
export async function readPlaces(exercise: Exercise): Promise<{ id: string; name: string }[]> {
	const { stateId } = exercise;
	const catalogue = stateId === null ? null : await readStateCatalogue(stateId);
	if (catalogue) {
		const { state, municipalities } = catalogue;
		return [{ id: state.id, name: state.name }, ...municipalities.map(({ id, name }) => ({ id, name }))];
	}
	const states = await readStates();
	return [...states.map(({ id, name }) => ({ id, name })), ...(await readCountry())];
}

/** The problem an address names by its number. */
export async function openProblem(backend: Backend, exercise: Exercise, number: string): Promise<Problem> {
	if (!/^[1-9]\d{0,8}$/.test(number)) error(404);
	return (await findProblem(backend, exercise.id, Number(number))) ?? error(404);
}

/** Title of the published ranking that holds a problem, or null: what is ranked no longer changes. */
export async function findRankedIn(
	backend: Backend,
	exercise: Exercise,
	problemId: string,
): Promise<string | null> {
	const published = (await listPrioritizations(backend, exercise.id)).filter(
		({ state, alternatives }) => state === 'published' && alternatives.includes(problemId),
	);
	return published[0]?.title ?? null;
}

/** A kind of source of the product, whatever a later one may call it. */
export function toSourceKind(kind: string): (typeof sourceKinds)[number] {
	return sourceKinds.find((known) => known === kind) ?? 'free-proposal';
}

/** What a source may cite: every material that was not withdrawn, and those already cited. */
export async function listCitable(
	backend: Backend,
	exercise: Exercise,
	locale: Locale,
	cited: readonly string[] = [],
): Promise<{ value: string; label: string; number: number }[]> {
	return (await listMaterials(backend, exercise.id))
		.filter(({ id, withdrawnOn }) => withdrawnOn === null || cited.includes(id))
		.map(({ id, number, kind, title }) => ({
			value: id,
			number,
			label: `${String(number)}. ${materialMessages[locale].kinds[kind]}: ${title.slice(0, 80)}`,
		}));
}

/** The material of a source as its card shows it. */
export function showMaterial(locale: Locale, source: ProblemSource, exerciseSlug: string) {
	const { materialNumber: number, materialTitle: title } = source;
	if (number === null || title === null) return null;
	return {
		number,
		title,
		about: [source.materialAuthor, source.materialDated && formatDated(locale, source.materialDated)].filter(
			(text) => text !== null,
		),
		hash: source.materialHash,
		isWithdrawn: source.materialWithdrawnOn !== null,
		href: `/nucleo/${exerciseSlug}/materiales/${String(number)}`,
	};
}
