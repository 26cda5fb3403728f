import { ok, type Result } from '../../basics/result';
import { refuseAt } from '../methods/refusal';
import { parseInteger, type ExactInteger } from '../numbers/exactNumber';
import type { MarkLine, MarksRefusal, MarksRules } from './marksInput';

/** What one ballot adds to one cell of the table. */
export type MarkCell = { readonly row: number; readonly column: number; readonly value: bigint };

type RulesOf<Task extends MarksRules['task']> = Extract<MarksRules, { task: Task }>;
type Slots = ReadonlyMap<string, number>;
type Place = readonly (string | number)[];
type Read = Result<MarkCell[], MarksRefusal>;

/** What one ballot marks, after every rule of its task was checked; nothing when it is empty. */
export function readMarks(rules: MarksRules, slots: Slots, line: MarkLine, at: number): Read {
	const place: Place = ['ballots', at];
	switch (rules.task) {
		case 'approve':
			return 'approved' in line ? readApproved(rules, slots, line.approved, place) : otherTask(place);
		case 'points':
			return 'points' in line ? readPoints(rules, slots, line.points, place) : otherTask(place);
		case 'criteria':
			return 'scores' in line ? readScores(rules, slots, line.scores, place) : otherTask(place);
		case 'pairs':
			return 'judgements' in line ? readJudgements(slots, line.judgements, place) : otherTask(place);
	}
}

function otherTask(place: Place): Read {
	return refuseAt('other-task', place, '');
}

function readApproved(
	{ mostApproved }: RulesOf<'approve'>,
	slots: Slots,
	approved: readonly string[],
	place: Place,
): Read {
	const cells: MarkCell[] = [];
	const seen = new Set<string>();
	for (const [at, id] of approved.entries()) {
		const row = slots.get(id);
		if (row === undefined) return refuseAt('unknown-alternative', [...place, 'approved', at], id);
		if (seen.has(id)) return refuseAt('marked-twice', [...place, 'approved', at], id);
		seen.add(id);
		cells.push({ row, column: 0, value: 1n });
	}
	return mostApproved !== null && approved.length > mostApproved
		? refuseAt('too-many-marks', [...place, 'approved'], approved.length)
		: ok(cells);
}

function readPoints(
	rules: RulesOf<'points'>,
	slots: Slots,
	given: readonly { readonly alternative: string; readonly points: ExactInteger }[],
	place: Place,
): Read {
	const cells: MarkCell[] = [];
	const seen = new Set<string>();
	let spent = 0n;
	for (const [at, { alternative, points }] of given.entries()) {
		const here = [...place, 'points', at];
		const row = slots.get(alternative);
		if (row === undefined) return refuseAt('unknown-alternative', [...here, 'alternative'], alternative);
		if (seen.has(alternative)) return refuseAt('marked-twice', [...here, 'alternative'], alternative);
		seen.add(alternative);
		const value = parseInteger(points);
		if (!value.ok || value.value < 1n) return refuseAt('mark-not-an-integer', [...here, 'points'], points);
		if (rules.mostPerAlternative !== null && value.value > BigInt(rules.mostPerAlternative)) {
			return refuseAt('too-many-marks-on-one', [...here, 'points'], points);
		}
		spent += value.value;
		cells.push({ row, column: 0, value: value.value }, { row, column: 1, value: 1n });
	}
	return spent > BigInt(rules.points) ? refuseAt('too-many-marks', [...place, 'points'], spent) : ok(cells);
}

function readScores(
	{ scale, criteria }: RulesOf<'criteria'>,
	slots: Slots,
	scores: readonly {
		readonly alternative: string;
		readonly criterion: string;
		readonly score: ExactInteger;
	}[],
	place: Place,
): Read {
	const cells: MarkCell[] = [];
	const seen = new Set<string>();
	for (const [at, { alternative, criterion, score }] of scores.entries()) {
		const here = [...place, 'scores', at];
		const row = slots.get(alternative);
		if (row === undefined) return refuseAt('unknown-alternative', [...here, 'alternative'], alternative);
		const which = criteria.findIndex(({ id }) => id === criterion);
		if (which === -1) return refuseAt('unknown-criterion', [...here, 'criterion'], criterion);
		const key = `${row.toString()} ${which.toString()}`;
		if (seen.has(key)) return refuseAt('marked-twice', here, alternative);
		seen.add(key);
		const value = parseInteger(score);
		if (!value.ok) return refuseAt('mark-not-an-integer', [...here, 'score'], score);
		if (value.value < BigInt(scale.least) || value.value > BigInt(scale.most)) {
			return refuseAt('mark-out-of-scale', [...here, 'score'], score);
		}
		cells.push({ row, column: 2 * which, value: value.value }, { row, column: 2 * which + 1, value: 1n });
	}
	return ok(cells);
}

function readJudgements(
	slots: Slots,
	judgements: readonly {
		readonly first: string;
		readonly second: string;
		readonly preferred: string | null;
	}[],
	place: Place,
): Read {
	const cells: MarkCell[] = [];
	const seen = new Set<string>();
	for (const [at, { first, second, preferred }] of judgements.entries()) {
		const here = [...place, 'judgements', at];
		const [one, other] = [slots.get(first), slots.get(second)];
		if (one === undefined) return refuseAt('unknown-alternative', [...here, 'first'], first);
		if (other === undefined) return refuseAt('unknown-alternative', [...here, 'second'], second);
		if (one === other) return refuseAt('same-alternative-twice', here, first);
		const key = [one, other].sort((a, b) => a - b).join(' ');
		if (seen.has(key)) return refuseAt('marked-twice', here, first);
		seen.add(key);
		if (preferred === null) continue;
		if (preferred !== first && preferred !== second) {
			return refuseAt('preferred-not-of-the-pair', [...here, 'preferred'], preferred);
		}
		const [row, column] = preferred === first ? [one, other] : [other, one];
		cells.push({ row, column, value: 1n });
	}
	return ok(cells);
}
