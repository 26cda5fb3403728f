import type { Counting, DeclaredTieRule } from '../../evidence';
import { group, type Group } from '../form';
import type { RefusalCode } from '../refusalCodes';
import { countCharacters, isWritable, tidyLine } from '../text';

export type { Counting, DeclaredTieRule };

/** What people can be asked to do; the first is proposed. */
export const tasks = [
	'rank',
	'criteria',
	'pairs',
	'approve',
	'points',
] as const satisfies readonly Counting['task'][];
export type Task = (typeof tasks)[number];

type RankCounting = Extract<Counting, { task: 'rank' }>;

/** Ways to count rankings; the first is proposed. */
export const rankMethods = [
	'ranked-pairs',
	'schulze',
	'copeland',
	'borda',
] as const satisfies readonly RankCounting['method'][];
export type RankMethod = (typeof rankMethods)[number];

/** What leaving a problem without a place says; the first is proposed. */
export const unrankedRules = ['last', 'no-opinion'] as const satisfies readonly RankCounting['unranked'][];

/** What happens to a tie; the first is proposed. */
export const tieRules = ['leave-tied', 'draw'] as const satisfies readonly DeclaredTieRule['rule'][];

/** Limits of what a draft may say about counting, in characters, marks or items. */
export const COUNTING_LIMITS = {
	most: { min: 1, max: 40 },
	points: { min: 1, max: 100 },
	criteria: { min: 1, max: 8 },
	criterionName: { min: 2, max: 60 },
	criterionQuestion: { min: 5, max: 200 },
	weight: { min: 0, max: 100 },
	drawSource: { min: 10, max: 200 },
} as const;

/** The whole marks of every criterion. */
export const SCALE = { least: 1, most: 5 } as const;

type Refuse = (control: string, code: RefusalCode) => void;
type Limits = { readonly min: number; readonly max: number };

/** Names of the controls of a criterion, by its row on the form. */
export function criterionControl(row: number, part: 'name' | 'question' | 'weight'): string {
	return `criterion.${row.toString()}.${part}`;
}

/** How it is counted: the group of controls named `counting.…`. Only those of the chosen task are read. */
export function countingField() {
	return group(readCounting);
}

/** What happens to ties: the group of controls named `tieRule.…`. */
export function tieRuleField() {
	return group(readTieRule);
}

function readCounting(controls: Group, refuse: Refuse): Counting {
	const task = tasks.find((one) => one === textOf(controls, 'task'));
	switch (task) {
		case 'rank': {
			const method = rankMethods.find((one) => one === textOf(controls, 'method'));
			const unranked = unrankedRules.find((one) => one === textOf(controls, 'unranked'));
			if (!method) refuse('method', 'method_choice');
			if (!unranked) refuse('unranked', 'unranked_choice');
			return {
				task,
				method: method ?? rankMethods[0],
				strength: 'winning-then-losing',
				unranked: unranked ?? unrankedRules[0],
				mostRanked: readLimit(controls, 'mostRanked', refuse),
			};
		}
		case 'approve':
			return { task, method: 'approval', mostApproved: readLimit(controls, 'mostApproved', refuse) };
		case 'points': {
			const points = readWhole(controls, 'points', COUNTING_LIMITS.points);
			const most = readLimit(controls, 'mostPerAlternative', refuse, COUNTING_LIMITS.points.max);
			if (points === null) refuse('points', 'points_range');
			else if (most !== null && most > points) refuse('mostPerAlternative', 'limit_beyond_points');
			return { task, method: 'cumulative-points', points: points ?? 1, mostPerAlternative: most };
		}
		case 'criteria':
			return { task, method: 'weighted-sum', scale: { ...SCALE }, criteria: readCriteria(controls, refuse) };
		case 'pairs':
			return { task, method: 'win-share' };
		case undefined:
			refuse('task', 'task_choice');
			return { task: 'pairs', method: 'win-share' };
	}
}

type Criterion = Extract<Counting, { task: 'criteria' }>['criteria'][number];

/** Rows without a name are left out; whatever else is written in them is then nothing. */
function readCriteria(controls: Group, refuse: Refuse): Criterion[] {
	const { criteria: rows, criterionName, criterionQuestion, weight: weights } = COUNTING_LIMITS;
	const criteria: Criterion[] = [];
	for (let row = 0; row < rows.max; row += 1) {
		const control = (part: 'name' | 'question' | 'weight') => criterionControl(row, part);
		const name = textOf(controls, control('name'));
		if (name === '') continue;
		const question = textOf(controls, control('question'));
		const weight = readWhole(controls, control('weight'), weights);
		if (!fits(name, criterionName)) refuse(control('name'), 'criterion_name_length');
		if (!fits(question, criterionQuestion)) refuse(control('question'), 'criterion_question_length');
		if (weight === null) refuse(control('weight'), 'criterion_weight_range');
		const isTwin = criteria.some((other) => other.name.toLowerCase() === name.toLowerCase());
		if (isTwin) refuse(control('name'), 'criterion_repeated');
		criteria.push({ id: `c${(row + 1).toString()}`, name, question, weight: { num: weight ?? 0, den: 1 } });
	}
	if (criteria.length === 0) refuse(criterionControl(0, 'name'), 'criteria_range');
	else if (criteria.every(({ weight }) => weight.num === 0))
		refuse(criterionControl(0, 'weight'), 'criteria_without_weight');
	return criteria;
}

function readTieRule(controls: Group, refuse: Refuse): DeclaredTieRule {
	const rule = textOf(controls, 'rule');
	if (rule === 'leave-tied') return { rule };
	if (rule !== 'draw') {
		refuse('rule', 'tie_rule_choice');
		return { rule: 'leave-tied' };
	}
	const [source, heldOn] = [textOf(controls, 'source'), textOf(controls, 'heldOn')];
	if (!fits(source, COUNTING_LIMITS.drawSource)) refuse('source', 'draw_source_length');
	if (!isDay(heldOn)) refuse('heldOn', 'draw_day');
	return { rule, source, heldOn };
}

function textOf(controls: Group, control: string): string {
	return tidyLine(controls.get(control)?.[0] ?? '');
}

function fits(text: string, { min, max }: Limits): boolean {
	const length = countCharacters(text);
	return isWritable(text) && length >= min && length <= max;
}

function readWhole(controls: Group, control: string, { min, max }: Limits): number | null {
	const text = textOf(controls, control);
	const number = Number(text);
	return /^[0-9]{1,4}$/.test(text) && number >= min && number <= max ? number : null;
}

/** A limit left blank is none. */
function readLimit(
	controls: Group,
	control: string,
	refuse: Refuse,
	max: number = COUNTING_LIMITS.most.max,
): number | null {
	if (textOf(controls, control) === '') return null;
	const limit = readWhole(controls, control, { min: COUNTING_LIMITS.most.min, max });
	if (limit === null) refuse(control, 'limit_range');
	return limit;
}

function isDay(text: string): boolean {
	if (!/^2[01][0-9]{2}-[0-9]{2}-[0-9]{2}$/.test(text)) return false;
	const at = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
