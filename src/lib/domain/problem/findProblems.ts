import { foldName } from '../territory/search';

/** What is needed of a problem to find it. */
export interface Findable {
	readonly number: number;
	readonly title: string;
	readonly description: string;
	readonly theme: string;
	readonly tags: readonly string[];
	/** Keys of states or municipalities. */
	readonly territories: readonly string[];
	readonly sourceKinds: readonly string[];
	readonly mergedInto: string | null;
}

/** What to look for; an empty text asks for nothing. */
export interface ProblemQuery {
	/** Words, or the number of a problem. */
	readonly text: string;
	readonly theme: string;
	readonly tag: string;
	/** A state finds its municipalities too; a municipality finds what happens in its whole state. */
	readonly territory: string;
	readonly source: string;
	/** `standing`: those that stand alone; `merged`: those read as another; `all`. */
	readonly standing: 'standing' | 'merged' | 'all';
}

/** The problems that answer to everything asked, in the order given. Accents and capitals make no difference. */
export function findProblems<P extends Findable>(problems: readonly P[], query: ProblemQuery): P[] {
	const words = foldName(query.text)
		.split(' ')
		.filter((word) => word !== '');
	return problems.filter(
		(problem) =>
			isStanding(problem, query.standing) &&
			(query.theme === '' || problem.theme === query.theme) &&
			(query.tag === '' || problem.tags.includes(query.tag)) &&
			(query.source === '' || problem.sourceKinds.includes(query.source)) &&
			(query.territory === '' || problem.territories.some((key) => overlaps(key, query.territory))) &&
			holdsWords(problem, words),
	);
}

function isStanding({ mergedInto }: Findable, standing: ProblemQuery['standing']): boolean {
	return standing === 'all' || (mergedInto === null) === (standing === 'standing');
}

/** Whether one of two keys is the other or its state. */
function overlaps(one: string, other: string): boolean {
	return one.startsWith(other) || other.startsWith(one);
}

/** Every word begins a word of the title or of the description, or is the number. */
function holdsWords({ number, title, description }: Findable, words: readonly string[]): boolean {
	if (words.length === 0) return true;
	const written = `${String(number)} ${foldName(title)} ${foldName(description)}`.split(' ');
	return words.every((word) => written.some((one) => one.startsWith(word)));
}

/**
 * The others, those most like one problem first: shared words of the title count most, then the same theme and the
 * same place. Only a help for the eye: whether two are the same is for people to say.
 */
export function sortByLikeness<P extends Findable>(problem: P, others: readonly P[]): P[] {
	const words = tellingWords(problem.title);
	const likeness = (other: P): number => {
		const shared = [...tellingWords(other.title)].filter((word) => words.has(word)).length;
		const near = other.territories.some((key) => problem.territories.some((own) => overlaps(own, key)));
		return shared * 4 + (other.theme === problem.theme ? 2 : 0) + (near ? 1 : 0);
	};
	return others
		.filter(({ number }) => number !== problem.number)
		.map((other) => ({ other, likeness: likeness(other) }))
		.sort((a, b) => b.likeness - a.likeness || a.other.number - b.other.number)
		.map(({ other }) => other);
}

/** The beginnings of the longer words: short ones join, endings only agree. */
function tellingWords(title: string): Set<string> {
	return new Set(
		foldName(title)
			.split(' ')
			.filter((word) => word.length > 3)
			.map((word) => word.slice(0, 5)),
	);
}
