import { bundlePaths, commit, documentHash, fromBase64url, MARKS_KEYS } from '../../src/lib/evidence';
import { joinLines, splitLines } from '../../src/lib/evidence/bundle/lines';
import { excludeAnswers, type OpenedSample } from '../../src/lib/verifier/testing/openSample';
import { pick, sortBatches } from '../../src/lib/verifier/testing/spoil';
import type { Chance } from './chance';
import { mutate } from './mutate';
import { spoilLines } from './spoilBytes';

type List = OpenedSample['openings'][number];
type Opening = List['openings'][number];

const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

function commitmentOf({ kind }: List, { content, salt }: Opening): string {
	return commit(kind, fromBase64url(salt) ?? new Uint8Array(), content);
}

/** Changes what an opening says and, with it, what the log committed to: as if that had been cast. */
function recast({ record }: OpenedSample, list: List, one: Opening, change: () => unknown): void {
	const before = commitmentOf(list, one);
	change();
	const after = commitmentOf(list, one);
	for (const { type, body } of record.entries)
		if ((type === 'ballot' || type === 'response') && body.commitment === before) body.commitment = after;
}

/** Changes what an opening says: most often into something that somebody could have said. */
function sayOtherwise({ openings }: OpenedSample, list: List, one: Opening, chance: Chance): void {
	const { content } = one;
	const elsewhere = chance.pick(openings);
	const key = list.kind === 'response' ? 'answers' : (Object.keys(content).at(-1) ?? '');
	const said = content[key];
	const what = chance.below(8);
	if (what < 3) content[key] = copyOf(chance.pick(list.openings).content[key]);
	else if (what === 3 && Array.isArray(said)) said.splice(chance.below(said.length + 1), 1);
	else if (what === 4 && Array.isArray(said)) said.reverse();
	else if (what === 5) content[list.kind === 'response' ? 'survey' : 'ranking'] = elsewhere.subject;
	else if (what === 6 && list.kind === 'ballot') {
		Reflect.deleteProperty(content, key);
		content[chance.pick(Object.values(MARKS_KEYS))] = [];
	} else mutate(content, chance);
}

/** Puts one limit into the methodology, as if it had been there from the start. */
function limit(sample: OpenedSample, chance: Chance): void {
	const { body } = pick(sample.record, 'methodology.published');
	const { counting } = body.methodology;
	const most = 1 + chance.below(3);
	if (counting.task === 'rank') counting.mostRanked = most;
	else if (counting.task === 'approve') counting.mostApproved = most;
	else if (counting.task === 'points' && chance.below(2) === 0) counting.mostPerAlternative = 3 + most;
	else if (counting.task === 'points') counting.points = 8 + most;
	else if (counting.task === 'criteria') counting.scale.most = 2 + most;
	const [before, after] = [body.hash, documentHash('methodology', body.methodology)];
	for (const list of sample.openings)
		for (const one of list.openings)
			recast(sample, list, one, () => {
				if (one.content['methodology'] === before) one.content['methodology'] = after;
			});
	const renamed = JSON.stringify(sample.record.entries).replaceAll(before, after);
	sample.record.entries = JSON.parse(renamed) as typeof sample.record.entries;
	for (const { document } of sample.record.results) document.methodology = after;
}

/** Spoils the lines of a file of openings once it is packed, where nothing sorts them any more. */
function spoilFile(sample: OpenedSample, { kind, subject }: List, chance: Chance): void {
	const path = bundlePaths.openings(kind, subject);
	const others = sample.openings.map((list) => bundlePaths.openings(list.kind, list.subject));
	const what = chance.below(6);
	sample.change = (files, head) => {
		const bytes = files.get(path) ?? new Uint8Array();
		if (what === 0) files.set(path, joinLines(splitLines(bytes).lines.reverse()));
		else if (what === 1) files.set(chance.pick(others), bytes);
		else if (what === 2) files.set(path, new Uint8Array());
		else if (what === 3 && chance.below(3) === 0) delete head.edition;
		else files.set(path, spoilLines(bytes, chance));
	};
}

/** Leaves answers out by a rule, and sometimes opens one of them nevertheless. */
function exclude(sample: OpenedSample, chance: Chance): void {
	const [answers] = sample.openings;
	if (answers?.kind !== 'response') throw new Error('nobody answered anything');
	const out = excludeAnswers(sample, 1 + chance.below(3));
	if (chance.below(2) === 0) answers.openings.push(chance.pick(out));
	if (chance.below(2) === 0) mutate(pick(sample.record, 'responses.excluded').body, chance);
}

/** Changes what a bundle of the guarantor body opens. */
export function spoilOpenings(sample: OpenedSample, chance: Chance): void {
	const list = chance.pick(sample.openings);
	const one = chance.pick(list.openings);
	const otherList = chance.pick(sample.openings);
	const other = chance.pick(otherList.openings);
	switch (chance.below(10)) {
		case 0:
			sayOtherwise(sample, list, one, chance);
			break;
		case 1:
		case 2:
			recast(sample, list, one, () => {
				sayOtherwise(sample, list, one, chance);
			});
			break;
		case 3:
			if (chance.below(2) === 0) one.salt = other.salt;
			else mutate(one, chance);
			break;
		case 4:
			if (chance.below(3) === 0) sample.openings.splice(sample.openings.indexOf(list), 1);
			else list.openings.splice(list.openings.indexOf(one), 1);
			break;
		case 5:
			list.openings.push(copyOf(one));
			if (chance.below(2) === 0) mutate(list.openings.at(-1), chance);
			break;
		case 6:
			if (chance.below(2) === 0) list.openings.push(copyOf(other));
			else [one.content, other.content] = [other.content, one.content];
			break;
		case 7:
			exclude(sample, chance);
			break;
		case 8:
			limit(sample, chance);
			break;
		default:
			spoilFile(sample, list, chance);
	}
	sortBatches(sample.record);
	const [result] = sample.record.results;
	if (result) pick(sample.record, 'tally.computed').body.result = documentHash('result', result.document);
}
